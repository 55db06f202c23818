package nlp

import (
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/morph"
)

// taggedAtOnce is the most words that the tagger sees together. Only a "sentence" that is none
// has more.
const taggedAtOnce = 1024

// tagging is the memory that tagging takes, kept for the next sentence.
type tagging struct {
	words [taggedAtOnce]lexicon.Word
	tags  [taggedAtOnce]morph.Tag
}

var taggings = sync.Pool{New: func() any { return new(tagging) }}

// TakeTags gives tokens the tags of others, as many, that are the same words: tags depend on nothing else.
func TakeTags(tokens, from []Token) {
	for i := range tokens {
		tokens[i].tag = from[i].tag
	}
}

// Tag fills in the tags of tokens, which are those of one sentence of text: those of the Penn
// Treebank as the English treebanks of Universal Dependencies have them, and the universal
// classes.
func Tag(text string, tokens []Token) {
	t := morph.Default()
	m := taggings.Get().(*tagging)
	defer taggings.Put(m)
	for len(tokens) > 0 {
		part := tokens[:min(len(tokens), taggedAtOnce)]
		tokens = tokens[len(part):]
		for i := range part {
			m.words[i] = lexicon.Look(part[i].Of(text))
		}
		t.Tag(m.words[:len(part)], m.tags[:len(part)])
		for i := range part {
			part[i].tag = t.Parts(m.tags[i])
		}
		for i := range part { // keep no text alive
			m.words[i].Form = ""
		}
	}
}
