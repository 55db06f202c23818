package bench

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/jdkato/prose/v3"
)

// data lies beside the repository.
const data = "../../../../shared/data/"

// articles returns the texts that speed is measured on. It skips where they are absent.
func articles(tb testing.TB) []string {
	f, err := os.Open(data + "polnear-dev.jsonl.gz")
	if err != nil {
		tb.Skipf("the measuring data are not beside the repository: %v", err)
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	in := bufio.NewScanner(gz)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var article struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &article); err != nil {
			tb.Fatal(err)
		}
		out = append(out, article.Text)
	}
	if err := in.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

// read reads an article with package nlp, down to what is asked for.
func read(tb testing.TB, text string, tags, names bool) {
	var tokens []nlp.Token
	var sentences [][2]int
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		found := nlp.Tokenize(text, nlp.Span{Start: at, End: at + len(line)})
		at += len(line)
		base := len(tokens)
		for _, s := range nlp.Sentences(text, found) {
			if tags {
				nlp.Tag(text, found[s[0]:s[1]])
			}
			sentences = append(sentences, [2]int{base + s[0], base + s[1]})
		}
		tokens = append(tokens, found...)
	}
	if names {
		nlp.Names(text, tokens, sentences)
	}
}

// readProse does the same with prose/v3.
func readProse(tb testing.TB, text string, tags, names bool) {
	if _, err := prose.NewDocument(text, prose.WithTagging(tags), prose.WithExtraction(names)); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkBeside measures package nlp and prose/v3 on the same articles, on one thread:
//
//	cd internal/nlp/bench && go test -run '^$' -bench . -cpu 1 -count 6 | benchstat -col /lib -
func BenchmarkBeside(b *testing.B) {
	texts := articles(b)
	size, words := 0, 0
	for _, text := range texts {
		size += len(text)
		words += len(strings.Fields(text))
	}
	for _, c := range []struct {
		name        string
		tags, names bool
	}{{"sentences", false, false}, {"tags", true, false}, {"names", true, true}} {
		for _, lib := range []struct {
			name string
			read func(testing.TB, string, bool, bool)
		}{{"ours", read}, {"prose", readProse}} {
			b.Run(c.name+"/lib="+lib.name, func(b *testing.B) {
				lib.read(b, texts[0], c.tags, c.names) // the models are loaded here
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					for _, text := range texts {
						lib.read(b, text, c.tags, c.names)
					}
				}
				b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
			})
		}
	}
}
