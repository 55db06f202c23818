package syntax

// Tag is a part of speech: that of the Penn Treebank and the universal one.
type Tag struct{ X, U uint8 }

// xpos and upos are the tags known; 0 is any other.
var xpos = [...]string{"", "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH",
	"IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
	"SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``"}

var upos = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
	"SCONJ", "SYM", "VERB", "X"}

// The universal tags that features ask for.
const (
	uAdp   = 2
	uAux   = 4
	uPart  = 10
	uSconj = 14
	uCconj = 5
	uNoun  = 8
	uPunct = 13
	uVerb  = 16
)

// MakeTag returns the tag of the names of the Penn Treebank and of Universal Dependencies.
func MakeTag(x, u string) Tag { return Tag{xposNumber[x], uposNumber[u]} }

var xposNumber, uposNumber = numbers(xpos[:]), numbers(upos[:])

func numbers(names []string) map[string]uint8 {
	m := make(map[string]uint8, len(names))
	for i, s := range names {
		m[s] = uint8(i)
	}
	return m
}
