package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/nlp/conllu"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/morph"
	"github.com/briefgen/briefgen/internal/nlp/syntax"
)

// folds is in how many parts the training data is cut for tags as the tagger will give them:
// each part is tagged by a tagger that learned from the others.
const folds = 10

// trainParser learns the parser from ud-train, and tells how it does on ud-dev.
func trainParser(j job) error {
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
	t := morph.Defaults
	t.Seed = j.seed
	o := syntax.Defaults
	o.Seed = j.seed
	o.Log = func(epoch, wrong int, _ func() *syntax.Parser) {
		fmt.Printf("parser: epoch %d: %d trees wrong\n", epoch+1, wrong)
	}
	packed := syntax.Train(trees(train, jackknife(train, folds, lemmas, t)), o).Pack()
	if err := os.WriteFile(filepath.Join(j.out, "syntax", "parser.bin"), packed, 0o644); err != nil {
		return err
	}
	fmt.Printf("parser: %d bytes\n", len(packed))
	return measureParser(j, packed, dev, lemmas)
}

// trees returns the trees of a treebank, with these tags or, for nil, its own.
func trees(bank []conllu.Sentence, tags [][]morph.Label) []syntax.Example {
	out := make([]syntax.Example, len(bank))
	for i, s := range bank {
		e := &out[i]
		for k, w := range s.Words {
			x, u := w.XPOS, w.UPOS
			if tags != nil {
				x, u = tags[i][k].Penn, tags[i][k].Class
			}
			e.Words = append(e.Words, lexicon.Look(w.Form))
			e.Tags = append(e.Tags, syntax.MakeTag(x, u))
			e.Heads = append(e.Heads, int32(w.Head))
			e.Relations = append(e.Relations, syntax.ParseRelation(w.Relation))
		}
	}
	return out
}

// measureParser prints how a parser does on trees that it did not learn from.
func measureParser(j job, packed []byte, dev []conllu.Sentence, lemmas *morph.Lemmas) error {
	p, err := syntax.Read(packed)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(filepath.Join(j.out, "morph", "tagger.gz"))
	if err != nil {
		return err
	}
	tagger, err := morph.Read(b, lemmas)
	if err != nil {
		return err
	}
	own := tagAll(tagger, examples(dev))
	gold, mine := trees(dev, nil), trees(dev, own)
	printAttachment("gold tags", p, gold)
	printAttachment("own tags", p, mine)
	var kinds []string
	for _, s := range dev {
		if k := genre(s.Doc); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		var part []syntax.Example
		for i, s := range dev {
			if genre(s.Doc) == kind {
				part = append(part, mine[i])
			}
		}
		printAttachment("own tags, "+kind, p, part)
	}
	return nil
}

// genre returns the kind of text of a document: "news" for "GUM_news_iodine", "reviews" for
// "reviews-004184-0001".
func genre(doc string) string {
	if rest, ok := strings.CutPrefix(doc, "GUM_"); ok {
		kind, _, _ := strings.Cut(rest, "_")
		return "GUM " + kind
	}
	kind, _, _ := strings.Cut(doc, "-")
	return "EWT " + kind
}

func printAttachment(name string, p *syntax.Parser, gold []syntax.Example) {
	n, heads, both := 0, 0, 0
	var h []int32
	var r []syntax.Relation
	start := time.Now()
	for _, e := range gold {
		h = append(h[:0], make([]int32, len(e.Words))...)
		r = append(r[:0], make([]syntax.Relation, len(e.Words))...)
		p.Parse(e.Words, e.Tags, h, r)
		for i := range h {
			n++
			if h[i] == e.Heads[i] {
				heads++
				if r[i] == e.Relations[i] {
					both++
				}
			}
		}
	}
	fmt.Printf("parser: ud-dev, %s: UAS %.2f %%, LAS %.2f %%, %d words, %.0f words/s\n", name,
		100*float64(heads)/float64(n), 100*float64(both)/float64(n), n, float64(n)/time.Since(start).Seconds())
}
