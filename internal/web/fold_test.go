package web

import (
	"testing"

	"golang.org/x/net/html"
)

// TestFold: the main points stand open, the lesser ones are folded behind them, all once.
func TestFold(t *testing.T) {
	b := long(t, 2*(shownPoints+3))
	b.Consensus, b.Reported = b.Reported, nil
	s := render(t, Options{}, b)
	page := s.page(t, "long/index.html")
	section := all(page, func(n *html.Node) bool { return attr(n, "id") == "consensus" })
	if len(section) != 1 {
		t.Fatalf("have %d sections of what the reports agree on, want 1", len(section))
	}
	folded := all(section[0], class("group"))
	if len(folded) != 1 {
		t.Fatalf("have %d folded parts, want 1", len(folded))
	}
	point := func(n *html.Node) bool { return n.Data == "li" && has("id")(n) }
	inAll, inFold := len(all(section[0], point)), len(all(folded[0], point))
	if inAll != shownPoints+3 || inFold != 3 {
		t.Errorf("have %d points, %d of them folded, want %d and 3", inAll, inFold, shownPoints+3)
	}
	checkCopied(t, s, b)
}
