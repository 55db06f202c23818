package digest

import (
	"fmt"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestOneText wants a line to say which of its sources count once, and how many where they are many.
func TestOneText(t *testing.T) {
	b := harbour(t)
	line := func() string { return newStoryWriter(b, Options{}, english(t), false).oneText(b.Consensus[0]) }
	if have := line(); have != "" {
		t.Errorf("two origins: have %q, want none", have)
	}
	b.Articles[1].Origin = "o1"
	if have, want := line(), "(The Gazette and Coast News: one text)"; have != want {
		t.Errorf("one origin: have %q, want %q", have, want)
	}
	b.Consensus[0].Citations[1].Origin = "o2" // the article's own words
	if have := line(); have != "" {
		t.Errorf("a part of its own: have %q, want none", have)
	}
	for i := range 4 {
		id := fmt.Sprintf("b%d", i)
		b.Articles = append(b.Articles, news.BriefArticle{ID: id, Outlet: "Paper " + id, Origin: "o1"})
		b.Consensus[0].Citations = append(b.Consensus[0].Citations, news.Citation{Article: id})
	}
	if have, want := line(), "(5 sources of one text)"; have != want {
		t.Errorf("many: have %q, want %q", have, want)
	}
}

// TestAloneTitle wants the title over what too few report to be true of every line below it.
func TestAloneTitle(t *testing.T) {
	b := harbour(t)
	for _, c := range []struct {
		outlets, origins int
		want             string
	}{{1, 1, "Reported by one source only"}, {2, 1, "Reported by one origin only"}, {3, 2, "Reported by 2 origins at most"}} {
		b.Reported[0].Outlets, b.Reported[0].Origins = c.outlets, c.origins
		if have := newStoryWriter(b, Options{}, english(t), false).head().AloneTitle; have != c.want {
			t.Errorf("%d outlets, %d origins: have %q, want %q", c.outlets, c.origins, have, c.want)
		}
	}
}
