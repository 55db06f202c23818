package nlp

import (
	"slices"
	"sync"
	"unicode"

	"github.com/briefgen/briefgen/internal/nlp/entity"
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
	Credit   bool // names somebody who made the article or a picture: "Photo by Anna Berg"
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
	names, from := f.names()
	f.roles(names, from, sentences)
	f.credits(names, from, sentences)
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
	owner      []bool
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

// owners returns a mark, unset, for each of n tokens.
func (r *nameRoom) owners(n int) []bool {
	r.owner = slices.Grow(r.owner[:0], n)[:n]
	clear(r.owner)
	return r.owner
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

// candidate is a run of words that may be a name: tokens[first:last].
type candidate struct {
	first, last int
	title       part // with capitals, right before it
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
	owner      []bool // which tokens are of persons' names, once that is settled
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
			if cut := f.listCut(e); cut > 0 {
				e.Last, found[0].First = cut, cut
			} else {
				found = found[1:]
			}
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
		if t := n.title; !t.empty() && t.first <= c.first && c.last <= t.last && f.evidence[n.key].kindAt(n.kind, n.proposed) == PersonName {
			return startsUpper(f.word(n.first - 1))
		}
	}
	return false
}

// names returns the names, and the candidate that each was.
func (f *nameFinder) names() ([]Name, []candidate) {
	out := make([]Name, 0, len(f.candidates))
	from := f.candidates[:0]
	for i, c := range f.candidates {
		e := f.evidence[c.key]
		kind := e.kindAt(c.kind, c.proposed)
		if isSeatOfParty(c.key) || i+1 < len(f.candidates) && f.inTitle(c, f.candidates[i+1:]) {
			continue
		}
		if !c.proposed && e.votes == [4]int{} && !e.sure() {
			continue
		}
		if f.isAdjective(c) && kind != PlaceName && kind != PersonName {
			kind = OtherName
		}
		out = append(out, Name{Span: f.cover(part{c.first, c.last}), Kind: kind, Sentence: c.sentence})
		from = append(from, c)
	}
	return out, from
}
