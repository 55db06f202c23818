package brief

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// mostCompared is how many comparisons are told beside those with what is cited, mostUnlike how many of those
// that do not reach the threshold.
const mostCompared, mostUnlike = 12, 4

// compared tells how like sentence i the sentences of other articles are: those that are cited with it,
// and the most alike of the others.
func (x *Explainer) compared(i int, members []int) []news.Comparison {
	m := x.m
	star := m.trace.stars[i]
	var list []compared
	nearest := map[int]compared{} // document → its sentence that is most alike
	for k, v := range m.units {
		from := i
		if star != nil {
			from = star.heldAgainst(k)
		}
		if v.doc == m.units[from].doc || !m.reads(v.doc) || !m.reads(m.units[from].doc) {
			continue
		}
		c := compared{k, x.likeness(from, k)}
		if c.Value == 0 {
			continue
		}
		list = append(list, c)
		if old, ok := nearest[v.doc]; !ok || c.Value > old.Value {
			nearest[v.doc] = c
		}
	}
	slices.SortStableFunc(list, func(a, b compared) int { return cmp.Compare(b.Value, a.Value) })
	out := []news.Comparison{}
	unlike := 0
	for n, f := range list {
		if f.Value < f.Least {
			unlike++
		}
		if (n >= mostCompared || unlike > mostUnlike) && !slices.Contains(members, f.unit) {
			continue
		}
		c := news.Comparison{Located: x.at(f.unit), Lines: append([]string{}, x.linesOf(f.unit)...), Score: *f.Score}
		x.judge(&c, i, f.unit, star, nearest[m.units[f.unit].doc].unit)
		out = append(out, c)
	}
	return out
}

// compared is a sentence that another was held against.
type compared struct {
	unit int
	*news.Score
}

// judge tells what became of a comparison of sentences i and k; nearest is the sentence of k's article
// that is most like i.
func (x *Explainer) judge(c *news.Comparison, i, k int, star *starOf, nearest int) {
	c.Rule = string(ruleSame)
	against := x.m.against(i, k, true)
	switch {
	case star != nil && slices.Contains(star.members(), k):
		c.Same, c.Why = true, "states the same"
	case c.Score.Value < c.Score.Least:
		c.Why = "not alike enough"
	case x.m.ofOtherEvents(i, k):
		c.Rule, c.Why = string(ruleOtherEvent), "tells of other names and another day"
	case nearest != k && against == "":
		c.Rule, c.Why = string(ruleNearer), "another sentence of the article is more alike"
	case against != "":
		c.Rule, c.Why = string(ruleContradicts), against
	default:
		c.Rule, c.Why = string(ruleOtherLine), "another line cites it with a higher score"
	}
}

// likeness holds two sentences against each other as the merge does.
func (x *Explainer) likeness(i, k int) *news.Score {
	m := x.m
	p, ok := x.pairAt(i, k)
	if !ok {
		return score(0, "stated", stated)
	}
	f := m.featuresOf(p)
	u, v := m.units[i], m.units[k]
	s := score(probability(f), "stated", stated)
	s.Parts = append(s.Parts,
		news.Part{Name: "shared meanings", Value: float64(p.common), Words: m.sharedWords(u, v)},
		news.Part{Name: "cosine", Value: round(p.cosine), Words: []string{}},
		news.Part{Name: "share of the shorter", Value: round(f[covered]), Words: []string{}},
		news.Part{Name: "about the same", Value: round(f[gists]), Words: []string{}})
	if f[nextTo] > 0 {
		s.Parts = append(s.Parts, news.Part{Name: "neighbours alike", Value: round(f[nextTo]), Words: []string{}})
	}
	if near := (m.near(u, v) + m.near(v, u)) / 2; near > 0 {
		s.Parts = append(s.Parts, news.Part{Name: "words used alike", Value: round(near), Words: []string{}})
	}
	return s
}

// pairAt returns the pair of two sentences, if the merge compares them.
func (x *Explainer) pairAt(i, k int) (*pair, bool) {
	if x.pairs == nil {
		x.pairs = map[[2]int]pair{}
		for _, p := range x.m.pairs() {
			x.pairs[[2]int{min(p.a, p.b), max(p.a, p.b)}] = p
		}
	}
	p, ok := x.pairs[[2]int{min(i, k), max(i, k)}]
	return &p, ok
}

// sharedWords returns the words of a sentence whose meanings another has, as it writes them, each once.
func (m *merger) sharedWords(u, v *unit) []string {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	out := []string{}
	for tok := range nlp.Words(doc.Text, doc.Tokens[s.First:s.Last]) {
		word := tok.Of(doc.Text)
		meaning := m.lex.of(word).meaning
		_, in := slices.BinarySearch(u.words, meaning) // not of words of names
		if _, shared := slices.BinarySearch(v.words, meaning); in && shared && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}
