package main

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// clusterWords is how many words have a cluster.
const clusterWords = 50_000

// classes are how many classes words are moved between; leaves is how many parts each gets, and
// coarser how many groups they are put into, step by step.
const (
	classes  = 256
	leaves   = 4
	leafBits = 3
)

var coarser = []int{64, 16}

// groupBits is the place that the number of a class in its group, or of a group in a coarser one,
// takes in the number of a cluster.
const groupBits = 4

// trainClusters groups the frequent words by how they are used: k-means over word vectors of a
// narrow window, then exchange of words between the classes by their neighbours in the text.
func trainClusters(j job) error {
	norms, t, err := j.normText()
	if err != nil {
		return err
	}
	s := skipGram{dims: 64, window: 2, epochs: 3, negative: 5, rate: 0.05, sample: 1e-3, power: 0.75}
	leaf := clusterTree(t, s.dims, s.train(t, j.seed), j.seed)
	packed := packClusters(norms, leaf)
	fmt.Printf("%d words of %d, %d bytes\n", len(norms), len(t.words), len(packed))
	return os.WriteFile(filepath.Join(j.out, "lexicon", "clusters.bin"), packed, 0o644)
}

// clusterTree returns the number of the cluster of each word of t, from their vectors.
func clusterTree(t text, dims int, vectors []float32, seed uint64) []int {
	r := rand.New(rand.NewPCG(seed, 2))
	words := newPoints(dims, vectors, t.count)
	class := make([]int, len(t.count))
	for g, part := range words.kMeans(numbers(len(class)), classes, r) {
		for _, w := range part {
			class[w] = g
		}
	}
	exchange(t, class, classes, 8)
	members := make([][]int, classes)
	for w, g := range class {
		members[g] = append(members[g], w)
	}
	upper := words.middles(members).coarsen(r)
	leaf := make([]int, len(class))
	for g, part := range members {
		for i, words := range words.kMeans(part, leaves, r) {
			for _, w := range words {
				leaf[w] = upper[g] | i
			}
		}
	}
	return leaf
}

// normText returns the words of the corpus as normal forms, and the hash of each form.
func (j job) normText() ([]uint32, text, error) {
	voc := newVocabulary[uint32]()
	var t text
	add := func(form string) { t.words = append(t.words, voc.id(lexicon.Hash(form))) }
	err := j.paragraphs(func(article int, text string, tokens []nlp.Token) {
		for _, tok := range tokens {
			form := tok.Of(text)
			// Every other article shows the parts of words with hyphens as treebanks have them.
			if parts := hyphenated(form); article%2 == 0 && parts != nil {
				for i, p := range parts {
					if i > 0 {
						add("-")
					}
					add(p)
				}
				continue
			}
			add(form)
		}
		t.words = append(t.words, gap)
	})
	if err != nil {
		return nil, t, err
	}
	err = j.annotated(func(forms []string) {
		for _, form := range forms {
			add(form)
		}
		t.words = append(t.words, gap)
	})
	if err != nil {
		return nil, t, err
	}
	order := t.cut(clusterWords, 5)
	norms := make([]uint32, len(order))
	for i, w := range order {
		norms[i] = voc.keys[w]
	}
	return norms, t, nil
}

// hyphenated returns the parts of a word with hyphens inside, nil for any other.
func hyphenated(form string) []string {
	if !strings.Contains(form, "-") {
		return nil
	}
	parts := strings.Split(form, "-")
	if slices.Contains(parts, "") {
		return nil
	}
	return parts
}

// packClusters writes for each cluster its number, how many words it has, and the gaps between
// their hashes.
func packClusters(norms []uint32, leaf []int) []byte {
	by := map[int][]uint32{}
	var codes []int
	for i, c := range leaf {
		if by[c] == nil {
			codes = append(codes, c)
		}
		by[c] = append(by[c], norms[i])
	}
	slices.Sort(codes)
	b := binary.AppendUvarint(nil, uint64(len(norms)))
	for _, c := range codes {
		list := by[c]
		slices.Sort(list)
		b = binary.AppendUvarint(b, uint64(c))
		b = binary.AppendUvarint(b, uint64(len(list)))
		last := uint32(0)
		for _, n := range list {
			b = binary.AppendUvarint(b, uint64(n-last))
			last = n
		}
	}
	return b
}
