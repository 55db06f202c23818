package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// turn is a clause in which an article says that somebody changed a position, or what it was at first.
type turn struct {
	unit, clause int
	actor        int
	first        bool // it tells the earlier position
}

// turns collects what the sentences say of changes of position.
func (c *court) turns() []turn {
	var out []turn
	for i, u := range c.units {
		if !c.reads(u.doc) || c.asks(i) {
			continue
		}
		doc := c.story.Docs[u.doc]
		for k := firstClause(doc, u.sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
			cl := doc.Clauses[k]
			first := c.tookAtFirst(doc, cl)
			if cl.Negated || unreal[cl.Modal] || !first && !c.givesUp(doc, cl) {
				continue
			}
			if a := c.doer(u, k); a >= 0 && c.onOwnWord(u, cl, a) {
				out = append(out, turn{unit: i, clause: k, actor: a, first: first})
			}
		}
	}
	return out
}

// doer returns the actor that does what clause k tells, or -1.
func (c *court) doer(u *unit, k int) int {
	doc := c.story.Docs[u.doc]
	if doc.Clauses[k].Passive {
		return -1
	}
	if h := c.subjectOf(u, k); h.actor >= 0 {
		return h.actor
	}
	for _, a := range doc.Attributions { // a frame has its subject as a source
		if a.Cue.Contains(doc.Tokens[doc.Clauses[k].Head].Span) {
			return c.sourceHolder(u.doc, a).actor
		}
	}
	return -1
}

// onOwnWord reports whether a clause stands in nobody's words but those of an actor.
func (c *court) onOwnWord(u *unit, cl news.Clause, actor int) bool {
	return cl.Attribution < 0 || c.sourceHolder(u.doc, c.story.Docs[u.doc].Attributions[cl.Attribution]).actor == actor
}

// tookAtFirst reports whether a clause tells what somebody held before: "had earlier said", "initially refused".
func (c *court) tookAtFirst(doc *news.Document, cl news.Clause) bool {
	if !taking[cl.Predicate] || !strings.HasPrefix(doc.Tokens[cl.Head].Tag(), "VB") {
		return false
	}
	return c.atFirst(doc, cl.Head)
}

// atFirst reports whether an adverb before the verb at token head says that it was so at first.
func (c *court) atFirst(doc *news.Document, head int) bool {
	for t := max(head-2, 0); t < head; t++ {
		if atFirst[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
			return true
		}
	}
	return false
}

// givesUp reports whether a clause tells that its subject gave up a position.
func (c *court) givesUp(doc *news.Document, cl news.Clause) bool {
	does, ok := turnsBack[cl.Predicate]
	tag := doc.Tokens[cl.Head].Tag()
	if !ok || tag != "VBD" && tag != "VBZ" && !(tag == "VBN" && c.hasDone(doc, cl.Head)) || cl.Kind != news.Main && cl.Kind != news.Conjoined && cl.Kind != news.Content {
		return false
	}
	at := cl.Head + 1
	if does.particles != nil {
		if at >= len(doc.Tokens) || !does.particles[strings.ToLower(doc.Tokens[at].Of(doc.Text))] {
			return false
		}
		at++
		if away := strings.ToLower(doc.Tokens[at-1].Of(doc.Text)); away == "away" || away == "off" || away == "back" {
			return c.pointsBack(doc, at)
		}
	}
	if does.self && at < len(doc.Tokens) && selves[strings.ToLower(doc.Tokens[at].Of(doc.Text))] {
		return true
	}
	return !does.position || c.ownPosition(doc, at)
}

// pointsBack reports whether nothing stands at token t on which a verb could be, or something that was told before or is one's own:
// "backed off.", "walked back that idea", "backed away from the plan".
func (c *court) pointsBack(doc *news.Document, t int) bool {
	for ; t < len(doc.Tokens); t++ {
		word, tag := strings.ToLower(doc.Tokens[t].Of(doc.Text)), doc.Tokens[t].Tag()
		switch {
		case tag == "IN" || tag == "TO":
		case demonstrative[word] || tag == "PRP$" || tag == "." || tag == ",":
			return true
		default:
			return word == "the" && t+1 < len(doc.Tokens) && (positionNouns[strings.ToLower(doc.Tokens[t+1].Of(doc.Text))] || moves[strings.ToLower(doc.Tokens[t+1].Of(doc.Text))])
		}
	}
	return true
}

// hasDone reports whether a participle at token head tells what somebody did at one time: "had changed", "has since reversed".
func (c *court) hasDone(doc *news.Document, head int) bool {
	for t := max(head-2, 0); t < head; t++ {
		switch strings.ToLower(doc.Tokens[t].Of(doc.Text)) {
		case "had", "since", "now":
			return true
		}
	}
	return false
}

// ownPosition reports whether the words from token t on name a position of the one whose deed stands before them: "its earlier
// objections", "course".
func (c *court) ownPosition(doc *news.Document, t int) bool {
	own := false
	for k := t; k < min(t+4, len(doc.Tokens)); k++ {
		word, tag := strings.ToLower(doc.Tokens[k].Of(doc.Text)), doc.Tokens[k].Tag()
		own = own || tag == "PRP$" || ownAlone[word]
		switch {
		case positionNouns[word]:
			return own
		case tag != "PRP$" && tag != "JJ" && tag != "DT" && tag != "RB" && tag != "VBN":
			return false
		}
	}
	return false
}
