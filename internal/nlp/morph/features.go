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

// Numbers of features: those of the words alone come first, then those with the tags before.
const (
	maxStatic  = 40
	maxDynamic = 10
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

// static appends the features of word i that the words alone give.
func static(f []uint32, words []lexicon.Word, i int, s setting, open bool, r reading) []uint32 {
	w := at(words, i)
	a, b := at(words, i-1), at(words, i-2) // before
	y, z := at(words, i+1), at(words, i+2) // behind
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	form := uint32(w.Case) | first<<3 | uint32(s)<<4
	if w.Digits {
		form |= 1 << 6
	}
	if w.Hyphen {
		form |= 1 << 7
	}
	if i > 0 && a.Case == lexicon.NoLetters {
		form |= 1 << 8 // a sentence may begin behind a mark
	}
	f = append(f,
		join(1, 0, 0),
		join(2, w.Norm, 0),
		join(3, w.Suffix[0], 0),
		join(4, w.Suffix[1], 0),
		join(5, w.Suffix[2], uint32(w.Case)),
		join(6, w.Suffix[3], 0),
		join(7, w.Prefix[2], 0),
		join(8, w.Shape, uint32(s)),
		join(9, form, 0),
		join(10, w.Norm, form),
		join(11, w.Suffix[2], form),
		join(12, a.Norm, 0),
		join(13, b.Norm, 0),
		join(14, y.Norm, 0),
		join(15, z.Norm, 0),
		join(16, a.Norm, w.Norm),
		join(17, w.Norm, y.Norm),
		join(18, a.Norm, y.Norm),
		join(19, a.Suffix[2], 0),
		join(20, y.Suffix[2], 0),
		join(21, uint32(a.Case)<<3|uint32(y.Case), form),
		join(22, y.Shape, w.Norm),
	)
	f = append(f,
		join(23, uint32(r), form),
		join(24, uint32(r), w.Suffix[1]),
	)
	if w.Case == lexicon.NoLetters && !w.Digits {
		o := uint32(0)
		if open {
			o = 1
		}
		f = append(f, join(25, mark(w.Form), o))
	}
	if w.Cluster|a.Cluster|y.Cluster|b.Cluster|z.Cluster != 0 {
		c, ca, cy, cz := uint32(w.Cluster), uint32(a.Cluster), uint32(y.Cluster), uint32(z.Cluster)
		f = append(f,
			join(26, c, uint32(w.Case)),
			join(27, c>>3, uint32(w.Case)),
			join(28, c>>7, uint32(w.Case)),
			join(29, ca, 0),
			join(30, cy, 0),
			join(31, ca>>3, c>>3),
			join(32, c>>3, cy>>3),
			join(33, ca>>3, cy>>3),
			join(34, cy>>3, cz>>3),
			join(35, ca>>7<<16|c>>7, cy>>7),
		)
	}
	return f
}

// dynamic appends the features of word i with the tags before it, t1 and before that t2.
func dynamic(f []uint32, words []lexicon.Word, i int, t1, t2 Tag, r reading) []uint32 {
	w, y := at(words, i), at(words, i+1)
	p, pp := uint32(t1)+1, uint32(t2)+1
	return append(f,
		join(64, p, 0),
		join(65, pp, 0),
		join(66, p, pp),
		join(67, p, w.Norm),
		join(68, p, w.Suffix[2]),
		join(69, p<<8|pp, w.Norm),
		join(70, p, y.Norm),
		join(71, p<<8|pp, w.Suffix[1]),
		join(72, p, uint32(r)),
		join(73, p<<8|pp, uint32(r)),
	)
}

// join returns the hash of a feature: its kind and what it saw.
func join(kind, a, b uint32) uint32 {
	h := (a ^ kind*0x9E3779B1) * 0x85EBCA6B
	h ^= h >> 15
	h = (h ^ b) * 0xC2B2AE35
	return h ^ h>>13
}
