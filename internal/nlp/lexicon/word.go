// Package lexicon tells what can be known of a word without the words around it: its form, its
// shape, its ends, and the cluster of words that are used like it. Tagger, parser and name
// finder read their features from it, so that each token is looked at once.
package lexicon

import "unicode"

// Word is what the models see of a token. All hashes are of the normalised form: lower case,
// plain quote marks, every digit a 0; they are the same on every machine.
type Word struct {
	Form    string    // as in the text
	Norm    uint32    // hash of the normalised form
	Prefix  [3]uint32 // hashes of its first 1, 2, 3 letters; 0 where the word is no longer than that
	Suffix  [4]uint32 // hashes of its last 1, 2, 3, 4 letters; 0 where the word is shorter
	Shape   uint32    // hash of the form with X for capitals, x for small letters, 0 for digits, runs cut to two
	Case    Case
	Cluster Cluster // of words that are used alike; 0 for a word that the table does not have
	Digits  bool    // has a digit
	Hyphen  bool    // has a hyphen inside
}

// Case says which letters of a word are capitals.
type Case uint8

// The cases.
const (
	NoLetters Case = iota
	Lower
	Title // the first letter only
	Upper // every letter, two at least
	Mixed
	Single // one letter, a capital
)

// maxForm is the most letters of a word that count; a longer "word" is a row of rubbish, and is
// seen by its first and last letters.
const maxForm = 64

// Look returns what is known of the token form. It allocates nothing.
func Look(form string) Word {
	w := Word{Form: form}
	var norm [maxForm]rune
	n := 0
	shape := seed
	var last, beforeLast rune
	upper, lower := 0, 0
	firstUpper := false
	for _, r := range form {
		var s rune
		switch {
		case 'a' <= r && r <= 'z':
			s = 'x'
			lower++
		case 'A' <= r && r <= 'Z':
			s = 'X'
			upper++
			firstUpper = firstUpper || upper+lower == 1
			r += 'a' - 'A'
		case '0' <= r && r <= '9':
			s, r = '0', '0'
			w.Digits = true
		case r < 0x80:
			s = r
			w.Hyphen = w.Hyphen || r == '-' && n > 0
		default:
			s, r = look(r)
			switch s {
			case 'X':
				upper++
				firstUpper = firstUpper || upper+lower == 1
			case 'x':
				lower++
			case '0':
				w.Digits = true
			}
		}
		if s != last || s != beforeLast {
			shape = mix(shape, s)
		}
		beforeLast, last = last, s
		if n < maxForm {
			norm[n] = r
			n++
		} else { // keep the end
			copy(norm[maxForm/2:], norm[maxForm/2+1:])
			norm[maxForm-1] = r
		}
	}
	w.Shape = shape
	switch {
	case upper+lower == 0:
		w.Case = NoLetters
	case upper == 0:
		w.Case = Lower
	case lower == 0 && upper == 1:
		w.Case = Single
	case lower == 0:
		w.Case = Upper
	case upper == 1 && firstUpper:
		w.Case = Title
	default:
		w.Case = Mixed
	}
	h := seed
	for i := range n {
		h = mix(h, norm[i])
		if i < 3 && i+1 < n {
			w.Prefix[i] = h
		}
	}
	w.Norm = h
	h = seed
	for i := 0; i < 4 && i < n; i++ {
		h = mix(h, norm[n-1-i])
		w.Suffix[i] = h
	}
	w.Cluster = clusterOf(w.Norm)
	return w
}

// Hash returns the hash of the normalised form of a word: the Norm of its [Word].
func Hash(form string) uint32 { return Look(form).Norm }

// look returns the shape of a letter that is not ASCII, and its normalised form.
func look(r rune) (shape, norm rune) {
	switch {
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\'', '\''
	case r == '“' || r == '”' || r == '«' || r == '»' || r == '„':
		return '"', '"'
	case r == '–' || r == '—' || r == '‑' || r == '‐':
		return '-', '-'
	case unicode.IsUpper(r):
		return 'X', unicode.ToLower(r)
	case unicode.IsLetter(r):
		return 'x', r
	case unicode.IsDigit(r):
		return '0', '0'
	}
	return r, r
}

const seed uint32 = 2166136261

// mix is a step of the FNV-1a hash, over a whole rune.
func mix(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 16777619 }
