package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// known reports whether it is settled whose name f is.
func (f *form) known() bool { return f.actor >= 0 || f.perRef != nil }

// places merges the names of countries, and capitals where they stand for governments.
func (c *cast) places(forms []*form) {
	byCountry := map[string]int{}
	for _, capital := range []bool{false, true} {
		for _, f := range forms {
			country, ok := nlp.CountryOf(f.name)
			if !ok || f.known() || country.IsCapital(f.name) != capital {
				continue
			}
			key := country.Name
			if capital && !c.governs(f) {
				key = f.name
			}
			if i, ok := byCountry[key]; ok {
				f.actor = i
				c.trace.names(f.name, everywhere, ruleCountry)
				continue
			}
			byCountry[key] = c.add(f, news.Place)
			if key == country.Name {
				c.actors[f.actor].country = country.Name
			}
		}
	}
}

// governs reports whether a capital stands for its government in a story: where it speaks, or where
// most of its mentions do not follow a preposition of place.
func (c *cast) governs(f *form) bool {
	where := 0
	for _, r := range f.refs {
		doc := c.story.Docs[r.doc]
		if c.speaks(r) {
			return true
		}
		before := strings.ToLower(doc.Text[max(0, doc.Mentions[r.mention].Start-12):doc.Mentions[r.mention].Start])
		fields := strings.Fields(before)
		if len(fields) == 0 {
			continue
		}
		switch fields[len(fields)-1] {
		case "in", "at", "near", "central", "outside", "around", "of", "downtown", "from", "greater":
			where++
		}
	}
	return 2*where < len(f.refs)
}

// speaks reports whether a mention is the source of an attribution.
func (c *cast) speaks(r mentionRef) bool {
	if c.speaking == nil {
		c.speaking = map[mentionRef]bool{}
		for d, doc := range c.story.Docs {
			for _, at := range doc.Attributions {
				if at.Speaker >= 0 && at.Source.Contains(doc.Mentions[at.Speaker].Span) && !c.standsAround(d, at) {
					c.speaking[mentionRef{d, at.Speaker}] = true
				}
			}
		}
	}
	return c.speaking[r]
}
