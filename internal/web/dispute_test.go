package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

func TestDisputes(t *testing.T) {
	s := render(t, Options{}, harbour(t))
	page := s.page(t, "harbour-fire/index.html")
	disputes := all(page, class("dispute"))
	if len(disputes) != 2 {
		t.Fatalf("%d disputes, want 2", len(disputes))
	}
	variants := all(disputes[0], class("variant"))
	if have, want := texts(all(disputes[0], class("value"))), []string{"Three", "Five"}; !slices.Equal(have, want) {
		t.Errorf("values: have %q, want %q", have, want)
	}
	for _, v := range append(variants, all(disputes[1], class("variant"))...) {
		if len(all(v, func(n *html.Node) bool { return strings.Contains(attr(n, "href"), "sources/") })) == 0 {
			t.Errorf("a side without a citation: %q", words(v))
		}
	}
	if have := texts(all(disputes[1], class("said-by"))); !slices.Equal(have, []string{"according to Jonas Field", "according to Marta Lind"}) {
		t.Errorf("said by: %q", have)
	}
}

func TestRevisedFiguresStandBelowDisputes(t *testing.T) {
	b := harbour(t)
	last := len(b.Disputes) - 1
	b.Disputes[0].Kind = news.RevisedFigure
	b.Disputes, b.Revised = b.Disputes[1:], b.Disputes[:1]
	s := render(t, Options{}, b)
	shown := all(s.page(t, "harbour-fire/index.html"), class("dispute"))
	if len(shown) != last+1 || !strings.Contains(words(shown[last]), "Brought up to date") {
		t.Errorf("the last of %d is no revised figure: %q", len(shown), words(shown[len(shown)-1]))
	}
}

func TestDisputeOfOneSideIsNotShown(t *testing.T) {
	b := harbour(t)
	b.Disputes[0].Variants[1].Citations = nil
	s := render(t, Options{}, b)
	if n := len(all(s.page(t, "harbour-fire/index.html"), class("dispute"))); n != 1 {
		t.Errorf("%d disputes, want 1", n)
	}
}
