package brief

import (
	"math"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// rounding is the most that two figures may differ, as a share of the larger, and be one
	// figure rounded.
	rounding = 0.06
	// trimming is the most that a sum may be of another that is "more than" that: "more than $5 billion", $5.7 billion.
	trimming = 1.2
	// trimmed is the same of other figures, and leastTrimmed the least count that is rounded so.
	trimmed      = 1.1
	leastTrimmed = 100
	// converting is the most that a figure may differ from itself in another unit, and mostWritten the most digits of
	// one that is told in its own.
	converting  = 0.015
	mostWritten = 3
)

// allows reports whether a figure with its modifier leaves room for another: "over four hours"
// for four and a half.
func allows(a, b nlp.Quantity) bool {
	switch a.Bound {
	case nlp.AtLeast, nlp.Above:
		return b.Value >= a.Value
	case nlp.AtMost, nlp.Below:
		return b.Value <= a.Value
	}
	return false
}

// roundedDown reports whether a is "more than" a round figure just below b. Of times both are told, as they measure one
// thing to the minute or not.
func roundedDown(a, b nlp.Quantity) bool {
	if a.Bound != nlp.Above || a.Dimension == "time" || b.Bound == nlp.Above || b.Value < a.Value || a.Value < leastTrimmed && a.Dimension == "" ||
		b.Value >= a.Value+lastDigit(a.Value) {
		return false
	}
	if a.Dimension == "money" {
		return digits(a.Value) == 1 && b.Value <= trimming*a.Value
	}
	return digits(a.Value) <= 2 && b.Value <= trimmed*a.Value
}

// sameFigure reports whether two figures differ by rounding only, or one is a range that holds
// the other.
func sameFigure(a, b nlp.Quantity) bool {
	if b.Value <= a.Max && a.Value <= b.Max {
		return true
	}
	gap := math.Abs(a.Value-b.Value) / max(a.Value, b.Value)
	return gap <= converting && (digits(a.Value) > mostWritten || digits(b.Value) > mostWritten) || gap <= rounding && roundsTo(a.Value, b.Value)
}

// roundsTo reports whether the rounder of two numbers is the other one rounded.
func roundsTo(a, b float64) bool {
	if digits(a) > digits(b) {
		a, b = b, a
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(b, 'e', digits(a)-1, 64), 64)
	return err == nil && rounded == a && digits(a) < digits(b)
}

// lastDigit returns what one more in the last significant digit of a number adds: 1000 for 91,000.
func lastDigit(x float64) float64 {
	return math.Pow(10, math.Floor(math.Log10(x))-float64(digits(x)-1))
}

// digits returns how many significant digits a number has.
func digits(x float64) int {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	return len(strings.ReplaceAll(mantissa, ".", ""))
}
