package lexicon

// Tag is a part of speech: that of the Penn Treebank and the universal one, as numbers. The zero
// Tag is none.
type Tag struct{ X, U uint8 }

// xpos and upos are the tags known; 0 is any other. Their order is part of the parser's model.
var xpos = [...]string{"", "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH",
	"IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
	"SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``"}

var upos = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
	"SCONJ", "SYM", "VERB", "X"}

// Penn returns the tag of the Penn Treebank, "" if there is none.
func (t Tag) Penn() string {
	if int(t.X) < len(xpos) {
		return xpos[t.X]
	}
	return ""
}

// Class returns the universal part of speech, "" if there is none.
func (t Tag) Class() string {
	if int(t.U) < len(upos) {
		return upos[t.U]
	}
	return ""
}

// MakeTag returns the tag of the names of the Penn Treebank and of Universal Dependencies.
func MakeTag(penn, class string) Tag { return Tag{xposNumber[penn], uposNumber[class]} }

var xposNumber, uposNumber = numbers(xpos[:]), numbers(upos[:])

func numbers(names []string) map[string]uint8 {
	m := make(map[string]uint8, len(names))
	for i, s := range names {
		m[s] = uint8(i)
	}
	return m
}

// PennTags and Classes are how many tags of each kind there are, none included.
const (
	PennTags = len(xpos)
	Classes  = len(upos)
)
