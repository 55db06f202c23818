package main

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// measureSimilarity correlates likeness with what people thought of pairs of sentences.
func measureSimilarity(data string, misses *missList) (map[string]float64, error) {
	lines, err := readLines(filepath.Join(data, "sts-news-2014.tsv.gz"))
	if err != nil {
		return nil, err
	}
	pairs := make([][2]string, len(lines))
	want, have := make([]float64, len(lines)), make([]float64, len(lines))
	for i, line := range lines {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("line %d: %d fields, want 3", i+1, len(f))
		}
		if want[i], err = strconv.ParseFloat(f[0], 64); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		pairs[i] = [2]string{strings.TrimSpace(f[1]), strings.TrimSpace(f[2])}
		have[i] = likeness(pairs[i][0], pairs[i][1])
	}
	noteFarOff(pairs, have, want, misses)
	return map[string]float64{"pearson": pearson(have, want)}, nil
}

// likeness says how much two sentences tell the same.
func likeness(a, b string) float64 { return prepared(a).Similarity(prepared(b)) }

func prepared(text string) *nlp.Compared {
	return nlp.Prepare(text, nlp.Tokenize(text, nlp.Span{Start: 0, End: len(text)}))
}

// pearson returns the correlation of two lists of the same length, 0 where one does not vary.
func pearson(x, y []float64) float64 {
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(max(1, len(x)))
}

// noteFarOff notes the pairs whose rank is furthest from the one that people gave.
func noteFarOff(pairs [][2]string, have, want []float64, misses *missList) {
	rankHave, rankWant := ranks(have), ranks(want)
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	off := func(i int) float64 { return math.Abs(rankHave[i] - rankWant[i]) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(off(b), off(a)) })
	for _, i := range order[:len(order)/10] {
		kind := "too like"
		if rankHave[i] < rankWant[i] {
			kind = "too unlike"
		}
		misses.add("similarity", kind, func() string {
			return fmt.Sprintf("have %.2f, want %.1f of 5\n    %s\n    %s", have[i], want[i], pairs[i][0], pairs[i][1])
		})
	}
}

// ranks returns for each value the share of values below it.
func ranks(x []float64) []float64 {
	order := slices.Sorted(slices.Values(x))
	out := make([]float64, len(x))
	for i, v := range x {
		at, _ := slices.BinarySearch(order, v)
		out[i] = float64(at) / float64(len(x))
	}
	return out
}
