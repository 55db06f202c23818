package nlp

import (
	"fmt"
	"sync"
	"unicode"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/token"
)

// tagger returns the part-of-speech tagger, loaded on first use.
var tagger = sync.OnceValue(func() *tag.Tagger {
	t, err := tag.New()
	if err != nil {
		panic(fmt.Sprintf("nlp: load the tagger: %v", err)) // part of the binary
	}
	return t
})

// Tag fills in the tags of tokens, which are those of one sentence of text.
func Tag(text string, tokens []Token) {
	list := make([]token.Token, len(tokens))
	words := false
	for i, t := range tokens {
		list[i] = token.Token{Text: plainMarks(t.Of(text)), Start: t.Start}
		words = words || unicode.IsLetter(firstRune(list[i].Text))
	}
	if words { // what has none needs no tagger: the form of marks and numbers fixes their tags
		tagger().TagTokens(list)
	}
	for i := range tokens {
		tokens[i].Tag = mend(list[i].Text, list[i].Tag)
	}
}

// plainMarks gives the tagger the clitics and marks that it has seen in training.
func plainMarks(word string) string {
	switch word {
	case "“", "«", "„":
		return "``"
	case "”", "»":
		return "''"
	case "’s":
		return "'s"
	case "n’t":
		return "n't"
	case "’re", "’ve", "’ll", "’d", "’m":
		return "'" + word[len("’"):]
	case "—", "–":
		return "--"
	}
	return word
}

// mend gives marks and numbers the tag that their form fixes, and no token none.
func mend(word, tag string) string {
	switch word {
	case ".", "!", "?":
		return "."
	case ",":
		return ","
	case ":", ";", "--", "…", "...":
		return ":"
	case "``", "\"", "‘":
		return "``"
	case "''":
		return "''"
	case "(", "[":
		return "("
	case ")", "]":
		return ")"
	case "$", "€", "£":
		return "$"
	}
	if isASCIIDigit(word[0]) && tag != "CD" && tag != "JJ" && tag != "NN" {
		return "CD"
	}
	if tag == "" {
		return "SYM"
	}
	return tag
}
