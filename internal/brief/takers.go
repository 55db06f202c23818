package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// takers returns the actors who take a side in sentence i by one of some acts, else those whose words most of it reports;
// none where the text does not name them all.
func (c *court) takers(i int, acts ...act) []int {
	var most []int
	for _, k := range c.of[i] {
		x := c.contests[k]
		if !slices.Contains(acts, x.act) {
			continue
		}
		if x.holder.open() {
			return nil
		}
		if who := c.holders(x); len(who) > len(most) {
			most = who
		}
	}
	if len(most) > 0 {
		return most
	}
	return c.sayers(c.units[i], c.units[i].Span)
}

// sayers returns the actors whose words a span of a sentence is for the most part.
func (c *court) sayers(u *unit, part news.Span) []int {
	doc := c.story.Docs[u.doc]
	for _, a := range c.speech[u.doc].in[u.sentence] {
		at := doc.Attributions[a]
		covered := 0
		for _, s := range at.Content {
			covered += s.Overlap(part)
		}
		if 2*covered <= part.Len() {
			continue
		}
		if all := c.joined(u.doc, at.Source); len(all) > 1 {
			return all
		}
		if who := c.cast.speaker(u.doc, at); who >= 0 && !strings.Contains(at.Source.Of(doc.Text), " and ") {
			return []int{who}
		}
		break
	}
	return nil
}

// holders returns the actors who take a side in a contest: none where one of several has no name, where somebody speaks for
// the one who is named, or where a place only says from where he is.
func (c *court) holders(x contest) []int {
	u := c.units[x.unit]
	doc := c.story.Docs[u.doc]
	var subject news.Span
	switch {
	case x.pleads:
		subject = news.Span{Start: u.Start, End: doc.Tokens[x.token].Start}
	case x.clause >= 0 && !doc.Clauses[x.clause].Passive:
		subject = doc.Clauses[x.clause].Subject
	}
	if all := c.joined(u.doc, subject); len(all) > 1 {
		return all
	}
	words := strings.Fields(strings.ToLower(subject.Of(doc.Text)))
	several := !x.pleads && slices.Contains(words, "and")
	spokenFor := slices.ContainsFunc(x.holder.words, func(w string) bool { return mouths[w] })
	if x.holder.actor < 0 || several || spokenFor {
		return nil
	}
	if c.cast.actors[x.holder.actor].kind == news.Place && len(words) > shortSubject {
		return nil
	}
	return []int{x.holder.actor}
}

// shortSubject is the most words of a subject that a place is the whole of: "the United Kingdom".
const shortSubject = 3

// joined returns the actors whom words name one after the other with nothing but "and" and commas between: "Anna Berg and Paul Vik".
func (c *court) joined(d int, words news.Span) []int {
	doc := c.story.Docs[d]
	var out []int
	end := -1
	for m := mentionBehind(doc, words.Start); m < len(doc.Mentions) && doc.Mentions[m].End <= words.End; m++ {
		a := c.cast.of[d][m]
		if a < 0 {
			return nil
		}
		if end >= 0 && !joins(doc.Text[end:doc.Mentions[m].Start]) {
			return nil
		}
		out, end = append(out, a), doc.Mentions[m].End
	}
	return out
}

// joins reports whether text sets one name beside another.
func joins(text string) bool {
	for _, w := range strings.Fields(text) {
		switch strings.ToLower(strings.Trim(w, ",")) {
		case "", "and", "both", "the", "mr.", "ms.", "mrs.":
		default:
			return false
		}
	}
	return true
}

// saidBy returns the ids of the actors on whose word all sentences of a side rest; empty where one of them names nobody.
func (c *court) saidBy(units []int, acts ...act) []string {
	var all [][]int
	for _, i := range units {
		all = append(all, c.takers(i, acts...))
	}
	return c.idsOf(all)
}

// idsOf returns the ids of those who are named for each part of a side, each once; none where one has none.
func (c *court) idsOf(all [][]int) []string {
	ids := []string{}
	for _, who := range all {
		if len(who) == 0 {
			return []string{}
		}
		for _, a := range who {
			if id := c.cast.actors[a].id; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
