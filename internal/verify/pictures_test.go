package verify_test

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/verify"
)

// flood is the site of testdata/flood.txtar, without its manifest: what is found in it is found by reading. It also returns its articles.
func flood(t *testing.T) (map[string]string, []*news.Article) {
	t.Helper()
	files, err := txtar.ParseFile(filepath.Join("testdata", "flood.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	b := &build.Builder{Root: root, Config: config.Default()}
	ed, err := b.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := b.Site(ed)
	if err != nil {
		t.Fatal(err)
	}
	articles, err := b.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	site := map[string]string{}
	for _, f := range pages {
		site[f.Path] = string(f.Data)
	}
	return site, articles
}

// TestPlantedLies holds that what pictures and counts say is proved from the briefings: each lie that is put into a page is found there, and
// nothing but it.
func TestPlantedLies(t *testing.T) {
	site, articles := flood(t)
	const story, gazette, outlets, archive, month = "flood/index.html", "outlets/the-gazette/index.html", "outlets/index.html", "archive/index.html", "archive/2025-03/index.html"
	for _, lie := range []struct{ what, file, old, new, problem string }{
		{what: "none"},
		{"a figure too high", story, `cx="6.0%" cy="52"`, `cx="6.0%" cy="30"`, verify.ProblemPicture},
		{"a figure too high, with all its parts", story, `y1="52" y2="40"/>` + "\n" + `<circle cx="6.0%" cy="52"`, `y1="40" y2="28"/>` + "\n" + `<circle cx="6.0%" cy="40"`, verify.ProblemPicture},
		{"a figure on another day", story, `cx="23.6%" cy="88"`, `cx="60.0%" cy="88"`, verify.ProblemPicture},
		{"a day too few", story, `<circle cx="23.6%" cy="88" r="4.5"/>` + "\n", ``, verify.ProblemPicture},
		{"a figure that nobody gave", story, `<circle cx="23.6%" cy="88" r="4.5"/>`, `<circle cx="23.6%" cy="88" r="4.5"/><circle cx="94.0%" cy="88" r="4.5"/>`, verify.ProblemPicture},
		{"at most for at least", story, `y1="52" y2="40"`, `y1="52" y2="64"`, verify.ProblemPicture},
		{"exactly for about", story, `<circle class="open" cx="94.0%"`, `<circle cx="94.0%"`, verify.ProblemPicture},
		{"letters exchanged", story, `y="92">A</text>`, `y="92">B</text>`, verify.ProblemPicture},
		{"figures of a day not joined", story, `<line class="span" x1="6.0%" x2="6.0%" y1="52" y2="88"/>` + "\n", ``, verify.ProblemPicture},
		{"a day of the axis", story, `data-date="2025-03-09">9 March`, `data-date="2025-03-09">19 March`, verify.ProblemPicture},
		{"another shape", story, `<circle class="open" cx="94.0%"`, `<rect width="9" height="9"></rect><circle class="open" cx="94.0%"`, verify.ProblemPicture},
		{"the table of figures: a day", story, `</th><td><time datetime="2025-03-09">`, `</th><td><time datetime="2025-03-04">`, verify.ProblemPicture},
		{"the table of figures: reports", story, `</time></td><td>2</td>`, `</time></td><td>3</td>`, verify.ProblemPicture},
		{"an event on another day", story, `cx="86.0%"`, `cx="50.0%"`, verify.ProblemPicture},
		{"an event too many", story, `<circle cx="86.0%" cy="24" r="4.5"/>`, `<circle cx="86.0%" cy="24" r="4.5"/><circle cx="86.0%" cy="12" r="4.5"/>`, verify.ProblemPicture},
		{"an event as planned", story, `<circle cx="86.0%"`, `<circle class="open" cx="86.0%"`, verify.ProblemPicture},
		{"an event too high", story, `cx="86.0%" cy="24"`, `cx="86.0%" cy="12"`, verify.ProblemPicture},
		{"a month as a day", story, `<line class="span" x1="2.0%" x2="74.0%" y1="36" y2="36"/>` + "\n", ``, verify.ProblemPicture},
		{"time that is not drawn to scale", story, ` stroke-dasharray="1 5"/>`, `/>`, verify.ProblemPicture},
		{"a date of the timeline", story, `data-date="2025-02"`, `data-date="2024-02"`, verify.ProblemPicture},
		{"the original of another outlet", story, `aria-label="original: Holm Post"`, `aria-label="original: The Courier"`, verify.ProblemLink},
		{"who is spoken of", story, `<td></td><td><a href="#q-`, `<td><a href="#q-`, verify.ProblemCell},
		{"a number that is no quote's", story, `">1</a></td><td></td></tr>`, `">1</a> and 4 more</td><td></td></tr>`, verify.ProblemCell},
		{"a quote told twice", story, `">1</a></td><td></td></tr>`, `">2</a></td><td></td></tr>`, verify.ProblemCell},
		{"a cell of the matrix", story, `<td class="d">differs</td>`, `<td>no</td>`, verify.ProblemCell},
		{"rows that the file has not", story, `<a href="matrix.csv"`, `<span data-count="rows">7 more rows.</span> <a href="matrix.csv"`, verify.ProblemNumber},
		{"articles of a story", story, `>5 articles<`, `>50 articles<`, verify.ProblemNumber},
		{"origins of a story", "index.html", `>2 independent origins<`, `>9 independent origins<`, verify.ProblemNumber},
		{"stories of an outlet", gazette, `>2 stories<`, `>5 stories<`, verify.ProblemNumber},
		{"articles of an outlet", gazette, `>3 articles<`, `>4 articles<`, verify.ProblemNumber},
		{"stories of two outlets", gazette, `<td data-count="both">2<`, `<td data-count="both">3<`, verify.ProblemNumber},
		{"agreed points of two outlets", gazette, `<td data-count="agreed">1<`, `<td data-count="agreed">3<`, verify.ProblemNumber},
		{"differences of two outlets", gazette, `<td data-count="differ">1<`, `<td data-count="differ">0<`, verify.ProblemNumber},
		{"the counts of another outlet", gazette, `<tr data-outlet="Echo">`, `<tr data-outlet="Holm Post">`, verify.ProblemNowhere},
		{"a number left out", gazette, `>3 articles<`, `>articles<`, verify.ProblemNumber},
		{"the list of outlets", outlets, `>3 articles<`, `>2 articles<`, verify.ProblemNumber},
		{"all stories", archive, `>2 stories<`, `>3 stories<`, verify.ProblemNumber},
		{"stories of a month", archive, `>1 story<`, `>2 stories<`, verify.ProblemNumber},
		{"a month", archive, `>March 2025<`, `>March 2024<`, verify.ProblemNumber},
		{"a story in another month", month, `data-month="2025-03"`, `data-month="2025-02"`, verify.ProblemNumber},
		{"agreed points of a story", "archive/2025-02/index.html", `>1 agreed point<`, `>7 agreed points<`, verify.ProblemNumber},
	} {
		t.Run(lie.what, func(t *testing.T) {
			told := fstest.MapFS{}
			for name, data := range site {
				if name == lie.file {
					changed := strings.Replace(data, lie.old, lie.new, 1)
					if changed == data {
						t.Fatalf("%s has no %q", name, lie.old)
					}
					data = changed
				}
				told[name] = &fstest.MapFile{Data: []byte(data)}
			}
			findings, _, err := verify.Site(told, articles)
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			for _, f := range findings {
				switch {
				case path.Base(f.File) == ".briefgen-manifest.json": // which it has not
				case f.File == lie.file && strings.HasPrefix(f.Problem, lie.problem):
					found++
				default:
					t.Errorf("also found: %+v", f)
				}
			}
			if (found > 0) != (lie.file != "") {
				t.Errorf("%d findings", found)
			}
		})
	}
}
