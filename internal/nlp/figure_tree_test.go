package nlp

import (
	"github.com/briefgen/briefgen/internal/nlp/syntax"
	"strconv"
	"strings"
	"testing"
)

// withTree returns a sentence whose tree is known.
func withTree(text string, tokens []Token, t Tree) *Sentence {
	s := &Sentence{Text: text, Tokens: tokens, tree: t}
	s.once.Do(func() {})
	return s
}

// growing reads a sentence of words with tag, head and relation: "boats/NNS/3/nsubj". Heads count
// from 1, 0 is the root.
func growing(spec string) *Sentence {
	var text strings.Builder
	var tokens []Token
	var tree Tree
	for word := range strings.FieldsSeq(spec) {
		f := strings.Split(word, "/")
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(f[0])
		tokens = append(tokens, Token{Span: Span{start, text.Len()}}.Tagged(f[1], ""))
		head, _ := strconv.Atoi(f[2])
		tree.arcs = append(tree.arcs, arc{int32(head - 1), syntax.ParseRelation(f[3])})
	}
	return withTree(text.String(), tokens, tree)
}

func TestCountedByTree(t *testing.T) {
	tests := []struct{ spec, want string }{
		{"Dozens/NNS/7/nsubj of/IN/6/case bank/NN/6/compound and/CC/5/cc port/NN/3/conj workers/NNS/1/nmod left/VBD/0/root", "bank and port workers"},
		{"The/DT/3/det 12/CD/3/nummod jobs/NNS/0/root teachers/NNS/5/nsubj want/VBP/3/acl:relcl", "jobs"},
		{"Three/CD/3/nummod army/NN/3/compound officers/NNS/5/nsubj and/CC/5/cc left/VBD/0/root", "army officers"},
		{"Five/CD/8/nsubj of/IN/6/case the/DT/6/det 12/CD/6/nummod rescued/VBN/6/amod sailors/NNS/1/nmod were/VBD/8/aux:pass hurt/VBN/0/root", "rescued sailors"},
		{"Five/CD/4/nsubj were/VBD/4/aux:pass badly/RB/4/advmod hurt/VBN/0/root", ""},
		{"Two/CD/2/compound million/CD/4/nummod angry/JJ/4/amod voters/NNS/5/nsubj left/VBD/0/root", "angry voters"},
	}
	for _, tt := range tests {
		s := growing(tt.spec)
		list := Quantities(s)
		if len(list) == 0 || list[0].Counted.Of(s.Text) != tt.want {
			t.Errorf("%s: %+v, want that %q is counted", s.Text, list, tt.want)
		}
	}
}

func TestTreeGrowsOnlyInDoubt(t *testing.T) {
	for text, want := range map[string]bool{
		"Twelve boats sank on Tuesday.":    false,
		"It cost $2.6 million.":            false,
		"Five were badly hurt.":            false, // no noun follows: no tree could tell
		"Five were hurt by the fire.":      true,
		"It burned on Tuesday at 4 a.m.":   false,
		"Two thieves and guards got away.": true,
	} {
		p := parse(text)
		s := newSentence(text, p.tokens)
		Quantities(s)
		Dates(s, "2025-03-05")
		grown := true
		s.once.Do(func() { grown = false })
		if grown != want {
			t.Errorf("%s: the tree was grown: %v", text, grown)
		}
	}
}
