package nlp

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"math"
	"strings"
	"sync"
)

// The table is made by ./wordstats; words.md beside it says from what.
//
//go:embed words.txt.gz
var packedWords []byte

// word is what the table knows of a lower-case word.
type word struct {
	docs                             int // articles that have it
	caps                             int // tenths of its uses inside sentences that have a capital
	first, last, org, place, noNames int // how often it was tagged, capitalised, as part of what
}

type wordTable struct {
	articles float64
	words    map[string]word
	stemDocs map[string]int // articles that have a word of the stem, at least
}

// words returns the table, read on first use. It never changes.
var words = sync.OnceValue(func() *wordTable {
	gz, err := gzip.NewReader(bytes.NewReader(packedWords))
	if err != nil {
		panic(fmt.Sprintf("nlp: words.txt.gz: %v", err)) // part of the binary
	}
	in := bufio.NewScanner(gz)
	t := &wordTable{words: make(map[string]word, 24000), stemDocs: make(map[string]int, 20000)}
	in.Scan()
	fmt.Sscan(in.Text(), &t.articles)
	for in.Scan() {
		key, rest, _ := strings.Cut(in.Text(), " ")
		w := parseWord(rest)
		t.words[key] = w
		s := Stem(key)
		t.stemDocs[s] = max(t.stemDocs[s], w.docs)
	}
	return t
})

func parseWord(fields string) word {
	var n [7]int
	i := 0
	for _, c := range []byte(fields) {
		if c == ' ' {
			i++
			continue
		}
		n[i] = 10*n[i] + int(c-'0')
	}
	return word{n[0], n[1], n[2], n[3], n[4], n[5], n[6]}
}

// IDF returns the weight of a stem: the logarithm of one over the share of news articles that
// have it, from about 0 for "the" to about 9 for a word of no article of the table.
func IDF(stem string) float64 {
	t := words()
	return math.Log((t.articles + 1) / (float64(t.stemDocs[stem]) + 1))
}

// IsCommon reports whether word, in any case, is an ordinary word that seldom has a capital
// inside a sentence.
func IsCommon(word string) bool {
	w, ok := words().words[strings.ToLower(word)]
	return ok && w.caps <= 4
}
