package brief_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// TestExplain asks for everything that the stories of testdata and the marked ones show, and for every
// sentence, and holds the answers against the briefing.
func TestExplain(t *testing.T) {
	for _, file := range storyFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := caseOf(ar)
			checkExplained(t, c.story, c.opts)
		})
	}
	for _, story := range markedStories(t) {
		t.Run(filepath.Base(story), func(t *testing.T) {
			checkExplained(t, readStory(t, story), brief.Options{})
		})
	}
}

func checkExplained(t *testing.T, story *news.Story, opts brief.Options) {
	x := brief.NewExplainer(story, opts)
	b := x.Briefing()
	if have, want := encode(t, b), encode(t, brief.Merge(story, opts)); have != want {
		t.Errorf("a merge that is asked differs from one that is not\nhave: %s\nwant: %s", have, want)
	}
	e := &explained{t: t, x: x, again: brief.NewExplainer(story, opts)}
	for _, c := range b.Consensus {
		e.line(c, news.ExplainedConsensus)
	}
	for _, c := range b.Reported {
		e.line(c, news.ExplainedReported)
	}
	for _, d := range b.Differences() {
		var cited []news.Citation
		for _, v := range d.Variants {
			cited = append(cited, v.Citations...)
		}
		have := e.shown(d.ID, news.ExplainedDispute, cited)
		contest := d.Kind == news.DenialDispute || d.Kind == news.PositionDispute
		if told := slices.ContainsFunc(have.Reasons, func(r news.Reason) bool { return r.Rule == "against" }); contest && !told {
			t.Errorf("what sets the sides of %s against each other is not told: %s", d.ID, encode(t, have))
		}
	}
	for _, q := range b.Quotes {
		e.shown(q.ID, news.ExplainedQuote, q.Citations)
	}
	for _, a := range b.Actors {
		e.shown(a.ID, news.ExplainedActor, a.Citations)
	}
	for _, v := range b.Timeline {
		e.shown(v.ID, news.ExplainedEvent, v.Citations)
	}
	for _, u := range b.Unknowns {
		e.shown(u.ID, news.ExplainedUnknown, u.Citations)
	}
	for _, id := range x.IDs() {
		e.answer(id)
	}
	for _, doc := range story.Docs {
		e.sentences(doc)
	}
}

// explained holds explanations against what they explain.
type explained struct {
	t        *testing.T
	x, again *brief.Explainer
}

// answer wants an explanation that is whole and always the same.
func (e *explained) answer(id string) *news.Explanation {
	e.t.Helper()
	have := e.x.Explain(id)
	if have == nil {
		e.t.Fatalf("%s is not explained", id)
	}
	if first, second := encode(e.t, have), encode(e.t, e.again.Explain(id)); first != second {
		e.t.Errorf("two explanations of %s differ\nfirst: %s\nsecond: %s", id, first, second)
	}
	if have.ID != id || have.Name == "" || have.Text == "" || len(have.Reasons) == 0 || len(have.Places) == 0 {
		e.t.Errorf("%s is not explained in full: %s", id, encode(e.t, have))
	}
	for _, r := range have.Reasons {
		if r.Rule == "" || r.Text == "" || r.Lines == nil {
			e.t.Errorf("%s has the reason %s", id, encode(e.t, r))
		}
	}
	for _, c := range have.Compared {
		if c.Rule == "" || c.Why == "" || c.Lines == nil || c.Text == "" {
			e.t.Errorf("%s is compared by %s", id, encode(e.t, c))
		}
		if c.Same && c.Score.Value < c.Score.Least {
			e.t.Errorf("%s is the same as %q, with a score under the threshold: %s", id, c.Text, encode(e.t, c.Score))
		}
	}
	return have
}

// shown wants an explanation of something that the briefing has, with all that is cited.
func (e *explained) shown(id string, kind news.ExplainedKind, cited []news.Citation) *news.Explanation {
	e.t.Helper()
	have := e.answer(id)
	if have.Kind != kind || !have.Shown {
		e.t.Errorf("%s is explained as %s, shown: %v; want %s", id, have.Kind, have.Shown, kind)
	}
	var at []news.Citation
	for _, p := range have.Places {
		at = append(at, p.Citation)
	}
	if !slices.Equal(at, cited) {
		e.t.Errorf("%s stands at %s, want %s", id, encode(e.t, at), encode(e.t, cited))
	}
	return have
}

// line wants the origins of a line, and each citation of consensus to be compared or the center.
func (e *explained) line(c news.Claim, kind news.ExplainedKind) {
	e.t.Helper()
	have := e.shown(c.ID, kind, c.Citations)
	origins := have.Reasons[0]
	if origins.Rule != "min-origins" || origins.Score == nil || int(origins.Score.Value) != c.Origins {
		e.t.Errorf("%s has %d origins, explained as %s", c.ID, c.Origins, encode(e.t, origins))
	} else if enough := origins.Score.Value >= origins.Score.Least; enough != (kind == news.ExplainedConsensus) && len(c.Citations) > 1 {
		e.t.Errorf("%s is %s by %s", c.ID, kind, encode(e.t, origins.Score))
	}
	if kind != news.ExplainedConsensus {
		return
	}
	same := 0
	for _, cmp := range have.Compared {
		if !cmp.Same {
			continue
		}
		same++
		if !slices.Contains(cmp.Lines, c.ID) {
			e.t.Errorf("%s: what states the same is not cited: %s", c.ID, encode(e.t, cmp))
		}
	}
	if same != len(c.Citations)-1 {
		e.t.Errorf("%s cites %d places; %d of those compared state the same", c.ID, len(c.Citations), same)
	}
}

// leavesOut are the rules by which a sentence may be left out: it repeats what is shown, stands elsewhere, or does not
// tell something by itself.
var leavesOut = []string{"repeats", "same-text", "too-short", "no-verb", "question", "leans", "quoted", "announces", "half-quotation", "inset", "not-known", "language", "hide"}

// sentences wants the sentences of a document to be found by their words and explained: cited by a line that says
// so, or left out by a rule.
func (e *explained) sentences(doc *news.Document) {
	lines := map[string][]string{} // citation → lines
	for _, list := range [][]news.Claim{e.x.Briefing().Consensus, e.x.Briefing().Reported} {
		for _, c := range list {
			for _, cite := range c.Citations {
				key := fmt.Sprint(cite.Article, cite.Start)
				lines[key] = append(lines[key], c.ID)
			}
		}
	}
	for _, s := range doc.Sentences {
		found := e.x.SentencesIn(doc.Path, s.Span)
		if s.Heading {
			continue
		}
		if len(found) != 1 || found[0].Span() != s.Span {
			e.t.Errorf("at %v there is %q, want %q", s.Span, encode(e.t, found), s.Of(doc.Text))
			continue
		}
		have := e.answer(found[0].ID)
		cited := lines[fmt.Sprint(found[0].Article, found[0].Start)]
		if have.Places[0].Start == s.Start && have.Shown != (len(cited) > 0) {
			e.t.Errorf("%q is shown: %v, cited by %q", have.Text, have.Shown, cited)
		}
		last := have.Reasons[len(have.Reasons)-1]
		switch {
		case have.Shown:
		case last.Rule == "repeats" && last.Score.Value < last.Score.Least:
			e.t.Errorf("%q repeats no line: %s", have.Text, encode(e.t, last))
		case !slices.Contains(leavesOut, string(last.Rule)):
			e.t.Errorf("%q is missing: %s", have.Text, encode(e.t, have.Reasons))
		}
	}
}
