package web

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// flood is a story of reports of one day each, the later ones first.
func flood(t testing.TB) *story {
	t.Helper()
	s := newStory(t, "flood", "Flood in Vester",
		paper{id: "a-3", outlet: "The Third", published: "2025-03-06", language: "en", origin: "o-3",
			text: "The dam of Vester broke at noon. The flood drowned at least nine cows. Mayor Anna Berg resigned on Thursday.\n"},
		paper{id: "a-2", outlet: "The Second", published: "2025-03-05T18:00:00+01:00", language: "en", origin: "o-2",
			text: "The dam broke. The flood drowned six cows. Anna Berg has resigned.\n"},
		paper{id: "a-1", outlet: "The First", published: "2025-03-04", language: "en", origin: "o-1",
			text: "The dam broke at noon. The flood drowned six cows.\n"})
	for _, id := range []string{"1", "2", "3"} {
		s.b.Origins = append(s.b.Origins, news.BriefOrigin{ID: "o-" + id, Name: id, Articles: []string{"a-" + id}, Why: news.Why{{Kind: news.OwnText}}})
	}
	s.b.Consensus = []news.Claim{
		s.claim(3, 3, "a-3", "The flood drowned at least nine cows.", "a-2", "The flood drowned six cows.", "a-1", "The flood drowned six cows."),
		s.claim(2, 2, "a-3", "Mayor Anna Berg resigned on Thursday.", "a-2", "Anna Berg has resigned."),
		s.claim(2, 2, "a-3", "The dam of Vester broke at noon.", "a-1", "The dam broke at noon."),
	}
	s.b.Disputes = []news.Dispute{{ID: "d-1", Kind: news.QuantityDispute, Topic: "cows", Variants: []news.Variant{
		{Value: "at least nine", Citations: s.cites("a-3", "The flood drowned at least nine cows.")},
		{Value: "six", Citations: s.cites("a-2", "The flood drowned six cows.", "a-1", "The flood drowned six cows.")},
	}}}
	return s
}

// cellsOf returns the rows of a page's matrix with their cells: "at least nine: d y".
func cellsOf(page *html.Node) []string {
	var out []string
	for _, tr := range all(page, tag("tr")) {
		heads := all(tr, func(n *html.Node) bool { return n.Data == "th" && attr(n, "scope") == "row" })
		if len(heads) == 0 {
			continue
		}
		var cells []string
		for _, td := range all(tr, tag("td")) {
			cells = append(cells, words(td))
		}
		out = append(out, words(heads[0])+": "+strings.Join(cells, " "))
	}
	return out
}

// TestMatrix holds the columns by publication and what the cells say. Of the dam's break the second report says nothing
// of noon, but came after the first that does; that of the mayor came after the first report.
func TestMatrix(t *testing.T) {
	s := render(t, Options{}, flood(t).b)
	page := s.page(t, "flood/index.html")
	table := all(page, class("matrix"))
	if len(table) != 1 {
		t.Fatalf("%d matrices", len(table))
	}
	columns := texts(all(table[0], func(n *html.Node) bool { return attr(n, "scope") == "col" }))
	if diff := cmp.Diff([]string{"The First", "The Second", "The Third"}, columns); diff != "" {
		t.Errorf("columns (-want +have):\n%s", diff)
	}
	want := []string{
		"The flood drowned at least nine cows.: differs differs yes",
		"Mayor Anna Berg resigned on Thursday.: earlier yes yes",
		"The dam of Vester broke at noon.: yes no yes",
		"at least nine: differs differs yes",
		"six: yes yes differs",
	}
	if diff := cmp.Diff(want, cellsOf(table[0])); diff != "" {
		t.Errorf("rows (-want +have):\n%s", diff)
	}
}

// TestMatrixWithoutDates holds that nothing is called earlier if the day of a report that has the line is not known.
func TestMatrixWithoutDates(t *testing.T) {
	story := flood(t)
	story.b.Articles[0].Published = ""
	page := render(t, Options{}, story.b).page(t, "flood/index.html")
	if rows := cellsOf(all(page, class("matrix"))[0]); rows[1] != "Mayor Anna Berg resigned on Thursday.: no yes yes" {
		t.Errorf("have %q", rows[1])
	}
}

// TestNoMatrix holds that there is neither table nor file where they would compare nothing.
func TestNoMatrix(t *testing.T) {
	oneOutlet := flood(t)
	for i := range oneOutlet.b.Articles {
		oneOutlet.b.Articles[i].Outlet = "The First"
	}
	for name, s := range map[string]site{
		"one article":           render(t, Options{}, bakery(t)),
		"one outlet":            render(t, Options{}, oneOutlet.b),
		"no section to compare": render(t, Options{Sections: []string{"reported", "sources"}}, flood(t).b),
	} {
		for file := range s.files {
			if strings.HasSuffix(file, matrixName) {
				t.Errorf("%s: there is a %s", name, file)
			}
		}
		for _, page := range s.names {
			if len(all(s.pages[page], class("matrix"))) > 0 {
				t.Errorf("%s: %s has a matrix", name, page)
			}
		}
	}
}

// TestMatrixIsFrugal holds that a page shows some rows of many, no dispute in part, and none of too many articles; the
// file has all.
func TestMatrixIsFrugal(t *testing.T) {
	for _, articles := range []int{2, 10, mostColumns, mostColumns + 1} {
		b := reports(t, articles, 120)
		for i := range 40 {
			d := news.Dispute{ID: fmt.Sprintf("d-%d", i), Kind: news.DenialDispute, Topic: "storm"}
			for _, c := range b.Consensus[0].Citations[:1] {
				d.Variants = append(d.Variants, news.Variant{Value: c.Text, Citations: []news.Citation{c}},
					news.Variant{Value: b.Consensus[1].Citations[0].Text, Citations: b.Consensus[1].Citations[:1]})
			}
			b.Disputes = append(b.Disputes, d)
		}
		s := render(t, Options{}, b)
		if lines := strings.Count(string(s.files["ten/matrix.csv"]), "\n"); lines != 1+len(b.Consensus)+2*len(b.Disputes) {
			t.Errorf("%d articles: the file has %d lines", articles, lines)
		}
		rows := 0
		for _, table := range all(s.page(t, "ten/index.html"), class("matrix")) {
			rows += len(cellsOf(table))
			for _, body := range all(table, tag("tbody"))[1:] {
				if n := len(cellsOf(body)); n != 2 {
					t.Errorf("%d articles: %d sides of a dispute", articles, n)
				}
			}
		}
		if rows > mostRows || rows*articles > mostCells || rows == 0 != (articles > mostColumns) {
			t.Errorf("%d articles: %d rows", articles, rows)
		}
	}
}

// TestMatrixFile holds that no cell of the file is a formula, and that columns have names of their own.
func TestMatrixFile(t *testing.T) {
	story := flood(t)
	story.b.Articles[1].Outlet, story.b.Articles[2].Outlet = "=cmd()", "=cmd()"
	head := func(language string) string {
		data := string(render(t, Options{Language: language}, story.b).files["flood/matrix.csv"])
		line, _, _ := strings.Cut(data, "\n")
		return line
	}
	if have, want := head("en"), "\ufeff"+`"id","kind","topic","text","'=cmd() (a-1.md)","'=cmd() (a-2.md)","The Third"`; have != want {
		t.Errorf("have %q\nwant %q", have, want)
	}
	story.b.Articles[2].Path = "elsewhere/" + path.Base(story.b.Articles[1].Path)
	if have, want := head("de"), "\ufeff"+`"id";"kind";"topic";"text";"'=cmd() (a-2.md)";"'=cmd() (a-2.md) 2";"The Third"`; have != want {
		t.Errorf("have %q\nwant %q", have, want)
	}
	for _, cell := range []string{"=1", "+1", "-1", "@a", "\tb", " =1", "\u00a0+1", "＝1", "＠a"} {
		if have := inert(cell); have != "'"+cell {
			t.Errorf("%q becomes %q", cell, have)
		}
	}
	if !slices.Equal([]string{inert(""), inert("a=1")}, []string{"", "a=1"}) {
		t.Error("harmless cells are changed")
	}
}

// TestMatrixIsBounded holds that a story of very many articles has no file that grows with their square.
func TestMatrixIsBounded(t *testing.T) {
	v := newStoryViews(flood(t).b, Site{}, english(t), Options{})
	p := v.page(Sections(), "")
	for range mostInFile / len(v.b.Articles) {
		p.MoreConsensus = append(p.MoreConsensus, p.Consensus[0])
	}
	if m := v.matrix(p); m != nil {
		t.Errorf("a matrix of %d rows", len(p.MoreConsensus))
	}
}
