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

// edition is what a build shows to readers, with the words for what a later one changes of it.
type edition struct {
	briefings []*news.Briefing
	sections  []string
	words     *labels.Labels
}

// linesTold is how many lines a notice lists: more nobody reads.
const linesTold = 12

// Since tells what a reader sees here other than in an earlier edition. A line that stands on no page is not led to.
func (e *edition) Since(earlier serve.Edition, in func(folder string) []news.File) serve.Notice {
	stories := changes.Between(earlier.(*edition).briefings, e.briefings, e.sections)
	n := serve.Notice{Heading: e.summary(stories), Close: e.words.Texts["close"]}
	room := linesTold
	left := 0
	for _, s := range stories {
		shown := s.Lines[:min(room, len(s.Lines))]
		room -= len(shown)
		left += len(s.Lines) - len(shown)
		if len(shown) > 0 {
			n.Stories = append(n.Stories, e.noticeOf(s, shown, pagesOf(in(s.ID))))
		}
	}
	if left > 0 {
		n.More = e.count("more", left)
	}
	return n
}

// noticeOf tells lines of a story with these pages by what became of them.
func (e *edition) noticeOf(s changes.Story, lines []changes.Line, pages []news.File) serve.NoticeStory {
	told := serve.NoticeStory{Title: s.Title}
	if len(pages) > 0 {
		told.Href = "/" + s.ID + "/"
	}
	for _, line := range lines {
		label := e.count(string(line.Kind), countOf(s.Lines, line.Kind))
		if last := len(told.Groups) - 1; last < 0 || told.Groups[last].Label != label {
			told.Groups = append(told.Groups, serve.NoticeGroup{Label: label})
		}
		group := &told.Groups[len(told.Groups)-1]
		if line.Text != s.Title { // of a whole story there is no line
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
func (e *edition) summary(stories []changes.Story) string {
	var parts []string
	for _, c := range changes.Counts(stories) {
		parts = append(parts, e.count(string(c.Kind), c.N))
	}
	if len(parts) == 0 {
		return e.words.Texts["no-change"]
	}
	return strings.Join(parts, ", ")
}

// count is a label with a number. All that are asked for here a test finds in the file of labels.
func (e *edition) count(key string, n int) string {
	text, err := e.words.Count(key, n)
	if err != nil {
		return key
	}
	return text
}

// teller says on the terminal what each build changed. The zero value has seen no build.
type teller struct{ last *edition }

// next tells what a build changed, in one line and in English as all that the program says there.
func (l *teller) next(t *terminal, b *build.Builder, ed *build.Edition) {
	english, err := labels.Load("en", nil)
	if err != nil {
		return
	}
	now := &edition{briefings: ed.Briefings, sections: b.Config.Briefing.Sections, words: english}
	if l.last != nil {
		t.message("%s", now.line(l.last))
	}
	l.last = now
}

// editionOf returns what a build shows, in the language of the site; nil where there are no words for it.
func editionOf(b *build.Builder, ed *build.Edition) serve.Edition {
	words, err := b.Labels()
	if err != nil {
		return nil
	}
	return &edition{ed.Briefings, b.Config.Briefing.Sections, words}
}

// storiesTold is how many stories are named in a line of the terminal.
const storiesTold = 5

// line says what has changed since an earlier edition, story by story.
func (e *edition) line(earlier *edition) string {
	stories := changes.Between(earlier.briefings, e.briefings, e.sections)
	if len(stories) == 0 {
		return "no line changed"
	}
	var parts []string
	for _, s := range stories[:min(len(stories), storiesTold)] {
		parts = append(parts, s.ID+": "+e.summary([]changes.Story{s}))
	}
	if left := len(stories) - storiesTold; left > 0 {
		parts = append(parts, "and "+count(left, "more story"))
	}
	return "changed: " + strings.Join(parts, "; ")
}
