package main

import (
	"path/filepath"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

func treebank(data string) ([]conllu.Sentence, error) {
	return conllu.ReadFile(filepath.Join(data, "ud-dev.conllu.gz"))
}

func isNews(s conllu.Sentence) bool { return strings.HasPrefix(s.Doc, "GUM_news") }

// goldTokens returns the text of a sentence and its words as tokens of it.
func goldTokens(s conllu.Sentence) (string, []nlp.Token) {
	text, words := s.Placed()
	tokens := make([]nlp.Token, len(words))
	for i, w := range words {
		tokens[i].Span = nlp.Span{Start: w[0], End: w[1]}
	}
	return text, tokens
}

// document is a text with the tokens and sentences that people gave it.
type document struct {
	text              string
	tokens, sentences []nlp.Span
}

// documents joins the sentences of each document by a space. Words that share their place in the
// text are one token there.
func documents(sentences []conllu.Sentence) []document {
	var out []document
	last := ""
	for _, s := range sentences {
		if len(out) == 0 || s.Doc != last {
			out = append(out, document{})
			last = s.Doc
		}
		out[len(out)-1].add(s)
	}
	return out
}

func (d *document) add(s conllu.Sentence) {
	if d.text != "" {
		d.text += " "
	}
	base := len(d.text)
	d.text += s.Text
	first := len(d.tokens)
	for _, w := range s.Words {
		t := nlp.Span{Start: base + w.Start, End: base + w.End}
		if n := len(d.tokens); !t.Empty() && (n == 0 || d.tokens[n-1] != t) {
			d.tokens = append(d.tokens, t)
		}
	}
	if len(d.tokens) > first {
		d.sentences = append(d.sentences, d.tokens[first].Cover(d.tokens[len(d.tokens)-1]))
	}
}
