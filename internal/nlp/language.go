package nlp

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// ReadsLanguage reports whether the layer reads the language of a tag of BCP 47: English. What no
// tag is given for is taken for English. In any other language it finds tokens and sentences; all
// else that it would find there means nothing.
func ReadsLanguage(tag string) bool {
	primary := primaryLanguage(tag)
	return primary == "" || primary == "en" || primary == "eng"
}

// Undetermined is the tag of a text that is in none of the languages known here, nor in English.
const Undetermined = "und"

const (
	// languageBytes is how much of a text is looked at.
	languageBytes = 32 << 10
	// fewLetters is the least of another script that a text must have to be in it.
	fewLetters = 12
	// manyWords is the least words after which a text without English words is not English.
	manyWords = 200
)

// Language returns the language of a text (BCP 47, without a region) by its letters and its most
// frequent words, "" where it is not plain: a text may be too short, or a list. A quotation in
// another language does not count against the rest. It looks at the beginning of the text only.
func Language(text string) string {
	if len(text) > languageBytes {
		text = text[:languageBytes]
	}
	var c languageCounts
	c.count(text)
	if c.letters-c.latin > c.latin {
		if c.letters-c.latin < fewLetters {
			return ""
		}
		return c.byScript()
	}
	return c.byWords()
}

// languageCounts is what is counted in a text.
type languageCounts struct {
	letters, latin int
	script         [len(otherScripts)]int // letters by script
	marks          [len(tellingLetters)]int
	words, long    int     // long are those of two letters and more
	frequent       [64]int // words by language, of its list
	distinct       [64]int // likewise, each word once; single letters are of no account: U.S.
	seen           map[string]bool
}

// otherScripts are the scripts but Latin, with the language that most write in them.
var otherScripts = [...]struct {
	tag   string
	table *unicode.RangeTable
}{
	{"ru", unicode.Cyrillic}, {"ar", unicode.Arabic}, {"he", unicode.Hebrew}, {"el", unicode.Greek}, {"zh", unicode.Han}, {"ja", unicode.Hiragana},
	{"ja", unicode.Katakana}, {"ko", unicode.Hangul}, {"hi", unicode.Devanagari}, {"bn", unicode.Bengali}, {"ta", unicode.Tamil}, {"th", unicode.Thai},
	{"ka", unicode.Georgian}, {"hy", unicode.Armenian}, {"am", unicode.Ethiopic},
}

// tellingLetters are letters of one script that only some of its languages write, those that say
// most first.
var tellingLetters = [...]struct{ script, tag, letters string }{
	{"ru", "kk", "әғқңұһ"}, {"ru", "be", "ў"}, {"ru", "mk", "ѓќѕ"}, {"ru", "sr", "ђћљњџј"}, {"ru", "uk", "іїєґ"}, {"ru", "ru", "ыэё"}, {"ru", "bg", "ъ"},
	{"ar", "ur", "ٹڈڑںے"}, {"ar", "fa", "پچژگکی"},
}

// tellingOf maps a letter to its place in tellingLetters.
var tellingOf = func() map[rune]int {
	m := map[rune]int{}
	for i, t := range tellingLetters {
		for _, r := range t.letters {
			m[r] = i
		}
	}
	return m
}()

func (c *languageCounts) count(text string) {
	c.seen = map[string]bool{}
	var word []byte
	const longest = 24 // bytes of the longest word of a list, and more
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			r = unicode.ToLower(r)
			c.letter(r)
			if len(word) <= longest {
				word = utf8.AppendRune(word, r)
			}
		case unicode.Is(unicode.Mn, r) && len(word) > 0:
			word = append(word, '*') // a decomposed letter; no list has the word
		case len(word) > 0:
			c.word(word)
			word = word[:0]
		}
	}
	if len(word) > 0 {
		c.word(word)
	}
}

func (c *languageCounts) letter(r rune) {
	c.letters++
	if r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) {
		c.latin++
		return
	}
	for i := range otherScripts {
		if unicode.Is(otherScripts[i].table, r) {
			c.script[i]++
			break
		}
	}
	if i, ok := tellingOf[r]; ok {
		c.marks[i]++
	}
}

func (c *languageCounts) word(word []byte) {
	c.words++
	if len(word) > 1 {
		c.long++
	}
	set, ok := languagesOf[string(word)]
	if !ok {
		return
	}
	first := len(word) > 1 && !c.seen[string(word)]
	if first {
		c.seen[string(word)] = true
	}
	for ; set != 0; set &= set - 1 {
		i := bits.TrailingZeros64(set)
		c.frequent[i]++
		if first {
			c.distinct[i]++
		}
	}
}

// byScript returns the language of a text in another script than Latin.
func (c *languageCounts) byScript() string {
	best := 0
	for i, n := range c.script {
		if n > c.script[best] {
			best = i
		}
	}
	tag := otherScripts[best].tag
	switch {
	case c.script[best] == 0:
		return Undetermined
	case tag == "zh" && (c.script[5]+c.script[6])*20 > c.script[best]:
		return "ja" // the words are Chinese signs, what binds them is kana
	}
	for i, t := range tellingLetters {
		if t.script == tag && c.marks[i]*200 > c.script[best] {
			return t.tag
		}
	}
	return tag
}

// byWords returns the language of a text in Latin letters.
func (c *languageCounts) byWords() string {
	const (
		enough, frequent   = 5, 0.12 // of English
		foreign, different = 8, 4    // the least words of another language, and different ones
		rarely             = 0.10
	)
	english := c.frequent[0]
	best := 1
	for i := range languages {
		if i > 0 && c.frequent[i] > c.frequent[best] {
			best = i
		}
	}
	share := func(n int) float64 { return float64(n) / float64(max(1, c.words)) }
	switch {
	case english >= enough && share(english) >= frequent && 2*english >= 3*c.frequent[best]:
		return "en"
	case c.frequent[best] >= foreign && c.distinct[best] >= different && share(c.frequent[best]) >= rarely && 2*c.frequent[best] >= 3*english:
		return languages[best].tag
	case c.long >= manyWords && share(english) < 0.02:
		return Undetermined
	}
	return ""
}
