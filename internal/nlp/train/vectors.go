package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/vector"
)

// vectorWords is how many stems have a vector.
const vectorWords = 40_000

// trainVectors makes vectors of stems from what stands near them in the news.
func trainVectors(j job) error {
	stems, t, err := j.stemText()
	if err != nil {
		return err
	}
	c := cooccurrence{window: 8, contexts: 20_000, power: 0.75, least: 0.3}
	m := c.positive(t)
	vectors := m.factor(160, 3, 0.25, j.seed)
	packed := vector.Pack(stems, vectors)
	fmt.Printf("%d stems, %d associations, %d bytes\n", len(stems), len(m.at), len(packed))
	return os.WriteFile(filepath.Join(j.out, "vector", "vectors.bin"), packed, 0o644)
}

// stemText returns the words of the corpus that say something, as stems, and the hash of each.
func (j job) stemText() ([]uint32, text, error) {
	voc := newVocabulary[uint32]()
	ids := map[string]int32{} // by form: its stem, dropped for one that says nothing
	var t text
	err := j.paragraphs(func(_ int, text string, tokens []nlp.Token) {
		for _, tok := range tokens {
			form := tok.Of(text)
			id, ok := ids[form]
			if !ok {
				id = dropped
				if key := nlp.TermKey(form); key != 0 {
					id = voc.id(key)
				}
				ids[form] = id
			}
			if id != dropped {
				t.words = append(t.words, id)
			}
		}
		t.words = append(t.words, gap)
	})
	if err != nil {
		return nil, t, err
	}
	order := t.cut(vectorWords, 5)
	keys := make([]uint32, len(order))
	for i, w := range order {
		keys[i] = voc.keys[w]
	}
	return keys, t, nil
}
