package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// owning is whose a figure is that means nothing without that: an age, a term of prison, a population.
type owning struct {
	personal bool   // it is one person's
	owner    int    // the actor whose it is, -1 if that is open
	sort     string // of a population: "city", "island", "" if it is open
	nation   string // whose people are counted: "British climbers"
	level    string // of government: "federal", "state"
	moving   bool   // how far off something is that moves
	site     string // where those are who are counted, as it stands right behind them: "hospital"
}

// owned finds whose figure f of unit u is.
func (m *merger) owned(f *figure, u *unit) owning {
	doc := m.story.Docs[u.doc]
	o := owning{owner: -1, nation: nationIn(f.q.Counted.Of(doc.Text)), level: m.levelOf(f, u), site: siteBehind(doc, u, f.q.Counted)}
	switch {
	case f.q.Dimension == "length":
		o.moving = m.moves(f, u)
	case f.q.Dimension == "age":
		o.personal, o.owner = true, m.aged(f, u)
	case f.q.Dimension == "time" && m.isPenalty(f, u):
		o.personal, o.owner = true, m.personBefore(u, f.q.Start)
	case f.act == livesIn:
		o.owner, o.sort = m.inhabited(f, u)
	}
	if o.personal && o.owner < 0 && len(f.whose) == 1 {
		for a := range f.whose {
			o.owner = a
		}
	}
	return o
}

// livesIn is the act of who is counted for living somewhere.
var livesIn = meaningOfAct("home")

// others reports whether two figures are of different persons, peoples or places. Those of one person are compared where it is
// told of both whose they are, or of none, where the same happens to both.
func (a owning) others(b owning) bool {
	if a.nation != "" && b.nation != "" && a.nation != b.nation || a.level != "" && b.level != "" && a.level != b.level ||
		a.sort != "" && b.sort != "" && a.sort != b.sort || a.site != "" && b.site != "" && a.site != b.site && (roofed[a.site] || roofed[b.site]) {
		return true
	}
	if a.personal || b.personal {
		return a.personal != b.personal || a.owner != b.owner
	}
	return a.owner >= 0 && b.owner >= 0 && a.owner != b.owner
}

// sameOwner reports whether two figures are known to be of one person or place, whatever other names stand near them.
func (a owning) sameOwner(b owning) bool {
	return a.owner >= 0 && a.owner == b.owner || a.sort != "" && a.sort == b.sort
}

// unowned returns f as it is when nobody asks whose it is.
func (f figure) unowned() figure {
	f.owning = owning{owner: -1}
	return f
}

// nationIn returns the country of whose people words tell, "" if they tell of none or two.
func nationIn(words string) string {
	found := ""
	for w := range strings.FieldsSeq(words) {
		if c, ok := nlp.NationalityOf(w); ok {
			if found != "" && found != c.Name {
				return ""
			}
			found = c.Name
		}
	}
	return found
}

// siteBehind returns the noun of the place right behind what is counted, in lower case: "hospital" of "27 patients in the town
// hospital".
func siteBehind(doc *news.Document, u *unit, counted news.Span) string {
	s := doc.Sentences[u.sentence]
	t := tokenAfter(doc, s, counted.End)
	if counted.Empty() || t >= s.Last || !insides[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
		return ""
	}
	head := ""
	for t++; t < s.Last; t++ {
		switch doc.Tokens[t].Class() {
		case "NOUN", "PROPN":
			head = strings.ToLower(doc.Tokens[t].Of(doc.Text))
		case "ADJ", "DET", "PRON":
		default:
			return head
		}
	}
	return head
}

var (
	insides = wordSet(`in at within inside aboard on`)
	roofed  = wordSet(`hospital facility school college university plant factory building ship boat bus train plane camp home house church store hotel prison
		jail base mall theater theatre club office hospitals schools prisons camps ships`)
)

// levelOf returns the level of government that the words right before or behind what f counts name, "" for none and for
// several.
func (m *merger) levelOf(f *figure, u *unit) string {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	first := tokenAfter(doc, s, f.q.Start)
	found := ""
	for t := max(s.First, first-reach); t < min(s.Last, first+reach); t++ {
		if w := strings.ToLower(doc.Tokens[t].Of(doc.Text)); levels[w] {
			if found != "" && found != w {
				return ""
			}
			found = w
		}
	}
	return found
}

var levels = wordSet(`federal state`)

// moves reports whether a length is how far from a place something was that moves: another hour, another place.
func (m *merger) moves(f *figure, u *unit) bool {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	first := tokenAfter(doc, s, f.q.Start)
	for t := max(s.First, first-2*reach); t < first; t++ {
		if movers[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
			last := tokenAfter(doc, s, f.q.End)
			return last < s.Last && (compass[strings.ToLower(doc.Tokens[last].Of(doc.Text))] || doc.Tokens[last].Of(doc.Text) == "from")
		}
	}
	return false
}

var (
	movers  = wordSet(`storm hurricane typhoon cyclone eye center centre front plume ship vessel boat convoy caravan plane aircraft helicopter`)
	compass = wordSet(`north south east west northeast northwest southeast southwest north-east north-west south-east south-west off away`)
)

// isPenalty reports whether a time is how long somebody is to be in prison.
func (m *merger) isPenalty(f *figure, u *unit) bool {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	first := tokenAfter(doc, s, f.q.Start)
	for t := max(s.First, first-4); t < min(s.Last, first+reach); t++ {
		if penalties[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
			return true
		}
	}
	return false
}

var penalties = wordSet(`sentence sentences sentenced prison jail jailed imprisonment imprisoned bars probation parole custody incarcerated`)

// personBefore returns the last person who is named in a sentence before offset, or -1.
func (m *merger) personBefore(u *unit, offset int) int {
	found := -1
	doc := m.story.Docs[u.doc]
	for i := firstMention(doc, u.Start); i < len(doc.Mentions) && doc.Mentions[i].End <= offset; i++ {
		if a := m.cast.of[u.doc][i]; a >= 0 && m.cast.actors[a].kind == news.Person {
			found = a
		}
	}
	return found
}

// aged returns the actor whose age f is: who is named right before it, "Anna Berg, 34", or behind, "34-year-old
// teacher Anna Berg"; -1 if nobody is.
func (m *merger) aged(f *figure, u *unit) int {
	doc := m.story.Docs[u.doc]
	list := doc.Mentions
	i := firstMention(doc, u.Start)
	for i < len(list) && list[i].End <= f.q.Start {
		i++
	}
	if i > 0 && list[i-1].Start >= u.Start && agedBehind[strings.ToLower(strings.Trim(doc.Text[list[i-1].End:f.q.Start], " ,("))] {
		return m.cast.of[u.doc][i-1]
	}
	for i < len(list) && list[i].Kind != news.Person && list[i].Start < u.End {
		i++
	}
	if i < len(list) && list[i].Start >= f.q.End && list[i].Start < u.End && isNameful(doc, u, f.q.End, list[i].Start) {
		return m.cast.of[u.doc][i]
	}
	return -1
}

// agedBehind are the words between a name and an age.
var agedBehind = map[string]bool{"": true, "aged": true, "age": true, "who is": true, "who was": true, "is": true, "was": true, "a": true, "an": true, "turned": true, "now": true, "then": true}

// isNameful reports whether nothing but nouns and adjectives stands between two offsets of a sentence.
func isNameful(doc *news.Document, u *unit, start, end int) bool {
	s := doc.Sentences[u.sentence]
	for t := tokenAfter(doc, s, start); t < s.Last && doc.Tokens[t].Start < end; t++ {
		switch doc.Tokens[t].Class() {
		case "NOUN", "PROPN", "ADJ":
		default:
			return false
		}
	}
	return end-start < longestDescription
}

// longestDescription is the most bytes of what somebody is between the age and the name.
const longestDescription = 60

// inhabited returns the place that a count of inhabitants is of, with its sort.
func (m *merger) inhabited(f *figure, u *unit) (int, string) {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	owner, sort := -1, ""
	for t := tokenAfter(doc, s, f.q.Start) - 1; t >= s.First; t-- {
		tok := doc.Tokens[t]
		w := strings.ToLower(tok.Of(doc.Text))
		if a := m.actorAt(u.doc, tok.Start); a >= 0 && m.cast.actors[a].kind == news.Place && owner < 0 {
			owner = a
		}
		clause := t+2 < s.Last && doc.Tokens[t+1].Of(doc.Text) == "," && opensRelative[strings.ToLower(doc.Tokens[t+2].Of(doc.Text))]
		if sorts[w] && (sort == "" || clause) {
			sort = w
			if clause {
				break
			}
		}
	}
	if sort != "" && owner >= 0 { // "the island off Vester is home to" is not of Vester
		return -1, sort
	}
	return owner, sort
}

var (
	opensRelative = wordSet(`which that where`)
	sorts         = wordSet(`city town village island country nation state province county region district capital peninsula`)
)
