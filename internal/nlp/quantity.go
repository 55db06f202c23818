package nlp

import "strings"

// Quantities finds the figures in one sentence of text, in order: digits and words, ranges,
// with unit, modifier and what they count. Years, dates, hours of the day and numbers that are
// names ("Phase 1") are none.
func Quantities(text string, tokens []Token) []Quantity {
	tokens, _ = JoinHyphens(text, tokens, [][2]int{{0, len(tokens)}})
	p := quantityParser{text: text, tokens: tokens}
	var out []Quantity
	for i := 0; i < len(tokens); {
		q, next, ok := p.at(i)
		if ok {
			out = append(out, q)
		}
		i = max(next, i+1)
	}
	return out
}

type quantityParser struct {
	text   string
	tokens []Token
}

// word returns token i in lower case, "" outside the sentence.
func (p *quantityParser) word(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return strings.ToLower(p.tokens[i].Of(p.text))
}

// at reads the quantity that begins at token i, and returns the token behind it.
func (p *quantityParser) at(i int) (Quantity, int, bool) {
	if q, ok := p.compound(i); ok {
		return p.finish(q, i, i+1)
	}
	first := i
	currency := currencies[p.word(i)]
	if currency != "" {
		i++
	}
	value, next, ok := p.number(i)
	if !ok || currency == "" && p.isName(i, next) {
		return Quantity{}, max(next, i+1), false
	}
	q := Quantity{Value: value, Max: value, Unit: currency, Span: p.tokens[first].Cover(p.tokens[next-1].Span)}
	if low, top, end, ok := p.rangeEnd(value, first, next); ok {
		q.Value, q.Max = low, top
		q.End = p.tokens[end-1].End
		next = end
	}
	if p.richter(next) {
		q.Unit = "magnitude"
	} else if unit, n := p.unit(next); unit != "" && q.Unit == "" {
		q.Unit = unit
		next += n
		q.End = p.tokens[next-1].End
	}
	scale, unit := baseUnit(q.Unit)
	q.Value, q.Max, q.Unit = q.Value*scale, q.Max*scale, unit
	return p.finish(q, first, next)
}

// number reads the words of one number: four and a half, 2.6 million, a dozen.
func (p *quantityParser) number(i int) (float64, int, bool) {
	if w := p.word(i); (w == "a" || w == "an" || w == "several") && (p.word(i+1) == "dozen" || p.word(i+1) == "hundred" || p.word(i+1) == "million" || p.word(i+1) == "billion") {
		if w == "several" {
			return 0, i + 2, false
		}
		return magnitudes[p.word(i+1)], i + 2, true
	}
	if p.word(i) == "half" && (p.word(i+1) == "a" || p.word(i+1) == "an") && unitOf(p.word(i+2)) != "" {
		return 0.5, i + 2, true
	}
	value, ok := parseNumber(p.word(i))
	if !ok {
		return 0, i + 1, false
	}
	i++
	if p.word(i) == "and" && p.word(i+1) == "a" && p.word(i+2) == "half" {
		value += 0.5
		i += 3
	}
	if p.word(i) == "hundred" && p.word(i+1) == "and" {
		if rest, ok := parseNumber(p.word(i + 2)); ok {
			value, i = value*100+rest, i+3
		}
	}
	for len(p.word(i)) > 1 && magnitudes[p.word(i)] > 0 || p.word(i) == "m" || p.word(i) == "k" {
		value *= magnitudes[p.word(i)]
		i++
	}
	return value, i, value < tooMuch
}

// tooMuch is more than the news counts: "million million million …" must not grow to infinity,
// for which JSON has no word.
const tooMuch = 1e30

// rangeEnd reads "to 80" or "and 80" behind the number low, when it makes a range, and returns
// both ends of it: "2 to 4 million" begins at two million.
func (p *quantityParser) rangeEnd(low float64, first, i int) (float64, float64, int, bool) {
	joined := p.word(i) == "to" || p.word(i) == "-" || p.word(i) == "–" || p.word(i) == "and" && p.word(first-1) == "between"
	if !joined {
		return 0, 0, i, false
	}
	if currencies[p.word(i+1)] != "" {
		i++
	}
	top, end, ok := p.number(i + 1)
	if !ok || top <= low {
		return 0, 0, i, false
	}
	if bare, ok := parseNumber(p.word(i + 1)); ok && low < bare && top > bare {
		low *= top / bare
	}
	return low, top, end, true
}

// compound reads a number that is part of one word: 6.1-magnitude, magnitude-5.9, two-hour,
// two-million-euro.
func (p *quantityParser) compound(i int) (Quantity, bool) {
	parts := strings.SplitN(p.word(i), "-", 6)
	if len(parts) < 2 || len(parts) > 5 {
		return Quantity{}, false
	}
	if parts[0] == "magnitude" {
		v, ok := parseNumber(parts[1])
		return Quantity{Span: p.tokens[i].Span, Value: v, Max: v, Unit: "magnitude"}, ok && len(parts) == 2
	}
	value, ok := parseNumber(parts[0])
	if !ok {
		return Quantity{}, false
	}
	k := 1
	for k < len(parts) && len(parts[k]) > 1 && magnitudes[parts[k]] > 0 {
		value *= magnitudes[parts[k]]
		k++
	}
	unit := ""
	if k < len(parts) {
		unit = unitOf(parts[k])
	}
	span := p.tokens[i].Span
	if i > 0 && currencies[p.word(i-1)] != "" {
		unit = currencies[p.word(i-1)]
		span = span.Cover(p.tokens[i-1].Span)
	}
	if unit == "" || value >= tooMuch {
		return Quantity{}, false
	}
	if k+1 < len(parts) && parts[k+1] == "old" {
		unit = "year old"
	}
	scale, base := baseUnit(unit)
	return Quantity{Span: span, Value: value * scale, Max: value * scale, Unit: base}, true
}

// isName reports whether the number of tokens[i:next] counts nothing: a year, a day of a
// month, an hour, a number behind a name.
func (p *quantityParser) isName(i, next int) bool {
	w := p.word(i)
	prev := p.word(i - 1)
	switch {
	case strings.ContainsAny(w, ":/"), p.word(next) == "a.m." || p.word(next) == "p.m." || p.word(next) == "am" || p.word(next) == "pm" || p.word(next) == "o'clock" || p.word(next) == "gmt":
		return true
	case isYear(w) && p.unitWord(next) == "":
		return true
	case months[prev] > 0 || months[p.word(next)] > 0 && len(w) <= 2:
		return true
	case w == "one" && p.unitWord(next) == "":
		return true
	case prev == "phase" || prev == "no." || prev == "number" || prev == "page" || prev == "chapter" || prev == "flight":
		return true
	case next < len(p.tokens) && p.word(next) == "." && i == 0:
		return true // the number of a list item
	}
	return i > 0 && isASCIIDigit(w[0]) && startsUpper(p.tokens[i-1].Of(p.text)) && p.tokens[i-1].Tag == "NNP" && i > 1
}

func isYear(w string) bool {
	return len(w) == 4 && isASCIIDigit(w[0]) && isASCIIDigit(w[1]) && isASCIIDigit(w[2]) && isASCIIDigit(w[3]) && w >= "1500" && w <= "2100"
}

func (p *quantityParser) unitWord(i int) string {
	unit, _ := p.unit(i)
	return unit
}

// unit reads the unit at token i and how many tokens it takes.
func (p *quantityParser) unit(i int) (string, int) {
	w := p.word(i)
	switch {
	case w == "per" && p.word(i+1) == "cent":
		return "percent", 2
	case w == "degrees" || w == "degree":
		if u := unitOf(p.word(i + 1)); u == "°C" || u == "°F" {
			return u, 2
		}
		return "°", 1
	case w == "us" && (p.word(i+1) == "dollars"):
		return "USD", 2
	case unitOf(w) == "year" && p.word(i+1) == "old":
		return "year old", 2
	}
	if u := unitOf(w); u != "" {
		return u, 1
	}
	return "", 0
}

// richter reports whether "on the Richter scale" stands behind a number.
func (p *quantityParser) richter(i int) bool {
	return p.word(i) == "on" && p.word(i+1) == "the" && p.word(i+2) == "richter"
}

// finish adds modifier and what is counted.
func (p *quantityParser) finish(q Quantity, first, next int) (Quantity, int, bool) {
	if m, n := p.modifier(first); n > 0 {
		q.Modifier = m
		q.Start = p.tokens[first-n].Start
	}
	q.Counted = p.counted(next)
	if q.Unit == "" && q.Counted.Empty() {
		return q, next, false
	}
	return q, next, true
}

// counted returns the nouns behind token i: "mudbrick houses", "wire transfers" of "$1 billion
// in wire transfers".
func (p *quantityParser) counted(i int) Span {
	if w := p.word(i); w == "(" {
		return Span{}
	}
	for _, skip := range []string{"worth", "of", "in", "the", "its", "their"} {
		if p.word(i) == skip {
			i++
		}
	}
	if victims[p.word(i)] {
		return p.tokens[i].Span // "80 wounded"
	}
	last := -1
	for k := i; k < min(i+5, len(p.tokens)); k++ {
		tag := p.tokens[k].Tag
		isNoun := strings.HasPrefix(tag, "NN")
		if isNoun {
			last = k
		}
		if !isNoun && tag != "JJ" && tag != "VBN" && tag != "CC" && p.word(k) != "other" || tag == "CC" && last < 0 {
			break
		}
		if tag == "CC" {
			break
		}
	}
	if last < 0 {
		return Span{}
	}
	return p.tokens[i].Cover(p.tokens[last].Span)
}

var victims = wordSet(`wounded injured dead killed missing homeless displaced arrested detained`)

// modifier returns the modifier that ends before token i and how many tokens it takes.
func (p *quantityParser) modifier(i int) (string, int) {
	for n := 3; n >= 1; n-- {
		if i-n < 0 {
			continue
		}
		var words []string
		for k := i - n; k < i; k++ {
			words = append(words, p.word(k))
		}
		if m := strings.Join(words, " "); modifiers[m] {
			return m, n
		}
	}
	return "", 0
}

var modifiers = map[string]bool{
	"at least": true, "at most": true, "about": true, "around": true, "approximately": true, "roughly": true, "some": true,
	"more than": true, "over": true, "above": true, "less than": true, "fewer than": true, "under": true, "below": true,
	"nearly": true, "almost": true, "up to": true, "as many as": true, "as much as": true, "an estimated": true, "estimated": true,
	"no more than": true, "no less than": true, "only": true, "just over": true, "just under": true, "well over": true,
	"between": true, "exactly": true, "close to": true,
}
