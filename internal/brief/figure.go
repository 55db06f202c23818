package brief

import (
	"math"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// reach is how many words on either side of a figure tell what it measures.
	reach = 7
	// reachPlaces is how many words away a place may stand, in the clause of the figure.
	reachPlaces = 14
)

// figure is a quantity of a sentence with what it measures.
type figure struct {
	unit    int // sentence
	q       nlp.Quantity
	v       nlp.Quantity // the same in the currency that the figures of the story are compared in
	m       nlp.Measure
	thing   string       // what is counted or has the size: the meaning of its last word, "" if it is open
	sex     string       // of the people who are counted, "" if it is open
	act     string       // what happens to it: a meaning, "" if it is open
	more    bool         // on top of others: "another three"
	rest    bool         // "others", and no word says that they come on top
	around  vector       // the words near it
	time    string       // the month or year that the sentence puts it in, if it names one
	day     string       // the day that its clause puts it in, "2025-03-04", "" if it names none
	places  map[int]bool // the places named in its clause, near it
	country string       // the country among these, or else before the figure
	whose   map[int]bool // the actors who have it or do it
	names   []string     // the words of names among those who have it or do it
	owning
}

// measure is what figures must have in common to be compared: their unit, or what they count.
func (f figure) measure() string {
	switch {
	case f.v.Unit != "":
		return f.v.Unit
	case f.thing == "":
		return "of " + person
	}
	return "of " + f.thing
}

// contradict reports whether two sentences give different figures for one thing, or for such a thing of two owners, so
// that neither states what the other does, however alike they are.
func (m *merger) contradict(i, k int) bool {
	for _, a := range m.figuresIn(i) {
		compared, same := false, false
		for _, b := range m.figuresIn(k) {
			if a.measure() != b.measure() || !m.sameMeasure(a.unowned(), b.unowned()) {
				continue
			}
			compared = true
			same = same || sameFigure(a.v, b.v) || allows(a.v, b.v) || allows(b.v, a.v)
		}
		if compared && !same {
			return true
		}
	}
	return false
}

// figuresIn returns the figures of sentence i.
func (m *merger) figuresIn(i int) []figure {
	return m.figures[m.figuresAt[i]:m.figuresAt[i+1]]
}

// figuresOf collects the quantities of all sentences, in the order of the sentences.
func (m *merger) figuresOf() []figure {
	var out []figure
	rates := rates{}
	chain := false                         // the quantity before gave another in another unit
	next := make([]int, len(m.story.Docs)) // the first quantity not before the sentence
	for i, u := range m.units {
		doc := m.story.Docs[u.doc]
		for next[u.doc] < len(doc.Quantities) && doc.Quantities[next[u.doc]].Start < u.Start {
			next[u.doc]++
		}
		for k := next[u.doc]; k < len(doc.Quantities) && doc.Quantities[k].End <= u.End; k++ {
			q := doc.Quantities[k]
			if k > next[u.doc] && converts(doc.Text, doc.Quantities[k-1], q, chain) {
				if n := len(out); n > 0 && out[n-1].unit == i {
					rates.add(&out[n-1], q)
				}
				chain = true
				continue
			}
			chain = false
			f := m.figure(i, q, doc.Measures[k])
			if n := len(out); n > 0 && out[n-1].unit == i && f.othersOf(out[n-1]) {
				f.more = false
			}
			if f.q.Unit != "" || (f.thing != "" || f.act != "") && f.q.Value == math.Trunc(f.q.Value) {
				out = append(out, f)
			}
		}
	}
	rates.apply(out)
	return out
}

// figuresAt returns for each sentence where its figures begin, and where the last ends.
func figuresAt(figures []figure, units int) []int {
	out := make([]int, units+1)
	for _, f := range figures {
		out[f.unit+1]++
	}
	for i := range units {
		out[i+1] += out[i]
	}
	return out
}

// figure looks at what stands around a quantity of sentence i.
func (m *merger) figure(i int, q nlp.Quantity, of nlp.Measure) figure {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	f := figure{unit: i, q: q, v: q, m: of, time: timeOf(doc, u.Span), places: map[int]bool{}, whose: m.actorsIn(u.doc, of.Whose)}
	f.measured(doc)
	f.day = dayIn(doc, of.Clause)
	for a := range f.whose {
		if m.cast.actors[a].kind == news.Place {
			f.places[a] = true
		}
	}
	s := doc.Sentences[u.sentence]
	for t := tokenAfter(doc, s, of.Whose.Start); t < s.Last && doc.Tokens[t].End <= of.Whose.End; t++ {
		if doc.Tokens[t].Class() == "PROPN" {
			f.names = append(f.names, doc.Tokens[t].Of(doc.Text))
		}
	}
	if f.time == "" && u.sentence > 0 && backward[strings.ToLower(of.Whose.Of(doc.Text))] {
		f.time = timeOf(doc, doc.Sentences[u.sentence-1].Span) // "In May 2019 … It killed 12 people."
	}
	weights := map[string]float64{}
	m.lookAround(&f, weights, u, tokenAfter(doc, s, q.Start)-1, -1)
	m.lookAround(&f, weights, u, tokenAfter(doc, s, q.End), 1)
	f.around = vectorOf(weights)
	if f.country = m.countryIn(f.places); f.country == "" && len(f.places) == 0 {
		f.country = m.countryIn(m.actorsIn(u.doc, news.Span{Start: u.Start, End: q.Start}))
	}
	f.owning = m.owned(&f, u)
	return f
}

// countryIn returns the country among some actors, "" if there is none or more than one.
func (m *merger) countryIn(actors map[int]bool) string {
	found := ""
	for a := range actors {
		country, ok := nlp.CountryOf(m.cast.actors[a].name)
		if ok && m.cast.actors[a].kind == news.Place {
			if found != "" && found != country.Name {
				return ""
			}
			found = country.Name
		}
	}
	return found
}

// actorsIn returns the actors named in a span of document d.
func (m *merger) actorsIn(d int, s news.Span) map[int]bool {
	if s.Empty() {
		return nil
	}
	out := map[int]bool{}
	list := m.story.Docs[d].Mentions
	for i := firstMention(m.story.Docs[d], s.Start); i < len(list) && list[i].Start < s.End; i++ {
		if a := m.cast.of[d][i]; a >= 0 {
			out[a] = true
		}
	}
	return out
}

// firstMention returns the first mention of a document that ends behind offset.
func firstMention(doc *news.Document, offset int) int {
	return sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].End > offset })
}

// lookAround weighs the words of a sentence from token t on, in steps of 1 or -1; the nearer to
// the figure, the more. Behind a comma or semicolon they weigh less.
func (m *merger) lookAround(f *figure, weights map[string]float64, u *unit, t, step int) {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	fade := 1.0
	for n := 0; t >= s.First && t < s.Last && n < reachPlaces; t, n = t+step, n+1 {
		word := doc.Tokens[t].Of(doc.Text)
		if a := m.actorAt(u.doc, doc.Tokens[t].Start); a >= 0 && m.cast.actors[a].kind == news.Place && f.m.Clause.Contains(doc.Tokens[t].Span) {
			f.places[a] = true
		}
		if n >= reach {
			continue
		}
		if word == ";" || word == "," || word == "—" || word == "–" {
			fade *= 0.4
			continue
		}
		if ids := m.lex.of(word); ids.meaning >= 0 && !startsWithDigit(word) && !scales[strings.ToLower(word)] {
			name := m.lex.names[ids.meaning]
			weights[name] = max(weights[name], fade*m.lex.idf(ids.meaning))
		}
		fade *= 0.93
	}
}

// backward are words that mean what the sentence before tells of.
var backward = wordSet(`it they that this which`)

// scales are words of a unit: they say nothing of what is measured.
var scales = wordSet(`richter scale magnitude percent percentage`)

func startsWithDigit(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// timeOf returns the first month or year that a sentence names, "2025-03" or "2025", as it is written where that is open.
func timeOf(doc *news.Document, s news.Span) string {
	i := sort.Search(len(doc.Dates), func(i int) bool { return doc.Dates[i].Start >= s.Start })
	for ; i < len(doc.Dates) && doc.Dates[i].End <= s.End; i++ {
		switch d := doc.Dates[i]; {
		case d.Precision == "month" && len(d.First) >= len("2006-01") && d.First[:len("2006-01")] == d.Last[:len("2006-01")]:
			return d.First[:len("2006-01")]
		case d.Precision == "year" && len(d.First) >= len("2006") && d.First[:len("2006")] == d.Last[:len("2006")]:
			return d.First[:len("2006")]
		case d.Precision == "month" || d.Precision == "year":
			return strings.ToLower(d.Of(doc.Text))
		}
	}
	return ""
}

// dayIn returns the first day that a clause puts what it tells of in, "" if it names none: neither
// when it was said nor as of when it holds.
func dayIn(doc *news.Document, s news.Span) string {
	i := sort.Search(len(doc.Dates), func(i int) bool { return doc.Dates[i].Start >= s.Start })
	for ; i < len(doc.Dates) && doc.Dates[i].End <= s.End; i++ {
		d := doc.Dates[i]
		if d.First == "" || d.First != d.Last || d.Precision == "month" || d.Precision == "year" {
			continue
		}
		words := strings.Fields(doc.Text[s.Start:d.Start])
		if n := len(words); n > 0 && words[n-1] == "on" {
			words = words[:n-1]
		}
		if n := len(words); n == 0 || !asOf[strings.ToLower(words[n-1])] && !(n > 1 && strings.EqualFold(words[n-2], "as")) {
			return d.First
		}
	}
	return ""
}

// asOf are words before a day that do not say when something happened.
var asOf = wordSet(`said says told announced reported confirmed added wrote by until since late early from before after`)
