package brief

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// Explainer is a merge that has written down why it decided as it did. It is not changed by being asked.
type Explainer struct {
	m         *merger
	b         *news.Briefing
	sentences []string        // ids of the units
	pairs     map[[2]int]pair // of units, as the merge compares them; nil until asked for
}

// NewExplainer merges story as [Merge] does and keeps what the decisions rest on.
func NewExplainer(story *news.Story, opts Options) *Explainer {
	m := newMerger(story, opts.withDefaults(), newLexicon(), newTrace())
	x := &Explainer{m: m}
	x.b = m.briefing()
	for _, u := range m.units {
		x.sentences = append(x.sentences, news.ID("s", m.articleID(u.doc), u.Of(story.Docs[u.doc].Text)))
	}
	return x
}

// IDs returns the ids of all that can be explained but sentences, those of what is hidden among them.
func (x *Explainer) IDs() []string {
	var ids []string
	for id := range x.m.trace.lines {
		ids = append(ids, id)
	}
	for _, b := range []*news.Briefing{x.b, &x.m.trace.whole} {
		for _, d := range b.Differences() {
			ids = append(ids, d.ID)
		}
		for _, q := range b.Quotes {
			ids = append(ids, q.ID)
		}
		for _, v := range b.Timeline {
			ids = append(ids, v.ID)
		}
		for _, u := range b.Unknowns {
			ids = append(ids, u.ID)
		}
	}
	for _, a := range x.m.cast.actors {
		ids = append(ids, a.id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Explain tells how what has an id came to be. It is nil where the story has no such id.
func (x *Explainer) Explain(id string) *news.Explanation {
	if line := x.m.trace.lines[id]; line != nil {
		return x.line(line)
	}
	if e := x.entry(id); e != nil {
		if slices.Contains(x.m.story.Info.Pin, id) {
			e.Reasons = append(e.Reasons, reason(rulePinned, nil, "%s lists it under pin", x.indexFile()))
		}
		e.Settings = append(x.moves(id, "it", e.Kind != news.ExplainedEvent), e.Settings...)
		return e
	}
	whole := *x
	whole.b = &x.m.trace.whole
	if e := whole.entry(id); e != nil {
		e.Shown, e.Name = false, "what _index.md hides"
		e.Reasons = append(e.Reasons, reason(ruleHidden, nil, "%s lists it under hide", x.indexFile()))
		e.Settings = []news.Setting{{File: x.indexFile(), Write: fmt.Sprintf("hide without %q", id), Effect: "it is shown again"}}
		return e
	}
	for _, a := range x.m.cast.actors {
		if a.id == id {
			return x.actor(a)
		}
	}
	if i := slices.Index(x.sentences, id); i >= 0 {
		return x.sentence(i)
	}
	return nil
}

// entry explains what has an id in the briefing, lines and actors apart; nil where nothing has.
func (x *Explainer) entry(id string) *news.Explanation {
	for i, d := range x.b.Differences() {
		if d.ID == id {
			return x.dispute(i)
		}
	}
	for i, q := range x.b.Quotes {
		if q.ID == id {
			return x.quote(i)
		}
	}
	for i := range x.b.Timeline {
		if x.b.Timeline[i].ID == id {
			return x.event(i)
		}
	}
	for i := range x.b.Unknowns {
		if x.b.Unknowns[i].ID == id {
			return x.unknown(i)
		}
	}
	return nil
}

// Sentence is a sentence of an article that can be explained.
type Sentence struct {
	ID string
	news.Located
}

// Sentences returns the sentences of all articles that have some words in a row, whatever marks stand
// between; only those that have no others, if there are any.
func (x *Explainer) Sentences(words string) []Sentence {
	wanted := rowOf(words)
	if wanted == "" {
		return nil
	}
	var whole, part []int
	for i, u := range x.m.units {
		switch row := rowOf(x.text(u)); {
		case row == wanted:
			whole = append(whole, i)
		case strings.Contains(" "+row+" ", " "+wanted+" "):
			part = append(part, i)
		}
	}
	if len(whole) > 0 {
		part = whole
	}
	return x.listed(part)
}

// SentencesIn returns the sentences of an article, by its path, that begin in a span of its text or go
// on in it.
func (x *Explainer) SentencesIn(path string, s news.Span) []Sentence {
	var in []int
	for i, u := range x.m.units {
		if x.m.story.Docs[u.doc].Path == path && u.Overlap(s) > 0 {
			in = append(in, i)
		}
	}
	return x.listed(in)
}

// ActorIDs returns the ids of the actors of a name, in any case.
func (x *Explainer) ActorIDs(name string) []string {
	var ids []string
	for _, a := range x.m.cast.actors {
		same := strings.EqualFold(a.name, name)
		for form := range a.forms {
			same = same || strings.EqualFold(form, name)
		}
		if same {
			ids = append(ids, a.id)
		}
	}
	return ids
}

func (x *Explainer) listed(units []int) []Sentence {
	var out []Sentence
	for _, i := range units {
		out = append(out, Sentence{x.sentences[i], x.at(i)})
	}
	return out
}

// rowOf returns the words of a text as they are compared, with single spaces.
func rowOf(text string) string {
	var keys []string
	for _, w := range appendWords(nil, text, news.Span{End: len(text)}, 0) {
		keys = append(keys, w.key)
	}
	return strings.Join(keys, " ")
}

func (x *Explainer) text(u *unit) string { return u.Of(x.m.story.Docs[u.doc].Text) }

// at returns the place of sentence i.
func (x *Explainer) at(i int) news.Located {
	u := x.m.units[i]
	return x.located(x.m.cite(u.doc, u.Span))
}

func (x *Explainer) located(c news.Citation) news.Located {
	return news.Located{Citation: c, Path: x.m.story.Docs[x.m.byID[c.Article]].Path}
}

func (x *Explainer) allLocated(list []news.Citation) []news.Located {
	out := []news.Located{}
	for _, c := range list {
		out = append(out, x.located(c))
	}
	return out
}

// explanation returns one without reasons.
func (x *Explainer) explanation(id string, kind news.ExplainedKind, name, text string) *news.Explanation {
	return &news.Explanation{
		Version: news.ExplanationVersion, Story: x.m.story.ID, ID: id, Kind: kind, Name: name, Text: text,
		Places: []news.Located{}, Reasons: []news.Reason{}, Compared: []news.Comparison{}, Settings: []news.Setting{},
	}
}

// reason makes a reason without a score that is about some lines.
func reason(by rule, lines []string, format string, args ...any) news.Reason {
	if lines == nil {
		lines = []string{}
	}
	return news.Reason{Rule: string(by), Text: fmt.Sprintf(format, args...), Lines: lines}
}

// score makes a score without parts.
func score(value float64, threshold string, least float64) *news.Score {
	return &news.Score{Value: round(value), Threshold: threshold, Least: round(least), Parts: []news.Part{}}
}

// round keeps four digits behind the point, that no machine's last bit is in an explanation.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// Files of the editor's settings. The folder of a story is below the content folder, which build puts
// before it.
const configFile = "briefing.toml"

func (x *Explainer) indexFile() string {
	folder := x.m.story.Info.Folder
	if folder == "" { // loose articles: the folder is to be made, for them to lie in
		folder = x.m.story.ID
	}
	return folder + "/_index.md"
}
