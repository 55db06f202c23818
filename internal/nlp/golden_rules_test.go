package nlp

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// data lies beside the repository, not in it.
const data = "../../../shared/data/"

// lines returns the lines of a gzipped file of data. It skips the test where the file is absent.
func lines(t testing.TB, name string) []string {
	t.Helper()
	file, err := os.Open(data + name)
	if err != nil {
		t.Skipf("the measuring data are not beside the repository: %v", err)
	}
	defer file.Close()
	gz, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	in := bufio.NewScanner(gz)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		out = append(out, in.Text())
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestGoldenRules measures the sentences of 48 difficult texts.
func TestGoldenRules(t *testing.T) {
	const floor = 47
	right := 0
	for _, line := range lines(t, "golden-rules-en.jsonl.gz") {
		var c struct {
			Text      string
			Sentences []string
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		tokens := Tokenize(c.Text, Span{0, len(c.Text)})
		var have []string
		for _, s := range Sentences(c.Text, tokens) {
			have = append(have, tokens[s[0]].Cover(tokens[s[1]-1].Span).Of(c.Text))
		}
		if slices.Equal(have, c.Sentences) {
			right++
			continue
		}
		t.Logf("input %q\nhave %q\nwant %q", c.Text, have, c.Sentences)
	}
	if t.Logf("%d right", right); right < floor {
		t.Errorf("%d texts right, want %d at least", right, floor)
	}
}

// TestTagAccuracy measures the tags of marked sentences, over their own tokens.
func TestTagAccuracy(t *testing.T) {
	const floor = 0.87 // the data part hyphenated words, the program does not
	right, all := 0, 0
	var words, tags []string
	measure := func() {
		text := strings.Join(words, " ")
		tokens := make([]Token, len(words))
		at := 0
		for i, w := range words {
			tokens[i].Span = Span{at, at + len(w)}
			at += len(w) + 1
		}
		Tag(text, tokens)
		for i, tok := range tokens {
			all++
			if tok.Tag() == tags[i] {
				right++
			}
		}
		words, tags = nil, nil
	}
	for _, line := range lines(t, "ud-dev.conllu.gz") {
		switch f := strings.Split(line, "\t"); {
		case line == "" && len(words) > 0:
			measure()
		case len(f) >= 5 && !strings.ContainsAny(f[0], "-."):
			words, tags = append(words, f[1]), append(tags, f[4])
		}
	}
	accuracy := float64(right) / float64(max(all, 1))
	if t.Logf("%.3f of %d tags right", accuracy, all); accuracy < floor {
		t.Errorf("%.3f of the tags are right, want %.2f at least", accuracy, floor)
	}
}
