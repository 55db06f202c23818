package nlp

// Token is a word, a number or a mark.
type Token struct {
	Span
	Tag   string // part of speech of the Penn Treebank: NNP, VBD, …
	Class string // universal part of speech: PROPN, VERB, …
}

// Date is an expression that names a day, a month or a year.
type Date struct {
	Span
	Value     string // "2025-03-04", "2025-03" or "2025"; "" where no anchor is known
	Precision string // day, month or year
}

// Quantity is a number with what it measures or counts.
type Quantity struct {
	Span             // the number, with its modifier and unit: "at least 10 people"
	Value    float64 // in Unit
	Max      float64 // the upper end of a range, "40 to 80 percent"; else equal to Value
	Unit     string  // "hour", "km", "USD", "percent"; "" for a plain count
	Counted  Span    // what is counted: "people"; empty if unknown
	Modifier string  // "at least", "about", "over"; "" if none
}
