package nlp

import "strings"

// depth says how far the layers read a text.
type depth int

const (
	cutUp    depth = iota // tokens and sentences
	named                 // and tags, lemmas, names
	grownOut              // and trees, quantities, dates
)

// reading is everything that the layers find in a text.
type reading struct {
	text       string
	tokens     []Token
	sentences  [][2]int
	longest    int // lemma
	names      []Name
	trees      []Tree // of each sentence
	quantities []Quantity
	dates      []Date
}

// paragraphs returns the lines of text that are not blank.
func paragraphs(text string) []Span {
	var out []Span
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, Span{at, at + len(line)})
		}
		at += len(line)
	}
	return out
}

// readAll reads the paragraphs of text down to depth d, as the program reads an article.
func readAll(text string, paragraphs []Span, d depth) *reading {
	r := &reading{text: text, tokens: make([]Token, 0, tokensIn(len(text)))}
	for _, p := range paragraphs {
		base := len(r.tokens)
		r.tokens = AppendTokens(r.tokens, text, p)
		tokens := r.tokens[base:]
		for _, s := range Sentences(text, tokens) {
			r.sentences = append(r.sentences, [2]int{base + s[0], base + s[1]})
			if d >= named {
				Tag(text, tokens[s[0]:s[1]])
			}
		}
	}
	if d >= named {
		for _, t := range r.tokens { // nobody keeps them
			r.longest = max(r.longest, len(Lemma(text, t)))
		}
		r.names = Names(text, r.tokens, r.sentences)
	}
	if d >= grownOut {
		r.grow()
	}
	return r
}

// grow finds what needs trees, sentence by sentence.
func (r *reading) grow() {
	r.trees = make([]Tree, len(r.sentences))
	for i, s := range r.sentences {
		tree, quantities, dates := growSentence(r.text, r.tokens[s[0]:s[1]])
		r.trees[i] = tree
		r.quantities = append(r.quantities, quantities...)
		r.dates = append(r.dates, dates...)
	}
}

// growSentence reads one tagged sentence of a text published on pageDay.
func growSentence(text string, tokens []Token) (Tree, []Quantity, []Date) {
	s := newSentence(text, tokens)
	return s.Tree(), Quantities(s), Dates(s, pageDay)
}
