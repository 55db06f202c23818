package nlp

// Tree is the dependency tree of a sentence, with the relations of Universal Dependencies.
type Tree struct {
	Heads     []int    // for each token the index of its head in the sentence, -1 for the root
	Relations []string // for each token its relation to its head: nsubj, obl, root, …
}

// Parse returns the tree of a tagged sentence, nil heads where there is no parser for it.
func Parse(text string, tokens []Token) Tree { return Tree{} }
