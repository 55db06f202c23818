package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp"
)

// leastArticles is in how many articles a word stands at least that is in no name.
const leastArticles = 12

// trainWords counts words in news articles and in name-tagged text, and writes the table that
// package nlp embeds. The table holds words and counts, no text.
//
// Each line holds a lower-case word, the number of articles that have it (of the number in the
// first line), how often of ten times it is written with a capital inside a sentence, and how
// often it was tagged, capitalised, as the first word of a person's name of several words, as
// another word of a person's name, as part of an organisation's, of a place's, and as no name.
func trainWords(j job) error {
	table := wordCounts{}
	articles := 0
	err := j.eachArticle(func(text string) {
		table.countArticle(text)
		articles++
	})
	if err != nil {
		return err
	}
	if err := table.countNames(j.file("names-silver-train.tsv.gz")); err != nil {
		return err
	}
	words, packed, err := table.pack(articles)
	if err != nil {
		return err
	}
	fmt.Printf("%d words of %d articles, %d bytes\n", words, articles, len(packed))
	return os.WriteFile(filepath.Join(j.out, "words.txt.gz"), packed, 0o644)
}

// wordCounts are the counts of lower-case words.
type wordCounts map[string]*stats

type stats struct {
	docs, lower, upper              int
	first, last, org, place, common int
}

func (table wordCounts) get(word string) *stats {
	s := table[word]
	if s == nil {
		s = &stats{}
		table[word] = s
	}
	return s
}

func (table wordCounts) countArticle(text string) {
	seen := map[string]bool{}
	for _, par := range strings.Split(text, "\n") {
		tokens := nlp.Tokenize(par, nlp.Span{End: len(par)})
		tokens, sentences := nlp.JoinHyphens(par, tokens, nlp.Sentences(par, tokens))
		for _, s := range sentences {
			table.countSentence(par, tokens[s[0]:s[1]], seen)
		}
	}
}

func (table wordCounts) countSentence(text string, tokens []nlp.Token, seen map[string]bool) {
	headline := capitals(text, tokens)
	for i, t := range tokens {
		word := t.Of(text)
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsLetter(r) {
			continue
		}
		s := table.get(strings.ToLower(word))
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

func (table wordCounts) countNames(path string) error {
	type row struct{ word, tag string }
	var rows []row
	err := eachLine(path, func(line []byte) error {
		f := strings.Split(string(line), "\t")
		if len(f) < 3 {
			rows = append(rows, row{})
			return nil
		}
		rows = append(rows, row{f[0], f[2]})
		return nil
	})
	rows = append(rows, row{})
	for i, r := range rows[:len(rows)-1] {
		c, _ := utf8.DecodeRuneInString(r.word)
		if !unicode.IsUpper(c) {
			continue
		}
		s := table.get(strings.ToLower(r.word))
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
	return err
}

// pack returns how many words the table keeps, and the table.
func (table wordCounts) pack(articles int) (int, []byte, error) {
	var words []string
	for _, w := range slices.Sorted(maps.Keys(table)) {
		s := table[w]
		if s.docs >= leastArticles || s.docs >= 2 && s.first+s.last+s.org+s.place >= 2 {
			words = append(words, w)
		}
	}
	var b bytes.Buffer
	gz, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return 0, nil, err
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
		return 0, nil, err
	}
	return len(words), b.Bytes(), nil
}
