package nlp

import (
	"strconv"
	"strings"
)

var numberWords = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var magnitudes = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9,
}

// parseNumber reads one word as a number: 1,500 6.1 2.6m twenty-five. Hexadecimal digits,
// exponents and what is longer than any figure of the news are no number.
func parseNumber(word string) (float64, bool) {
	if word == "" || len(word) > 24 {
		return 0, false
	}
	word = strings.ToLower(word)
	if n, ok := numberWords[word]; ok {
		return n, true
	}
	if tens, ones, ok := strings.Cut(word, "-"); ok {
		a, okA := numberWords[tens]
		b, okB := numberWords[ones]
		if okA && okB && a >= 20 && b >= 1 && b <= 9 {
			return a + b, true
		}
		return 0, false
	}
	if !isASCIIDigit(word[0]) {
		return 0, false
	}
	digits := strings.TrimRight(word, "kmbn")
	scale := 1.0
	if suffix := word[len(digits):]; suffix != "" {
		s, ok := magnitudes[suffix]
		if !ok {
			return 0, false
		}
		scale = s
	}
	if strings.IndexFunc(digits, notOfFigure) >= 0 || !groupedInThrees(digits) {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	return n * scale, err == nil
}

// groupedInThrees reports whether the commas of a number stand where they part thousands.
func groupedInThrees(digits string) bool {
	whole, _, _ := strings.Cut(digits, ".")
	parts := strings.Split(whole, ",")
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return len(parts) == 1 || len(parts[0]) <= 3
}

func notOfFigure(r rune) bool { return r != '.' && r != ',' && (r < '0' || r > '9') }
