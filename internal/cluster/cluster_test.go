package cluster_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/news"
)

var update = flag.Bool("update", false, "write what the stories are into testdata")

// TestStories groups the articles of each file of testdata and compares the stories with its
// part "want". Other parts are articles, named by their path, with lines "Outlet: …", "Title: …",
// "Published: …", "Credit: …", "Language: …", an empty line and a paragraph a line; and "outlets", with a line
// "NAME: family FAMILY" or "NAME: agency" each.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			docs, opts := caseOf(ar)
			have := summary(cluster.Stories(docs, nil, opts))
			last := &ar.Files[len(ar.Files)-1]
			if last.Name != "want" {
				t.Fatalf("%s: the last part is %q, not \"want\"", file, last.Name)
			}
			if *update {
				last.Data = []byte(have)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(last.Data); have != want {
				t.Errorf("%s\nhave:\n%s\nwant:\n%s\nrun: go test ./internal/cluster -run 'TestStories/%s$' -update, and read the diff", file, have, want, name)
			}
			shuffled(t, docs, opts, have)
		})
	}
}

// shuffled wants the order in which documents come not to matter.
func shuffled(t *testing.T, docs []*news.Document, opts cluster.Options, want string) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(docs), func(i, k int) { docs[i], docs[k] = docs[k], docs[i] })
		if have := summary(cluster.Stories(docs, nil, opts)); have != want {
			t.Fatalf("another order, other stories\nhave:\n%s\nwant:\n%s", have, want)
		}
	}
}

func caseOf(ar *txtar.Archive) ([]*news.Document, cluster.Options) {
	opts := cluster.Options{Outlets: map[string]cluster.Outlet{}}
	var docs []*news.Document
	for _, f := range ar.Files {
		switch f.Name {
		case "want":
		case "outlets":
			for line := range strings.Lines(string(f.Data)) {
				name, what, _ := strings.Cut(strings.TrimSpace(line), ": ")
				family, _ := strings.CutPrefix(what, "family ")
				opts.Outlets[name] = cluster.Outlet{Family: strings.TrimPrefix(family, "agency"), Agency: what == "agency"}
			}
		default:
			docs = append(docs, document(f.Name, string(f.Data)))
		}
	}
	return docs, opts
}

// document annotates an article as it stands in a file of testdata.
func document(name, data string) *news.Document {
	art := &news.Article{Path: name, Language: "en"}
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		art.Folder = name[:i]
	}
	head, body, _ := strings.Cut(data, "\n\n")
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		field := map[string]*string{"Outlet": &art.Outlet, "Title": &art.Title, "Published": &art.Published, "Credit": &art.Credit, "Language": &art.Language}[key]
		if field != nil {
			*field = value
		}
	}
	art.Text = body
	at := 0
	for line := range strings.Lines(body) {
		if trimmed := strings.TrimRight(line, "\n"); trimmed != "" {
			art.Paragraphs = append(art.Paragraphs, news.Paragraph{Span: news.Span{Start: at, End: at + len(trimmed)}})
		}
		at += len(line)
	}
	return annotate.Article(art)
}

// summary writes stories in a form that one can read.
func summary(stories []*news.Story) string {
	var b strings.Builder
	for _, s := range stories {
		fmt.Fprintf(&b, "story %s\n", s.ID)
		for _, o := range s.Origins {
			var paths []string
			for _, d := range o.Docs {
				paths = append(paths, s.Docs[d].Path)
			}
			fmt.Fprintf(&b, "    %s: %s (%s)\n", o.Name, strings.Join(paths, " "), o.Why)
			var reasons []string
			for _, why := range o.Reasons {
				reasons = append(reasons, why.String())
			}
			if told := strings.Join(reasons, "; "); told != o.Why.String() {
				fmt.Fprintf(&b, "        %s\n", told)
			}
		}
		for _, n := range s.Notes {
			fmt.Fprintf(&b, "    %s %s\n", n.Path, n.Message)
		}
		for _, p := range s.Passages {
			doc := s.Docs[p.Doc]
			fmt.Fprintf(&b, "    %s has from %s: %s\n", doc.Path, s.Origins[p.Origin].Name, doc.Sentences[p.Sentence].Of(doc.Text))
		}
	}
	return b.String()
}

// TestUnrelatedArticle wants the ids of loose stories not to change when others come, earlier
// by path as well as by date.
func TestUnrelatedArticle(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/loose.txtar")
	if err != nil {
		t.Fatal(err)
	}
	docs, opts := caseOf(ar)
	before := idsByPath(cluster.Stories(docs, nil, opts))
	docs = append(docs,
		document("0.txt", "Title: A comet\nPublished: 2025-01-01\n\nAstronomers photographed a comet with a forked tail above a desert observatory.\n"),
		document("zz.txt", "Title: Landslide blocks the road to Tollin\nPublished: 2025-08-01\n\nThe chess players of the north met for a tournament of rapid games without clocks.\n"))
	after := idsByPath(cluster.Stories(docs, nil, opts))
	for path, id := range before {
		if after[path] != id {
			t.Errorf("%s was in story %s, is in %s", path, id, after[path])
		}
	}
}

// TestEveryArticleOnce wants each document in one story and one origin, under ids of their own.
func TestEveryArticleOnce(t *testing.T) {
	var docs []*news.Document
	for i := range 60 {
		title := "Report"
		folder := []string{"", "", "same slug/", "same-slug/", "index/", "CON/"}[i%6]
		docs = append(docs, document(fmt.Sprintf("%s%02d.txt", folder, i), fmt.Sprintf("Title: %s\n\n%s", title, sentence(uint32(i%7)))))
	}
	docs = append(docs, document("empty.txt", ""), document("empty2.txt", "\n\n"))
	stories := cluster.Stories(docs, nil, cluster.Options{})
	seen, ids := map[string]int{}, map[string]bool{}
	for _, s := range stories {
		if ids[s.ID] || s.ID == "" {
			t.Errorf("id %q is not of one story", s.ID)
		}
		ids[s.ID] = true
		in := make([]int, len(s.Docs))
		for _, o := range s.Origins {
			for _, d := range o.Docs {
				in[d]++
			}
		}
		for d, n := range in {
			seen[s.Docs[d].Path]++
			if n != 1 {
				t.Errorf("%s is in %d origins of story %s", s.Docs[d].Path, n, s.ID)
			}
		}
	}
	for _, doc := range docs {
		if seen[doc.Path] != 1 {
			t.Errorf("%s is in %d stories", doc.Path, seen[doc.Path])
		}
	}
	if !slices.IsSortedFunc(stories, func(a, b *news.Story) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("stories are not ordered by id")
	}
}

// TestManyCopies wants a thousand reprints to be one origin still.
func TestManyCopies(t *testing.T) {
	var docs []*news.Document
	text := "\n" + strings.Repeat(sentence(1)+sentence(2)+sentence(3), 4)
	for i := range 1000 {
		docs = append(docs, document(fmt.Sprintf("s/%04d.txt", i), "\n"+text))
	}
	if have := len(cluster.Stories(docs, nil, cluster.Options{})[0].Origins); have != 1 {
		t.Errorf("a thousand copies are %d origins, want 1", have)
	}
}

// TestManyEdits wants two hundred copies of one text to be one origin, though each outlet has put a word
// of its own into each sentence, and two hundred texts that share a formula to be as many.
func TestManyEdits(t *testing.T) {
	var docs []*news.Document
	for i := range 200 {
		var edited, other strings.Builder
		for k := range uint32(8) {
			fmt.Fprintf(&edited, "%s, paper %d learned, after the long night.\n", strings.TrimSuffix(sentence(k), ".\n"), i)
			other.WriteString(sentence(uint32(i)*8 + k + 100))
		}
		head := fmt.Sprintf("Outlet: paper %d\n\n", i)
		docs = append(docs, document(fmt.Sprintf("edited/%03d.txt", i), head+edited.String()))
		docs = append(docs, document(fmt.Sprintf("other/%03d.txt", i), head+other.String()+"This is a developing story, please check back for updates as they come in today.\n"))
	}
	stories := cluster.Stories(docs, nil, cluster.Options{})
	if have := len(stories[0].Origins); have != 1 {
		t.Errorf("two hundred edited copies are %d origins, want 1", have)
	}
	if have := len(stories[1].Origins); have != 200 {
		t.Errorf("two hundred texts with one formula are %d origins, want 200", have)
	}
}

func idsByPath(stories []*news.Story) map[string]string {
	ids := map[string]string{}
	for _, s := range stories {
		for _, doc := range s.Docs {
			ids[doc.Path] = s.ID
		}
	}
	return ids
}

// sentence makes a sentence of words that depend on seed.
func sentence(seed uint32) string {
	next := seed*2654435761 + 1
	word := func() string {
		next = next*1664525 + 1013904223
		var b strings.Builder
		for n := next >> 8; n > 100; n /= 60 {
			b.WriteString([]string{"ba", "ro", "mi", "ten", "lo", "ka", "sur", "vin", "de", "po", "gal", "net"}[n%12])
		}
		return b.String()
	}
	return fmt.Sprintf("The %s of %s moved the %s %s to the %s in the %s %s.\n", word(), word(), word(), word(), word(), word(), word())
}

// BenchmarkOrigins finds the origins in one folder of articles, of which each fourth is new and the others
// carry half of it and as much of their own.
func BenchmarkOrigins(b *testing.B) {
	for _, articles := range []int{200, 2000} {
		var docs []*news.Document
		for i := range articles {
			var text strings.Builder
			for k := range uint32(20) {
				text.WriteString(sentence(uint32(i/4)*80 + k + uint32(i%4)*10))
			}
			docs = append(docs, document(fmt.Sprintf("s/%05d.txt", i), fmt.Sprintf("Outlet: paper %d\n\n%s", i, text.String())))
		}
		b.Run(fmt.Sprintf("%d articles", articles), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				cluster.Stories(docs, nil, cluster.Options{})
			}
		})
	}
}

// BenchmarkStories groups folders of loose articles, four on each event.
func BenchmarkStories(b *testing.B) {
	for _, articles := range []int{500, 2000} {
		var docs []*news.Document
		for i := range articles {
			var text strings.Builder
			for k := range uint32(20) {
				text.WriteString(sentence(uint32(i/4)*40 + k + uint32(i%4)*3))
			}
			docs = append(docs, document(fmt.Sprintf("%05d.txt", i), "\n\n"+text.String()))
		}
		b.Run(fmt.Sprintf("%d articles", articles), func(b *testing.B) {
			for b.Loop() {
				cluster.Stories(docs, nil, cluster.Options{})
			}
		})
	}
}
