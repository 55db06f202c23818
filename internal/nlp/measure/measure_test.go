package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/floors"
	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

const bank = `# newdoc id = GUM_news_boats
# text = The boat didn't sink.
1	The	the	DET	DT	_	2	det	_	_
2	boat	boat	NOUN	NN	_	5	nsubj	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	sink	sink	VERB	VB	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# text = Wanna go?
1-2	Wanna	_	_	_	_	_	_	_	_
1	Want	want	VERB	VBP	_	0	root	_	_
2	to	to	PART	TO	_	3	mark	_	_
3	go	go	VERB	VB	_	1	xcomp	_	SpaceAfter=No
4	?	?	PUNCT	.	_	1	punct	_	_

`

func TestDocuments(t *testing.T) {
	sentences, err := conllu.Read(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	docs := documents(sentences)
	if len(docs) != 1 || docs[0].text != "The boat didn't sink. Wanna go?" {
		t.Fatalf("documents %+v", docs)
	}
	if got := cut(docs[0].text, docs[0].tokens); got != "The|boat|did|n't|sink|.|Wanna|go|?" {
		t.Errorf("tokens %s", got)
	}
	if got := cut(docs[0].text, docs[0].sentences); got != "The boat didn't sink.|Wanna go?" {
		t.Errorf("sentences %s", got)
	}
	for i, want := range []string{"The boat didn't sink.", "Want to go ?"} {
		if text, tokens := goldTokens(sentences[i]); text != want || tokens[2].Of(text) != sentences[i].Words[2].Form {
			t.Errorf("text %q, its third token %q", text, tokens[2].Of(text))
		}
	}
	if !isNews(sentences[0]) {
		t.Error("GUM_news_boats is no news")
	}
}

func spans(ends ...int) []nlp.Span {
	var out []nlp.Span
	for i := 0; i < len(ends); i += 2 {
		out = append(out, nlp.Span{Start: ends[i], End: ends[i+1]})
	}
	return out
}

func TestCompare(t *testing.T) {
	text := "well-known boats"
	have, want := spans(0, 10, 11, 16), spans(0, 4, 4, 5, 5, 10, 11, 16)
	var s score
	s.compare(have, want)
	if s != (score{1, 2, 4}) || math.Abs(s.f1()-1.0/3) > 1e-9 {
		t.Errorf("score %+v, f1 %f", s, s.f1())
	}
	misses := &missList{on: true}
	differences(text, have, want, misses)
	var out strings.Builder
	misses.print(&out, 5)
	if !strings.Contains(out.String(), "well|-|known cut as well-known: [well-known] boats") {
		t.Errorf("misses:\n%s", out.String())
	}
}

func TestWrongEnds(t *testing.T) {
	text := "One. Two. Three."
	misses := &missList{on: true}
	wrongEnds(text, spans(0, 9, 10, 16), spans(0, 4, 5, 16), misses)
	var out strings.Builder
	misses.print(&out, 5)
	for _, want := range []string{"missed: One.[] Two. Three.", "too much: One. Two.[] Three."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestPearson(t *testing.T) {
	if r := pearson([]float64{1, 2, 3}, []float64{2, 4, 6}); math.Abs(r-1) > 1e-9 {
		t.Errorf("r = %f, want 1", r)
	}
	if r := pearson([]float64{1, 2, 3}, []float64{3, 2, 1}); math.Abs(r+1) > 1e-9 {
		t.Errorf("r = %f, want -1", r)
	}
	if r := pearson([]float64{1, 1}, []float64{3, 2}); r != 0 {
		t.Errorf("r = %f, want 0", r)
	}
}

// TestTable holds that every line of the table is measured by some layer.
func TestTable(t *testing.T) {
	names := strings.Join(layerNames(), " ")
	for _, line := range table {
		if !strings.Contains(names, line.row) {
			t.Errorf("%s: no layer measures %s", line.what, line.row)
		}
	}
}

func TestNoData(t *testing.T) {
	var out strings.Builder
	if err := run(&out, options{data: t.TempDir()}); err != nil || !strings.Contains(out.String(), "nothing measured") {
		t.Errorf("error %v, said %q", err, out.String())
	}
}

func TestRun(t *testing.T) {
	const data = "../../../../shared/data"
	if _, err := os.Stat(data); err != nil {
		t.Skip("the measuring data are not beside the repository")
	}
	path := filepath.Join(t.TempDir(), "floors.txt")
	if err := os.WriteFile(path, []byte("golden right >= 1.000\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := options{data: data, only: "golden", floors: path}
	var out strings.Builder
	if err := run(&out, o); err != errFloors || !strings.Contains(out.String(), "raise it with .ci/language -raise") {
		t.Errorf("floor outgrown: error %v, said %s", err, out.String())
	}
	o.raise = true
	if err := run(&out, o); err != nil {
		t.Fatal(err)
	}
	o.raise = false
	out.Reset()
	if err := run(&out, o); err != nil || !strings.Contains(out.String(), "golden-rules-en") {
		t.Errorf("floor raised: error %v, said %s", err, out.String())
	}
	if err := run(&out, options{data: data, only: "golden,nothing"}); err == nil {
		t.Error("an unknown layer is measured")
	}
}

func TestWritePage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(path, []byte("# Page\n\n<!-- figures -->\n\nMore.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, right := range []float64{40, 47} { // the second table takes the place of the first
		if err := writePage(path, floors.Figures{"golden": {"right": right}}); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "# Page\n\n<!-- figures -->\n\n| what | on | have | wanted |\n|---|---|---|---|\n" +
		"| sentence rules right, of 48 | golden-rules-en | 47 | 47 |\n\nMore.\n"
	if string(have) != want {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
}
