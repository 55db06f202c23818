package build

// universalTag returns the universal part of speech for a tag of the Penn Treebank, "X" for an
// unknown one. Where one Penn tag stands for several (IN for prepositions and conjunctions) it
// is the more frequent; only a parse could tell them apart.
func universalTag(penn string) string {
	switch penn {
	case "NN", "NNS":
		return "NOUN"
	case "NNP", "NNPS":
		return "PROPN"
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		return "VERB"
	case "MD":
		return "AUX"
	case "JJ", "JJR", "JJS":
		return "ADJ"
	case "RB", "RBR", "RBS", "WRB":
		return "ADV"
	case "IN", "RP":
		return "ADP"
	case "DT", "PDT":
		return "DET"
	case "PRP", "PRP$", "WP", "WP$", "WDT", "EX":
		return "PRON"
	case "CC":
		return "CCONJ"
	case "CD":
		return "NUM"
	case "TO", "POS":
		return "PART"
	case "UH":
		return "INTJ"
	case "$", "#", "SYM":
		return "SYM"
	case ".", ",", ":", "``", "''", "\"", "(", ")", "-LRB-", "-RRB-", "HYPH", "NFP":
		return "PUNCT"
	}
	return "X"
}
