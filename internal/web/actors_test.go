package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// TestActorCard: a role stands as its article has it, with the article, and what the editor says is marked.
func TestActorCard(t *testing.T) {
	tests := []struct {
		name   string
		change func(*news.Actor)
		want   string // the card of Anna Berg
	}{
		{"as the articles say", func(*news.Actor) {}, "Anna Berg harbour master Person, 3 mentions, quoted 2 times Also Berg The Lindow Gazette, Island Courier"},
		{"a role with its source", func(a *news.Actor) {
			a.RoleCitation, a.QuotedOutlets = &news.Citation{Article: "a-02", Start: 260, End: 274, Text: "Harbour master"}, 2
		}, "Anna Berg Harbour master Island Courier Person, 3 mentions, quoted 2 times, in 2 outlets Also Berg The Lindow Gazette, Island Courier"},
		{"a citation of other words", func(a *news.Actor) {
			a.RoleCitation = &news.Citation{Article: "a-02", Start: 260, End: 267, Text: "Harbour"}
		}, "Anna Berg harbour master Person, 3 mentions, quoted 2 times Also Berg The Lindow Gazette, Island Courier"},
		{"edited", func(a *news.Actor) { a.Edited = []string{"name", "role"} },
			"Anna Berg as edited harbour master as edited Person, 3 mentions, quoted 2 times Also Berg The Lindow Gazette, Island Courier"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := harbour(t)
			if at := strings.Index(b.Story.Docs[1].Text, "Harbour master"); at != 260 {
				t.Fatalf("the role stands at %d", at)
			}
			test.change(&b.Actors[0])
			s := render(t, Options{}, b)
			card := all(s.page(t, "harbour-fire/index.html"), func(n *html.Node) bool { return attr(n, "id") == "actor-anna-berg" })
			if have := texts(card); !slices.Equal(have, []string{test.want}) {
				t.Errorf("have %q\nwant %q", have, test.want)
			}
			checkLinks(t, s)
			checkCopied(t, s, b)
		})
	}
}
