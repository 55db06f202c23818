package cluster_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/news"
)

// crowd is a folder of loose articles that changes.
type crowd struct {
	random *rand.Rand
	most   int // articles
	texts  int // of how many different sentences they are made
	days   int // over how many days they are spread
	copies int // of ten articles, how many carry the text of another
	docs   map[string]*news.Document
}

// change adds, edits, copies or removes an article.
func (c *crowd) change() string {
	name := fmt.Sprintf("%04d.txt", c.random.IntN(c.most))
	if c.docs[name] != nil && c.random.IntN(4) == 0 {
		delete(c.docs, name)
		return "removed " + name
	}
	text := ""
	if others := slices.Sorted(mapsKeys(c.docs)); len(others) > 0 && c.random.IntN(10) < c.copies {
		other := c.docs[others[c.random.IntN(len(others))]]
		text = other.Text + "\n"
	}
	for range c.random.IntN(8) {
		text += sentence(uint32(c.random.IntN(c.texts)))
	}
	if c.random.IntN(3) == 0 {
		text += "Read the Alder Gazette every morning and every evening of the week.\n"
	}
	if c.random.IntN(8) != 0 { // a word that hundreds have, in a sentence that nobody else has
		text += fmt.Sprintf("The lighthouse was painted %s", sentence(c.random.Uint32()))
	}
	published := fmt.Sprintf("Published: 2025-03-%02d\n", 1+c.random.IntN(c.days))
	if c.random.IntN(20) == 0 {
		published = ""
	}
	c.docs[name] = document(name, fmt.Sprintf("Title: Report %d\n%s\n%s", c.random.IntN(c.most), published, text))
	return "wrote " + name
}

func mapsKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestGrouperAgain changes a folder again and again: one who has seen what came before groups it as one who has not.
func TestGrouperAgain(t *testing.T) {
	for _, c := range []crowd{
		{most: 12, texts: 30, days: 3, copies: 3},
		{most: 60, texts: 60, days: 20, copies: 3},
		{most: 60, texts: 400, days: 2, copies: 2},
		{most: 350, texts: 400, days: 3, copies: 9},
		{most: 400, texts: 25, days: 25, copies: 1}, // more articles than are looked at for one word
	} {
		c.random, c.docs = rand.New(rand.NewPCG(1, uint64(c.most))), map[string]*news.Document{}
		for len(c.docs) < c.most*3/4 {
			c.change()
		}
		steps := 150
		if c.most > 100 {
			steps = 40
		}
		if testing.Short() {
			steps /= 5
		}
		var again cluster.Grouper
		for step := range steps {
			var docs []*news.Document
			for _, name := range slices.Sorted(mapsKeys(c.docs)) {
				docs = append(docs, c.docs[name])
			}
			have, want := again.Stories(docs, nil, cluster.Options{}), cluster.Stories(docs, nil, cluster.Options{})
			if !reflect.DeepEqual(have, want) {
				t.Fatalf("%d articles, step %d: the groups are\n%s\nwant\n%s", len(docs), step, groups(have), groups(want))
			}
			for range 1 + c.random.IntN(3) {
				c.change()
			}
		}
	}
}

// groups lists the articles of each story of several.
func groups(stories []*news.Story) string {
	var b strings.Builder
	for _, s := range stories {
		if len(s.Docs) > 1 {
			fmt.Fprintf(&b, "%s:", s.ID)
			for _, doc := range s.Docs {
				fmt.Fprintf(&b, " %s", doc.Path)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
