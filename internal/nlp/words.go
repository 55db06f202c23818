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

// The table is made by ./train; words.md beside it says from what.
//
//go:embed words.txt.gz
var packedWords []byte

// word is what the table knows of a lower-case word.
type word struct {
	docs                             int32 // articles that have it
	caps                             int32 // tenths of its uses inside sentences that have a capital
	first, last, org, place, noNames int32 // how often it was tagged, capitalised, as part of what
	form, stem                       string
}

type wordTable struct {
	articles float64
	words    map[string]word
	stemDocs map[string]int32 // articles that have a word of the stem, at least
}

// words returns the table, read on first use. It never changes.
var words = sync.OnceValue(func() *wordTable {
	gz, err := gzip.NewReader(bytes.NewReader(packedWords))
	if err != nil {
		panic(fmt.Sprintf("nlp: words.txt.gz: %v", err)) // part of the binary
	}
	in := bufio.NewScanner(gz)
	t := &wordTable{words: make(map[string]word, 24000), stemDocs: make(map[string]int32, 20000)}
	in.Scan()
	fmt.Sscan(in.Text(), &t.articles)
	for in.Scan() {
		key, rest, _ := strings.Cut(in.Text(), " ")
		w := parseWord(rest)
		w.form, w.stem = key, stemOf(Fold(key))
		t.words[key] = w
		t.stemDocs[w.stem] = max(t.stemDocs[w.stem], w.docs)
	}
	return t
})

func parseWord(fields string) word {
	var n [7]int32
	i := 0
	for _, c := range []byte(fields) {
		if c == ' ' {
			i++
			continue
		}
		n[i] = 10*n[i] + int32(c-'0')
	}
	return word{docs: n[0], caps: n[1], first: n[2], last: n[3], org: n[4], place: n[5], noNames: n[6]}
}

// IDF returns the weight of a stem: the logarithm of one over the share of news articles that
// have it, from about 0 for "the" to about 9 for a word of no article of the table.
func IDF(stem string) float64 {
	t := words()
	return math.Log((t.articles + 1) / (float64(t.stemDocs[stem]) + 1))
}

// lower returns word in small letters, without allocating where the table has it.
func lower(word string) string {
	var buf [24]byte
	if len(word) > len(buf) {
		return strings.ToLower(word)
	}
	capitals := false
	for i := range len(word) {
		c := word[i]
		if c >= 0x80 {
			return strings.ToLower(word)
		}
		if 'A' <= c && c <= 'Z' {
			capitals = true
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	if !capitals {
		return word
	}
	if w, ok := words().words[string(buf[:len(word)])]; ok {
		return w.form
	}
	return strings.ToLower(word)
}

// IsCommon reports whether word, in any case, is an ordinary word that seldom has a capital
// inside a sentence.
func IsCommon(word string) bool {
	w, ok := words().words[lower(word)]
	return ok && w.caps <= 4
}
