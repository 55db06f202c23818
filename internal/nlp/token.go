package nlp

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// Token is a word, a number or a mark.
type Token struct {
	Span
	tag lexicon.Tag
}

// Tag returns the part of speech of the Penn Treebank: NNP, VBD, …; "" if the token has none.
func (t Token) Tag() string { return t.tag.Penn() }

// Class returns the universal part of speech: PROPN, VERB, …; "" if the token has none.
func (t Token) Class() string { return t.tag.Class() }

// Tagged returns t with the parts of speech of the Penn Treebank and of Universal Dependencies.
func (t Token) Tagged(penn, class string) Token {
	t.tag = lexicon.MakeTag(penn, class)
	return t
}

// Date is an expression that names a time: an hour, a day, a month, a year or longer.
//
// Value is written as in ISO 8601, and where that has no form, as in ISO-TimeML (Pustejovsky et
// al. 2010): what is longer is always a prefix of what is shorter, so that Value[:4] is the year
// of all but decades and centuries.
//
//	century  "19"                    the 1900s
//	decade   "199"                   the 1990s
//	year     "2025"
//	season   "2025-SU"               SP SU FA WI; the winter of its December
//	quarter  "2025-Q3"
//	month    "2025-03"
//	week     "2025-W10"              the year and week of ISO 8601
//	weekend  "2025-W10-WE"
//	day      "2025-03-04"
//	part     "2025-03-04TEV"         MO AF EV NI of a day: part of it
//	hour     "2025-03-04T04:00"      with minutes; Zone says where
//
// A range has the values of both ends, "2019-08-10/2019-08-12". Value is "" where no anchor is
// known: "Tuesday" in an article without a date, "three years earlier", "10/08/2019".
type Date struct {
	Span
	Value     string
	Precision string // one of the words above
	First     string // the first day of it, "2025-03-04"; "" where Value is
	Last      string // the last day of it
	Clock     string // "04:00", even where the day is open; "" if no hour is named
	Zone      string // "GMT", "local time"; "" if none is named
}

// Quantity is a number with what it measures or counts.
type Quantity struct {
	Span              // the number, with its modifier and unit: "at least 10 people"
	Value     float64 // in Unit
	Max       float64 // the upper end of a range, "40 to 80 percent"; else equal to Value
	Unit      string  // "hour", "km", "USD", "percent"; "" for a plain count
	Dimension string  // "time", "length", "money", "share"; "" for a plain count
	Counted   Span    // what is counted: "people"; empty if unknown
	Modifier  string  // "at least", "about", "over"; "" if none
	Bound     Bound   // what the modifier says of the value
	Vague     bool    // Value and Max are limits of a word like "hundreds"
}

// Bound says on which side of a figure the number is that it stands for.
type Bound string

// The bounds.
const (
	Exactly Bound = ""
	AtLeast Bound = ">=" // at least, no fewer than
	Above   Bound = ">"  // more than, over
	AtMost  Bound = "<=" // up to, no more than
	Below   Bound = "<"  // fewer than, nearly
	Near    Bound = "~"  // about, some
)

// Code returns the tags of t as a number, for who keeps tokens. It means the same to one version of the program
// alone.
func (t Token) Code() (penn, class uint8) { return t.tag.X, t.tag.U }

// CodedToken returns the token at s with the tags of a code.
func CodedToken(s Span, penn, class uint8) Token { return Token{s, lexicon.Tag{X: penn, U: class}} }
