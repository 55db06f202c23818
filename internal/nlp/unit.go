package nlp

import "strings"

// A unit is one way to measure a dimension. Figures are kept in the base unit that their unit
// goes to, so that they can be compared: value*factor + offset.
type unit struct {
	base           string // "km"
	factor, offset float64
	dimension      string // "length"
}

// dimensions lists the units: the dimension, the base unit, then for each unit its factor and
// its names. Days and longer stay apart from hours, years from days: "three years" is no figure
// in hours. A gallon and a ton are those of the United States, where most texts that use them
// come from; a ton of 1,000 kg is within the rounding of the news.
var dimensions = []struct{ dimension, base, units string }{
	{"length", "km", `1 km kms kilometer kilometers kilometre kilometres, 1.609344 mile miles mi, 0.001 m meter meters metre metres,
		0.00001 cm centimeter centimeters centimetre centimetres, 0.000001 mm millimeter millimeters millimetre millimetres,
		0.0003048 foot feet ft, 0.0000254 inch inches, 0.0009144 yard yards yd yds`},
	{"mass", "kg", `1 kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes, 0.001 gram grams gramme grammes,
		0.45359237 lb lbs pound pounds, 0.028349523125 ounce ounces oz, 1000 ton tons tonne tonnes`},
	{"area", "km²", `0.0040468564224 acre acres, 0.01 hectare hectares ha, 1 km² sqkm`},
	{"volume", "litre", `1 litre litres liter liters, 0.001 millilitre millilitres milliliter milliliters ml,
		3.785411784 gallon gallons, 158.987294928 barrel barrels, 0.473176473 pint pints, 0.946352946 quart quarts`},
	{"speed", "kph", `1 kph km/h kmh kmph, 1.609344 mph, 1.852 knot knots, 3.6 m/s`},
	{"temperature", "°C", `1 celsius centigrade °c`},
	{"power", "MW", `1 megawatt megawatts mw, 1000 gigawatt gigawatts gw, 0.001 kilowatt kilowatts kw`},
	{"data", "GB", `1 gigabyte gigabytes gb, 0.001 megabyte megabytes mb, 1000 terabyte terabytes tb`},
	{"time", "hour", `0.000277777777777777778 second seconds sec secs, 0.0166666666666666667 minute minutes min mins, 1 hour hours hr hrs`},
	{"time", "day", `1 day days, 7 week weeks wk wks, 14 fortnight fortnights`},
	{"time", "month", `1 month months`},
	{"time", "year", `1 year years yr yrs, 10 decade decades, 100 century centuries`},
	{"share", "percent", `1 percent % pct percentage`},
	{"magnitude", "magnitude", `1 magnitude`},
	{"times", "times", `1 times fold`},
	{"angle", "°", `1 degree degrees °`},
	{"money", "USD", `1 dollar dollars, 0.01 cent cents`},
	{"money", "EUR", `1 euro euros eur`}, {"money", "GBP", `1 gbp quid, 0.01 pence`}, {"money", "JPY", `1 yen jpy`},
	{"money", "INR", `1 rupee rupees inr`}, {"money", "RUB", `1 ruble rubles rouble roubles`}, {"money", "CNY", `1 yuan renminbi`},
	{"money", "ZAR", `1 rand`}, {"money", "ILS", `1 shekel shekels`}, {"money", "TRY", `1 lira`}, {"money", "CHF", `1 franc francs`},
	{"money", "MXN", `1 peso pesos`}, {"money", "KRW", `1 won`}, {"money", "UAH", `1 hryvnia hryvnias`}, {"money", "BTC", `1 bitcoin bitcoins`},
}

// moneySigns stand before their number.
var moneySigns = map[string]string{
	"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS", "₺": "TRY", "₩": "KRW", "₴": "UAH",
	"usd": "USD", "eur": "EUR", "gbp": "GBP", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD",
	"r$": "BRL", "rs": "INR", "rs.": "INR",
}

// dollars are the signs of the dollars whose letters stand before "$" or whose nation before
// "dollars".
var dollars = map[string]string{
	"a": "a$", "au": "a$", "c": "c$", "ca": "c$", "hk": "hk$", "nz": "nz$", "s": "s$", "r": "r$", "us": "$",
	"australian": "a$", "canadian": "c$", "american": "$", "u.s.": "$",
}

var (
	fahrenheit  = &unit{"°C", 5.0 / 9, -160.0 / 9, "temperature"}
	celsius     = &unit{"°C", 1, 0, "temperature"}
	fahrenheits = &unit{"°C", 5.0 / 9, 0, "temperature"} // of a difference
	point       = &unit{"percentage point", 1, 0, "share"}
	basisPoint  = &unit{"percentage point", 0.01, 0, "share"}
	sterling    = &unit{"GBP", 1, 0, "money"}
	yearOld     = &unit{"year old", 1, 0, "age"}
)

// squares and cubes are the areas and volumes that "square" and "cubic" make of a length.
var (
	squares = map[float64]*unit{
		1: {"km²", 1, 0, "area"}, 1.609344: {"km²", 2.589988110336, 0, "area"}, 0.001: {"km²", 1e-6, 0, "area"},
		0.0003048: {"km²", 9.290304e-8, 0, "area"}, 0.0009144: {"km²", 8.3612736e-7, 0, "area"}, 0.0000254: {"km²", 6.4516e-10, 0, "area"},
	}
	cubes = map[float64]*unit{
		0.001: {"litre", 1000, 0, "volume"}, 0.0003048: {"litre", 28.316846592, 0, "volume"}, 0.0009144: {"litre", 764.554857984, 0, "volume"},
		0.00001: {"litre", 0.001, 0, "volume"}, 1: {"litre", 1e12, 0, "volume"},
	}
	perHour = map[float64]*unit{
		1: {"kph", 1, 0, "speed"}, 1.609344: {"kph", 1.609344, 0, "speed"}, 0.001: {"kph", 0.001, 0, "speed"}, 0.0003048: {"kph", 0.0003048, 0, "speed"},
	}
	olds = map[string]*unit{
		"year": yearOld, "years": yearOld, "month": {"year old", 1.0 / 12, 0, "age"}, "months": {"year old", 1.0 / 12, 0, "age"},
		"week": {"year old", 7 / 365.25, 0, "age"}, "weeks": {"year old", 7 / 365.25, 0, "age"},
		"day": {"year old", 1 / 365.25, 0, "age"}, "days": {"year old", 1 / 365.25, 0, "age"},
	}
)

// inBase is how many of the smallest base of its dimension a base unit is, where a dimension
// has several: months and years are those of the calendar, on average.
var inBase = map[string]float64{"hour": 1, "day": 24, "month": 24 * 365.25 / 12, "year": 24 * 365.25}

func (t lexemeTable) addUnits() {
	for _, d := range dimensions {
		for part := range strings.SplitSeq(d.units, ",") {
			fields := strings.Fields(part)
			u := &unit{d.base, plainFloat(fields[0]), 0, d.dimension}
			for _, w := range fields[1:] {
				t.add(w, isUnit, 0).unit = u
			}
		}
	}
	t.add("fahrenheit", isUnit, 0).unit = fahrenheit
	t.add("°f", isUnit, 0).unit = fahrenheit
	codes := map[string]*unit{}
	for sign, code := range moneySigns {
		if codes[code] == nil {
			codes[code] = &unit{code, 1, 0, "money"}
		}
		t.add(sign, isMoney, 0).unit = codes[code]
	}
}

// unitOf returns the base unit of the unit that a word names, or "".
func unitOf(word string) string {
	if e := lexemeOf(word); e != nil && e.unit != nil {
		return e.unit.base
	}
	return ""
}

// In returns the figure in another unit of its dimension, named as in a text: "miles". Months
// and years are taken at their average length. The second result is false where the unit is
// unknown or measures something else.
func (q Quantity) In(name string) (Quantity, bool) {
	e := lexemeOf(name)
	if e == nil || e.unit == nil || e.unit.dimension != q.Dimension {
		return q, false
	}
	to, scale := e.unit, 1.0
	if to.base != q.Unit {
		from, okFrom := inBase[q.Unit]
		base, okTo := inBase[to.base]
		if !okFrom || !okTo {
			return q, false
		}
		scale = from / base
	}
	q.Value = (q.Value*scale - to.offset) / to.factor
	q.Max = (q.Max*scale - to.offset) / to.factor
	q.Unit = name
	return q, true
}

// readUnit reads the unit at piece i and returns the piece behind it; nil where there is none.
// Hyphens before it and in it are of no account. scaled says that the number had a word like
// "million".
func (p *pieces) readUnit(i int, scaled bool) (*unit, int) {
	if p.dash(i) && p.joined(i) {
		i++
	}
	switch w := p.word(i); w {
	case "per":
		if p.word(i+1) == "cent" {
			return lexemes["percent"].unit, i + 2
		}
	case "percentage":
		if p.word(i+1) == "point" || p.word(i+1) == "points" {
			return point, i + 2
		}
		return nil, i
	case "basis":
		if p.word(i+1) == "points" || p.word(i+1) == "point" {
			return basisPoint, i + 2
		}
	case "square", "sq", "sq.", "cubic":
		return p.powerOfLength(i, w == "cubic")
	case "nautical":
		if p.is(i+1, isUnit) {
			return &nauticalMile, i + 2
		}
	case "metric":
		if u, end := p.readUnit(i+1, scaled); u != nil && u.dimension == "mass" {
			return u, end
		}
	case "british", "sterling":
		if strings.HasPrefix(p.word(i+1), "pound") {
			return sterling, i + 2
		}
	case "degree", "degrees", "°":
		return p.degrees(i)
	}
	if sign := dollars[p.word(i)]; sign != "" && (p.word(i+1) == "dollars" || p.word(i+1) == "dollar") {
		return lexemes[sign].unit, i + 2
	}
	if !p.is(i, isUnit) {
		return nil, i
	}
	u, end := p.list[i].lex.unit, i+1
	switch {
	case !scaled && scaledOnly[p.word(i)]:
		return nil, i
	case u.dimension == "length" && (p.words(end, "per", "hour") || p.words(end, "an", "hour")) && perHour[u.factor] != nil:
		return perHour[u.factor], end + 2
	case u.dimension == "mass" && strings.HasPrefix(p.word(i), "pound") && (scaled || p.word(end) == "sterling"):
		if p.word(end) == "sterling" {
			end++
		}
		return sterling, end
	case u.dimension == "time" && u.base != "hour":
		return p.age(u, i)
	}
	return u, end
}

// scaledOnly are words that are a currency only behind a large number: elsewhere "won" is a verb.
var scaledOnly = wordSet(`won rand lira`)

var nauticalMile = unit{"km", 1.852, 0, "length"}

// powerOfLength reads "square miles", "sq km", "cubic feet".
func (p *pieces) powerOfLength(i int, cubic bool) (*unit, int) {
	at := i + 1
	if p.dash(at) {
		at++
	}
	if !p.is(at, isUnit) || p.list[at].lex.unit.dimension != "length" {
		return nil, i
	}
	table := squares
	if cubic {
		table = cubes
	}
	if u := table[p.list[at].lex.unit.factor]; u != nil {
		return u, at + 1
	}
	return nil, i
}

// degrees reads "degrees Celsius", "°F", and "degrees" that says no more.
func (p *pieces) degrees(i int) (*unit, int) {
	at := i + 1
	if p.dash(at) {
		at++
	}
	switch p.word(at) {
	case "celsius", "centigrade", "C", "c":
		return celsius, at + 1
	case "fahrenheit", "F", "f":
		return fahrenheit, at + 1
	}
	return p.list[i].lex.unit, i + 1
}

// age reads "years old", "-year-old", "years of age" behind a number.
func (p *pieces) age(u *unit, i int) (*unit, int) {
	old := olds[p.word(i)]
	if old == nil {
		return u, i + 1
	}
	at := i + 1
	if p.dash(at) && p.joined(at) {
		at++
	}
	switch {
	case p.word(at) == "old" || p.word(at) == "olds":
		return old, at + 1
	case p.words(at, "of", "age"):
		return old, at + 2
	}
	return u, i + 1
}
