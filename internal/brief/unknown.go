package brief

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// maxUnknowns is how many open matters are shown, maxOpen how many sentences are looked at.
	maxUnknowns, maxOpen = 12, 400
	// longOpen is the number of words from which on the clause that says what is open stands for its sentence.
	longOpen = 30
	// longest is the number of words from which on a sentence is not shown.
	longest = 70
)

// openMatter is a sentence that says that something is open.
type openMatter struct {
	unit     int
	phrase   *openPhrase
	at       news.Span // the words that say so
	show     news.Span // what is shown: the sentence, or the clause
	about    []int32   // what the words mean that tell what is open: names of the vocabulary, ascending
	question string    // "what", "who", "how many"; "" where no question follows
	actor    int       // whom it is said of, or -1
	subject  string    // in lower case
	weight   float64
}

// unknownsOf returns what the articles say is not known, not said, not verified, or who gave no
// comment, those of most origins first; each matter once.
func (m *merger) unknownsOf() []news.Unknown {
	list := m.openMatters()
	slices.SortStableFunc(list, func(a, b openMatter) int { return cmp.Compare(b.weight, a.weight) })
	list = list[:min(len(list), maxOpen)]
	used := make([]bool, len(list))
	out := []news.Unknown{}
	for i, o := range list {
		if used[i] || m.isAnswered(o) {
			continue
		}
		members, docs := []openMatter{o}, map[int]bool{m.units[o.unit].doc: true}
		for k := i + 1; k < len(list); k++ {
			if p := list[k]; !used[k] && m.sameMatter(o, p) {
				used[k] = true
				if d := m.units[p.unit].doc; !docs[d] {
					docs[d] = true
					members = append(members, p)
				}
			}
		}
		out = append(out, m.unknown(members))
	}
	sort.SliceStable(out, func(i, k int) bool { return out[i].Origins > out[k].Origins })
	return distinct(out[:min(len(out), maxUnknowns)])
}

// distinct leaves out what has the words of one before it.
func distinct(list []news.Unknown) []news.Unknown {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(u news.Unknown) bool {
		twice := seen[u.ID]
		seen[u.ID] = true
		return twice
	})
}

func (m *merger) unknown(members []openMatter) news.Unknown {
	var units []int
	u := news.Unknown{Kind: members[0].phrase.kind}
	for _, o := range members {
		u.Citations = append(u.Citations, m.citeOf(o.unit, o.show))
		units = append(units, o.unit)
	}
	u.Text = u.Citations[0].Text
	u.ID = news.ID("u", u.Text)
	u.Outlets, u.Origins = m.outlets(u.Citations), m.originsOf(units)
	return u
}

// openMatters finds the sentences that say that something is open and can be read alone.
func (m *merger) openMatters() []openMatter {
	var out []openMatter
	for i, u := range m.units {
		if !m.reads(u.doc) {
			continue
		}
		s := openReader{m.wordsOf(u)}
		if o, ok := s.find(); ok {
			o.unit = i
			if m.completeOpen(&o, s) {
				out = append(out, o)
			}
		}
	}
	return out
}

// completeOpen fills in what o is said of and what it leaves open, and reports whether the sentence, or the clause of
// it, can be shown: not what stands in quote marks, was so long ago, or leaves open whom it speaks of.
func (m *merger) completeOpen(o *openMatter, r openReader) bool {
	u := m.units[o.unit]
	doc := m.story.Docs[u.doc]
	if m.inQuotes(u, o.at) || m.isLongAgo(u) {
		return false
	}
	o.show = m.opened(u)
	whole := o.show
	clause := clauseAt(doc, u.sentence, o.at)
	if clause != nil {
		o.subject = strings.ToLower(clause.Subject.Of(doc.Text))
		words := strings.Fields(o.subject)
		if len(words) > 0 && (silent[words[0]] || silent[words[len(words)-1]]) || slices.ContainsFunc(words, func(w string) bool { return fateful[w] }) {
			return false
		}
		if len(clause.Actors) > 0 {
			o.actor = m.cast.of[u.doc][clause.Actors[0]]
		}
		if r.wordCount() > longOpen && m.readsAlone(u, clause) && r.endsWell(clause.End) && !r.asksOfPronoun(o.at) {
			o.show = clause.Span
		}
	}
	if o.phrase.kind == notSaid && r.endsAt(o.at.End, o.show.End) {
		return false
	}
	if o.show == whole && (!m.standsOpen(o, r) || r.wordCount() > longest) {
		return false
	}
	o.about = m.meaningsOf(doc.Text[o.at.End:o.show.End])
	if o.question == "" && len(o.about) < 2 {
		o.about = append(o.about, m.meaningsOf(o.subject)...)
		slices.Sort(o.about)
		o.about = slices.Compact(o.about)
	}
	o.weight = 1 + 1/(1+0.1*float64(u.sentence))
	if o.phrase.kind == noComment {
		o.weight *= 0.5
	}
	if o.show != whole || r.wordCount() <= longOpen {
		o.weight *= 1.2
	}
	return true
}

// clauseAt returns the innermost clause of a sentence whose predicate stands in a span, or that holds it; nil where
// there is none.
func clauseAt(doc *news.Document, sentence int, s news.Span) *news.Clause {
	var best *news.Clause
	list := doc.ClausesOf(sentence)
	for i := range list {
		c := &list[i]
		if s.Contains(doc.Tokens[c.Head].Span) {
			return c
		}
		if c.Contains(s) && (best == nil || c.Len() < best.Len()) {
			best = c
		}
	}
	return best
}

// readsAlone reports whether a clause is a sentence by itself: with a subject of its own that is a noun, or the
// empty "it" of "it is not clear".
func (m *merger) readsAlone(u *unit, c *news.Clause) bool {
	if c.Kind != news.Main && c.Kind != news.Conjoined && c.Kind != news.Frame || c.Inherited {
		return false
	}
	doc := m.story.Docs[u.doc]
	text := c.Span.Of(doc.Text)
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	if strings.Count(text, "“") != strings.Count(text, "”") || strings.Count(text, `"`)%2 != 0 {
		return false
	}
	subject := strings.ToLower(c.Subject.Of(doc.Text))
	return first == "it" && (subject == "it" || subject == "") || !leaning[first] && !leaning[subject] && c.Subject.Start == c.Start
}

// standsOpen reports whether the sentence of o can be read alone.
func (m *merger) standsOpen(o *openMatter, r openReader) bool {
	if m.isQuoted(m.units[o.unit]) || leaning[o.subject] && o.subject != "it" && r.pronounFirst() {
		return false
	}
	if r.word(0) == "it" {
		return r.startsWithin(o.at, 3)
	}
	if o.phrase.kind != noComment && r.points() {
		return false
	}
	return m.canStand(o.unit) && !r.pronounFirst()
}

// longAgo is how many days before its article what is told of is no news.
const longAgo = 45

// isLongAgo reports whether a sentence has a date long before its article.
func (m *merger) isLongAgo(u *unit) bool {
	doc := m.story.Docs[u.doc]
	today := dayOf(doc)
	i := sort.Search(len(doc.Dates), func(i int) bool { return doc.Dates[i].Start >= u.Start })
	for ; i < len(doc.Dates) && doc.Dates[i].End <= u.End; i++ {
		if d := doc.Dates[i]; today != "" && d.Last != "" && days(nlp.Date{First: d.Last, Last: today}) > longAgo {
			return true
		}
	}
	return false
}

// sameMatter reports whether two sentences leave the same open: who gives no comment, or what is asked.
func (m *merger) sameMatter(a, b openMatter) bool {
	if (a.phrase.kind == noComment) != (b.phrase.kind == noComment) {
		return false
	}
	if a.phrase.kind == noComment {
		if a.actor >= 0 || b.actor >= 0 {
			return a.actor == b.actor
		}
		return a.subject != "" && a.subject == b.subject
	}
	both := shared(a.about, b.about)
	least := min(len(a.about), len(b.about))
	return both >= 2 && 3*both >= 2*least || m.pairLikeness(m.units[a.unit], m.units[b.unit]) >= sameFact
}

// isAnswered reports whether an article of a later day tells what o leaves open: it says most of the same and has
// what was asked for.
func (m *merger) isAnswered(o openMatter) bool {
	if o.phrase.kind == noComment || len(o.about) < 2 {
		return false
	}
	today := m.days[m.units[o.unit].doc]
	if today == "" || today >= m.latest {
		return false
	}
	m.findWith()
	tried := map[int]bool{}
	for _, w := range o.about {
		id, ok := m.lex.has(w)
		if !ok {
			continue
		}
		for _, i := range m.unitsWith(id) {
			if m.days[m.units[i].doc] <= today || tried[i] {
				continue
			}
			if tried[i] = true; m.answers(o, i) {
				return true
			}
		}
	}
	return false
}

// toldIn returns what the words of sentence i mean, those of names among them.
func (m *merger) toldIn(i int) []int32 {
	u := m.units[i]
	if u.told == nil {
		u.told = append([]int32{}, m.meaningsOf(u.Of(m.story.Docs[u.doc].Text))...)
	}
	return u.told
}

// answers reports whether sentence i, which has a word of what o leaves open, tells it.
func (m *merger) answers(o openMatter, i int) bool {
	v := m.units[i]
	doc := m.story.Docs[v.doc]
	r := openReader{m.wordsOf(v)}
	if 3*shared(o.about, m.toldIn(i)) < 2*len(o.about) {
		return false
	}
	if _, open := r.find(); open {
		return false
	}
	switch o.question {
	case "how many", "how much", "how long":
		return slices.ContainsFunc(doc.Quantities, func(q nlp.Quantity) bool { return v.Contains(q.Span) && !q.Vague })
	case "why":
		return r.has("because")
	case "what":
		return r.has("caused") || r.has("because")
	case "":
		return has(o.about, m.lex.name("cause")) && r.has("caused") || r.has("identified") && r.hasName()
	case "who":
		return r.has("identified") && r.hasName()
	}
	return false
}

func (r *openReader) has(word string) bool {
	for i := range r.tokens {
		if r.word(i) == word {
			return true
		}
	}
	return false
}

func (r *openReader) hasName() bool {
	for i := range r.tokens {
		if r.tag(i) == "NNP" && r.tag(i+1) == "NNP" {
			return true
		}
	}
	return false
}
