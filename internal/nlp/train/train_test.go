package main

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// invented returns a text of numbers, frequent ones more often, in paragraphs.
func invented(words int) text {
	r := rand.New(rand.NewPCG(1, 2))
	var t text
	for i := range 20 * words {
		if i%50 == 49 {
			t.words = append(t.words, gap)
			continue
		}
		t.words = append(t.words, int32(r.IntN(1+r.IntN(words))))
	}
	t.cut(words, 1)
	return t
}

// TestClustersTwice holds that the same text gives the same clusters.
func TestClustersTwice(t *testing.T) {
	in := invented(600)
	norms := make([]uint32, len(in.count))
	for i := range norms {
		norms[i] = uint32(i) * 2654435761
	}
	learn := func() []byte {
		s := skipGram{dims: 8, window: 2, epochs: 1, negative: 2, rate: 0.05, sample: 1e-3, power: 0.75}
		return packClusters(norms, clusterTree(in, s.dims, s.train(in, 1), 1))
	}
	if !bytes.Equal(learn(), learn()) {
		t.Error("two clusterings of the same text differ")
	}
}

// TestVectorsTwice holds that the same text gives the same vectors.
func TestVectorsTwice(t *testing.T) {
	in := invented(300)
	learn := func() []float32 {
		c := cooccurrence{window: 4, contexts: 200, power: 0.75, least: 0.3}
		return c.positive(in).factor(16, 2, 0.25, 1)
	}
	if !slices.Equal(learn(), learn()) {
		t.Error("two factorisations of the same text differ")
	}
}

// TestWordsTwice holds that the same articles give the same table.
func TestWordsTwice(t *testing.T) {
	learn := func() []byte {
		table := wordCounts{}
		for range leastArticles {
			table.countArticle("The ferry left Vester at dawn. Its pilot, Anna Berg, slept.")
		}
		_, packed, err := table.pack(leastArticles)
		if err != nil {
			t.Fatal(err)
		}
		return packed
	}
	if !bytes.Equal(learn(), learn()) {
		t.Error("two tables of the same articles differ")
	}
}
