package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

// eachLine calls do with every line of a gzipped file.
func eachLine(path string, do func(line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	gz, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	in := bufio.NewReader(gz)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if err := do(bytes.TrimRight(line, "\n")); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}

// eachArticle calls do with the text of every article of the news corpus.
func (j job) eachArticle(do func(text string)) error {
	return eachLine(j.file("news-corpus.jsonl.gz"), func(line []byte) error {
		var a struct{ Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			return err
		}
		do(a.Text)
		return nil
	})
}

// text is a row of words as numbers of a vocabulary; gap parts paragraphs.
type text struct {
	words []int32
	count []int // by word
}

const gap = -1

// vocabulary numbers words by a key, which is what counts as the same word.
type vocabulary[K comparable] struct {
	ids  map[K]int32
	keys []K
}

func newVocabulary[K comparable]() *vocabulary[K] { return &vocabulary[K]{ids: map[K]int32{}} }

func (v *vocabulary[K]) id(key K) int32 {
	id, ok := v.ids[key]
	if !ok {
		id = int32(len(v.keys))
		v.ids[key] = id
		v.keys = append(v.keys, key)
	}
	return id
}

// paragraphs calls do with the tokens of every paragraph of the news corpus, each only the first
// time: captions and calls for support stand in many articles.
func (j job) paragraphs(do func(article int, text string, tokens []nlp.Token)) error {
	seen := map[uint64]bool{}
	article := 0
	return j.eachArticle(func(text string) {
		for _, par := range strings.Split(text, "\n") {
			h := fnv.New64a()
			io.WriteString(h, par)
			if par == "" || seen[h.Sum64()] {
				continue
			}
			seen[h.Sum64()] = true
			do(article, par, nlp.Tokenize(par, nlp.Span{End: len(par)}))
		}
		article++
	})
}

// annotated calls do with the word forms of every sentence of the training treebank and of the
// name-tagged articles.
func (j job) annotated(do func(forms []string)) error {
	treebank, err := conllu.ReadFile(j.file("ud-train.conllu.gz"))
	if err != nil {
		return err
	}
	var forms []string
	for _, s := range treebank {
		forms = forms[:0]
		for _, w := range s.Words {
			forms = append(forms, w.Form)
		}
		do(forms)
	}
	forms = forms[:0]
	err = eachLine(j.file("names-silver-train.tsv.gz"), func(line []byte) error {
		if form, _, ok := bytes.Cut(line, []byte{'\t'}); ok {
			forms = append(forms, string(form))
			return nil
		}
		do(forms)
		forms = forms[:0]
		return nil
	})
	do(forms)
	return err
}

// cut renumbers the words of t by how often they stand there, most frequent first, drops those
// beyond the first most and those seen less than least times, and returns the old numbers. Words
// of equal count keep their order.
func (t *text) cut(most, least int) []int32 {
	t.count = nil
	for _, w := range t.words {
		if w == gap {
			continue
		}
		for int(w) >= len(t.count) {
			t.count = append(t.count, 0)
		}
		t.count[w]++
	}
	order := make([]int32, len(t.count))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return t.count[b] - t.count[a] })
	n := 0
	for n < len(order) && n < most && t.count[order[n]] >= least {
		n++
	}
	order = order[:n]
	to := make([]int32, len(t.count))
	for i := range to {
		to[i] = dropped
	}
	count := make([]int, n)
	for i, w := range order {
		to[w] = int32(i)
		count[i] = t.count[w]
	}
	for i, w := range t.words {
		if w != gap {
			t.words[i] = to[w]
		}
	}
	t.count = count
	return order
}

// dropped stands in a text for a word that its vocabulary has no more.
const dropped = -2
