// Package entity finds names in the words of a text and says what they name, by a trained
// sequence tagger: a linear model over the words about each capitalised word, decoded by Viterbi's
// algorithm, learned by the averaged structured perceptron (Collins 2002). It reads a text twice:
// the second time it knows what the first reading made of the same words elsewhere in the text
// (as in Krishnan and Manning 2006).
package entity

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Kind says what a name names.
type Kind uint8

// The kinds.
const (
	Person Kind = iota
	Organization
	Place
	Other
	kinds
)

// Entity is a name: tokens[First:Last] of the text.
type Entity struct {
	First, Last int
	Kind        Kind
	Sentence    int // index of the sentence it is in
}

// Token is what the tagger sees of a word.
type Token struct {
	lexicon.Word
	Class gazetteer.Class
	Glued bool   // no white space stands before it
	front uint32 // hash of the part before a hyphen; 0 if there is none

	known, frontKnown Known
}

// Look returns what is known of the word form.
func Look(form string, glued bool) Token {
	w := lexicon.Look(form)
	t := Token{Word: w, Class: gazetteer.ClassOf(w.Norm), Glued: glued}
	if w.Hyphen {
		if at := strings.IndexByte(form, '-'); at > 0 {
			t.front = lexicon.Hash(form[:at])
		}
	}
	return t
}

// A label is a kind of name and where in it a word stands: begin, inside, last, or unit, all of
// it. The zero label is of words outside names.
type label uint8

const (
	outside label = 0
	labels        = 1 + 4*int(kinds)
)

const (
	begin label = 1 + iota
	inside
	last
	unit
)

func labelOf(k Kind, part label) label { return label(4*k) + part }

func (l label) kind() Kind  { return Kind((l - 1) / 4) }
func (l label) part() label { return (l-1)%4 + 1 }

// entities reads the names off the labels of sentence n, tokens first on.
func entities(out []Entity, n, first int, found []label) []Entity {
	for i := 0; i < len(found); i++ {
		if found[i] == outside {
			continue
		}
		start := i
		for found[i].part() < last && i+1 < len(found) {
			i++
		}
		out = append(out, Entity{first + start, first + i + 1, found[start].kind(), n})
	}
	return out
}

// Labels returns the labels of n tokens in which names stand, for training.
func Labels(n int, names []Entity) []uint8 {
	out := make([]uint8, n)
	for _, e := range names {
		for i := e.First; i < e.Last; i++ {
			part := inside
			switch {
			case e.Last-e.First == 1:
				part = unit
			case i == e.First:
				part = begin
			case i == e.Last-1:
				part = last
			}
			out[i] = uint8(labelOf(e.Kind, part))
		}
	}
	return out
}
