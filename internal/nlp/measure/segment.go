package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// readLines returns the lines of a gzipped file.
func readLines(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(gz)
	if err != nil {
		return nil, err
	}
	var lines []string
	in := bufio.NewScanner(bytes.NewReader(raw))
	in.Buffer(nil, len(raw)+1)
	for in.Scan() {
		lines = append(lines, in.Text())
	}
	return lines, in.Err()
}

// sentenceSpans returns the tokens and sentences that nlp finds in text.
func sentenceSpans(text string) ([]nlp.Token, []nlp.Span) {
	tokens := nlp.Tokenize(text, nlp.Span{Start: 0, End: len(text)})
	var out []nlp.Span
	for _, s := range nlp.Sentences(text, tokens) {
		out = append(out, tokens[s[0]].Cover(tokens[s[1]-1].Span))
	}
	return tokens, out
}

// measureGolden counts the difficult texts whose sentences are all right.
func measureGolden(data string, misses *missList) (map[string]float64, error) {
	lines, err := readLines(filepath.Join(data, "golden-rules-en.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	right := 0
	for _, line := range lines {
		var c struct {
			Text      string
			Sentences []string
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			return nil, err
		}
		var have []string
		_, spans := sentenceSpans(c.Text)
		for _, s := range spans {
			have = append(have, s.Of(c.Text))
		}
		if slices.Equal(have, c.Sentences) {
			right++
			continue
		}
		misses.add("golden rules", "sentences", func() string {
			return "have " + strings.Join(have, " ‖ ") + "\n    want " + strings.Join(c.Sentences, " ‖ ")
		})
	}
	return map[string]float64{"right": float64(right)}, nil
}

// score counts what was found of what should be.
type score struct{ right, have, want int }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(max(1, s.have+s.want)) }

// measureTokens compares tokens and sentences of whole documents, both by their two ends.
func measureTokens(data string, misses *missList) (map[string]float64, error) {
	gold, err := treebank(data)
	if err != nil {
		return nil, err
	}
	var words, ends score
	for _, d := range documents(gold) {
		tokens, sentences := sentenceSpans(d.text)
		spans := make([]nlp.Span, len(tokens))
		for i, t := range tokens {
			spans[i] = t.Span
		}
		words.compare(spans, d.tokens)
		ends.compare(sentences, d.sentences)
		differences(d.text, spans, d.tokens, misses)
		wrongEnds(d.text, sentences, d.sentences, misses)
	}
	return map[string]float64{"f1": words.f1(), "sentence_f1": ends.f1()}, nil
}

// compare adds the spans that are in both of two lists in order.
func (s *score) compare(have, want []nlp.Span) {
	s.have += len(have)
	s.want += len(want)
	for i, k := 0, 0; i < len(have) && k < len(want); {
		switch {
		case have[i] == want[k]:
			s.right++
			i++
			k++
		case have[i].Start < want[k].Start || have[i].Start == want[k].Start && have[i].End < want[k].End:
			i++
		default:
			k++
		}
	}
}

// differences notes the shortest runs of text that are cut in two ways.
func differences(text string, have, want []nlp.Span, misses *missList) {
	for i, k := 0, 0; i < len(have) && k < len(want); {
		if have[i] == want[k] {
			i++
			k++
			continue
		}
		firstHave, firstWant := i, k
		endHave, endWant := have[i].End, want[k].End
		i++
		k++
		for endHave != endWant {
			if endHave < endWant && i < len(have) {
				endHave = have[i].End
				i++
			} else if k < len(want) {
				endWant = want[k].End
				k++
			} else {
				break
			}
		}
		kind := cut(text, want[firstWant:k]) + " cut as " + cut(text, have[firstHave:i])
		whole := want[firstWant].Cover(want[k-1])
		misses.add("tokens", kind, func() string { return context(text, whole) })
	}
}

func cut(text string, tokens []nlp.Span) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Of(text)
	}
	return strings.Join(words, "|")
}

// wrongEnds notes sentence ends that only one of two lists has.
func wrongEnds(text string, have, want []nlp.Span, misses *missList) {
	note := func(kind string, of, other []nlp.Span) {
		for _, s := range of {
			at := func(o nlp.Span, end int) int { return o.End - end }
			if _, found := slices.BinarySearchFunc(other, s.End, at); !found {
				misses.add("sentence ends", kind, func() string { return context(text, nlp.Span{Start: s.End, End: s.End}) })
			}
		}
	}
	note("missed", want, have)
	note("too much", have, want)
}
