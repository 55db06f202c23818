package nlp

import "unicode"

// number emits the number whose digits begin at, at or behind sc.at, and the unit written
// against it as a token of its own: 1,500 6.1 9:30 2022-05-01 1980s 5th, but 5|pm 2.6|m 35|mm.
func (sc *scanner) number(at int) {
	end, digits := sc.figure(at)
	if cut := sc.unitBehind(digits, end); cut > 0 {
		sc.emit(digits)
		sc.emit(cut)
		return
	}
	sc.emit(end)
}

// figure returns the end of a number with what is written against it, and the end of its digits
// where letters alone follow them, else the same.
func (sc *scanner) figure(at int) (end, digits int) {
	start := at
	for {
		r, n := sc.rune(at)
		switch {
		case unicode.IsDigit(r):
			at += n
		case (r == '.' || r == ',' || r == ':' || r == '/' || r == '×') && sc.digitAt(at+n):
			at += n
		case isHyphen(r) && sc.digitAt(at+n):
			joined := sc.joinedFigures(start)
			if joined == 0 {
				return at, at
			}
			return joined, joined
		case isApostrophe(r) && sc.isDecade(start, at, n):
			return at + n + 1, at + n + 1
		case isWordRune(r):
			digits = at
			for isWordRune(r) || unicode.IsDigit(r) {
				at += n
				r, n = sc.rune(at)
			}
			return at, digits
		default:
			return at, at
		}
	}
}

// unitBehind returns the end of the unit, or of the "a.m.", that text[digits:end] is, or 0.
func (sc *scanner) unitBehind(digits, end int) int {
	unit := sc.text[digits:end]
	switch len(unit) {
	case 1:
		switch unit[0] {
		case 'a', 'p': // 4a.m.
			if end+3 <= sc.end && sc.text[end:end+3] == ".m." {
				return end + 3
			}
			if unit[0] == 'p' {
				return end
			}
		case 'k', 'm', 'b', 'g', 'h':
			return end
		case 'K', 'M', 'B': // $5M, 20K
			if digits-sc.at >= 2 || len(sc.out) > 0 && sc.out[len(sc.out)-1].End == sc.at {
				return end
			}
		}
	case 2:
		switch unit {
		case "am", "pm", "AM", "PM", "km", "cm", "mm", "kg", "mg", "ft", "lb", "oz", "hp", "bn", "mn", "tn", "MW", "GW", "kW", "Hz",
			"GB", "MB", "TB", "KB", "hr", "cc", "in":
			return end
		}
	case 3:
		switch unit {
		case "mph", "kph", "lbs", "hrs", "min", "sec", "kHz", "MHz", "GHz", "kWh", "MWh", "mAh":
			return end
		}
	default:
		if unitOf(unit) != "" || magnitudes[unit] > 0 {
			return end
		}
	}
	return 0
}

// isDecade reports whether the apostrophe at, n bytes long, and the s behind it make a decade of
// the two or four digits before: 60's, 1960's. Of this century's years it makes a possessive.
func (sc *scanner) isDecade(start, at, n int) bool {
	digits := sc.text[start:at]
	if len(digits) != 2 && (len(digits) != 4 || digits[0] != '1') || digits[len(digits)-1] != '0' {
		return false
	}
	return at+n < sc.end && sc.text[at+n] == 's' && !sc.wordAt(at+n+1)
}

// joinedFigures returns the end of figures that hyphens join to one: a telephone number or postal
// code (555-0199, 1-800-555-0199), a date (2022-05-01, 12-20-2000). Ranges (5-10, 1969-1970) and
// scores are none; for them it returns 0.
func (sc *scanner) joinedFigures(at int) int {
	var lengths [maxGroups]int
	var starts [maxGroups]int
	groups := 0
	for groups < maxGroups {
		from := at
		for at < sc.end && isASCIIDigit(sc.text[at]) && at-from <= maxGroup {
			at++
		}
		if at == from || at-from > maxGroup {
			return 0
		}
		starts[groups], lengths[groups] = from, at-from
		groups++
		r, n := sc.rune(at)
		if !isHyphen(r) || !sc.digitAt(at+n) {
			break
		}
		at += n
	}
	if sc.wordAt(at) {
		return 0
	}
	first, last := lengths[0], lengths[groups-1]
	switch {
	case groups == 2:
		round := sc.text[starts[0]+first-1] == '0' && sc.text[starts[1]+last-1] == '0' // 500-1000
		if last == 4 && (first == 3 && !round || first == 5) {
			return at
		}
	case groups == 3 && lengths[1] <= 2 && (first == 4 && last <= 2 || first <= 2 && last == 4):
		return at
	case groups >= 3 && last >= 3 && lengths[groups-2] >= 3:
		return at
	}
	return 0
}

const (
	maxGroups = 6 // of figures joined by hyphens
	maxGroup  = 6 // digits
)
