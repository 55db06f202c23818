package annotate

import "strings"

// place is where in its sentence a person is spoken of.
type place int

const (
	atTop    place = iota // the subject of the sentence's first verb
	inClause              // the subject of a later verb
	asPart                // whose, or of what: "Berg's boat", "the Berg case"
	beside                // anything else: "to Berg", "met Berg"
)

// maxApposition is how many tokens may stand between a subject and its verb.
const maxApposition = 24

// placeOf returns the place of tokens[first:last] of a sentence. Tags tell it nearly as well as the
// tree does, at a small part of the cost.
func (d *discourse) placeOf(sentence, first, last int) place {
	end := d.doc.Sentences[sentence].Last
	behind := d.lower(last)
	switch {
	case behind == "'s" || behind == "’s" || behind == "'" || behind == "’" || behind == "-":
		return asPart
	case d.tag(last) == "NN" || d.tag(last) == "NNS":
		return asPart
	case !d.isSubject(last, end):
		return beside
	}
	k := first - 1
	for k >= d.doc.Sentences[sentence].First && (nounPhrase(d.tag(k)) && d.tag(k) != "PRP") {
		k--
	}
	if k >= 0 && d.tag(k) == "IN" && !opensClause[d.lower(k)] && k >= d.doc.Sentences[sentence].First {
		return beside
	}
	if d.verbs[first] > 0 {
		return inClause
	}
	return atTop
}

// opensClause holds words tagged as prepositions that a subject may follow.
var opensClause = map[string]bool{"that": true, "if": true, "whether": true, "because": true, "as": true, "while": true, "after": true, "before": true, "since": true,
	"until": true, "though": true, "although": true, "unless": true, "once": true}

// isSubject reports whether a verb goes with the name that ends before token t, over an
// apposition, a relative clause or brackets.
func (d *discourse) isSubject(t, end int) bool {
	switch d.lower(t) {
	case "(":
		for k := t + 1; k < min(t+maxApposition, end); k++ {
			if d.lower(k) == ")" {
				return d.isSubject(k+1, end)
			}
		}
		return false
	case "who":
		return d.verbAt(t+1, end)
	case ",":
		for k := t + 1; k < min(t+maxApposition, end); k++ {
			if d.quoted[k] {
				return false
			}
			if d.lower(k) == "," && d.verbAt(k+1, end) {
				return true
			}
		}
		return d.lower(t+1) == "who" && d.verbAt(t+2, end)
	}
	return d.verbAt(t, end)
}

// verbAt reports whether a verb with a tense stands at token t, adverbs before it aside.
func (d *discourse) verbAt(t, end int) bool {
	for k := t; k < min(t+3, end); k++ {
		if finite(d.tag(k)) {
			return true
		}
		if !strings.HasPrefix(d.tag(k), "RB") {
			return false
		}
	}
	return false
}
