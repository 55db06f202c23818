package web

import (
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestReportedHeading wants the title over what too few report to be true of every line below it, and what several
// report not to stand under one of them.
func TestReportedHeading(t *testing.T) {
	b := harbour(t)
	first := b.Reported[0]
	for _, c := range []struct {
		outlets, origins int
		want             string
	}{{1, 1, "Reported by one source only"}, {2, 1, "Reported by one origin only"}, {3, 2, "Reported by 2 origins at most"}} {
		several := first
		several.Outlets, several.Origins = c.outlets, c.origins
		if c.outlets > 1 {
			other := b.Consensus[0].Citations[1]
			several.Citations = append([]news.Citation{first.Citations[0]}, other)
		}
		b.Reported = []news.Claim{first, several}
		v := newStoryViews(b, Site{}, english(t), Options{})
		if have := v.heading("reported"); have != c.want {
			t.Errorf("%d outlets, %d origins: have %q, want %q", c.outlets, c.origins, have, c.want)
		}
		groups := v.reported()
		if alone := groups[0].Source.Text != "Several sources"; alone != (c.outlets == 1) {
			t.Errorf("%d outlets: the first group is %q", c.outlets, groups[0].Source.Text)
		}
	}
}
