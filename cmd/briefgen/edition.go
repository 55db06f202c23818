package main

import (
	"bytes"
	"html"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/changes"
	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/serve"
)

// edition is what a build shows to readers.
type edition struct {
	briefings []*news.Briefing
	sections  []string
	words     func() *labels.Labels // to tell what it shows other than an earlier one
}

// linesTold is how many lines a notice lists: more nobody reads.
const linesTold = 12

// Since tells what a reader sees here other than in an earlier edition. A line that stands on no page is not led to.
func (e *edition) Since(earlier serve.Edition, in func(folder string) []news.File) serve.Notice {
	stories := changes.Between(earlier.(*edition).briefings, e.briefings, e.sections)
	words := wording{e.words()}
	n := serve.Notice{Heading: words.summary(stories), Close: words.Texts["close"]}
	room := linesTold
	left := 0
	for _, s := range stories {
		shown := s.Lines[:min(room, len(s.Lines))]
		room -= len(shown)
		left += len(s.Lines) - len(shown)
		if len(shown) > 0 {
			n.Stories = append(n.Stories, words.noticeOf(s, shown, pagesOf(in(s.ID))))
		}
	}
	if left > 0 {
		n.More = words.count("more", left)
	}
	return n
}

// wording tells changes in a language.
type wording struct{ *labels.Labels }

// noticeOf tells lines of a story with these pages by what became of them.
func (w wording) noticeOf(s changes.Story, lines []changes.Line, pages []news.File) serve.NoticeStory {
	told := serve.NoticeStory{Title: s.Title}
	if len(pages) > 0 {
		told.Href = "/" + s.ID + "/"
	}
	for _, line := range lines {
		label := w.count(string(line.Kind), countOf(s.Lines, line.Kind))
		if last := len(told.Groups) - 1; last < 0 || told.Groups[last].Label != label {
			told.Groups = append(told.Groups, serve.NoticeGroup{Label: label})
		}
		group := &told.Groups[len(told.Groups)-1]
		switch line.Kind {
		case changes.StoryNew, changes.StoryGone, changes.TitleChanged: // of a whole story there is no line
		default:
			group.Lines = append(group.Lines, serve.NoticeLine{Text: line.Text, Href: place(pages, line.ID)})
		}
	}
	return told
}

// pagesOf returns the pages among the files of a story, its own first.
func pagesOf(files []news.File) []news.File {
	var pages []news.File
	for _, f := range files {
		switch {
		case path.Base(f.Path) == "index.html":
			pages = slices.Insert(pages, 0, f)
		case path.Ext(f.Path) == ".html":
			pages = append(pages, f)
		}
	}
	return pages
}

// place returns the address of the line called id on one of the pages, "" if it stands on none.
func place(pages []news.File, id string) string {
	if id == "" {
		return ""
	}
	for _, page := range pages {
		if bytes.Contains(page.Data, []byte(` id="`+html.EscapeString(id)+`"`)) {
			return "/" + strings.TrimSuffix(page.Path, "index.html") + "#" + url.PathEscape(id)
		}
	}
	return ""
}

func countOf(lines []changes.Line, kind changes.Kind) int {
	n := 0
	for _, line := range lines {
		if line.Kind == kind {
			n++
		}
	}
	return n
}

// summary says in one line what became of the lines of stories: "2 facts now disputed, 1 new fact".
func (w wording) summary(stories []changes.Story) string {
	var parts []string
	for _, c := range changes.Counts(stories) {
		parts = append(parts, w.count(string(c.Kind), c.N))
	}
	if len(parts) == 0 {
		return w.Texts["no-change"]
	}
	return strings.Join(parts, ", ")
}

// count is a label with a number. All that are asked for here a test finds in the file of labels.
func (w wording) count(key string, n int) string {
	text, err := w.Count(key, n)
	if err != nil {
		return key
	}
	return text
}

// teller says on the terminal what each build changed, in English as all that the program says there.
type teller struct {
	words wording
	last  *edition // nil before the first build
}

// newTeller returns a teller that has seen no build.
func newTeller() (*teller, error) {
	english, err := labels.Load("en", nil)
	if err != nil {
		return nil, err
	}
	return &teller{words: wording{english}}, nil
}

// wordsOf returns what gives the words of the site's language.
func (l *teller) wordsOf(p *project) func() *labels.Labels {
	cfg := p.builder.Config // as it is now: the words are asked for later, while others may build
	return func() *labels.Labels {
		if words, err := build.Labels(p.root, cfg); err == nil {
			return words
		}
		return l.words.Labels // the templates are wrong, or have changed since
	}
}

// edition returns what a build shows.
func (l *teller) edition(p *project, ed *build.Edition) *edition {
	return &edition{ed.Briefings, p.builder.Config.Briefing.Sections, l.wordsOf(p)}
}

// next tells in one line what a build changed.
func (l *teller) next(t *terminal, now *edition) {
	if l.last != nil {
		t.message("%s", l.words.line(l.last, now))
	}
	l.last = now
}

// storiesTold is how many stories are named in a line of the terminal.
const storiesTold = 5

// line says what has changed from one edition to the next, story by story.
func (w wording) line(before, after *edition) string {
	stories := changes.Between(before.briefings, after.briefings, after.sections)
	if len(stories) == 0 {
		return "no line changed"
	}
	var parts []string
	for _, s := range stories[:min(len(stories), storiesTold)] {
		parts = append(parts, s.ID+": "+w.summary([]changes.Story{s}))
	}
	if left := len(stories) - storiesTold; left > 0 {
		parts = append(parts, "and "+count(left, "more story"))
	}
	return "changed: " + strings.Join(parts, "; ")
}
