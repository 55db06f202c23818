package nlp

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// newsTexts returns the articles that speed is measured on, or, where they are not beside the
// repository, a text of ours.
func newsTexts(b *testing.B) []string {
	if _, err := os.Stat(data + "polnear-dev.jsonl.gz"); err != nil {
		return []string{report}
	}
	var out []string
	for _, line := range lines(b, "polnear-dev.jsonl.gz") {
		var article struct{ Text string }
		if err := json.Unmarshal([]byte(line), &article); err != nil {
			b.Fatal(err)
		}
		out = append(out, article.Text)
	}
	return out
}

// BenchmarkLayers measures the speed in words between spaces and the memory for a sentence, on
// one thread:
//
//	go test ./internal/nlp -run '^$' -bench Layers -cpu 1 -count 6 | benchstat -
func BenchmarkLayers(b *testing.B) {
	texts := newsTexts(b)
	bytes, words := 0, 0
	for _, text := range texts {
		bytes += len(text)
		words += len(strings.Fields(text))
	}
	for _, c := range []struct {
		name string
		to   depth
	}{{"sentences", cutUp}, {"names", named}, {"trees", grownOut}} {
		b.Run(c.name, func(b *testing.B) {
			sentences := 0
			for _, text := range texts { // the models are loaded here
				sentences += len(readAll(text, paragraphs(text), c.to).sentences)
			}
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			before := allocated()
			for b.Loop() {
				for _, text := range texts {
					readAll(text, paragraphs(text), c.to)
				}
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(allocated()-before)/float64(b.N*sentences), "B/sentence")
		})
	}
}

// allocated returns the bytes allocated since the program began.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// firstUses are the calls that load a model, with what has to be loaded before them.
var firstUses = []struct {
	name        string
	before, use func(text string, tokens []Token)
}{
	{"tags", cutOnly, Tag},
	{"lemmas", Tag, func(text string, tokens []Token) { Lemma(text, tokens[0]) }},
	{"names", Tag, func(text string, tokens []Token) { Names(text, tokens, [][2]int{{0, len(tokens)}}) }},
	{"trees", Tag, func(text string, tokens []Token) { Parse(text, tokens) }},
	{"similarity", func(string, []Token) { IDF("harbour") }, func(text string, tokens []Token) { Prepare(text, tokens) }},
	{"words", cutOnly, func(string, []Token) { IDF("harbour") }},
}

func cutOnly(string, []Token) {}

const firstUse = "NLP_FIRST_USE"

// TestFirstUse is run by BenchmarkLoad in a process of its own: it says how many nanoseconds the
// first use of a model takes.
func TestFirstUse(t *testing.T) {
	for _, u := range firstUses {
		if os.Getenv(firstUse) != u.name {
			continue
		}
		text := "Berg said that boats sank."
		tokens := Tokenize(text, Span{0, len(text)})
		u.before(text, tokens)
		start := time.Now()
		u.use(text, tokens)
		fmt.Printf("first use: %d\n", time.Since(start).Nanoseconds())
	}
}

// BenchmarkLoad measures how long each model takes to load, by the first use in a new process.
// Read load-ms; the time of an operation is that of the process.
func BenchmarkLoad(b *testing.B) {
	for _, u := range firstUses {
		b.Run(u.name, func(b *testing.B) {
			total := 0
			for b.Loop() {
				cmd := exec.Command(os.Args[0], "-test.run=^TestFirstUse$", "-test.cpu=1")
				cmd.Env = append(os.Environ(), firstUse+"="+u.name)
				out, err := cmd.Output()
				if err != nil {
					b.Fatal(err)
				}
				_, rest, _ := strings.Cut(string(out), "first use: ")
				ns, err := strconv.Atoi(strings.Fields(rest + " none")[0])
				if err != nil {
					b.Fatalf("said %q", out)
				}
				total += ns
			}
			b.ReportMetric(float64(total)/1e6/float64(b.N), "load-ms")
		})
	}
}
