// Package namedata reads texts whose names are marked: what the name finder learns from, and what
// it is measured on. Only training and measuring need it.
package namedata

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// Document is a text with the names in it.
type Document struct {
	ID    string
	Text  string // paragraphs, a line each
	Names []Name // in order; they do not overlap
}

// Name is a marked name.
type Name struct {
	nlp.Span
	Kind nlp.NameKind
}

// Parsed is a text cut into tokens and sentences, as an article is: sentences[i] being
// tokens[s[0]:s[1]].
type Parsed struct {
	Tokens    []nlp.Token
	Sentences [][2]int
}

// Parse cuts the text of d, paragraph by paragraph, as names are looked for in: words that hyphens
// part are one. The tokens have no tags.
func (d Document) Parse() Parsed {
	var p Parsed
	at := 0
	for line := range strings.SplitAfterSeq(d.Text, "\n") {
		tokens := nlp.Tokenize(d.Text, nlp.Span{Start: at, End: at + len(line)})
		for _, s := range nlp.Sentences(d.Text, tokens) {
			for first := s[0]; first < s[1]; first += maxSentence {
				last := min(first+maxSentence, s[1])
				p.Sentences = append(p.Sentences, [2]int{first + len(p.Tokens), last + len(p.Tokens)})
			}
		}
		p.Tokens = append(p.Tokens, tokens...)
		at += len(line)
	}
	p.Tokens, p.Sentences = nlp.JoinHyphens(d.Text, p.Tokens, p.Sentences)
	return p
}

// maxSentence is the most tokens of a sentence, as in articles.
const maxSentence = 400

// lines calls do with each line of a gzipped file.
func lines(name string, do func(line string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	in := bufio.NewScanner(gz)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		do(in.Text())
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
