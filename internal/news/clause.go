package news

import "sort"

// Clause is a statement of a sentence: a predicate with what belongs to it. Clauses nest; what a clause says by
// itself are the words of Own, which hold no word of another clause.
type Clause struct {
	Span          // from its first to its last word, clauses inside and behind it included, those that are joined to it not
	Sentence  int // index into Sentences
	Kind      ClauseKind
	Parent    int      // index into Clauses of the one that it hangs on, or -1
	Head      int      // token of its predicate: "resigned", "mayor" of "is the mayor", the noun of an apposition
	Own       [][2]int // runs of tokens [first, end), without marks at their ends and the conjunction before them
	Noun      Span     // what a relative clause, an apposition or a participle is said of: "the harbour, which burned"; else empty
	Subject   Span     // the words of its subject, wherever they stand; empty where there is none
	Inherited bool     // the subject stands in another clause
	Actors    []int    // mentions that the subject is or stands for: several where "Anna Berg and Paul Vik" resigned

	Predicate   string // lemma of its head, of "made a decision" that of the deed: "decide"
	Passive     bool   // the subject is whom it is done to
	Negated     bool
	Modal       string // "may", "will", "must" …; "" where it is told as a fact
	Attribution int    // index into Attributions of the one in whose content it stands, the innermost, or -1
	Dates       []int  // indexes into Dates of those among its own words
	Quantities  []int  // indexes into Quantities of those among its own words
}

// ClauseKind says how a clause stands in its sentence.
type ClauseKind string

// The kinds of clauses.
const (
	Main       ClauseKind = "main"       // stands by itself
	Conjoined  ClauseKind = "conjoined"  // joined to its parent: "and left"
	Relative   ClauseKind = "relative"   // "who left", "that burned"
	Apposition ClauseKind = "apposition" // ", the mayor of Vester,"
	Participle ClauseKind = "participle" // "killing three", "built in 1912"
	Content    ClauseKind = "content"    // what is said, thought, seen: "that he left"
	Adverbial  ClauseKind = "adverbial"  // "after the pumps failed", "to save the boats"
	Frame      ClauseKind = "frame"      // who says what another clause states: "Berg told the Gazette"
)

// ClausesOf returns the clauses of sentence i.
func (d *Document) ClausesOf(i int) []Clause {
	from := sort.Search(len(d.Clauses), func(k int) bool { return d.Clauses[k].Sentence >= i })
	end := sort.Search(len(d.Clauses), func(k int) bool { return d.Clauses[k].Sentence > i })
	return d.Clauses[from:end]
}
