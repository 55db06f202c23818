package brief

import (
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// sameThing is the least likeness of the words around two figures that measure one thing.
	sameThing = 0.30
	// rounding is the most that two figures may differ, as a share of the larger, and be one
	// figure rounded.
	rounding = 0.06
	// converting is the most that a figure may differ from itself in another unit.
	converting = 0.015
	// apart is the most times that one figure of a dispute may be another: further apart they
	// count different things.
	apart = 6.0
	// reach is how many words on either side of a figure tell what it measures.
	reach = 7
)

// figure is a quantity of a sentence with the words that tell what it measures.
type figure struct {
	unit    int // sentence
	q       nlp.Quantity
	counted string       // what the last word of what is counted means
	around  vector       // the words near it
	time    string       // the month or year that the sentence puts it in, if it names one
	places  map[int]bool // the places named near it
}

// measure is what figures must have in common to be compared: their unit, or what they count.
func (f figure) measure() string {
	if f.q.Unit != "" {
		return f.q.Unit
	}
	return "of " + f.counted
}

// figureDisputes compares the figures of all articles: two are of one thing when they have one
// unit, count the same, and have like words around them.
func (m *merger) figureDisputes() []news.Dispute {
	figures := m.figures
	root := make([]int, len(figures))
	byWord := map[string]*crowd{} // measure and word around → figures so far
	for i, f := range figures {
		root[i] = i
		near := map[int]bool{}
		for _, w := range f.around.words {
			key := f.measure() + "\x00" + w.name
			if byWord[key] == nil {
				byWord[key] = &crowd{doc: -1}
			}
			for _, k := range byWord[key].list {
				near[k] = true
			}
			byWord[key].add(i, m.units[f.unit].doc)
		}
		for k := range near { // in any order: the groups come out the same
			if m.sameMeasure(f, figures[k]) {
				join(root, i, k)
			}
		}
	}
	groups := map[int][]int{}
	for i := range figures {
		r := findRoot(root, i)
		groups[r] = append(groups[r], i)
	}
	var out []news.Dispute
	for _, r := range slices.Sorted(maps.Keys(groups)) {
		if d, ok := m.figureDispute(figures, groups[r]); ok {
			out = append(out, d)
		}
	}
	return out
}

// contradict reports whether two sentences give different figures for one thing, so that neither
// states what the other does, however alike they are.
func (m *merger) contradict(i, k int) bool {
	for _, a := range m.figuresIn(i) {
		compared, same := false, false
		for _, b := range m.figuresIn(k) {
			if a.measure() != b.measure() || !m.sameMeasure(a, b) {
				continue
			}
			compared = true
			same = same || sameFigure(a.q, b.q) || allows(a.q, b.q) || allows(b.q, a.q)
		}
		if compared && !same {
			return true
		}
	}
	return false
}

// allows reports whether a figure with its modifier leaves room for another: "over four hours"
// for four and a half.
func allows(a, b nlp.Quantity) bool {
	switch a.Bound {
	case nlp.AtLeast, nlp.Above:
		return b.Value >= a.Value
	case nlp.AtMost, nlp.Below:
		return b.Value <= a.Value
	}
	return false
}

// figuresIn returns the figures of sentence i.
func (m *merger) figuresIn(i int) []figure {
	first := sort.Search(len(m.figures), func(n int) bool { return m.figures[n].unit >= i })
	last := first
	for last < len(m.figures) && m.figures[last].unit == i {
		last++
	}
	return m.figures[first:last]
}

// crowd is figures, of which one document may have only so many: a text of nothing but figures
// would take quadratic time.
type crowd struct {
	list   []int
	doc, n int // the last document, and how many are of it
}

const mostOfOne = 30

func (c *crowd) add(i, doc int) {
	if c.doc != doc {
		c.doc, c.n = doc, 0
	}
	if c.n++; c.n <= mostOfOne {
		c.list = append(c.list, i)
	}
}

// join makes one group of those of i and k, which the least of its members stands for.
func join(root []int, i, k int) {
	i, k = findRoot(root, i), findRoot(root, k)
	root[max(i, k)] = min(i, k)
}

func findRoot(root []int, i int) int {
	for root[i] != i {
		root[i] = root[root[i]]
		i = root[i]
	}
	return i
}

// figuresOf collects the quantities of all sentences, in the order of the sentences.
func (m *merger) figuresOf() []figure {
	var out []figure
	next := make([]int, len(m.story.Docs)) // the first quantity not before the sentence
	for i, u := range m.units {
		doc := m.story.Docs[u.doc]
		for next[u.doc] < len(doc.Quantities) && doc.Quantities[next[u.doc]].Start < u.Start {
			next[u.doc]++
		}
		for k := next[u.doc]; k < len(doc.Quantities) && doc.Quantities[k].End <= u.End; k++ {
			if q := doc.Quantities[k]; q.Vague || q.Unit == "" && q.Counted.Empty() {
				continue // nothing to compare
			}
			if k > next[u.doc] && converts(doc.Text, doc.Quantities[k-1], doc.Quantities[k]) {
				continue
			}
			out = append(out, m.figure(i, doc.Quantities[k]))
		}
	}
	return out
}

// converts reports whether b gives a once more, in another unit: "58 km (36 miles)".
func converts(text string, a, b nlp.Quantity) bool {
	return a.Unit == b.Unit && a.End < b.Start && strings.TrimSpace(text[a.End:b.Start]) == "("
}

// figure looks at what stands around a quantity of sentence i.
func (m *merger) figure(i int, q nlp.Quantity) figure {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	f := figure{unit: i, q: q, time: timeOf(doc, u.Span), places: map[int]bool{}}
	if words := strings.Fields(q.Counted.Of(doc.Text)); len(words) > 0 {
		f.counted = meaningOf(nlp.Stem(words[len(words)-1]))
	}
	s := doc.Sentences[u.sentence]
	weights := map[string]float64{}
	m.lookAround(&f, weights, u, tokenAfter(doc, s, q.Start)-1, -1)
	m.lookAround(&f, weights, u, tokenAfter(doc, s, q.End), 1)
	f.around = vectorOf(weights)
	return f
}

// lookAround weighs the words of a sentence from token t on, in steps of 1 or -1; the nearer to
// the figure, the more. Behind a comma or semicolon they weigh less.
func (m *merger) lookAround(f *figure, weights map[string]float64, u *unit, t, step int) {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	fade := 1.0
	for n := 0; t >= s.First && t < s.Last && n < reach; t, n = t+step, n+1 {
		word := doc.Tokens[t].Of(doc.Text)
		if a := m.actorAt(u.doc, doc.Tokens[t].Start); a >= 0 && m.cast.actors[a].kind == news.Place {
			f.places[a] = true
		}
		if word == ";" || word == "," || word == "—" || word == "–" {
			fade *= 0.4
			continue
		}
		if ids := m.lex.of(word); ids.meaning >= 0 && !startsWithDigit(word) {
			name := m.lex.names[ids.meaning]
			weights[name] = max(weights[name], fade*nlp.IDF(name))
		}
		fade *= 0.93
	}
}

func startsWithDigit(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// sameMeasure reports whether two figures of one measure, of different articles, are of one
// thing.
func (m *merger) sameMeasure(a, b figure) bool {
	if m.units[a.unit].doc == m.units[b.unit].doc && a.unit != b.unit {
		return false
	}
	// Figures of another year or another place are background, not another account.
	if a.time != b.time || len(a.places) > 0 && len(b.places) > 0 && disjoint(a.places, b.places) {
		return false
	}
	if lo, hi := min(a.q.Value, b.q.Value), max(a.q.Value, b.q.Value); lo <= 0 || hi > apart*lo {
		return false
	}
	return a.around.cosine(b.around) >= sameThing
}

func disjoint(a, b map[int]bool) bool {
	for k := range a {
		if b[k] {
			return false
		}
	}
	return true
}

// actorAt returns the actor whose name begins at offset of document d, or -1.
func (m *merger) actorAt(d, offset int) int {
	list := m.story.Docs[d].Mentions
	i := sort.Search(len(list), func(i int) bool { return list[i].Start >= offset })
	if i == len(list) || list[i].Start != offset {
		return -1
	}
	return m.cast.of[d][i]
}

// timeOf returns the first month or year that a sentence names, as it is written.
func timeOf(doc *news.Document, s news.Span) string {
	i := sort.Search(len(doc.Dates), func(i int) bool { return doc.Dates[i].Start >= s.Start })
	for ; i < len(doc.Dates) && doc.Dates[i].End <= s.End; i++ {
		if d := doc.Dates[i]; d.Precision == "month" || d.Precision == "year" {
			return strings.ToLower(d.Of(doc.Text))
		}
	}
	return ""
}

// figureDispute makes a dispute of the figures of one thing, if articles differ in them by more
// than rounding.
func (m *merger) figureDispute(figures []figure, group []int) (news.Dispute, bool) {
	sort.SliceStable(group, func(i, k int) bool { return figures[group[i]].q.Value < figures[group[k]].q.Value })
	var sides []side
	var last nlp.Quantity
	words := map[place]string{} // the figure that a member stands for
	for _, i := range group {
		f := figures[i]
		u := m.units[f.unit]
		if len(sides) == 0 || !sameFigure(last, f.q) {
			last = f.q
			sides = append(sides, side{})
		}
		s := &sides[len(sides)-1]
		p := place{u.doc, u.Span, m.speakerAt(u, f.q.Span)}
		if n := len(s.members); n == 0 || !slices.Contains(s.members, p) {
			s.members = append(s.members, p)
			words[p] = f.q.Of(m.story.Docs[u.doc].Text)
		}
	}
	sides = oneSided(sides)
	for i := range sides {
		sides[i].value = words[sides[i].members[0]]
	}
	if len(sides) < 2 {
		return news.Dispute{}, false
	}
	return m.dispute(news.QuantityDispute, m.figureTopic(figures, group), sides), true
}

// oneSided leaves out the documents that stand on several sides: who gives two figures speaks of
// two things.
func oneSided(sides []side) []side {
	on := map[int]int{} // document → how many sides it is on
	for _, s := range sides {
		docs := map[int]bool{}
		for _, p := range s.members {
			if !docs[p.doc] {
				docs[p.doc] = true
				on[p.doc]++
			}
		}
	}
	var out []side
	for _, s := range sides {
		s.members = slices.DeleteFunc(s.members, func(p place) bool { return on[p.doc] > 1 })
		if len(s.members) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// sameFigure reports whether two figures differ by rounding only, or one is a range that holds
// the other.
func sameFigure(a, b nlp.Quantity) bool {
	if b.Value <= a.Max && a.Value <= b.Max {
		return true
	}
	gap := math.Abs(a.Value-b.Value) / max(a.Value, b.Value)
	return gap <= converting || gap <= rounding && roundsTo(a.Value, b.Value)
}

// roundsTo reports whether the rounder of two numbers is the other one rounded.
func roundsTo(a, b float64) bool {
	if digits(a) > digits(b) {
		a, b = b, a
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(b, 'e', digits(a)-1, 64), 64)
	return err == nil && rounded == a && digits(a) < digits(b)
}

// digits returns how many significant digits a number has.
func digits(x float64) int {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	return len(strings.ReplaceAll(mantissa, ".", ""))
}
