package nlp

// itemList is the list whose items a paragraph holds, "1. … 2. …".
type itemList struct {
	style listStyle
	value int // of the last item
	step  int // 1, or -1 in a countdown; 0 while there is but one item
}

type listStyle uint8

const (
	noList    listStyle = iota
	stopped             // 1.
	bracketed           // 1)
	both                // 1.)
	bulleted            // •
	letters   = 8       // added where letters take the place of numbers
)

// listItem returns the token behind the mark of a list item that begins at token i, or 0. Where
// the item before ends without a mark, the sentence is cut.
func (c *cutter) listItem(i int) int {
	switch b := c.text[c.tokens[i].Start]; {
	case isASCIIDigit(b), isASCIILetter(b) && (c.tokens[i].Len() == 1 || c.tokens[i].Len() == 2 && c.word(i)[1] == '.'):
	case b == 0xe2 && isBullet(c.word(i)):
	default:
		return 0
	}
	style, value, end := c.listMark(i)
	if style == noList || end >= len(c.tokens) {
		return 0
	}
	starts := i == c.first
	after := c.word(i - 1)
	switch {
	case style == bulleted && (starts || !c.attached(i)):
		if !starts {
			c.cut(i)
		}
		if itemStyle, itemValue, itemEnd := c.listMark(i + 1); itemStyle != noList && itemStyle != bulleted {
			c.list = itemList{itemStyle, itemValue, 0}
			return itemEnd
		}
		return end
	case style == bulleted:
		return 0
	case c.continues(style, value):
		if !starts && c.isMiddle(i) {
			return 0
		}
		if !starts && (style&^letters == stopped && countedBy[after] || c.attached(i) || !c.canStart(end)) {
			return 0
		}
		if !starts {
			c.cut(i)
		}
		c.list.step = value - c.list.value
		c.list.value = value
		return end
	case starts && (i == 0 || value == 1 || style&^letters != stopped), after == ":" && value == 1:
		c.list = itemList{style, value, 0}
		return end
	}
	return 0
}

// isMiddle reports whether token i is the initial within a name, "Mary K. Vik".
func (c *cutter) isMiddle(i int) bool {
	word := c.word(i)
	return len(word) == 2 && word[0] <= 'Z' && word[1] == '.' && startsUpper(c.word(i-1)) && startsUpper(c.word(i+1)) && !starter[c.word(i+1)]
}

// continues reports whether a mark is that of the item behind the last one.
func (c *cutter) continues(style listStyle, value int) bool {
	if style != c.list.style {
		return false
	}
	step := value - c.list.value
	return step == 1 && c.list.step >= 0 || step == -1 && c.list.step <= 0
}

// countedBy are words that a number behind which a sentence ends may follow: "it rose to 2. They".
var countedBy = wordSet(`to of by at in on from for with than and or is was are were be been no number chapter part phase about over under nearly
	level day page step question round game week article section - – — $ € £ , ( # : . /`)

// listMark reads the mark of a list item at token i: its style, its number, letters counted from
// a, and the token behind it.
func (c *cutter) listMark(i int) (style listStyle, value, end int) {
	word := c.word(i)
	switch {
	case word == "":
		return noList, 0, 0
	case isBullet(word):
		return bulleted, 0, i + 1
	case isASCIIDigit(word[0]) && len(word) <= 2:
		for k := 0; k < len(word); k++ {
			if !isASCIIDigit(word[k]) {
				return noList, 0, 0
			}
			value = value*10 + int(word[k]-'0')
		}
	case len(word) == 2 && word[1] == '.': // A.
		value, style = int(word[0]|0x20-'a')+1, stopped|letters
		if i+1 < len(c.tokens) && c.attached(i+1) && c.word(i+1) == ")" {
			return both | letters, value, i + 2
		}
		return style, value, i + 1
	case len(word) == 1 && isASCIILetter(word[0]):
		value, style = int(word[0]|0x20-'a')+1, letters
	default:
		return noList, 0, 0
	}
	next, behind := i+1, i+2
	switch {
	case next >= len(c.tokens) || !c.attached(next):
		return noList, 0, 0
	case c.word(next) == ")":
		return style | bracketed, value, behind
	case c.word(next) != ".":
		return noList, 0, 0
	case behind < len(c.tokens) && c.attached(behind):
		if c.word(behind) == ")" {
			return style | both, value, behind + 1
		}
		return noList, 0, 0
	}
	return style | stopped, value, behind
}

func isBullet(word string) bool {
	switch word {
	case "•", "⁃", "▪", "‣", "◦", "●", "■":
		return true
	}
	return false
}

// isEnumerator reports whether token i is the full stop behind the number or letter of a list
// item or section, "2. Name a successor", "2.1. Ends", at the start of the sentence or after a
// colon.
func (c *cutter) isEnumerator(i int) bool {
	n := c.word(i - 1)
	if len(n) > 5 {
		return false
	}
	digits := 0
	for k := 0; k < len(n); k++ {
		switch {
		case n[k] == '.':
			digits = 0
		case !isASCIIDigit(n[k]) && len(n) > 1:
			return false
		default:
			digits++
		}
		if digits > 2 {
			return false
		}
	}
	return i-1 == c.first || c.word(i-2) == ":" || isBullet(c.word(i-2))
}
