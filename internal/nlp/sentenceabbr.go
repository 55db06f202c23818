package nlp

import "strings"

// endsAfterAbbreviation reports whether the sentence ends with the abbreviation word, token i,
// the next one to begin with token end.
func (c *cutter) endsAfterAbbreviation(word string, i, end int) bool {
	next := c.word(end)
	bare := word[:len(word)-1]
	starts := starter[next] || c.opensSentence(end)
	switch kind := kindOfAbbreviation(bare); {
	case bare == "etc" || bare == "Etc":
		return startsUpper(next)
	case i == c.first && end == i+1: // "P.S. By the way"
		return false
	case kind == leading:
		return starts && isStreet(bare) && isNamedStreet(c.word(i-1))
	case len(word) == 2 || isInitialLetter(bare):
		return c.endsAfterLetter(word, i, next, starts)
	case isHour(bare):
		return starts || c.endsAfterHour(i, end)
	}
	return starts || honorific[next]
}

// honorific are titles before which no abbreviation stands but another title.
var honorific = wordSet(`Mr. Mrs. Ms.`)

// endsAfterLetter decides on a capital with a full stop. Behind a name it is an initial (Anna B.
// Berg), behind other words the pronoun (so did I.) or what it counts (vitamin C.).
func (c *cutter) endsAfterLetter(word string, i int, next string, starts bool) bool {
	behindName := startsUpper(c.word(i-1)) && i-1 > c.first
	switch {
	case i-1 < c.first:
		return false
	case word == "I.":
		return !behindName && startsUpper(next)
	}
	return starts && !surnames[next]
}

// surnames are words of starter that are names as well.
var surnames = wordSet(`An He So You No Her`)

// isStreet reports whether an abbreviation for Saint or Fort may be one of a street too.
func isStreet(word string) bool { return strings.EqualFold(word, "st") }

// isNamedStreet reports whether word may be the name of a street: Main, 5th.
func isNamedStreet(word string) bool {
	return startsUpper(word) && !starter[word] || word != "" && isASCIIDigit(word[0])
}

// isHour reports whether word is a.m. or p.m., without the last full stop.
func isHour(word string) bool {
	return len(word) == 3 && word[1] == '.' && (word[0]|0x20 == 'a' || word[0]|0x20 == 'p') && word[2]|0x20 == 'm'
}

// endsAfterHour decides on "… at 6 p.m. Berg said": the sentence ends unless it began with the
// hour ("At 6 p.m. Berg said"), or the word behind goes with the hour ("at 6 p.m. Eastern time").
func (c *cutter) endsAfterHour(i, end int) bool {
	next := c.word(end)
	if !startsUpper(next) || i-c.first < 4 || !atHour[c.word(i-2)] || opensHour[strings.ToLower(c.word(c.first))] {
		return false
	}
	switch strings.ToLower(c.word(end + 1)) {
	case "time", "standard", "daylight", "summer", "/":
		return false
	}
	lower := strings.ToLower(next)
	_, isDay := weekdays[lower]
	return !isDay && months[lower] == 0 && !zones[lower]
}

var (
	atHour    = wordSet(`at by until till around about after before to past since`)
	opensHour = wordSet(`at by until around about after before from since on in just shortly late early every`)
	zones     = wordSet(`et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest msk ist jst hkt eastern pacific central mountain local
		greenwich sunday saturday and or`)
)

// starter are words that often begin a sentence and seldom follow an abbreviation within one.
var starter = func() map[string]bool {
	m := map[string]bool{}
	for w := range wordSet(`the a an this that these those it its he she his her they their we our i you my your there here what when where why who
		how which while if in on at by for from with as after before since but and or so yet however meanwhile then also both
		some many most all no not one two three another each even once such under over during despite although though because
		according asked speaking earlier later last next still only just more several other until unlike instead moreover
		did do does is are was were can could would should have has had please overall perhaps maybe thus nor whether within without
		among following additionally furthermore finally recently nobody everyone someone nothing everything anyone today yesterday
		now never neither either otherwise nevertheless therefore indeed`) {
		m[strings.ToUpper(w[:1])+w[1:]] = true
	}
	return m
}()
