package nlp

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func prepare(text string) *Compared { return Prepare(text, Tokenize(text, Span{End: len(text)})) }

func TestSimilarity(t *testing.T) {
	base := prepare("The ferry sank near the harbour on Monday, killing 12 sailors.")
	order := []string{ // most like base first
		"The ferry sank near the harbour on Monday, killing 12 sailors.",
		"A ferry sank close to the harbour, killing 12 sailors on Monday.",
		"The boat went down off the port and 12 crew died.",
		"The mayor opened a new school in the town.",
	}
	last := 1.01
	for _, s := range order {
		got := base.Similarity(prepare(s))
		if back := prepare(s).Similarity(base); math.Abs(got-back) > 1e-6 {
			t.Errorf("%q: %.4f one way, %.4f the other", s, got, back)
		}
		if got >= last {
			t.Errorf("%q: %.3f, want less than %.3f", s, got, last)
		}
		last = got
	}
	if got := base.Similarity(base); math.Abs(got-1) > 0.01 {
		t.Errorf("a sentence with itself: %.3f", got)
	}
	same, other := prepare("The ferry carried 40 people."), prepare("The ferry carried 90 people.")
	if a, b := prepare("The ferry carried 40 people.").Similarity(same), same.Similarity(other); b > a-0.2 {
		t.Errorf("another number: %.3f, the same: %.3f", b, a)
	}
}

func TestSimilarityOfNothing(t *testing.T) {
	empty, marks, text := prepare(""), prepare("… \xff !"), prepare("The ferry sank.")
	for _, a := range []*Compared{empty, marks, text} {
		for _, b := range []*Compared{empty, marks, text} {
			if s := a.Similarity(b); math.IsNaN(s) || s < 0 || s > 1 {
				t.Errorf("similarity %v", s)
			}
		}
	}
}

func TestSimilarityAllocates(t *testing.T) {
	a, b := prepare("The ferry sank near the harbour."), prepare("A boat went down off the port.")
	if n := testing.AllocsPerRun(100, func() { a.Similarity(b) }); n != 0 {
		t.Errorf("%v allocations a comparison", n)
	}
}

// TestSimilarityFigures holds the figures on pairs of sentences that people called alike or not, where
// they are at hand.
func TestSimilarityFigures(t *testing.T) {
	for _, set := range []struct {
		file   string
		least  float64
		figure func(score, similarity []float64) float64
		read   func(line string) (a, b string, score float64)
	}{
		{"msr-para-train.tsv.gz", 0.81, bestF1, readParaphrase},
		{"msr-para-val.tsv.gz", 0.81, bestF1, readParaphrase},
		{"same-event-pairs.jsonl.gz", 0.85, rank, readEvent},
	} {
		f, err := os.Open(filepath.Join("../../../shared/data", set.file))
		if err != nil {
			t.Skip("no data:", err)
		}
		gz, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		in := bufio.NewScanner(gz)
		in.Buffer(nil, 1<<22)
		var scores, got []float64
		for in.Scan() {
			if a, b, score := set.read(in.Text()); a != "" {
				scores = append(scores, score)
				got = append(got, prepare(a).Similarity(prepare(b)))
			}
		}
		f.Close()
		figure := set.figure(scores, got)
		t.Logf("%s: %.4f on %d pairs", set.file, figure, len(got))
		if figure < set.least {
			t.Errorf("%s: %.4f, want %.2f", set.file, figure, set.least)
		}
	}
}

func readParaphrase(line string) (a, b string, score float64) {
	f := strings.Split(line, "\t")
	if f[0] == "Quality" {
		return "", "", 0
	}
	score, _ = strconv.ParseFloat(f[0], 64)
	return f[3], f[4], score
}

func readEvent(line string) (a, b string, score float64) {
	var p struct {
		A, B string
		Same float64
	}
	if json.Unmarshal([]byte(line), &p) != nil {
		return "", "", 0
	}
	return p.A, p.B, p.Same
}

func byValue(value []float64) []int {
	order := make([]int, len(value))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int {
		if value[i] > value[k] {
			return -1
		} else if value[i] < value[k] {
			return 1
		}
		return 0
	})
	return order
}

// bestF1 returns the highest f1 that a threshold on value gives for the pairs of label 1.
func bestF1(label, value []float64) float64 {
	all := 0.0
	for _, l := range label {
		all += l
	}
	right, best := 0.0, 0.0
	for n, i := range byValue(value) {
		right += label[i]
		best = max(best, 2*right/(all+float64(n+1)))
	}
	return best
}

// rank returns how often a pair of label 1 stands before one of label 0 (AUC).
func rank(label, value []float64) float64 {
	ones, zeros, before := 0.0, 0.0, 0.0
	for _, i := range byValue(value) {
		if label[i] > 0 {
			ones++
		} else {
			zeros++
			before += ones
		}
	}
	return before / (ones * zeros)
}

func BenchmarkSimilarity(b *testing.B) {
	x := prepare("The ferry sank near the harbour on Monday when a crane fell upon its deck, killing at least 12 sailors, the coast guard said.")
	y := prepare("At least a dozen crew died when the boat went down off the port, officials said, and a search for survivors goes on.")
	b.ReportAllocs()
	for b.Loop() {
		x.Similarity(y)
	}
}

func BenchmarkPrepare(b *testing.B) {
	text := "The ferry sank near the harbour on Monday when a crane fell upon its deck, killing at least 12 sailors, the coast guard said."
	tokens := Tokenize(text, Span{End: len(text)})
	b.ReportAllocs()
	for b.Loop() {
		Prepare(text, tokens)
	}
}
