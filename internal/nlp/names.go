package nlp

import (
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp/entity"
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// NameKind says what a name names.
type NameKind int

// The kinds of names.
const (
	OtherName NameKind = iota
	PersonName
	OrganizationName
	PlaceName
)

// Name is a name in a text, without titles.
type Name struct {
	Span
	Kind     NameKind
	Sentence int  // which of the sentences it is in
	Role     Span // the words beside it that say what the person is; empty if none
}

// Names finds the names in a text of several sentences, sentences[i] being tokens[s[0]:s[1]],
// with tags. A trained tagger, package entity, proposes them; the words of a name and those around
// it, over the whole text, settle where it begins, what kind it is and what role stands by it, so
// that "Berg" is a person where "Mayor Anna Berg" stands elsewhere.
func Names(text string, tokens []Token, sentences [][2]int) []Name {
	room := nameRooms.Get().(*nameRoom)
	defer nameRooms.Put(room)
	room.tokens = slices.Grow(room.tokens[:0], len(tokens))
	room.tokens, room.sentences = appendJoined(room.tokens, room.sentences[:0], text, tokens, sentences)
	tokens, sentences = room.tokens, room.sentences
	f := nameFinder{text: text, tokens: tokens, candidates: room.candidates, evidence: room.evidence, room: room}
	found := room.proposed(text)
	for i, s := range sentences {
		n := 0
		for n < len(found) && found[n].Sentence == i {
			n++
		}
		f.sentence(i, s, found[:n])
		found = found[n:]
	}
	f.link()
	names := f.names()
	room.empty(f.candidates)
	return names
}

// nameRoom is room for the tokens of a text, used again for the next.
type nameRoom struct {
	tokens    []Token
	sentences [][2]int
	looked    []entity.Token
	found     []entity.Entity

	candidates []candidate
	evidence   map[string]*evidence
	weighed    []*evidence // all that there are
	used       int         // of weighed
}

var nameRooms = sync.Pool{New: func() any { return &nameRoom{evidence: map[string]*evidence{}} }}

// newEvidence returns empty evidence.
func (r *nameRoom) newEvidence() *evidence {
	if r.used == len(r.weighed) {
		r.weighed = append(r.weighed, new(evidence))
	}
	e := r.weighed[r.used]
	*e = evidence{}
	r.used++
	return e
}

// empty makes room for the next text, keeping none of this one alive.
func (r *nameRoom) empty(candidates []candidate) {
	clear(candidates)
	r.candidates = candidates[:0]
	clear(r.evidence)
	r.used = 0
	if len(r.tokens) > maxKept {
		*r = nameRoom{evidence: map[string]*evidence{}}
	}
}

// proposed returns what the trained tagger finds.
func (r *nameRoom) proposed(text string) []entity.Entity {
	r.looked = slices.Grow(r.looked[:0], len(r.tokens))
	for i, t := range r.tokens {
		r.looked = append(r.looked, entity.Look(t.Of(text), i > 0 && r.tokens[i-1].End == t.Start))
	}
	r.found = entity.Default().Append(r.found[:0], r.looked, r.sentences)
	clear(r.looked) // they hold the text
	return r.found
}

// candidate is a run of words that may be a name: tokens[first:last], the title before it from
// token role.
type candidate struct {
	first, last int
	role        Span
	honorific   bool
	proposed    bool     // by the tagger,
	kind        NameKind // as this
	sentence    int
	key         string
}

type nameFinder struct {
	text       string
	tokens     []Token
	candidates []candidate
	evidence   map[string]*evidence
	room       *nameRoom
}

func (f *nameFinder) word(i int) string {
	if i < 0 || i >= len(f.tokens) {
		return ""
	}
	return f.tokens[i].Of(f.text)
}

func (f *nameFinder) lower(i int) string { return lower(f.word(i)) }

// isHeadline reports whether most words of a sentence are capitalised, so that capitals say
// nothing. Headlines have no full stop.
func (f *nameFinder) isHeadline(s [2]int) bool {
	if f.word(s[1]-1) == "." && f.hasLower(s) {
		return false
	}
	upper, all := 0, 0
	for i := s[0]; i < s[1]; i++ {
		r := firstRune(f.word(i))
		if unicode.IsLetter(r) {
			all++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return all >= 5 && 10*upper >= 7*all
}

// hasLower reports whether a word of the sentence begins with a small letter.
func (f *nameFinder) hasLower(s [2]int) bool {
	for i := s[0]; i < s[1]; i++ {
		if unicode.IsLower(firstRune(f.word(i))) {
			return true
		}
	}
	return false
}

// sentence notes the names in sentence n, which is s: those that the tagger found, and runs of
// capitalised words where it found none.
func (f *nameFinder) sentence(n int, s [2]int, found []entity.Entity) {
	headline := f.isHeadline(s)
	for i := s[0]; i < s[1]; {
		end := i
		if !headline {
			end = f.run(i, s)
		}
		named := end > i
		if !named {
			end = i + 1
		}
		// The names that begin in the run; the last may go on behind it.
		start := i // titles may stand from here on
		hit := false
		behind := i
		for len(found) > 0 && found[0].First < end {
			e := found[0]
			found = found[1:]
			for len(found) > 0 && f.goesOn(e, found[0]) {
				e.Last = found[0].Last
				found = found[1:]
			}
			hit = true
			if headline && f.hasCommon(e) {
				continue
			}
			if named && f.isFirm(i, end, e) {
				e = entity.Entity{First: i, Last: end, Kind: entity.Organization, Sentence: n}
			}
			if e.First < behind {
				continue // the "Jr." that the name before has taken in
			}
			free := end
			if len(found) > 0 {
				free = min(free, found[0].First)
			}
			behind = f.propose(n, e, start, free, s)
			if e.Kind == entity.Person {
				start = behind
			}
			end = max(end, behind)
		}
		if named && !hit {
			f.split(n, i, end, s)
		}
		i = end
	}
}

var kindOf = [...]NameKind{entity.Person: PersonName, entity.Organization: OrganizationName, entity.Place: PlaceName, entity.Other: OtherName}

// propose notes a name that the tagger found, and returns the token behind it. Titles may stand
// from token start on; no other name begins before token end.
func (f *nameFinder) propose(n int, e entity.Entity, start, end int, s [2]int) int {
	c := candidate{first: e.First, last: e.Last, sentence: n, proposed: true, kind: kindOf[e.Kind]}
	start = min(start, c.first)
	first, honorific := f.titles(start, c.last)
	if c.kind != PersonName && first > c.first && first < c.last && f.isTitled(c, first, start, honorific) {
		c.kind = PersonName
	}
	if end := f.lower(c.last - 1); first == c.last && (c.kind == PersonName || c.kind == OrganizationName && roleWords[end] && !orgWords[end]) {
		return c.last // a title alone
	}
	if c.kind == PersonName && c.last-c.first > 1 && placeFronts[f.lower(c.first)] {
		c.kind = PlaceName
	}
	if c.kind == PersonName {
		f.begin(&c, first, start, honorific)
		c.last = f.withSuffix(c.last, s)
	}
	f.widen(&c, start, end)
	if k := c.last; c.kind == PersonName && k+1 < s[1] && isInitialed(f.word(k)) && startsUpper(f.word(k+1)) && !IsCommon(f.word(k+1)) {
		c.last += 2 // "Mary K. Flatby"
	}
	f.add(c, s)
	return c.last
}

// isInitialed reports whether w is an initial with its full stop.
func isInitialed(w string) bool { return len(w) == 2 && startsUpper(w) && w[1] == '.' }

// widen takes into a name of one word what is left of its run of capitalised words, tokens[start:end],
// and belongs to it: "Mount" before a place, an uncommon word behind a person.
func (f *nameFinder) widen(c *candidate, start, end int) {
	if c.last-c.first > 1 || c.honorific {
		return
	}
	if b := c.first - 1; b >= start && placeFronts[f.lower(b)] && startsUpper(f.word(b)) {
		c.first, c.kind, c.role = b, PlaceName, Span{}
		return
	}
	if c.last+1 == end && c.first > 0 && f.isRole(c.first-1) && !IsCommon(f.word(c.last)) {
		c.last, c.kind = end, PersonName // the surname in "spokesman Jens Flatby"
	}
}

// Words before places' names that belong to them.
var placeFronts = wordSet(`mount mt. lake cape fort port place rue plaza piazza gulf bay los las`)

// hasCommon reports whether a name found in a headline has an ordinary word in it, that most likely
// has its capital from the headline only.
func (f *nameFinder) hasCommon(e entity.Entity) bool {
	for i := e.First; i < e.Last; i++ {
		if w := f.lower(i); IsCommon(w) && !particles[w] && !orgWords[w] && !placeWords[w] && !IsFunction(w) {
			return true
		}
	}
	return false
}

// isFirm reports whether the run tokens[first:last] is the name of a firm, "Berg & Vik", of which
// the tagger found a part.
func (f *nameFinder) isFirm(first, last int, e entity.Entity) bool {
	for i := first + 1; i+1 < last; i++ {
		if f.word(i) == "&" {
			return e.Last <= i || e.First > i
		}
	}
	return false
}

// goesOn reports whether b is the rest of the person's name a: only particles stand between them.
func (f *nameFinder) goesOn(a, b entity.Entity) bool {
	if a.Kind != entity.Person || b.Kind != entity.Person || b.First-a.Last > 2 || b.First == a.Last && !particles[f.word(b.First)] {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if !particles[f.word(i)] {
			return false
		}
	}
	return true
}

// isTitled reports whether a name that the tagger takes for another kind is a person's, whose title
// ends before token first: "State Anna Berg" of "Secretary of State Anna Berg", "National Security
// Adviser Anna Berg".
func (f *nameFinder) isTitled(c candidate, first, start int, honorific bool) bool {
	end := f.lower(c.last - 1)
	if orgWords[end] || placeWords[end] {
		return false
	}
	title := f.lower(first - 1)
	return honorific || roleWords[title] && c.kind == OrganizationName || titleWords[title] && c.first > start
}

// begin settles where a person's name begins. The rules say at token first.
func (f *nameFinder) begin(c *candidate, first, start int, honorific bool) {
	switch {
	case first >= c.first && (first == c.first || !f.isGiven(c.first) || honorific):
		c.first, c.honorific = first, honorific
	case c.first > start && (particles[f.word(c.first)] || particles[f.word(c.first-1)]):
		c.first = first // "Carla van der Heide", not "der Heide"
	}
	if c.first > start && (first == c.first || roleWords[f.lower(c.first-1)] && f.isTitle(start, c.first-1)) {
		c.role = f.tokens[start].Cover(f.tokens[c.first-1].Span)
	}
}

// isGiven reports whether token i is a given name too, as "Dean" is.
func (f *nameFinder) isGiven(i int) bool {
	return gazetteer.ClassOf(lexicon.Hash(f.word(i)))&gazetteer.Given != 0
}

// withSuffix returns the end of a person's name that ends at token last, with its "Jr.", ", Jr."
// or "III".
func (f *nameFinder) withSuffix(last int, s [2]int) int {
	for _, k := range [2]int{last, last + 1} {
		if k < s[1] && nameSuffixes[f.word(k)] && (k == last || f.word(last) == ",") {
			return k + 1
		}
	}
	return last
}

var nameSuffixes = wordSet(`Jr Jr. Sr Sr. II III IV`)

// longestRun is the most tokens of a run of capitalised words: each name in a run is held against
// all of it. What goes on is the next run.
const longestRun = 64

// run returns the end of the run of capitalised words that begins at token i, or i.
func (f *nameFinder) run(i int, s [2]int) int {
	if !f.isNameWord(i, s) {
		return i
	}
	end := i + 1
	for end < min(s[1], i+longestRun) {
		switch {
		case f.isNameWord(end, s):
			end++
		case f.joins(end, s):
			end += 2
		case particles[f.word(end)] && end+2 < s[1] && particles[f.word(end+1)] && f.isNameWord(end+2, s):
			end += 3
		case end+2 < s[1] && f.lower(end) == "of" && f.lower(end+1) == "the" && f.isNameWord(end+2, s) && f.takesOf(end-1):
			end += 3
		default:
			return end
		}
	}
	return end
}

// joins reports whether the small word at token i and the capitalised one behind it go on
// with a name: "von Dahl", "Bureau of Fisheries", "Berg & Vik".
func (f *nameFinder) joins(i int, s [2]int) bool {
	if i+1 >= s[1] || !f.isNameWord(i+1, s) {
		return false
	}
	w := f.word(i)
	return particles[w] || w == "&" || w == "of" && f.takesOf(i-1)
}

// takesOf reports whether a name may go on with "of" behind token i.
func (f *nameFinder) takesOf(i int) bool {
	w := f.lower(i)
	return orgWords[w] || roleWords[w] || w == "house" || w == "university" || w == "gulf" || w == "bay" || w == "city" || w == "republic" || w == "bank" || w == "isle"
}

// isNameWord reports whether token i may be a word of a name.
func (f *nameFinder) isNameWord(i int, s [2]int) bool {
	w := f.word(i)
	r := firstRune(w)
	if !unicode.IsUpper(r) || w == "I" || len(w) == 1 && w != "X" {
		return false
	}
	small := lower(w)
	if IsFunction(small) && !(isUpperWord(w) && len(w) > 1) || weekdays[small] != 0 || small == "sunday" || months[small] > 0 && small != "may" && small != "april" && small != "june" {
		return false
	}
	if honorifics[small] {
		return true
	}
	if i > s[0] && !f.opensQuote(i-1) {
		return true
	}
	return f.namedAtStart(i, s)
}

func (f *nameFinder) opensQuote(i int) bool {
	switch f.word(i) {
	case "“", "\"", "‘", "'", "•", ":", "—", "–", "-", "(":
		return true
	}
	return false
}

// namedAtStart decides whether the first word of a sentence, capitalised in any case, belongs
// to a name.
func (f *nameFinder) namedAtStart(i int, s [2]int) bool {
	w := f.word(i)
	small := lower(w)
	known, ok := words().words[small]
	switch {
	case isUpperWord(w) && utf8.RuneCountInString(w) >= 2:
		return true
	case !ok:
		return f.tokens[i].Tag() != "RB"
	case known.caps >= 7:
		return true
	case i+2 < s[1] && roleWords[small] && f.word(i+1) == "of" && startsUpper(f.word(i+2)):
		return true // "Secretary of State Berg"
	case i+1 >= s[1] || !startsUpper(f.word(i+1)):
		return false
	case words().words[small].place > 0 && words().words[f.lower(i+1)].place > 0:
		return true // "New York"
	}
	// "President Berg", "Attorney General Berg", "Foreign Minister …", "Mark Berg".
	return roleWords[small] || titleWords[small] || honorifics[small] || known.first > 0 && known.caps >= 3
}

func isUpperWord(w string) bool {
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

func (f *nameFinder) add(c candidate, s [2]int) {
	c.key = f.tokens[c.first].Cover(f.tokens[c.last-1].Span).Of(f.text)
	e := f.evidence[c.key]
	if e == nil {
		e = f.room.newEvidence()
		e.multi = c.last-c.first > 1
		f.ofItself(c, e)
		f.evidence[c.key] = e
	}
	f.around(&c, e, s)
	e.seen++
	if c.proposed {
		e.votes[c.kind]++
	}
	f.candidates = append(f.candidates, c)
}

// inTitle reports whether c is part of the title before one of the next names: "Norwegian Foreign
// Minister Jens Dahl".
func (f *nameFinder) inTitle(c candidate, next []candidate) bool {
	for _, n := range next[:min(2, len(next))] {
		if !n.role.Empty() && n.role.Start <= f.tokens[c.first].Start && f.tokens[c.last-1].End <= n.role.End && n.role.End <= f.tokens[n.first].Start && f.evidence[n.key].kindAt(n.kind, n.proposed) == PersonName {
			return startsUpper(f.word(n.first - 1))
		}
	}
	return false
}

func (f *nameFinder) names() []Name {
	out := make([]Name, 0, len(f.candidates))
	for i, c := range f.candidates {
		e := f.evidence[c.key]
		kind := e.kindAt(c.kind, c.proposed)
		if i+1 < len(f.candidates) && f.inTitle(c, f.candidates[i+1:]) {
			continue
		}
		if !c.proposed && e.votes == [4]int{} && !e.sure() {
			continue
		}
		if f.isAdjective(c) && kind != PlaceName && kind != PersonName {
			kind = OtherName
		}
		n := Name{Span: f.tokens[c.first].Cover(f.tokens[c.last-1].Span), Kind: kind, Sentence: c.sentence}
		if kind == PersonName && !c.honorific {
			n.Role = c.role
		}
		out = append(out, n)
	}
	return out
}
