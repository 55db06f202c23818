package brief

import (
	"sort"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// phrase is words of an article that may tell what a figure measures.
type phrase struct {
	words string
	rank  int // 4 for "people killed", 3 for "killed" of "people were killed" and the noun that has the size, 2 for "people" and what has that noun, 1 for a noun near the figure, 0 for the figure itself
	count int // figures that have it near them
	away  int // tokens between it and the figure
}

// better reports whether p tells what is measured better than q.
func (p phrase) better(q phrase) bool {
	switch {
	case p.rank != q.rank:
		return p.rank > q.rank
	case p.count != q.count:
		return p.count > q.count
	case p.away != q.away:
		return p.away < q.away
	case len(p.words) != len(q.words):
		return len(p.words) < len(q.words)
	}
	return p.words < q.words
}

// figureTopic returns the words for what a group of figures measures: best those that say what
// happened ("people killed"), else what is counted, else the noun near a figure that most of
// the figures have near them.
func (m *merger) figureTopic(figures []figure, group []int) string {
	if f := figures[group[0]]; f.personal && f.owner >= 0 {
		return m.cast.actors[f.owner].name
	}
	counted := map[string]int{}
	near := map[string]int{}
	for _, i := range group {
		counted[m.countedAt(figures[i]).words]++
		for _, w := range figures[i].around.words {
			near[w.name]++
		}
	}
	var best phrase
	for n, i := range group {
		p := m.countedAt(figures[i])
		p.count = counted[p.words]
		if p.rank == 0 {
			p = m.measuredAt(figures[i])
		}
		if p.rank == 0 {
			p = m.nounNear(figures[i], near)
		}
		if n == 0 || p.better(best) {
			best = p
		}
	}
	return best.words
}

// countedAt returns what a figure counts, with what happened to it where that follows: "people
// killed", "people were killed"; the figure's own words where it counts nothing.
func (m *merger) countedAt(f figure) phrase {
	u := m.units[f.unit]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	counted := f.q.Counted
	if counted.Empty() || f.q.Unit != "" && f.q.Dimension != "share" || counted.End <= f.q.Start && !tellsAct[lastWordOf(counted.Of(doc.Text))] {
		return phrase{words: f.q.Of(doc.Text)}
	}
	if act, between := m.actBehind(f, counted); act.Empty() {
	} else if !between {
		return phrase{words: counted.Cover(act).Of(doc.Text), rank: 4}
	} else if people[lastWordOf(counted.Of(doc.Text))] { // "people were killed": no noun phrase, and "people" says too little
		return phrase{words: act.Of(doc.Text), rank: 3}
	}
	if last := lastWordOf(counted.Of(doc.Text)); tellsAct[last] {
		if t := tokenAfter(doc, s, counted.Start); last == "toll" {
			counted = m.nounPhrase(u, t)
		}
		return phrase{words: counted.Of(doc.Text), rank: 3}
	}
	return phrase{words: counted.Of(doc.Text), rank: 2}
}

// actBehind returns the word behind what a figure counts that says what happened to it, and whether a form of "to be"
// stands between them: "people killed", "people were killed". It is empty where there is none.
func (m *merger) actBehind(f figure, counted news.Span) (act news.Span, between bool) {
	u := m.units[f.unit]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	passive := true
	for t, end := tokenAfter(doc, s, counted.End), counted.End; t < s.Last && doc.Tokens[t].Start == end+1; t++ {
		word := strings.ToLower(doc.Tokens[t].Of(doc.Text))
		if tag := doc.Tokens[t].Tag(); !toBe[word] && !toHave[word] && (tag != "RB" || end == counted.End) {
			if !passive || tag != "VBN" && doc.Tokens[t].Span != f.m.Act {
				break
			}
			if t+1 < s.Last && doc.Tokens[t+1].Start == doc.Tokens[t].End+1 && m.completes(u, t+1) {
				break // "counties declared disaster areas", "residents ordered to leave"
			}
			return doc.Tokens[t].Span, end != counted.End
		}
		passive = toBe[word] || passive && !toHave[word]
		end = doc.Tokens[t].End
	}
	return news.Span{}, false
}

// completes reports whether the token at t is needed by the participle before it.
func (m *merger) completes(u *unit, t int) bool {
	return strings.EqualFold(m.story.Docs[u.doc].Tokens[t].Of(m.story.Docs[u.doc].Text), "to") || m.isTopic(u, t)
}

// people are nouns for those who are counted that do not say what became of them.
var people = wordSet(`people persons others men women children`)

// measuredAt returns the noun that has the size that a figure gives, or what has that.
func (m *merger) measuredAt(f figure) phrase {
	u := m.units[f.unit]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	best := phrase{words: f.q.Of(doc.Text)}
	rank := 1
	if f.q.Unit != "" {
		rank = 2
	}
	if f.q.Dimension == "share" && !f.m.Act.Empty() {
		best = phrase{words: f.m.Act.Of(doc.Text), rank: rank, count: 1} // "contained"
	}
	for _, span := range []news.Span{f.m.Whose, f.m.Thing} {
		if t := tokenAfter(doc, s, span.Start); !span.Empty() && t < s.Last && m.isTopic(u, t) {
			noun := m.nounPhrase(u, t)
			if noun.Overlap(f.q.Span) > 0 {
				noun = doc.Tokens[t].Span
			}
			best = phrase{words: noun.Of(doc.Text), rank: rank, count: 1}
		}
		rank++
	}
	return best
}

// toBe and toHave may stand between what is counted and what happened to it.
var (
	toBe   = wordSet(`was were is are been being`)
	toHave = wordSet(`have has had`)
)

// nounNear returns the noun near a figure that most figures have near them, with the words
// before it that belong to it; the figure's own words where there is none. Names, units and
// points of the compass are no such nouns.
func (m *merger) nounNear(f figure, near map[string]int) phrase {
	u := m.units[f.unit]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	first, last := tokenAfter(doc, s, f.q.Start), tokenAfter(doc, s, f.q.End)
	best := phrase{words: f.q.Of(doc.Text)}
	for t := max(s.First, first-reach); t < min(s.Last, last+reach); t++ {
		if t >= first && t < last || !m.isTopic(u, t) {
			continue
		}
		away := first - t
		if t >= last {
			away = t - last + 1
		}
		p := phrase{words: m.nounPhrase(u, t).Of(doc.Text), rank: 1, count: 1, away: away}
		if ids := m.lex.of(doc.Tokens[t].Of(doc.Text)); ids.meaning >= 0 {
			p.count = near[m.lex.names[ids.meaning]]
		}
		if p.better(best) {
			best = p
		}
	}
	return best
}

// isTopic reports whether a token of a sentence is a noun that can tell what a figure measures.
func (m *merger) isTopic(u *unit, t int) bool {
	doc := m.story.Docs[u.doc]
	tok := doc.Tokens[t]
	word := strings.ToLower(tok.Of(doc.Text))
	return (tok.Tag() == "NN" || tok.Tag() == "NNS") && !noTopic[word] && !m.inName(u.doc, tok.Span)
}

// noTopic are nouns that stand near figures and are not what they measure.
var noTopic = wordSet(`north south east west northeast northwest southeast southwest north-east north-west south-east south-west
	hour hours minute minutes second seconds day days week weeks month months year years today yesterday tomorrow morning afternoon evening night
	dollar dollars euro euros pound pounds yuan yen ruble rubles rouble roubles mile miles kilometer kilometers kilometre kilometres
	km meter meters metre metres foot feet percent degree degrees ton tons tonne tonnes acre acres
	number amount total lot lots scale time times part end
	something anything nothing everything none one thing things way fact doubt`)

// inName reports whether a span of document d stands in a name.
func (m *merger) inName(d int, s news.Span) bool {
	list := m.story.Docs[d].Mentions
	i := sort.Search(len(list), func(i int) bool { return list[i].End > s.Start })
	return i < len(list) && list[i].Start < s.End
}

// nounPhrase returns the noun at token t with up to two nouns and adjectives right before it.
func (m *merger) nounPhrase(u *unit, t int) news.Span {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	span := doc.Tokens[t].Span
	for k := t - 1; k >= max(s.First, t-2); k-- {
		tok := doc.Tokens[k]
		if tok.Tag() != "JJ" && tok.Tag() != "NN" && tok.Tag() != "NNS" || !isLower(tok.Of(doc.Text)) || tok.End+1 != doc.Tokens[k+1].Start || m.inName(u.doc, tok.Span) {
			break
		}
		if unfounded[tok.Of(doc.Text)] || opinion[tok.Of(doc.Text)] {
			break
		}
		span = span.Cover(tok.Span)
	}
	if before := doc.Text[doc.Sentences[u.sentence].Start:span.Start]; strings.HasSuffix(before, "-") { // "range missiles" of "mid-range missiles"
		span.Start -= len(before) - len(strings.TrimRightFunc(before, isCompound))
	}
	return span
}

// isCompound reports whether a character may stand in a word joined by hyphens.
func isCompound(r rune) bool { return r == '-' || unicode.IsLetter(r) }

// opinion are adjectives by which whoever speaks judges a thing; a topic is on neither side.
var opinion = wordSet(`misleading cynical total dishonest corrupt phony fake disgraceful shameful horrible terrible great wonderful
	beautiful sad stupid crazy unfair dangerous reckless`)

func isLower(word string) bool { return strings.ToLower(word) == word && !startsWithDigit(word) }

// tokenAfter returns the first token of a sentence that begins at offset or behind it.
func tokenAfter(doc *news.Document, s news.Sentence, offset int) int {
	return s.First + sort.Search(s.Last-s.First, func(i int) bool { return doc.Tokens[s.First+i].Start >= offset })
}
