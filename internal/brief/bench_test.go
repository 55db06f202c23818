package brief_test

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// BenchmarkMerge shows that the time grows with the story, not with its square.
func BenchmarkMerge(b *testing.B) {
	for _, articles := range []int{10, 50, 200} {
		b.Run(fmt.Sprintf("%d articles", articles), func(b *testing.B) {
			story := generated(articles, 30)
			b.ReportAllocs()
			for b.Loop() {
				brief.Merge(story, brief.Options{})
			}
		})
	}
}

// BenchmarkGrowth merges stories of short articles: four times the articles should take little more than
// four times as long.
func BenchmarkGrowth(b *testing.B) {
	for _, articles := range []int{250, 1000} {
		b.Run(fmt.Sprintf("%d short articles", articles), func(b *testing.B) {
			story := generated(articles, 4)
			b.ReportAllocs()
			for b.Loop() {
				brief.Merge(story, brief.Options{})
			}
		})
	}
}

// BenchmarkMergeMarked merges the stories that quality is measured on, real articles, where they are.
func BenchmarkMergeMarked(b *testing.B) {
	for _, dir := range markedStories(b) {
		story := readStory(b, dir)
		b.Run(fmt.Sprintf("%s, %d articles", filepath.Base(dir), len(story.Docs)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				brief.Merge(story, brief.Options{})
			}
		})
	}
}

// generated makes a story of so many articles, each of so many sentences, from a small grammar:
// people with and without given names, figures that differ, quotations, and plain reports.
func generated(articles, sentences int) *news.Story {
	var docs []*news.Document
	next := uint32(1)
	pick := func(list []string) string {
		next = next*1664525 + 1013904223
		return list[int(next>>16)%len(list)]
	}
	for a := range articles {
		var text strings.Builder
		for s := range sentences {
			switch s % 5 {
			case 0:
				fmt.Fprintf(&text, "%s %s the %s of the %s in %s on Monday after the %s.\n", pick(people), pick(verbs), pick(nouns), pick(nouns), pick(towns), pick(nouns))
			case 1:
				fmt.Fprintf(&text, "At least %d %s were %s near the %s of %s, the %s said.\n", 3+int(next>>20)%40, pick(counted), pick(deeds), pick(nouns), pick(towns), pick(nouns))
			case 2:
				fmt.Fprintf(&text, "“We will %s the %s and the %s of %s,” %s said.\n", pick(verbs[6:]), pick(nouns), pick(nouns), pick(towns), pick(people))
			case 3:
				fmt.Fprintf(&text, "%s and %s said that the %s must %s the %s before the %s ends.\n", pick(people), pick(people), pick(nouns), pick(verbs[6:]), pick(nouns), pick(nouns))
			case 4:
				fmt.Fprintf(&text, "The %s of %s opposed a new %s, while the %s backed the %s of the %s.\n", pick(nouns), pick(towns), pick(nouns), pick(people), pick(nouns), pick(nouns))
			}
		}
		docs = append(docs, document(fmt.Sprintf("%03d.txt", a), text.String()))
	}
	return storyOf(nil, docs...)
}

var (
	people  = strings.Split("Anna Berg|Berg|Marek Oldal|Oldal|Sina Wahlin|Tomas Wahlin|Wahlin|Jorun Teske|Teske|Peder Lund|Ines Kovar|Kovar|Rashid Tamm|Yelena Drozd|Elena Drozd|Drozd", "|")
	verbs   = strings.Split("announced|welcomed|rejected|visited|left|praised|repair|close|sell|defend|rebuild|search|open|move", "|")
	nouns   = strings.Split("harbour|bridge|council|ferry|market|warehouse|storm|inquiry|budget|strike|railway|museum|hospital|tunnel|school|fishery|dock|crane|parade|theatre|reservoir|quarry|airfield|tax|mill|lighthouse|forest|union|cable|pipeline", "|")
	towns   = strings.Split("Oldhaven|Brackwater|Mirefield|Karsk|Tollin|Vester|Nordwick|Lunde", "|")
	counted = strings.Split("people|workers|houses|boats|trucks", "|")
	deeds   = strings.Split("killed|injured|destroyed|moved|seen", "|")
)

// BenchmarkMergeCorpus merges articles of the corpus, where it is: each alone, as most stories of a large folder are, and thrown together.
func BenchmarkMergeCorpus(b *testing.B) {
	docs := corpus(b, 60)
	for _, size := range []int{1, 2, 10, 60} {
		b.Run(fmt.Sprintf("stories of %d", size), func(b *testing.B) {
			var stories []*news.Story
			for list := range slices.Chunk(docs, size) {
				stories = append(stories, storyOf(nil, list...))
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range stories {
					brief.Merge(s, brief.Options{})
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "µs/article")
		})
	}
}

// corpus returns the first n articles of the corpus.
func corpus(b *testing.B, n int) []*news.Document {
	b.Helper()
	file, err := os.Open(filepath.FromSlash("../../../shared/data/news-corpus.jsonl.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		b.Skip("no corpus beside the repository")
	}
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	in := json.NewDecoder(plain)
	var docs []*news.Document
	for i := range n {
		var art struct{ Outlet, Published, Title, Text string }
		if err := in.Decode(&art); err != nil {
			b.Fatal(err)
		}
		head := fmt.Sprintf("Outlet: %s\nTitle: %s\nPublished: %s\n\n", art.Outlet, art.Title, art.Published)
		docs = append(docs, document(fmt.Sprintf("%03d.txt", i), head+art.Text))
	}
	return docs
}
