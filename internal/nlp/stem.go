package nlp

import (
	"strings"

	"github.com/kljensen/snowball/english"
	"github.com/mozillazg/go-unidecode"
)

// Stem returns what the forms of a word share: "talks" and "talking" give "talk". Upper case
// and diacritics do not count.
func Stem(word string) string {
	word = Fold(word)
	if w, ok := words().words[word]; ok { // the stemmer takes ten times as long
		return w.stem
	}
	return stemOf(word)
}

// stemOf returns the stem of a folded word.
func stemOf(word string) string {
	if len(word) > maxStem {
		return word
	}
	return english.Stem(word, true)
}

// maxStem is longer than any English word; the stemmer takes quadratic time.
const maxStem = 40

// Fold returns word in lower case, without diacritics, with plain apostrophes and without the
// full stops of abbreviations: "U.S." gives "us", "Erdoğan" gives "erdogan".
func Fold(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= 0x80 {
			word = unidecode.Unidecode(word)
			break
		}
	}
	word = strings.ToLower(word)
	if strings.Contains(word, ".") && len(word) <= 12 {
		word = strings.ReplaceAll(word, ".", "")
	}
	return word
}

// IsFunction reports whether word says nothing of its own: articles, pronouns, prepositions,
// auxiliaries, marks.
func IsFunction(word string) bool {
	return functionWords[lower(word)]
}

var functionWords = wordSet(`a an the this that these those it its he his him she her hers they their them we our us i you your my me
	who whom whose which what and or but nor so yet if as at by for from in into of on onto to with within than then there here
	is are was were be been being am has have had having do does did doing will would shall should can could may might must
	's 're 've 'll 'd 'm n't ’s ’re ’ve ’ll ’d ’m n’t s t also just very too about over after before during between while when where why how
	because since until up down out off again more most some any all both each such other another own same only even still
	not no said says say told according mr mrs ms dr one`)
