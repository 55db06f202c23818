package changes

import (
	"fmt"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// BenchmarkBetween compares two briefings of 200 lines, of which a tenth is new.
func BenchmarkBetween(b *testing.B) {
	story := func(edit string) []*news.Briefing {
		s := &news.Briefing{ID: "fire", Title: "Fire"}
		for i := range 200 {
			text := fmt.Sprintf("On day %d the quay of Vester was swept by the harbour master and her crew.", i)
			if i%10 == 0 {
				text += edit
			}
			c := news.Claim{ID: fmt.Sprint("c-", text), Text: text}
			for a := range 4 {
				c.Citations = append(c.Citations, news.Citation{Article: fmt.Sprint("a-", a), Text: text})
			}
			s.Consensus = append(s.Consensus, c)
		}
		return []*news.Briefing{s}
	}
	before, after := story(""), story(" Nobody knew.")
	b.ReportAllocs()
	for b.Loop() {
		if len(Between(before, after, nil)) != 1 {
			b.Fatal("nothing has changed")
		}
	}
}
