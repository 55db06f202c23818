package ingest

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestArticles reads the articles of testdata/articles. Each file holds the article (in.txt,
// in.md, in.html), perhaps its sidecar in.toml, and what comes of it. To run one case:
//
//	go test ./internal/ingest -run TestArticles/NAME
func TestArticles(t *testing.T) {
	files, err := filepath.Glob("testdata/articles/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testArticle(t, file) })
	}
}

func testArticle(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var input txtar.File
	var sidecar, want []byte
	kept := archive.Files[:0:0]
	for _, f := range archive.Files {
		switch {
		case f.Name == "want":
			want = f.Data
			continue
		case f.Name == "in.toml":
			sidecar = f.Data
		default:
			input = f
		}
		kept = append(kept, f)
	}
	opts := Options{Outlets: map[string]string{"gazette.example": "The Gazette"}}
	article, problems := Parse(input.Name, input.Data, sidecar, opts)
	checkArticle(t, article)
	have := describe(article, problems)
	if *update {
		archive.Files = append(kept, txtar.File{Name: "want", Data: []byte(have)})
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have != string(want) {
		t.Errorf("%s, input:\n%s\nhave:\n%s\nwant:\n%s", file, input.Data, have, want)
	}
}

// describe shows all that a reading gave, one thing a line. "=" is the title's place in the
// text, "#" a heading, "¶" a paragraph, "-" what stands in the text and in none of them.
func describe(a *news.Article, problems []*news.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "problem: %v\n", p)
		if p.Source != "" {
			fmt.Fprintf(&b, "  line: %s\n", p.Source)
		}
		if p.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", p.Hint)
		}
	}
	if a == nil {
		b.WriteString("no article\n")
		return b.String()
	}
	for _, field := range []struct{ name, value string }{
		{"title", a.Title}, {"outlet", a.Outlet}, {"author", a.Author}, {"url", a.URL}, {"published", a.Published},
		{"updated", a.Updated}, {"language", a.Language}, {"credit", a.Credit}, {"note", strings.Join(a.Notes, "; ")},
	} {
		if field.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", field.name, field.value)
		}
	}
	parts := append([]news.Paragraph(nil), a.Paragraphs...)
	at := 0
	rest := func(end int) {
		if words := oneLine(a.Text[at:end]); words != "" {
			fmt.Fprintf(&b, "- %s\n", words)
		}
	}
	titled := a.TitleSpan.Empty()
	for _, p := range append(parts, news.Paragraph{Span: news.Span{Start: len(a.Text), End: len(a.Text)}}) {
		if !titled && a.TitleSpan.Start < p.Start {
			rest(a.TitleSpan.Start)
			fmt.Fprintf(&b, "= %s\n", a.TitleSpan.Of(a.Text))
			at, titled = a.TitleSpan.End, true
		}
		rest(p.Start)
		if mark := map[bool]string{true: "#", false: "¶"}[p.Heading]; p.Len() > 0 {
			fmt.Fprintf(&b, "%s %s\n", mark, oneLine(p.Of(a.Text)))
		}
		for _, s := range p.Insets {
			fmt.Fprintf(&b, "  [%s]\n", oneLine(s.Of(a.Text)))
		}
		at = p.End
	}
	return b.String()
}

// checkArticle holds an article against what is promised of every one.
func checkArticle(t *testing.T, a *news.Article) {
	t.Helper()
	if a == nil {
		return
	}
	if strings.ToValidUTF8(a.Text, "") != a.Text {
		t.Error("the text is not UTF-8")
	}
	end := 0
	for i, p := range a.Paragraphs {
		if p.Start < end || p.Empty() || p.End > len(a.Text) {
			t.Fatalf("paragraph %d is %v, after one that ends at %d, in a text of %d bytes", i, p.Span, end, len(a.Text))
		}
		if words := p.Of(a.Text); words != strings.TrimSpace(words) || strings.ToValidUTF8(words, "") != words {
			t.Errorf("paragraph %d is %q: white space at its ends, or cut in a rune", i, words)
		}
		at := p.Start
		for _, s := range p.Insets {
			if s.Start < at || s.Empty() || s.End > p.End {
				t.Errorf("paragraph %d, %v, has the inset %v, after one that ends at %d", i, p.Span, s, at)
			}
			at = s.End
		}
		if p.Overlap(a.TitleSpan) > 0 {
			t.Errorf("paragraph %d overlaps the title %v", i, a.TitleSpan)
		}
		end = p.End
	}
	if !a.TitleSpan.Empty() && !sameTitle(a.TitleSpan.Of(a.Text), a.Title) {
		t.Errorf("the title is %q, but at its span stands %q", a.Title, a.TitleSpan.Of(a.Text))
	}
	if len(a.SHA256) != 64 {
		t.Errorf("sha256 is %q", a.SHA256)
	}
}

// A .txt file's text is the file, whatever is left out of its paragraphs.
func TestPlainTextIsTheFile(t *testing.T) {
	const input = "\ufeffShip leaves harbour\r\n\r\n  The ship left on Tuesday\tmorning, the harbour master said.  \r\n\r\n\r\nPrint Article\r\n"
	a, problems := Parse("a.txt", []byte(input), nil, Options{})
	if a == nil || len(problems) > 0 {
		t.Fatalf("have %v, want an article", problems)
	}
	checkArticle(t, a)
	if want := strings.TrimPrefix(input, "\ufeff"); a.Text != want {
		t.Errorf("input: %q\nhave: %q\nwant: %q", input, a.Text, want)
	}
	if want := "The ship left on Tuesday\tmorning, the harbour master said."; len(a.Paragraphs) != 1 || a.Paragraphs[0].Of(a.Text) != want {
		t.Errorf("have paragraphs %v, want one: %q", a.Paragraphs, want)
	}
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/articles/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(path.Ext(archive.Files[0].Name), archive.Files[0].Data)
	}
	f.Add(".txt", []byte("\xff\xfeA\x00b\x00"))
	f.Add(".html", []byte("<meta charset=iso-2022-jp><p>\x1b$B"))
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		switch ext {
		case ".txt", ".md", ".html":
		default:
			ext = ".txt"
		}
		a, problems := Parse("in"+ext, data, nil, Options{Drafts: true})
		if a == nil && len(problems) == 0 {
			t.Fatal("neither an article nor a problem")
		}
		checkArticle(t, a)
		if text := strings.TrimPrefix(string(data), "\ufeff"); a != nil && ext == ".txt" && len(a.Notes) == 0 && a.Text != text {
			t.Errorf("the text is %q, the file %q", a.Text, text)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	body := func(before, after string) string {
		var s strings.Builder
		for i := range 20 {
			paragraph := fmt.Sprintf("The harbour master said on Tuesday that %d ships had left before the storm. ", i)
			s.WriteString(before + strings.Repeat(paragraph, 4) + after)
		}
		return s.String()
	}
	for _, c := range []struct{ name, input string }{
		{"in.txt", "Ships leave before the storm\n\n" + body("", "\n\n") + "Print Article\n"},
		{"in.md", "# Ships leave before the storm\n\n" + body("", "\n\n")},
		{"in.html", "<title>Ships leave</title><article>" + body("<p>", "</p>\n") + "</article>"},
	} {
		b.Run(path.Ext(c.name), func(b *testing.B) {
			b.SetBytes(int64(len(c.input)))
			for b.Loop() {
				Parse(c.name, []byte(c.input), nil, Options{})
			}
		})
	}
}
