package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/briefgen/briefgen/internal/floors"
)

// layers are what is measured. A layer's name is the row of its figures in the file of floors.
var layers = []struct {
	name    string
	measure func(data string, misses *missList) (map[string]float64, error)
}{
	{"golden", measureGolden},
	{"tokens", measureTokens},
	{"tags", measureTags},
	{"trees", measureTrees},
	{"names", measureNames},
	{"similarity", measureSimilarity},
}

func layerNames() []string {
	var names []string
	for _, l := range layers {
		names = append(names, l.name)
	}
	return names
}

// table is what is printed of the figures, with the least that is wanted; 0 where nothing is.
var table = []struct {
	what, on    string
	row, column string
	want        float64
}{
	{"sentence rules right, of 48", "golden-rules-en", "golden", "right", 47},
	{"sentence f1, raw text", "ud-dev", "tokens", "sentence_f1", 0},
	{"token f1, raw text", "ud-dev", "tokens", "f1", 0.985},
	{"tag accuracy, UPOS", "ud-dev", "tags", "upos", 0.952},
	{"tag accuracy, UPOS", "ud-dev, news", "tags", "upos_news", 0},
	{"tag accuracy, Penn", "ud-dev", "tags", "xpos", 0},
	{"tag accuracy, Penn", "ud-dev, news", "tags", "xpos_news", 0},
	{"lemma accuracy, own tags", "ud-dev", "tags", "lemma", 0},
	{"lemma accuracy, own tags", "ud-dev, news", "tags", "lemma_news", 0},
	{"UAS, own tags", "ud-dev", "trees", "uas", 0.865},
	{"LAS, own tags", "ud-dev", "trees", "las", 0.835},
	{"UAS, own tags", "ud-dev, news", "trees", "uas_news", 0},
	{"LAS, own tags", "ud-dev, news", "trees", "las_news", 0},
	{"person f1, exact spans", "silver, a fifth", "names", "silver_person", 0.90},
	{"person f1, marked evenly", "silver, a fifth", "names", "even_person", 0},
	{"organization f1", "silver, a fifth", "names", "silver_organization", 0},
	{"place f1", "silver, a fifth", "names", "silver_place", 0},
	{"person f1, exact spans", "ud-dev, GUM news", "names", "gum_news_person", 0.80},
	{"Pearson r", "sts-news-2014", "similarity", "pearson", 0.74},
}

func printTable(w io.Writer, have floors.Figures) {
	fmt.Fprintf(w, "%-28s %-18s %8s %8s\n", "what", "on", "have", "wanted")
	for _, line := range table {
		if x, ok := have[line.row][line.column]; ok {
			fmt.Fprintf(w, "%-28s %-18s %8s %8s\n", line.what, line.on, number(x), wanted(line.want))
		}
	}
}

// pageMark stands on a page before the table.
const pageMark = "<!-- figures -->"

// writePage writes the table behind pageMark, in place of the one that stands there.
func writePage(path string, have floors.Figures) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, behind, ok := strings.Cut(string(raw), pageMark+"\n")
	if !ok {
		return fmt.Errorf("%s has no line %s", path, pageMark)
	}
	behind = strings.TrimLeft(behind, "\n")
	for strings.HasPrefix(behind, "|") {
		_, behind, _ = strings.Cut(behind, "\n")
	}
	return os.WriteFile(path, []byte(before+pageMark+"\n\n"+markdown(have)+"\n"+strings.TrimLeft(behind, "\n")), 0o644)
}

func markdown(have floors.Figures) string {
	var out strings.Builder
	out.WriteString("| what | on | have | wanted |\n|---|---|---|---|\n")
	for _, line := range table {
		if x, ok := have[line.row][line.column]; ok {
			fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", line.what, line.on, number(x), wanted(line.want))
		}
	}
	return out.String()
}

// number writes a share with three digits, a count without.
func number(x float64) string {
	if x > 1 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.3f", x)
}

func wanted(x float64) string {
	if x == 0 {
		return ""
	}
	return number(x)
}
