package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp/conllu"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/morph"
)

// trainTagger learns the tagger from ud-train, and tells how it does on ud-dev.
func trainTagger(j job) error {
	train, err := conllu.ReadFile(j.file("ud-train.conllu.gz"))
	if err != nil {
		return err
	}
	dev, err := conllu.ReadFile(j.file("ud-dev.conllu.gz"))
	if err != nil {
		return err
	}
	lemmas, err := readLemmas(j)
	if err != nil {
		return err
	}
	o := morph.Defaults
	o.Seed = j.seed
	packed := morph.Train(withCapitals(examples(train)), lemmas, o).Pack()
	t, err := morph.Read(packed, lemmas)
	if err != nil {
		return err
	}
	features, weights := t.Size()
	fmt.Printf("tagger: %d tags, %d features, %d weights, %d bytes\n", t.Labels()-1, features, weights, len(packed))
	gold := examples(dev)
	for _, c := range []struct {
		name string
		form func(string, bool) string
	}{{"as it is", asIs}, {"As a Headline", titleCase}, {"IN CAPITALS", upperCase}} {
		class, penn := tagAccuracy(t, recase(gold, 1, 0, c.form))
		fmt.Printf("tagger: ud-dev %s: UPOS %.2f %%, XPOS %.2f %%\n", c.name, 100*class, 100*penn)
	}
	right, own := lemmaAccuracy(lemmas, dev, tagAll(t, gold))
	fmt.Printf("tagger: ud-dev lemmas: %.2f %%, with the right tags %.2f %%\n", 100*own, 100*right)
	return os.WriteFile(filepath.Join(j.out, "morph", "tagger.gz"), packed, 0o644)
}

// readLemmas reads the table that the step "lemmas" made.
func readLemmas(j job) (*morph.Lemmas, error) {
	packed, err := os.ReadFile(filepath.Join(j.out, "morph", "lemmas.gz"))
	if err != nil {
		return nil, err
	}
	return morph.ReadLemmas(packed)
}

// examples returns the words of a treebank with their tags.
func examples(bank []conllu.Sentence) [][]morph.Example {
	out := make([][]morph.Example, len(bank))
	for i, s := range bank {
		for _, w := range s.Words {
			out[i] = append(out[i], morph.Example{Form: w.Form, Penn: w.XPOS, Class: w.UPOS})
		}
	}
	return out
}

// withCapitals adds copies of some sentences as headlines, of others in capitals.
func withCapitals(sentences [][]morph.Example) [][]morph.Example {
	const every = 10
	out := append([][]morph.Example{}, sentences...)
	out = append(out, recase(sentences, every, 0, titleCase)...)
	return append(out, recase(sentences, every, every/2, upperCase)...)
}

// recase returns a copy of every so many sentences, beginning with that of index first, with
// other forms.
func recase(sentences [][]morph.Example, every, first int, form func(form string, first bool) string) [][]morph.Example {
	var out [][]morph.Example
	for i := first; i < len(sentences); i += every {
		s := append([]morph.Example{}, sentences[i]...)
		for k := range s {
			s[k].Form = form(s[k].Form, k == 0)
		}
		out = append(out, s)
	}
	return out
}

func asIs(form string, _ bool) string { return form }

func upperCase(form string, _ bool) string { return strings.ToUpper(form) }

// titleCase writes a word as in a headline, where short words of grammar stay small.
func titleCase(form string, first bool) string {
	switch form {
	case "a", "an", "the", "and", "but", "or", "as", "at", "by", "for", "from", "in", "of", "on", "to", "with", "n't", "'s", "’s":
		if !first {
			return form
		}
	}
	r, n := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + form[n:]
}

// tagAccuracy returns the shares of right universal and Penn tags.
func tagAccuracy(t *morph.Tagger, gold [][]morph.Example) (class, penn float64) {
	n, classes, penns := 0, 0, 0
	for i, labels := range tagAll(t, gold) {
		for k, l := range labels {
			n++
			if l.Class == gold[i][k].Class {
				classes++
			}
			if l.Penn == gold[i][k].Penn {
				penns++
			}
		}
	}
	return float64(classes) / float64(n), float64(penns) / float64(n)
}

func tagAll(t *morph.Tagger, sentences [][]morph.Example) [][]morph.Label {
	out := make([][]morph.Label, len(sentences))
	for i, s := range sentences {
		words := make([]lexicon.Word, len(s))
		for k, e := range s {
			words[k] = lexicon.Look(e.Form)
		}
		tags := make([]morph.Tag, len(s))
		t.Tag(words, tags)
		out[i] = make([]morph.Label, len(s))
		for k, tag := range tags {
			out[i][k] = t.Label(tag)
		}
	}
	return out
}

// jackknife tags the sentences of a treebank in so many parts, whole documents each, every part
// by a tagger that learned from the others: the errors are those that new text will have.
func jackknife(bank []conllu.Sentence, parts int, lemmas *morph.Lemmas, o morph.Options) [][]morph.Label {
	part := shares(bank, parts)
	all := examples(bank)
	out := make([][]morph.Label, len(bank))
	for p := range parts {
		var train, rest [][]morph.Example
		var where []int
		for i, s := range all {
			if part[i] == p {
				rest = append(rest, s)
				where = append(where, i)
			} else {
				train = append(train, s)
			}
		}
		for k, labels := range tagAll(morph.Train(withCapitals(train), lemmas, o), rest) {
			out[where[k]] = labels
		}
	}
	return out
}

// shares gives each sentence of a treebank its part, documents whole, parts about as long.
func shares(bank []conllu.Sentence, parts int) []int {
	words := map[string]int{}
	for _, s := range bank {
		words[s.Doc] += len(s.Words)
	}
	of := map[string]int{}
	sum := make([]int, parts)
	out := make([]int, len(bank))
	for i, s := range bank {
		p, ok := of[s.Doc]
		if !ok {
			for k := range sum {
				if sum[k] < sum[p] {
					p = k
				}
			}
			of[s.Doc] = p
			sum[p] += words[s.Doc]
		}
		out[i] = p
	}
	return out
}
