package brief

import (
	"slices"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// remark is what somebody says in one sentence.
type remark struct {
	unit     int
	holder   holder
	about    matter
	negative bool // has a word of negation
}

// remarks collects what is said in all sentences by somebody whom the text names.
func (c *court) remarks() []remark {
	var out []remark
	ofDoc := make([]int, len(c.story.Docs))
	for i, u := range c.units {
		if !c.reads(u.doc) {
			continue
		}
		for _, a := range c.speech[u.doc].in[u.sentence] {
			r, ok := c.remark(i, a)
			if ok && ofDoc[u.doc] < manyContests {
				ofDoc[u.doc]++
				out = append(out, r)
			}
		}
	}
	return out
}

// remark returns what attribution a gives as somebody's words in sentence i: where something in it is negated, that alone.
func (c *court) remark(i, a int) (remark, bool) {
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	r := remark{unit: i, holder: c.sourceHolder(u.doc, doc.Attributions[a])}
	if r.holder.open() {
		return r, false
	}
	var all, negated [][2]int
	for k := firstClause(doc, u.sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
		cl := doc.Clauses[k]
		if cl.Attribution != a {
			continue
		}
		runs := append([][2]int{{tokenAfter(doc, s, cl.Subject.Start), tokenAfter(doc, s, cl.Subject.End)}}, cl.Own...)
		all = append(all, runs...)
		if cl.Negated || c.hasNegation(u, cl.Own) {
			negated = append(negated, runs...)
		}
	}
	if r.negative = len(negated) > 0; r.negative {
		all = negated
	}
	r.about = c.matterOf(u, all)
	return r, !r.about.generic()
}

// hasNegation reports whether a word of negation is among some runs of tokens.
func (m *merger) hasNegation(u *unit, runs [][2]int) bool {
	for _, run := range runs {
		for t := run[0]; t < run[1]; t++ {
			if m.lex.lexeme(u.doc, t).is(negation) {
				return true
			}
		}
	}
	return false
}

// exchanges finds remarks on one thing of two who stand against each other in the story, of which one says that it is so
// and the other that it is not.
func (c *court) exchanges() []rivalry {
	foes := c.foes()
	if len(foes) == 0 {
		return nil
	}
	list := c.remarks()
	plain := map[int][]int{} // meaning → remarks without negation
	for k, r := range list {
		for _, w := range r.about.words {
			if !r.negative && w.weight >= telling && len(plain[w.id]) < manyContests {
				plain[w.id] = append(plain[w.id], k)
			}
		}
	}
	var out []rivalry
	for _, r := range list {
		if !r.negative {
			continue
		}
		seen := map[int]bool{}
		for _, w := range r.about.words {
			for _, k := range plain[w.id] {
				if o := list[k]; !seen[k] && o.unit != r.unit && o.holder.differs(r.holder) && foes[[2]string{r.holder.key(), o.holder.key()}] {
					seen[k] = true
					out = c.exchange(out, r, o)
				}
			}
		}
	}
	return out
}

// exchange appends what remark r says against remark o.
func (c *court) exchange(out []rivalry, r, o remark) []rivalry {
	like, n := r.about.likeness(o.about)
	if n < 2 || !c.gainsays(c.units[r.unit], c.units[o.unit]) {
		return out
	}
	score, u := 0.4+0.15*float64(min(n, 4))+like, c.units[r.unit]
	if c.charged[o.unit] {
		score += 0.1
	}
	c.contests = append(c.contests, contest{unit: r.unit, token: c.story.Docs[u.doc].Sentences[u.sentence].First, clause: -1, act: answers, holder: r.holder, target: r.about.with(o.about)})
	return append(out, rivalry{len(c.contests) - 1, o.unit, score, news.PositionDispute, answersHim})
}

// with returns what two matters share.
func (t matter) with(o matter) matter {
	out := t
	out.words, out.sum = nil, 0
	for _, w := range t.words {
		if slices.ContainsFunc(o.words, func(v term) bool { return v.id == w.id }) {
			out.words = append(out.words, w)
			out.sum += w.weight
		}
	}
	return out
}

// key names a holder.
func (h holder) key() string {
	if h.actor >= 0 {
		return "@" + strconv.Itoa(h.actor)
	}
	return strings.Join(h.words, " ")
}

// foes are the pairs of holders of whom one denies, accuses or opposes the other somewhere in the story.
func (c *court) foes() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, x := range c.contests {
		if x.holder.open() || x.act == support || x.act == answers {
			continue
		}
		for _, a := range x.target.actors {
			if h := (holder{actor: a}); a != x.holder.actor {
				out[[2]string{x.holder.key(), h.key()}] = true
				out[[2]string{h.key(), x.holder.key()}] = true
			}
		}
	}
	return out
}
