package nlp

import (
	"math"
	"testing"
)

func TestQuantityIn(t *testing.T) {
	tests := []struct {
		text, unit string
		want       float64
		ok         bool
	}{
		{"It is 10 miles away.", "feet", 52800, true},
		{"It is 86 degrees Fahrenheit.", "celsius", 30, true},
		{"It is 30 degrees Celsius.", "fahrenheit", 86, true},
		{"It took two weeks.", "days", 14, true},
		{"It took two days.", "hours", 48, true},
		{"It took 90 minutes.", "hours", 1.5, true},
		{"It took three years.", "months", 36, true},
		{"It holds 5 gallons.", "litres", 18.92705892, true},
		{"It holds 5 gallons.", "miles", 0, false},
		{"It cost $5.", "euros", 0, false},
		{"It took two days.", "boats", 0, false},
	}
	for _, tt := range tests {
		p := parse(tt.text)
		list := Quantities(newSentence(tt.text, p.tokens))
		if len(list) != 1 {
			t.Fatalf("%s: %+v", tt.text, list)
		}
		q, ok := list[0].In(tt.unit)
		if ok != tt.ok || ok && math.Abs(q.Value-tt.want) > 1e-6 {
			t.Errorf("%s: %v %s, %v; want %v", tt.text, q.Value, tt.unit, ok, tt.want)
		}
	}
}
