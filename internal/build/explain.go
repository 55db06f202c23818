package build

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// Answer is what [Builder.Explain] found.
type Answer struct {
	Explanations []*news.Explanation // one of each story that has it
	Sentences    []brief.Sentence    // those that can be meant, where there are several; nothing is explained then
	Problems     []*news.Problem     // of the articles, sorted; paths are below the content folder
}

// Explain tells how something of the briefings came to be, or why a sentence is not shown. It is named
// by its id, by an actor's name, by words of the sentence or by its place: "harbour-fire/gazette.md:12".
// A story that is not "" is the only one looked at. Nothing is written. It fails like
// [Builder.Edition], with an [UnknownStoryError], and with an [UnexplainedError].
func (b *Builder) Explain(ctx context.Context, story, what string) (*Answer, error) {
	in, err := b.read(ctx)
	if err != nil {
		return nil, err
	}
	stories, err := b.stories(in)
	if err != nil {
		return nil, err
	}
	if stories, err = chosen(stories, story); err != nil {
		return nil, err
	}
	answer := &Answer{Problems: in.problems}
	err = b.withContent(func(content contentFolder) error {
		lines := &fileLines{content: content.files, byPath: map[string][]lineOf{}}
		a := &asked{what: what, lines: lines}
		if err := a.all(ctx, stories, b.mergeOptions()); err != nil {
			return err
		}
		return a.answer(answer, b.Config.ContentDir, b.Config.Briefing.Sections)
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}

// chosen returns the story with an id, all for "".
func chosen(stories []*news.Story, id string) ([]*news.Story, error) {
	if id == "" {
		return stories, nil
	}
	var known []string
	for _, s := range stories {
		if s.ID == id {
			return []*news.Story{s}, nil
		}
		known = append(known, s.ID)
	}
	return nil, &UnknownStoryError{ID: id, Known: known}
}

// asked looks for what the user asks about, story by story.
type asked struct {
	what  string
	lines *fileLines
	found []found
}

// found is what a story has of it.
type found struct {
	story     *news.Story
	how       int // the least counts
	ids       []string
	known     []string
	explained []*news.Explanation
	sentences []brief.Sentence
}

// How something was named.
const (
	byID = iota
	byPlace
	byName
	byWords
	notAtAll
)

// all asks every story. A merge that can be asked holds much: it is given up story by story.
func (a *asked) all(ctx context.Context, stories []*news.Story, opts brief.Options) error {
	a.found = make([]found, len(stories))
	errs := make([]error, len(stories))
	err := each(ctx, len(stories), func(i int) {
		errs[i] = Guard(fmt.Sprintf("explaining the story %q", stories[i].ID), func() error {
			a.found[i] = a.in(stories[i], brief.NewExplainer(stories[i], opts))
			return nil
		})
	})
	return cmp.Or(append(errs, err)...)
}

// in looks into one story.
func (a *asked) in(story *news.Story, x *brief.Explainer) found {
	f := found{story: story, known: x.IDs(), how: notAtAll}
	if e := x.Explain(a.what); e != nil {
		f.how, f.explained = byID, []*news.Explanation{e}
		return f
	}
	if f.sentences = a.at(story, x); len(f.sentences) > 0 {
		f.how = byPlace
	} else if f.ids = x.ActorIDs(a.what); len(f.ids) > 0 {
		f.how = byName
	} else if f.sentences = x.Sentences(a.what); len(f.sentences) > 0 {
		f.how = byWords
	}
	for _, s := range f.sentences {
		f.ids = append(f.ids, s.ID)
	}
	slices.Sort(f.ids)
	if f.ids = slices.Compact(f.ids); len(f.ids) == 1 || f.how == byName {
		for _, id := range f.ids {
			f.explained = append(f.explained, x.Explain(id))
		}
	}
	return f
}

// at returns the sentences of a line of a file: "harbour-fire/gazette.md:12", with or without the folders before.
func (a *asked) at(story *news.Story, x *brief.Explainer) []brief.Sentence {
	name, number, ok := cutLast(a.what, ":")
	line, err := strconv.Atoi(number)
	if !ok || err != nil || line < 1 {
		return nil
	}
	name = path.Clean(strings.ReplaceAll(name, "\\", "/"))
	var out []brief.Sentence
	for _, doc := range story.Docs {
		if !endsIn(doc.Path, name) && !endsIn(name, doc.Path) {
			continue
		}
		if s := a.lines.span(doc, line); !s.Empty() {
			out = append(out, x.SentencesIn(doc.Path, s)...)
		}
	}
	return out
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// endsIn reports whether a path ends in another.
func endsIn(name, end string) bool { return name == end || strings.HasSuffix(name, "/"+end) }

// answer takes from the stories what is named most directly.
func (a *asked) answer(to *Answer, contentDir string, sections []string) error {
	how := notAtAll
	for _, f := range a.found {
		how = min(how, f.how)
	}
	if how == notAtAll {
		return a.unexplained()
	}
	docs := map[string]*news.Document{}
	for _, f := range a.found {
		if f.how != how {
			continue
		}
		to.Explanations = append(to.Explanations, f.explained...)
		to.Sentences = append(to.Sentences, f.sentences...)
		for _, doc := range f.story.Docs {
			docs[doc.Path] = doc
		}
	}
	place := func(p *news.Located) { p.Line = a.lines.line(docs[p.Path], p.Start) }
	if len(to.Sentences) > 1 && len(to.Explanations) != 1 || len(to.Sentences) > 1 && how == byPlace {
		to.Explanations = nil
		for i := range to.Sentences {
			place(&to.Sentences[i].Located)
		}
		return nil
	}
	to.Sentences = nil
	for _, e := range to.Explanations {
		finish(e, place, contentDir, sections)
	}
	return nil
}

func (a *asked) unexplained() error {
	var known []string
	for _, f := range a.found {
		known = append(known, f.known...)
	}
	slices.Sort(known)
	return &UnexplainedError{What: a.what, Known: slices.Compact(known)}
}

// finish enters the lines of the files and what the configuration says.
func finish(e *news.Explanation, place func(*news.Located), contentDir string, sections []string) {
	for i := range e.Places {
		place(&e.Places[i])
	}
	for i := range e.Compared {
		place(&e.Compared[i].Located)
	}
	for i := range e.Settings {
		if s := &e.Settings[i]; path.Base(s.File) == "_index.md" {
			s.File = path.Join(contentDir, s.File)
		}
	}
	if section := sectionOf[e.Kind]; e.Shown && section != "" && !slices.Contains(sections, section) {
		e.Reasons = append(e.Reasons, news.Reason{Rule: "sections", Text: fmt.Sprintf("no page has the section %q: the configuration leaves it out", section), Lines: []string{}})
		e.Settings = append(e.Settings, news.Setting{File: "briefing.toml", Write: fmt.Sprintf("[briefing] sections with %q", section), Effect: "pages have the section"})
	}
}

// sectionOf is the section of a page that has what is explained.
var sectionOf = map[news.ExplainedKind]string{
	news.ExplainedConsensus: "consensus", news.ExplainedReported: "reported", news.ExplainedDispute: "disputes",
	news.ExplainedQuote: "quotes", news.ExplainedActor: "actors", news.ExplainedEvent: "timeline", news.ExplainedUnknown: "unknowns",
}
