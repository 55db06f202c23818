package nlp

import "strings"

// kinds says what a word may be in a figure or a date; a word may be several things.
type kinds uint32

const (
	isCardinal kinds = 1 << iota // seven: n is its value
	isScale                      // million, dozen: n is its value
	isMany                       // hundreds, dozens: n is the value of one
	isPart                       // half, third, quarters: n is the share
	isUnit                       // hour, km: unit says which
	isMoney                      // $, €: unit says which
	isMonth                      // n is 1 to 12
	isWeekday                    // n is 0 for Sunday to 6
	isSeason                     // n is 0 for spring to 3 for winter
	isDayPart                    // morning, night
	isPeriod                     // day, week, year: what "last" and "ago" go with
	isOrdinal                    // first: n is 1
	isDayWord                    // today, yesterday
	isHoliday                    // Christmas: n is the index in holidays
	isLabel                      // what a number behind it is the name of: page, flight
	isDecade                     // twenties, nineties: n is the first year
)

// A lexeme is what is known of a word that matters to figures and dates.
type lexeme struct {
	word string // in lower case
	is   kinds
	n    float64
	unit *unit
}

// lexemes holds all words that matter to figures and dates. It never changes.
var lexemes = newLexemes()

func newLexemes() map[string]*lexeme {
	t := lexemeTable{}
	for i, w := range strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
		fifteen sixteen seventeen eighteen nineteen`) {
		t.add(w, isCardinal, float64(i))
	}
	for i, w := range strings.Fields(`twenty thirty forty fifty sixty seventy eighty ninety`) {
		t.add(w, isCardinal, float64(20+10*i))
		t.add(strings.TrimSuffix(w, "y")+"ies", isDecade, float64(1920+10*i))
	}
	for w, n := range magnitudes {
		t.add(w, isScale, n)
		if len(w) > 2 {
			t.add(w+"s", isMany, n)
		}
	}
	t.add("tens", isMany, 10)
	t.add("scores", isMany, 20)
	for w, n := range map[string]float64{"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10} {
		t.add(w, isPart, 1/n)
		t.add(w+"s", isPart, 1/n)
	}
	t.add("halves", isPart, 0.5)
	for w, n := range fractionRunes {
		t.add(string(w), isPart, n)
	}
	t.addUnits()
	for w, n := range months {
		t.add(w, isMonth, float64(n))
	}
	for w, n := range shortMonths {
		t.add(w, isMonth, float64(n))
	}
	for w, n := range weekdays {
		t.add(w, isWeekday, float64(n))
	}
	for w, n := range shortWeekdays {
		t.add(w, isWeekday, float64(n))
	}
	for w, n := range map[string]float64{"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3} {
		t.add(w, isSeason, n)
	}
	for i, w := range strings.Fields(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
		fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`) {
		t.add(w, isOrdinal, float64(i+1))
	}
	t.list(isDayPart, `morning afternoon evening night mornings nights`)
	t.list(isPeriod, `day week month year decade century weekend quarter fortnight days weeks months years decades centuries hour hours minute minutes`)
	t.list(isDayWord, `today tonight yesterday tomorrow`)
	for i, h := range holidays {
		t.add(strings.Fields(h.name)[0], isHoliday, float64(i))
	}
	t.list(isLabel, `phase page pages chapter flight no number section article room level grade week round game table figure step
		line channel proposition prop. highway route interstate exit gate terminal platform lane district ward precinct psalm verse vol. volume
		episode season part act scene version type category tier appendix amendment rule resolution size nos. apollo`)
	for words := range modifiers {
		t.list(0, words)
	}
	t.list(0, glue)
	return t
}

// glue is words that figures and dates are read with and that may have a capital.
const glue = `- − a an the and or to of in on at by from until till through since between before after during over within under
	last next this that these those past coming previous following same early earlier late later mid ago half several few couple pair
	minus plus twice thrice triple at least more less fewer than about around some many much as up no not only just well close
	nearly almost roughly approximately estimated total average another every each per cent square cubic nautical metric light
	point points us u.s. american canadian australian british a.m. p.m. am pm noon midnight midday o'clock o’clock gmt utc local
	old age aged eve end start beginning middle new good black great for every there it its his her their our
	is are was were be will would`

// lexemeTable is the table while it is made.
type lexemeTable map[string]*lexeme

func (t lexemeTable) add(word string, is kinds, n float64) *lexeme {
	e := t[word]
	if e == nil {
		e = &lexeme{word: word}
		t[word] = e
	}
	if e.is&(isCardinal|isScale|isMonth|isWeekday|isPart) == 0 {
		e.n = n
	}
	e.is |= is
	return e
}

func (t lexemeTable) list(is kinds, words string) {
	for w := range strings.FieldsSeq(words) {
		t.add(w, is, 0)
	}
}

// maxLexeme is the most bytes of a word in the table.
const maxLexeme = 16

// maybeLexeme tells most words that the table does not have apart from the others, by their first
// and last letters and their length: a bit for each.
var maybeLexeme = func() (bits [1 << 8]uint64) {
	for w := range lexemes {
		k := lexemeBit(w)
		bits[k>>6] |= 1 << (k & 63)
	}
	return bits
}()

// lexemeBit returns the bit of a word in maybeLexeme, the same whatever its case.
func lexemeBit(word string) uint {
	return uint(word[0]&31) | uint(word[len(word)-1]&31)<<5 | uint(len(word)&15)<<10
}

// lexemeOf looks a word up whatever its case; nil for one that the table does not have.
func lexemeOf(word string) *lexeme {
	if len(word) > maxLexeme || len(word) == 0 {
		return nil
	}
	if k := lexemeBit(word); maybeLexeme[k>>6]&(1<<(k&63)) == 0 {
		return nil
	}
	var lower [maxLexeme]byte
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return lexemes[string(lower[:len(word)])]
}

// unknown is the lexeme of the words that the table does not have.
var unknown = &lexeme{}

func lookUp(word string) *lexeme {
	if e := lexemeOf(word); e != nil {
		return e
	}
	return unknown
}
