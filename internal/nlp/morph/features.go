package morph

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// setting is what the words of a sentence share.
type setting uint32

const (
	mixed     setting = iota // running text
	headline                 // Most Words Begin With Capitals
	shouted                  // NO SMALL LETTERS
	lowercase                // no capitals at all
)

// settingOf looks at the letters of a sentence: in headlines capitals tell little.
func settingOf(words []lexicon.Word) setting {
	lower, title, upper := 0, 0, 0
	for i := range words {
		w := &words[i]
		if len(w.Form) < 4 { // "to", "of" and "the" stay small in headlines
			continue
		}
		switch w.Case {
		case lexicon.Lower:
			lower++
		case lexicon.Title, lexicon.Mixed:
			title++
		case lexicon.Upper:
			upper++
		}
	}
	switch n := lower + title + upper; {
	case n == 0 || n == 1 && upper == 0:
		return mixed
	case upper*4 >= n*3:
		return shouted
	case n > 2 && (title+upper)*4 >= n*3:
		return headline
	case lower == n && n > 3 && words[0].Case == lexicon.Lower:
		return lowercase
	}
	return mixed
}

// Numbers of features: of the word, of the words around it, of the tags before.
const (
	maxOwn     = 16
	maxAround  = 19
	maxDynamic = 10
	maxStatic  = maxOwn + maxAround
)

// pad stands for the words beyond the ends of a sentence.
var pad = lexicon.Word{Norm: 1, Suffix: [4]uint32{1, 1, 1, 1}, Shape: 1}

func at(words []lexicon.Word, i int) *lexicon.Word {
	if uint(i) < uint(len(words)) {
		return &words[i]
	}
	return &pad
}

// mark returns a hash of the form of a quote mark or dash, whose norm is that of several.
func mark(form string) uint32 {
	if len(form) > 3 || len(form) == 0 || form[0] >= '0' && form[0] <= 'z' {
		return 0
	}
	h := uint32(len(form))
	for i := range len(form) {
		h = h<<8 | uint32(form[i])
	}
	return h
}

// form returns what is seen of the capitals of word i, and where it stands.
func form(words []lexicon.Word, i int, s setting) uint32 {
	w := &words[i]
	f := uint32(w.Case) | uint32(s)<<4
	if i == 0 {
		f |= 1 << 3
	} else if words[i-1].Case == lexicon.NoLetters {
		f |= 1 << 8 // a sentence may begin behind a mark
	}
	if w.Digits {
		f |= 1 << 6
	}
	if w.Hyphen {
		f |= 1 << 7
	}
	return f
}

// plainForm is the form of a word in small letters in running text.
const plainForm = uint32(lexicon.Lower)

// own appends the features of a word alone.
func own(f []uint32, w *lexicon.Word, form uint32, r reading) []uint32 {
	c, s := uint32(w.Cluster), form>>4&3
	return append(f,
		join(1, 0, 0),
		join(2, w.Norm, 0),
		join(3, w.Suffix[0], 0),
		join(4, w.Suffix[1], 0),
		join(5, w.Suffix[2], uint32(w.Case)),
		join(6, w.Suffix[3], 0),
		join(7, w.Prefix[2], 0),
		join(8, w.Shape, s),
		join(9, form, 0),
		join(10, w.Norm, form),
		join(11, w.Suffix[2], form),
		join(12, uint32(r), form),
		join(13, uint32(r), w.Suffix[1]),
		join(14, c, uint32(w.Case)),
		join(15, c>>3, uint32(w.Case)),
		join(16, c>>7, uint32(w.Case)),
	)
}

// around appends the features of word i that tell of the words around it.
func around(f []uint32, words []lexicon.Word, i int, form uint32, open bool) []uint32 {
	w := &words[i]
	a, b := at(words, i-1), at(words, i-2) // before
	y, z := at(words, i+1), at(words, i+2) // behind
	c, ca, cy := uint32(w.Cluster), uint32(a.Cluster), uint32(y.Cluster)
	f = append(f,
		join(32, a.Norm, 0),
		join(33, b.Norm, 0),
		join(34, y.Norm, 0),
		join(35, z.Norm, 0),
		join(36, a.Norm, w.Norm),
		join(37, w.Norm, y.Norm),
		join(39, a.Suffix[2], 0),
		join(40, y.Suffix[2], 0),
		join(41, uint32(a.Case)<<3|uint32(y.Case), form),
		join(43, ca, 0),
		join(44, cy, 0),
		join(45, ca>>3, c>>3),
		join(46, c>>3, cy>>3),
		join(49, ca>>7<<16|c>>7, cy>>7),
	)
	if w.Case == lexicon.NoLetters && !w.Digits {
		o := uint32(0)
		if open {
			o = 1
		}
		f = append(f, join(50, mark(w.Form), o))
	}
	return f
}

// dynamic appends the features of word i with the tags before it, t1 and before that t2.
func dynamic(f []uint32, words []lexicon.Word, i int, t1, t2 Tag, r reading) []uint32 {
	w, y := at(words, i), at(words, i+1)
	p, pp := uint32(t1)+1, uint32(t2)+1
	return append(f,
		join(64, p, 0),
		join(66, p, pp),
		join(67, p, w.Norm),
		join(68, p, w.Suffix[2]),
		join(69, p<<8|pp, w.Norm),
		join(70, p, y.Norm),
		join(72, p, uint32(r)),
	)
}

// join returns the hash of a feature: its kind and what it saw.
func join(kind, a, b uint32) uint32 {
	h := (a ^ kind*0x9E3779B1) * 0x85EBCA6B
	h ^= h >> 15
	h = (h ^ b) * 0xC2B2AE35
	return h ^ h>>13
}
