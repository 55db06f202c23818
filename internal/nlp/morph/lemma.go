package morph

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Lemmas finds the dictionary forms of words. What to cut off and to add is told by the longest
// end of the word that the table has, whole words first: "-ied" gives "-y", "went" gives "go".
// It is read-only and may be used from many goroutines.
type Lemmas struct {
	ends  table // end of a word with its group → edit
	edits []Edit
	words []string // the dictionary's words, sorted
	kinds table    // word in small letters with its kind → its index in words
}

// Edit makes a word its lemma: Cut bytes go from its end, Add is put there.
type Edit struct {
	Cut int
	Add string
}

// group is a set of tags whose words are inflected alike.
type group byte

// The groups. Classes of words that have few forms share one for each class.
const (
	name group = iota
	names
	noun
	nouns
	base
	third
	past
	participle
	gerund
	modal
	adjective
	comparative
	superlative
	adverb
	adverbComparative
	adverbSuperlative
	pronoun
	possessive
	particle
	determiner
	conjunction
	preposition
	marks
	other
	groups
)

func groupOf(penn, class string) group {
	switch class {
	case "PROPN":
		if penn == "NNPS" {
			return names
		}
		return name
	case "NOUN":
		if penn == "NNS" {
			return nouns
		}
		return noun
	case "VERB", "AUX":
		switch penn {
		case "VBZ":
			return third
		case "VBD":
			return past
		case "VBN":
			return participle
		case "VBG":
			return gerund
		case "MD":
			return modal
		case "NNP":
			return name
		}
		return base
	case "ADJ":
		switch penn {
		case "JJR":
			return comparative
		case "JJS":
			return superlative
		case "NNP":
			return name
		}
		return adjective
	case "ADV":
		switch penn {
		case "RBR":
			return adverbComparative
		case "RBS":
			return adverbSuperlative
		}
		return adverb
	case "PRON":
		if penn == "PRP$" {
			return possessive
		}
		return pronoun
	case "PART":
		return particle
	case "DET":
		return determiner
	case "CCONJ", "SCONJ":
		return conjunction
	case "ADP":
		return preposition
	case "PUNCT", "SYM":
		return marks
	}
	return other
}

// cased reports whether the words of g keep their capitals.
func (g group) cased() bool { return g == name || g == names }

// inflected reports whether the words of g follow rules; of others only whole words are kept.
func (g group) inflected() bool {
	switch g {
	case names, nouns, third, past, participle, gerund, comparative, superlative, adverbComparative, adverbSuperlative:
		return true
	}
	return false
}

// kind is the kind of dictionary word that g's words come from.
func (g group) kind() uint32 {
	switch g {
	case noun, nouns:
		return 1
	case base, third, past, participle, gerund, modal:
		return 2
	case adjective, comparative, superlative:
		return 3
	case adverb, adverbComparative, adverbSuperlative:
		return 4
	}
	return maxKind
}

const (
	maxEnd  = 6  // bytes of the longest end of a word that has a rule
	maxWord = 48 // bytes of the longest word that is looked up
	maxKind = 5
)

// Of returns the lemma of form, which has the given tags. Names keep their case. It allocates
// only for a word that is neither part of form nor in the table.
func (l *Lemmas) Of(form, penn, class string) string {
	g := groupOf(penn, class)
	if g == name || len(form) > maxWord {
		return form
	}
	var buf [maxWord + 32]byte
	var low []byte
	if g.cased() {
		low = append(buf[:0], form...)
	} else {
		low = fold(buf[:0], form)
	}
	e := l.edit(g, low)
	cut := len(low) - e.Cut
	low = append(low[:cut], e.Add...)
	if g.cased() {
		if e.Add == "" {
			return form[:cut]
		}
		return string(low)
	}
	if g != pronoun && len(low) <= len(form) && string(low) == form[:len(low)] {
		return form[:len(low)]
	}
	if i, ok := l.kinds.get(wordKey(g.kind(), low)); ok && equalFold(l.words[i], low) {
		return l.words[i]
	}
	if e.Cut == 0 && e.Add == "" && unicode.IsUpper(first(form)) && g != marks {
		return form // no word of the dictionary: a name or an abbreviation
	}
	return string(low)
}

// edit returns what makes low, a word of g in small letters, its lemma.
func (l *Lemmas) edit(g group, low []byte) Edit {
	if at, ok := l.ends.get(endKey(g, low, true)); ok {
		if e := l.edits[at]; e.Cut <= len(low) {
			return e
		}
	}
	if !g.inflected() {
		return Edit{}
	}
	for n := min(maxEnd, len(low)-1); n > 0; n-- {
		if at, ok := l.ends.get(endKey(g, low[len(low)-n:], false)); ok {
			if e := l.edits[at]; e.Cut < len(low) {
				return e
			}
		}
	}
	return Edit{}
}

// endKey is under what an end of a word of g is kept.
func endKey(g group, end []byte, whole bool) uint32 {
	k := uint32(g) << 1
	if whole {
		k |= 1
	}
	return join(256+k, hash(end), uint32(len(end)))
}

// wordKey is under what a word of the dictionary, in small letters, is kept.
func wordKey(kind uint32, low []byte) uint32 { return join(kind, hash(low), uint32(len(low))) }

func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// fold appends form in small letters and with plain quote marks and dashes to b.
func fold(b []byte, form string) []byte {
	for i := 0; i < len(form); {
		c := form[i]
		switch {
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
			i++
		case c < utf8.RuneSelf:
			b = append(b, c)
			i++
		default:
			r, n := utf8.DecodeRuneInString(form[i:])
			switch {
			case r == utf8.RuneError && n == 1:
				b = append(b, c)
			default:
				b = utf8.AppendRune(b, plain(r))
			}
			i += n
		}
	}
	return b
}

func plain(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ':
		return '\''
	case '“', '”', '«', '»', '„':
		return '"'
	case '–', '—', '‑', '‐':
		return '-'
	}
	return unicode.ToLower(r)
}

// equalFold reports whether word in small letters is low.
func equalFold(word string, low []byte) bool {
	var buf [maxWord + 32]byte
	return len(word) <= maxWord && bytes.Equal(fold(buf[:0], word), low)
}
