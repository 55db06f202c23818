package brief

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// sureStance is the least weight of what one says for or against an issue for a side to rest on it.
	sureStance = 0.8
	// leastStance is the least weight of a sentence of somebody whose side is sure from another.
	leastStance = 0.4
	// maxIssues is the most disputes for and against the main things of a story.
	maxIssues = 2
	// maxCamp is the most sentences of a side of such a dispute.
	maxCamp = 6
)

// voicedStance is a stance with who takes it.
type voicedStance struct {
	stance
	key string // who speaks
}

// stanceDisputes finds what some are for and others against among the main things of the story.
func (c *court) stanceDisputes(used map[int]bool) []news.Dispute {
	x := c.issuesOf()
	of := make([][]voicedStance, len(x.names))
	for _, s := range c.stances(x) {
		of[s.issue] = append(of[s.issue], voicedStance{s, c.keyOf(s)})
	}
	var out []news.Dispute
	for issue, list := range of {
		if len(out) == maxIssues {
			break
		}
		if d, ok := c.campDispute(x, issue, c.bySentence(list), used); ok {
			out = append(out, d)
		}
	}
	return out
}

// keyOf tells apart who speak.
func (c *court) keyOf(s stance) string {
	if s.holder.actor >= 0 {
		return "@" + strconv.Itoa(s.holder.actor)
	}
	return strconv.Itoa(c.units[s.unit].doc) + " " + strings.Join(s.holder.words, " ")
}

// bySentence joins what one says of an issue in one sentence; where that is for and against it nothing is left.
func (c *court) bySentence(list []voicedStance) []voicedStance {
	type turn struct {
		unit int
		key  string
	}
	var out []voicedStance
	at := map[turn]int{}
	for _, s := range list {
		u := turn{s.unit, s.key}
		k, ok := at[u]
		if !ok {
			k = len(out)
			at[u] = k
			out = append(out, s)
			out[k].weight = 0
		}
		out[k].weight += s.weight * float64(s.sign)
	}
	for k := range out {
		out[k].sign = 1
		if out[k].weight < 0 {
			out[k].sign, out[k].weight = -1, -out[k].weight
		}
	}
	return slices.DeleteFunc(out, func(s voicedStance) bool { return s.weight < leastStance })
}

// campDispute sets who is against an issue beside who is for it, if both are sure.
func (c *court) campDispute(x *issues, issue int, list []voicedStance, used map[int]bool) (news.Dispute, bool) {
	list = slices.DeleteFunc(list, func(s voicedStance) bool { // who did it judges others by that
		return issue == 0 && s.sign < 0 && s.holder.actor >= 0 && x.doers[s.holder.actor]
	})
	sum := map[string]float64{}
	for _, s := range list {
		sum[s.key] += float64(s.sign) * s.weight
	}
	if slices.ContainsFunc(list, func(s voicedStance) bool { return used[s.unit] && s.weight >= sureStance }) {
		return news.Dispute{}, false // a surer dispute is on this issue
	}
	list = slices.DeleteFunc(list, func(s voicedStance) bool {
		return used[s.unit] || float64(s.sign)*sum[s.key] < sureStance
	})
	slices.SortStableFunc(list, func(a, b voicedStance) int { return cmp.Compare(b.weight, a.weight) })
	var camps [2][]voicedStance
	taken := map[int]bool{}
	for _, s := range list {
		if k := (s.sign + 1) / 2; !taken[s.unit] {
			taken[s.unit] = true
			camps[k] = append(camps[k], s)
		}
	}
	if len(camps[0]) == 0 || len(camps[1]) == 0 || camps[0][0].weight < sureStance || camps[1][0].weight < sureStance || !camps[0][0].holder.differs(camps[1][0].holder) {
		return news.Dispute{}, false
	}
	topic := c.issueTopic(x, issue, slices.Concat(camps[0], camps[1]))
	if topic == "" {
		return news.Dispute{}, false
	}
	against, speakers := c.camp(camps[0], used)
	behind, backers := c.camp(camps[1], used)
	c.trace.ruled(ruling{camps[0][0].unit, camps[1][0].unit, judgesIt, 0})
	d := c.dispute(news.PositionDispute, topic, []side{against, behind})
	d.Variants[0].SaidBy, d.Variants[1].SaidBy = speakers, backers
	return d, true
}

// camp makes a side of what some say, the surest first and each speaker once before any is heard again.
func (c *court) camp(list []voicedStance, used map[int]bool) (side, []string) {
	var units []int
	var who [][]int
	heard := map[string]bool{}
	for _, again := range []bool{false, true} {
		for _, s := range list {
			if len(units) == maxCamp || used[s.unit] || heard[s.key] != again {
				continue
			}
			heard[s.key], used[s.unit] = true, true
			units = append(units, s.unit)
			if s.holder.actor >= 0 {
				who = append(who, []int{s.holder.actor})
			} else {
				who = append(who, nil)
			}
		}
	}
	return c.sideOf(units), c.idsOf(who)
}

// issueTopic returns the words for an issue: those by which what is cited names it, else those with which the articles begin.
func (c *court) issueTopic(x *issues, issue int, list []voicedStance) string {
	if issue != 0 {
		return x.names[issue]
	}
	for _, s := range list {
		if s.thing < 0 {
			continue
		}
		u := c.units[s.unit]
		doc := c.story.Docs[u.doc]
		if strings.HasPrefix(doc.Tokens[s.thing].Tag(), "NN") && c.actorIn(u.doc, doc.Tokens[s.thing].Span) < 0 && !ofActs[strings.ToLower(doc.Tokens[s.thing].Of(doc.Text))] {
			return c.nounPhrase(u, s.thing).Of(doc.Text)
		}
	}
	if x.names[0] != "" {
		return x.names[0]
	}
	for _, s := range list {
		if s.thing >= 0 {
			u := c.units[s.unit]
			return c.nounPhrase(u, s.thing).Of(c.story.Docs[u.doc].Text)
		}
	}
	return ""
}
