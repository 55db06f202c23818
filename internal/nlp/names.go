package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
// with tags. What a name names is decided once for all its places in the text, by the words it
// is made of and those around it, so that "Berg" is a person where "Mayor Anna Berg" stands
// elsewhere.
func Names(text string, tokens []Token, sentences [][2]int) []Name {
	tokens, sentences = JoinHyphens(text, tokens, sentences)
	f := nameFinder{text: text, tokens: tokens, evidence: map[string]*evidence{}}
	for i, s := range sentences {
		if !f.isHeadline(s) {
			f.sentence(i, s)
		}
	}
	f.link()
	return f.names()
}

// candidate is a run of capitalised words that may be a name: tokens[first:last], the title
// before it from token role.
type candidate struct {
	first, last int
	role        Span
	honorific   bool
	sentence    int
	key         string
}

type nameFinder struct {
	text       string
	tokens     []Token
	candidates []candidate
	evidence   map[string]*evidence
}

func (f *nameFinder) word(i int) string {
	if i < 0 || i >= len(f.tokens) {
		return ""
	}
	return f.tokens[i].Of(f.text)
}

func (f *nameFinder) lower(i int) string { return strings.ToLower(f.word(i)) }

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

// sentence notes the names in sentence n, which is s.
func (f *nameFinder) sentence(n int, s [2]int) {
	for i := s[0]; i < s[1]; {
		end := f.run(i, s)
		if end == i {
			i++
			continue
		}
		f.split(n, i, end, s)
		i = end
	}
}

// run returns the end of the run of capitalised words that begins at token i, or i.
func (f *nameFinder) run(i int, s [2]int) int {
	if !f.isNameWord(i, s) {
		return i
	}
	end := i + 1
	for end < s[1] {
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
// with a name: "von Leyen", "Bureau of Prisons", "Johnson & Johnson".
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
	lower := strings.ToLower(w)
	if IsFunction(lower) && !(isUpperWord(w) && len(w) > 1) || weekdays[lower] != 0 || lower == "sunday" || months[lower] > 0 && lower != "may" && lower != "april" && lower != "june" {
		return false
	}
	if honorifics[lower] {
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
	lower := strings.ToLower(w)
	known, ok := words().words[lower]
	switch {
	case isUpperWord(w) && utf8.RuneCountInString(w) >= 2:
		return true
	case !ok:
		return f.tokens[i].Tag != "RB"
	case known.caps >= 7:
		return true
	case i+2 < s[1] && roleWords[lower] && f.word(i+1) == "of" && startsUpper(f.word(i+2)):
		return true // "Secretary of State Berg"
	case i+1 >= s[1] || !startsUpper(f.word(i+1)):
		return false
	case words().words[lower].place > 0 && words().words[f.lower(i+1)].place > 0:
		return true // "New York"
	}
	// "President Berg", "Attorney General Berg", "Foreign Minister …", "Mark Berg".
	return roleWords[lower] || titleWords[lower] || honorifics[lower] || known.first > 0 && known.caps >= 3
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
		e = &evidence{multi: c.last-c.first > 1}
		f.ofItself(c, e)
		f.evidence[c.key] = e
	}
	f.around(&c, e, s)
	f.candidates = append(f.candidates, c)
}

func (f *nameFinder) names() []Name {
	var out []Name
	for _, c := range f.candidates {
		kind := f.evidence[c.key].kind()
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
