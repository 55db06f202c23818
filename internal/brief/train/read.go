package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/news"
)

// gold is what people marked in a story: each fact with the words of each article that state it.
type gold struct {
	Facts []struct {
		Evidence map[string][]string `json:"evidence"` // file of an article → words in it
	} `json:"facts"`
}

// readStories reads the marked stories of GOLD=ARTICLES, in the order of their names.
func readStories(folders string) ([][]example, error) {
	golds, articles, ok := strings.Cut(folders, "=")
	if !ok {
		return nil, fmt.Errorf("%q is not GOLD=ARTICLES", folders)
	}
	files, err := filepath.Glob(filepath.Join(golds, "*.json"))
	if err != nil {
		return nil, err
	}
	var out [][]example
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var g gold
		if err := json.Unmarshal(data, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		docs, err := readDocuments(os.DirFS(articles), name)
		if err != nil {
			return nil, err
		}
		if len(docs) > 0 { // the articles of a story may lie elsewhere
			out = append(out, examples(name, docs, g))
		}
	}
	return out, nil
}

func readDocuments(fsys fs.FS, story string) ([]*news.Document, error) {
	listing, err := ingest.Scan(fsys)
	if err != nil {
		return nil, err
	}
	var docs []*news.Document
	for _, src := range listing.Sources {
		if path.Dir(src.Path) != story {
			continue
		}
		if art, _ := ingest.Read(fsys, src, ingest.Options{}); art != nil {
			docs = append(docs, annotate.Article(art))
		}
	}
	return docs, nil
}

// examples compares the sentences of a story.
func examples(name string, docs []*news.Document, g gold) []example {
	story := cluster.Stories(docs, nil, cluster.Options{})[0]
	marks := make([][]mark, len(story.Docs))
	for d, doc := range story.Docs {
		marks[d] = marksIn(doc, g)
	}
	var out []example
	for _, c := range brief.Comparisons(story) {
		e := example{story: name, features: c.Features}
		if common(marks[c.Docs[0]], c.Spans[0], marks[c.Docs[1]], c.Spans[1]) {
			e.same = 1
		}
		out = append(out, e)
	}
	return out
}

// mark is where an article states a fact.
type mark struct {
	fact int
	news.Span
}

func marksIn(doc *news.Document, g gold) []mark {
	text, places := folded(doc.Text)
	var out []mark
	for f, fact := range g.Facts {
		for _, words := range fact.Evidence[path.Base(doc.Path)] {
			words, _ := folded(words)
			if at := strings.Index(text, words); at >= 0 && words != "" {
				out = append(out, mark{f, news.Span{Start: places[at], End: places[at+len(words)-1] + 1}})
			}
		}
	}
	return out
}

// folded returns text with white space made single and quote marks plain, and for each byte of it
// where it stands in text.
func folded(text string) (string, []int) {
	var b strings.Builder
	var places []int
	blank := true
	for i, r := range text {
		s := string(r)
		switch r {
		case '“', '”', '„', '«', '»':
			s = "\""
		case '‘', '’':
			s = "'"
		case '…':
			s = "..."
		case '\u200b', '\ufeff':
			continue
		case ' ', '\n', '\t', '\r', '\u00a0':
			if blank {
				continue
			}
			s = " "
		}
		blank = s == " "
		b.WriteString(s)
		for range len(s) {
			places = append(places, i)
		}
	}
	out := strings.TrimRight(b.String(), " ")
	return out, places[:len(out)]
}

// common reports whether two sentences each cover half of the words of one fact.
func common(a []mark, s news.Span, b []mark, t news.Span) bool {
	facts := map[int]bool{}
	for _, m := range a {
		if covers(s, m.Span) {
			facts[m.fact] = true
		}
	}
	for _, m := range b {
		if covers(t, m.Span) && facts[m.fact] {
			return true
		}
	}
	return false
}

func covers(s, words news.Span) bool {
	return 2*(min(s.End, words.End)-max(s.Start, words.Start)) >= words.End-words.Start
}
