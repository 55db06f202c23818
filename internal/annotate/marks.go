package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

// side says which way a quote mark looks.
type side uint8

const (
	noMark side = iota
	opens
	closes
	toggles // what the marks before it make of it
)

// quoteMark is a token that opens or closes a quotation.
type quoteMark struct {
	token  int
	side   side
	single bool
}

// paragraphMarks returns the quote marks of tokens[first:last], which are a paragraph: the double ones,
// and in an article that quotes in single marks those as well.
func paragraphMarks(doc *news.Document, first, last int, single bool) []quoteMark {
	var out []quoteMark
	for t := first; t < last; t++ {
		word := doc.Tokens[t].Of(doc.Text)
		if word[0] != '"' && word[0] != '\'' && word[0] != '`' && word[0] < utf8.RuneSelf {
			continue
		}
		if s := doubleMark(doc, t, word); s != noMark {
			out = append(out, quoteMark{token: t, side: s})
		} else if single {
			if s := singleMark(doc, t, word); s != noMark {
				out = append(out, quoteMark{token: t, side: s, single: true})
			}
		}
	}
	out = withoutInches(doc, out)
	if single {
		out = withoutApostrophes(doc, out)
	}
	return out
}

// doubleMark returns which way token t looks as a double quote mark. The spaces around it overrule its
// shape: “…“ is closed by a mark that opens elsewhere, »…« by one that opens in French.
func doubleMark(doc *news.Document, t int, word string) side {
	shape := noMark
	switch word {
	case "“", "«", "„", "‟", "``", "‘‘":
		shape = opens
	case "”", "»", "’’":
		shape = closes
	case "\"", "''", "＂":
		shape = toggles
	default:
		return noMark
	}
	left, right := gapsAround(doc, t)
	switch {
	case left && !right:
		return opens
	case right && !left:
		return closes
	}
	return shape
}

// singleMark returns which way token t looks as a single quote mark. An apostrophe looks like one that
// closes.
func singleMark(doc *news.Document, t int, word string) side {
	if word != "‘" && word != "’" && word != "'" && word != "‚" && word != "‹" && word != "›" {
		return noMark
	}
	left, right := gapsAround(doc, t)
	switch {
	case left && !right:
		return opens
	case right && !left && doc.Tokens[t].Tag() != "POS":
		return closes
	}
	return noMark
}

// gapsAround reports whether a mark at token t has nothing of a word before it, and behind it: a
// space, the end of the text, or a mark that may stand there.
func gapsAround(doc *news.Document, t int) (left, right bool) {
	s := doc.Tokens[t].Span
	before, _ := utf8.DecodeLastRuneInString(doc.Text[:s.Start])
	behind, _ := utf8.DecodeRuneInString(doc.Text[s.End:])
	left = s.Start == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–/“‘„«", before)
	right = s.End == len(doc.Text) || unicode.IsSpace(behind) || strings.ContainsRune(".,;:?!)]}—–/”’»", behind)
	return left, right
}

// withoutInches leaves out straight marks behind digits that mean inches or seconds: 5'10" always, 42" where
// the other marks pair up without it.
func withoutInches(doc *news.Document, marks []quoteMark) []quoteMark {
	words := 0
	for _, m := range marks {
		if isStraight(doc, m) && !behindDigit(doc, m.token) {
			words++
		}
	}
	out := marks[:0]
	for _, m := range marks {
		if !m.single && behindDigit(doc, m.token) {
			inches := isStraight(doc, m) && words%2 == 0
			if inches || behindFeet(doc, m.token) {
				continue
			}
			words++
		}
		out = append(out, m)
	}
	return out
}

func isStraight(doc *news.Document, m quoteMark) bool {
	return !m.single && doc.Tokens[m.token].Of(doc.Text)[0] == '"'
}

// behindDigit reports whether a digit stands right before token t.
func behindDigit(doc *news.Document, t int) bool {
	start := doc.Tokens[t].Start
	return start > 0 && doc.Text[start-1] >= '0' && doc.Text[start-1] <= '9'
}

// behindFeet reports whether token t follows feet and a number, or minutes: 5'10.
func behindFeet(doc *news.Document, t int) bool {
	return t >= 3 && strings.ContainsRune("'’′", firstRune(doc.Tokens[t-2].Of(doc.Text))) && behindDigit(doc, t-2) &&
		doc.Tokens[t-2].End == doc.Tokens[t-1].Start
}

// withoutApostrophes leaves out single marks behind a letter where one behind a comma or full stop
// closes the quotation later: in ‘The boys’ lost it,’ the second is none.
func withoutApostrophes(doc *news.Document, marks []quoteMark) []quoteMark {
	closesLater := false
	drop := make([]bool, len(marks))
	for i := len(marks) - 1; i >= 0; i-- {
		m := marks[i]
		switch {
		case !m.single:
		case m.side == opens:
			closesLater = false
		case behindStop(doc, m.token):
			closesLater = true
		default:
			drop[i] = closesLater
		}
	}
	out := marks[:0]
	for i, m := range marks {
		if !drop[i] {
			out = append(out, m)
		}
	}
	return out
}

// behindStop reports whether token t follows a mark that ends a clause.
func behindStop(doc *news.Document, t int) bool {
	return t > 0 && strings.ContainsRune(".,?!…—–-", firstRune(doc.Tokens[t-1].Of(doc.Text)))
}

// quotesInSingles reports whether an article quotes in single marks: it has more speech in them, outside
// double marks, than in double ones.
func quotesInSingles(doc *news.Document) bool {
	var c speechCount
	paragraph := -1
	for _, s := range doc.Sentences {
		if s.Paragraph != paragraph {
			c.inDouble, c.inSingle, paragraph = false, false, s.Paragraph
		}
		for t := s.First; t < s.Last && !s.Heading; t++ {
			c.add(doc, t)
		}
	}
	return c.singles > c.doubles
}

// speechCount counts what ends with a comma or full stop in marks of either kind.
type speechCount struct {
	singles, doubles   int
	inSingle, inDouble bool
}

func (c *speechCount) add(doc *news.Document, t int) {
	word := doc.Tokens[t].Of(doc.Text)
	if d := doubleMark(doc, t, word); d != noMark {
		if c.inDouble && d != opens && behindStop(doc, t) {
			c.doubles++
		}
		c.inDouble = d == opens || d == toggles && !c.inDouble
		return
	}
	switch singleMark(doc, t, word) {
	case opens:
		c.inSingle = !c.inDouble
	case closes:
		if c.inSingle && behindStop(doc, t) {
			c.singles++
			c.inSingle = false
		}
	}
}
