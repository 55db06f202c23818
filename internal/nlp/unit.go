package nlp

import "strings"

var currencies = map[string]string{
	"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "usd": "USD", "eur": "EUR", "gbp": "GBP",
}

var units = map[string]string{
	"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY", "rand": "ZAR",
	"percent": "percent", "%": "percent", "pct": "percent",
	"second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
	"km": "km", "kilometer": "km", "kilometre": "km", "mile": "mile", "meter": "m", "metre": "m", "foot": "ft", "feet": "ft", "inch": "inch", "yard": "yard",
	"kg": "kg", "kilogram": "kg", "kilo": "kg", "ton": "ton", "tonne": "ton", "lb": "lb",
	"mph": "mph", "kph": "kph", "km/h": "kph", "acre": "acre", "hectare": "hectare", "barrel": "barrel",
	"celsius": "°C", "fahrenheit": "°F", "magnitude": "magnitude", "knot": "knot",
}

// unitOf returns the unit that a word names, in either number, or "".
func unitOf(word string) string {
	if u, ok := units[word]; ok {
		return u
	}
	return units[strings.TrimSuffix(word, "s")]
}

// baseUnit returns the unit in which figures of one dimension are compared, and the factor to
// it: a mile is 1.609 km. Days and longer stay as they are: "three years" is no figure in hours.
func baseUnit(unit string) (float64, string) {
	switch unit {
	case "mile":
		return 1.609344, "km"
	case "m":
		return 0.001, "km"
	case "second":
		return 1.0 / 3600, "hour"
	case "minute":
		return 1.0 / 60, "hour"
	case "lb":
		return 0.45359237, "kg"
	case "mph":
		return 1.609344, "kph"
	case "decade":
		return 10, "year"
	}
	return 1, unit
}
