package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// speaker returns the index of the actor who speaks an attribution of document d, or -1.
func (c *cast) speaker(d int, at news.Attribution) int {
	switch {
	case at.Speaker < 0:
		return c.described(d, at.Source)
	case c.standsAround(d, at):
		return -1
	}
	return c.of[d][at.Speaker]
}

// standsAround reports whether a place or organisation in the source of an attribution only says
// where the one who speaks is, "an office worker in Vester", is part of a longer name, "CBS Vester", or of a list,
// "the agencies of Norlund and Vester".
func (c *cast) standsAround(d int, at news.Attribution) bool {
	doc := c.story.Docs[d]
	mention := doc.Mentions[at.Speaker]
	if mention.Kind == news.Person || !at.Source.Contains(mention.Span) {
		return false
	}
	before := strings.Fields(doc.Text[at.Source.Start:mention.Start])
	if n := len(before); n > 0 && nlp.Fold(before[n-1]) == "the" {
		before = before[:n-1]
	}
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	return whereabouts[nlp.Fold(last)] || mention.Kind == news.Place && (startsUpper(last) || startsWithDigit(last) || nlp.Fold(last) == "and")
}

// whereabouts are the prepositions that a place stands behind which does not act.
var whereabouts = wordSet(`in at near from outside around on inside across`)

// bearers are the people to whom articles of the story give an office, by its head.
type bearers map[string][]bearing

type bearing struct {
	nlp.Office
	actor int
}

// bearersOf collects the offices of the people of a story.
func (c *cast) bearersOf() bearers {
	out := bearers{}
	for d, doc := range c.story.Docs {
		for m, mention := range doc.Mentions {
			a := c.of[d][m]
			if a < 0 || mention.Role.Empty() || c.actors[a].kind != news.Person {
				continue
			}
			if o, ok := nlp.OfficeOf(roleWordsOf(mention.Role.Of(doc.Text))); ok && len(out[o.Head]) < maxBearers {
				out[o.Head] = append(out[o.Head], bearing{o, a})
			}
		}
	}
	return out
}

// maxBearers is how many mentions with one office are looked at; of more than a few people nobody
// can be meant.
const maxBearers = 200

// roleWordsOf parts a role into words.
func roleWordsOf(role string) []string {
	return strings.FieldsFunc(role, func(r rune) bool { return strings.ContainsRune(betweenRoleWords, r) })
}

const betweenRoleWords = " \n\t,'’"

// described returns the actor whom the source of an article means that names nobody: "the Russian
// diplomat", where another article tells who that is. It is -1 unless one actor of the story bears
// the role and all that the source says of it.
func (c *cast) described(d int, source news.Span) int {
	text := strings.TrimLeft(source.Of(c.story.Docs[d].Text), betweenRoleWords)
	if text == "" || text[0]|0x20 != 't' {
		return -1
	}
	words := roleWordsOf(text)
	if len(words) < 2 || len(words) > maxDescription || !strings.EqualFold(words[0], "the") {
		return -1
	}
	o, ok := nlp.OfficeOf(words)
	if !ok || len(o.Words) == 0 && !single[o.Head] {
		return -1
	}
	found := -1
	for _, b := range c.bearers[o.Head] {
		if !o.Fits(b.Office) || !hasAll(b.Words, o.Words) {
			continue
		}
		if found >= 0 && found != b.actor {
			return -1
		}
		found = b.actor
	}
	return found
}

// maxDescription is the most words of a source that is no more than a role.
const maxDescription = 6

// single are offices of which a story seldom has two.
var single = wordSet(`president chancellor mayor governor king queen pope sheriff premier`)

func hasAll(list, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(list, w) {
			return false
		}
	}
	return true
}
