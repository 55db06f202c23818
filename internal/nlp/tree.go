package nlp

// Tree is the dependency tree of a sentence, with the relations of Universal Dependencies.
type Tree struct {
	Heads     []int    // for each token the index of its head in the sentence, -1 for the root
	Relations []string // for each token its relation to its head: nsubj, obl, root, …
}

// Parse returns the tree of a tagged sentence, nil heads where there is no parser for it.
func Parse(text string, tokens []Token) Tree { return Tree{} }

// Lemma returns the form of a tagged token of text under which a dictionary has it: "say" for
// "said", "child" for "children".
func Lemma(text string, t Token) string { return "" }
