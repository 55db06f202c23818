package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/briefgen/briefgen/internal/nlp"
)

// pairs are sentences compared by people.
type pairs struct {
	signals [][]float64
	score   []float64 // from 0 to 1
	weight  float64   // of the whole set in the fit
}

// trainSimilarity fits the weights of the signals of nlp.Similarity, and prints them; they stand
// in the code. Each set is fitted about its own middle, since sets differ in what their pairs have
// in common before anyone scores them.
func trainSimilarity(j job) error {
	var sets []pairs
	for _, s := range []struct {
		file          string
		weight, scale float64
		read          func([]byte) (a, b string, score float64, err error)
	}{
		{"sts-news-2012.tsv.gz", 2, 0.2, scoredLine},
		{"sts-news-2013.tsv.gz", 1.5, 0.2, scoredLine},
		{"msr-para-train.tsv.gz", 0.2, 0.45, paraphraseLine},
		{"same-event-pairs.jsonl.gz", 0.1, 0.45, eventLine},
	} {
		p := pairs{weight: s.weight}
		err := eachLine(j.file(s.file), func(line []byte) error {
			a, b, score, err := s.read(line)
			if err == nil && a != "" {
				p.signals = append(p.signals, signalsOf(a, b))
				p.score = append(p.score, score*s.scale)
			}
			return err
		})
		if err != nil {
			return err
		}
		sets = append(sets, p)
	}
	weights := fit(sets)
	sum := weights[0] + weights[1] + weights[2] + weights[3]
	for i, name := range []string{"words", "topic", "letters", "forms", "numbers"} {
		fmt.Printf("%sWeight = %.3f\n", name, weights[i]/sum)
	}
	return nil
}

func signalsOf(a, b string) []float64 {
	s := prepared(a).Signals(prepared(b))
	return []float64{s.Words, s.Topic, s.Letters, s.Forms, s.Numbers}
}

func prepared(text string) *nlp.Compared {
	return nlp.Prepare(text, nlp.Tokenize(text, nlp.Span{End: len(text)}))
}

// scoredLine reads a score and two sentences.
func scoredLine(line []byte) (a, b string, score float64, err error) {
	f := bytes.Split(line, []byte{'\t'})
	if len(f) != 3 {
		return "", "", 0, fmt.Errorf("%d fields, want 3", len(f))
	}
	score, err = strconv.ParseFloat(string(f[0]), 64)
	return string(f[1]), string(f[2]), score, err
}

// paraphraseLine reads 0 or 1, two ids and two sentences; the first line has none.
func paraphraseLine(line []byte) (a, b string, score float64, err error) {
	f := bytes.Split(line, []byte{'\t'})
	if len(f) != 5 {
		return "", "", 0, fmt.Errorf("%d fields, want 5", len(f))
	}
	if string(f[0]) == "1" {
		score = 1
	} else if string(f[0]) != "0" {
		return "", "", 0, nil
	}
	return string(f[3]), string(f[4]), score, nil
}

func eventLine(line []byte) (a, b string, score float64, err error) {
	var p struct {
		A, B string
		Same float64
	}
	err = json.Unmarshal(line, &p)
	return p.A, p.B, p.Same, err
}

// fit returns the weights of ridge regression on the signals, each set about its mean.
func fit(sets []pairs) []float64 {
	n := len(sets[0].signals[0])
	a := make([]float64, n*n)
	b := make([]float64, n)
	for i := range n {
		a[i*n+i] = 2
	}
	for _, set := range sets {
		mean := make([]float64, n)
		middle := 0.0
		for r, x := range set.signals {
			for i := range n {
				mean[i] += x[i] / float64(len(set.score))
			}
			middle += set.score[r] / float64(len(set.score))
		}
		w := set.weight * 700 / float64(len(set.score))
		for r, x := range set.signals {
			for i := range n {
				for k := range n {
					a[i*n+k] += w * (x[i] - mean[i]) * (x[k] - mean[k])
				}
				b[i] += w * (x[i] - mean[i]) * (set.score[r] - middle)
			}
		}
	}
	return solve(a, b)
}

// solve returns x with a·x = b for a symmetric positive a, which it overwrites.
func solve(a, b []float64) []float64 {
	n := len(b)
	x := append([]float64(nil), b...)
	for i := range n {
		for k := range n {
			if k == i {
				continue
			}
			f := a[k*n+i] / a[i*n+i]
			for j := i; j < n; j++ {
				a[k*n+j] -= f * a[i*n+j]
			}
			x[k] -= f * x[i]
		}
	}
	for i := range x {
		x[i] /= a[i*n+i]
	}
	return x
}
