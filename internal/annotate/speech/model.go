// Package speech finds who said what in a sentence: the word that introduces it (cue), what is
// said (content) and who says it (source); speech, thought and intention alike. It reads the tree of
// the sentence and answers with runs of tokens. What is a cue, a content, a source is learned
// (Newell et al. 2018 describe the task and the data); README.md says from what.
//
// A cheap model picks the words that may be cues; only where there is one is the tree looked at. For each
// such word candidates for content and source are taken from the tree and ranked, and a last model
// judges the best of them together.
package speech

import (
	_ "embed"
	"fmt"
	"slices"
	"sort"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/linear"
)

// unit is what a log-odds of one is in the whole numbers of the models.
const unit = 24

// Model finds attributions. It is read-only and may be used from many goroutines.
type Model struct {
	gate, cue, content, source, accept *linear.Model
}

// The model is made by ../train; README.md beside it says from what.
//
//go:embed speech.model
var packed []byte

// Default returns the model that is part of the program, loaded on first use.
var Default = sync.OnceValue(func() *Model {
	m, err := Read(packed)
	if err != nil {
		panic(fmt.Sprintf("speech: speech.model: %v", err)) // part of the binary
	}
	return m
})

func (m *Model) all() []**linear.Model {
	return []**linear.Model{&m.gate, &m.cue, &m.content, &m.source, &m.accept}
}

// Read reads a model that AppendBinary wrote.
func Read(b []byte) (*Model, error) {
	m := new(Model)
	for _, part := range m.all() {
		var err error
		if *part, b, err = linear.Read(b); err != nil {
			return nil, err
		}
		if (*part).Classes() != 1 {
			return nil, fmt.Errorf("%d classes", (*part).Classes())
		}
	}
	return m, nil
}

// AppendBinary appends the model to b.
func (m *Model) AppendBinary(b []byte) []byte {
	for _, part := range m.all() {
		b = (*part).AppendBinary(b)
	}
	return b
}

// Thresholds of the models' scores, found by cross-validation.
const (
	gateLeast   = -2 * unit
	learnLeast  = -4 * unit // of words that the second model learns from
	cueLeast    = -3 * unit
	acceptLeast = -unit / 2
	thingLeast  = unit / 2 // for a content without a verb or a quotation: deeds are easily taken for attitudes
)

// Attribution is a cue with its source and content, as runs of tokens, [first, end).
type Attribution struct {
	Cue     int
	Source  [2]int // empty where the sentence names none
	Content [][2]int
	Score   int // log-odds that all of it is right, in units of 24
}

// Find returns the attributions of a sentence, the surest first. It takes time linear in the number of tokens.
func (m *Model) Find(s *Sentence) []Attribution {
	v := views.Get().(*view)
	defer v.put()
	v.set(s)
	var found []triple
	for _, t := range m.triples(v) {
		v.accept(&t)
		if t.score = m.accept.Sum(v.f.f); t.score >= v.least(&t) {
			found = append(found, t)
		}
	}
	sort.SliceStable(found, func(i, k int) bool { return found[i].score > found[k].score })
	var out []Attribution
	for i := range found {
		t := &found[i]
		if slices.ContainsFunc(found[:i], func(o triple) bool { return alike(&o.content, &t.content) }) {
			continue // a surer cue has it
		}
		a := Attribution{Cue: t.cue, Content: [][2]int{{t.content.first, t.content.end}}, Score: t.score}
		if t.content.rest.end > 0 {
			a.Content = append(a.Content, [2]int{t.content.rest.first, t.content.rest.end})
		}
		if t.source.head >= 0 {
			a.Source = [2]int{t.source.first, t.source.end}
		}
		out = append(out, a)
	}
	return out
}

// least returns the score from which on t is believed.
func (v *view) least(t *triple) int {
	if v.w[t.content.first].class == adposition {
		return acceptLeast // insisted on, called for
	}
	for i := t.content.first; i < t.content.end; i++ {
		if w := &v.w[i]; w.quoted || w.class == verb || w.class == auxiliary {
			return acceptLeast
		}
	}
	return thingLeast
}

// triples returns the words that may be cues with the best content and source for each.
func (m *Model) triples(v *view) []triple {
	var out []triple
	for _, i := range m.gated(v, gateLeast) {
		v.grow()
		v.cue(i)
		t := triple{cue: i, chance: m.cue.Sum(v.f.f)}
		if t.chance < cueLeast || !m.complete(v, &t) {
			continue
		}
		out = append(out, t)
	}
	compare(out)
	return out
}

// gated returns the words that may be cues by the look of them.
func (m *Model) gated(v *view, least int) []int {
	v.may = v.may[:0]
	v.f.start(0)
	for i := range v.w {
		if v.maybe(i) {
			v.gate(i)
			v.may, v.upTo = append(v.may, i), append(v.upTo, len(v.f.f))
		}
	}
	out := v.may[:0]
	v.sums(m.gate, func(i, score int) {
		if score >= least {
			out = append(out, v.may[i])
		}
	})
	return out
}

// complete finds the best content and source of a cue, and reports whether there is a content.
func (m *Model) complete(v *view, t *triple) bool {
	all := v.contents(t.cue)
	if len(all) == 0 {
		return false
	}
	m.rank(v, all, t.cue)
	best := 0
	for i := range all {
		if all[i].score > all[best].score {
			best = i
		}
	}
	best = v.whole(all, best)
	t.content, t.lead = all[best], 20*unit
	for i := range all {
		if !alike(&all[i], &t.content) {
			t.lead = min(t.lead, t.content.score-all[i].score)
		}
	}
	sources := v.sources(t.cue)
	best = 0
	for i := range sources {
		v.sourceFeatures(&sources[i], t.cue)
		sources[i].score = m.source.Sum(v.f.f)
		if sources[i].score > sources[best].score {
			best = i
		}
	}
	t.source, t.ahead = sources[best], 20*unit
	for i := range sources {
		if i == best {
			continue
		}
		if s := &sources[i]; s.head < 0 || s.end < t.source.first || s.first > t.source.end { // a piece of the same phrase is no other
			t.ahead = min(t.ahead, t.source.score-sources[i].score)
		}
	}
	return true
}

// alike reports whether two contents share more than half of the tokens of both together.
func alike(a, b *content) bool {
	both := 0
	for _, p := range [2]part{a.part, a.rest} {
		for _, q := range [2]part{b.part, b.rest} {
			both += max(0, min(p.end, q.end)-max(p.first, q.first))
		}
	}
	size := a.end - a.first + a.rest.end - a.rest.first + b.end - b.first + b.rest.end - b.rest.first
	return 2*both > size-both
}
