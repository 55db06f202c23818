// Wordstats counts words in news articles and in name-tagged text, and writes the table that
// package nlp embeds. The table holds words and counts, no text.
//
//	go run ./internal/nlp/wordstats -corpus news-corpus.jsonl.gz -names names-silver-train.tsv.gz -out internal/nlp/words.txt.gz
//
// Each line holds a lower-case word, the number of articles that have it (of the number in the
// first line), how often of ten times it is written with a capital inside a sentence, and how
// often it was tagged, capitalised, as the first word of a person's name of several words, as
// another word of a person's name, as part of an organisation's, of a place's, and as no name.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp"
)

type stats struct {
	docs, lower, upper              int
	first, last, org, place, common int
}

func main() {
	log.SetFlags(0)
	corpus := flag.String("corpus", "", "articles, JSON lines with a field text, gzip")
	names := flag.String("names", "", "words, tags and BIO name tags, tab-separated, gzip")
	out := flag.String("out", "", "table to write")
	minDocs := flag.Int("min", 12, "leave out words of fewer articles that are in no name")
	flag.Parse()
	table := map[string]*stats{}
	articles := countArticles(*corpus, table)
	countNames(*names, table)
	if err := os.WriteFile(*out, pack(table, articles, *minDocs), 0o644); err != nil {
		log.Fatal(err)
	}
}

func get(table map[string]*stats, word string) *stats {
	s := table[word]
	if s == nil {
		s = &stats{}
		table[word] = s
	}
	return s
}

func countArticles(path string, table map[string]*stats) int {
	n := 0
	each(path, func(line []byte) {
		var a struct{ Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			log.Fatalf("%s: %v", path, err)
		}
		n++
		seen := map[string]bool{}
		for _, par := range strings.Split(a.Text, "\n") {
			tokens := nlp.Tokenize(par, nlp.Span{End: len(par)})
			tokens, sentences := nlp.JoinHyphens(par, tokens, nlp.Sentences(par, tokens))
			for _, s := range sentences {
				countSentence(par, tokens[s[0]:s[1]], seen, table)
			}
		}
	})
	return n
}

func countSentence(text string, tokens []nlp.Token, seen map[string]bool, table map[string]*stats) {
	headline := capitals(text, tokens)
	for i, t := range tokens {
		word := t.Of(text)
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsLetter(r) {
			continue
		}
		s := get(table, strings.ToLower(word))
		if !seen[strings.ToLower(word)] {
			seen[strings.ToLower(word)] = true
			s.docs++
		}
		// The first word is capitalised whatever it is, and so is one after a quote mark.
		if i == 0 || headline || !startsWord(tokens[i-1].Of(text)) {
			continue
		}
		if unicode.IsUpper(r) {
			s.upper++
		} else {
			s.lower++
		}
	}
}

// capitals reports whether most words of a sentence are capitalised, as in a headline.
func capitals(text string, tokens []nlp.Token) bool {
	upper, all := 0, 0
	for _, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t.Of(text))
		if unicode.IsLetter(r) {
			all++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return 2*upper > all
}

func startsWord(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == ','
}

func countNames(path string, table map[string]*stats) {
	type row struct{ word, tag string }
	var rows []row
	each(path, func(line []byte) {
		f := strings.Split(string(line), "\t")
		if len(f) < 3 {
			rows = append(rows, row{})
			return
		}
		rows = append(rows, row{f[0], f[2]})
	})
	rows = append(rows, row{})
	for i, r := range rows[:len(rows)-1] {
		c, _ := utf8.DecodeRuneInString(r.word)
		if !unicode.IsUpper(c) {
			continue
		}
		s := get(table, strings.ToLower(r.word))
		switch {
		case r.tag == "B-PERSON" && rows[i+1].tag == "I-PERSON":
			s.first++
		case strings.HasSuffix(r.tag, "PERSON"):
			s.last++
		case strings.HasSuffix(r.tag, "ORGANIZATION"):
			s.org++
		case strings.HasSuffix(r.tag, "LOCATION"):
			s.place++
		case r.tag == "O" && i > 0 && rows[i-1].word != "":
			s.common++
		}
	}
}

func pack(table map[string]*stats, articles, minDocs int) []byte {
	var words []string
	for w, s := range table {
		if s.docs >= minDocs || s.docs >= 2 && s.first+s.last+s.org+s.place >= 2 {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	var b bytes.Buffer
	gz, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintln(gz, articles)
	for _, w := range words {
		s := table[w]
		caps := 0
		if n := s.lower + s.upper; n > 0 {
			caps = (10*s.upper + n/2) / n
		}
		fmt.Fprintln(gz, w, s.docs, caps, s.first, s.last, s.org, s.place, s.common)
	}
	if err := gz.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d words of %d articles, %d bytes\n", len(words), articles, b.Len())
	return b.Bytes()
}

func each(path string, do func(line []byte)) {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	gz, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		log.Fatalf("%s: %v", path, err)
	}
	in := bufio.NewReader(gz)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			do(bytes.TrimRight(line, "\n"))
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Fatalf("%s: %v", path, err)
		}
	}
}
