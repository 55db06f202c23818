package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// court holds what contests are judged by.
type court struct {
	*merger
	contests  []contest
	of        map[int][]int // sentence → its contests
	stars     map[int]*starOf
	voices    []holder      // by sentence: who speaks most of it
	charged   []bool        // by sentence: tells of an accusation
	chargedIn map[int][]int // actor → the charged sentences that name it
	defends   map[int][]int // actor → the contests in which it answers
	accusers  map[int][]int // actor → the contests that accuse it
	accused   [][]int       // by sentence: whom it accuses
	voiced    map[int][]int // actor → the sentences that it speaks
	judged    map[int]bool  // sentences that disputes of characterisation cite
	deeds     []bool        // by sentence: has a noun for what was done
}

// rivalry is a contest with a sentence that stands against it.
type rivalry struct {
	contest, unit int
	score         float64
	kind          news.DisputeKind
	by            ground
}

// ground says by what a sentence stands against a contest.
type ground string

const (
	saysIt       ground = "it says what is denied"
	saysItIs     ground = "it says to be so what is said not to be"
	accusesHim   ground = "it accuses who denies it"
	accusesSo    ground = "it accuses of what somebody says was not so"
	speaksFor    ground = "whose words are attacked speaks"
	speaksOf     ground = "who is attacked speaks of it"
	isFor        ground = "it is for what the other is against"
	defendsIt    ground = "who is attacked defends what he did"
	answersHim   ground = "two who stand against each other in the story: one says of a thing what the other says is not so"
	saidBehind   ground = "one sentence says it and who denies it"
	judgesIt     ground = "some judge for and others against what is the news"
	turnedWithin ground = "one sentence tells what an actor held first and what later"
	turnedBack   ground = "it says that an actor gave up what the other tells"
	saidAgainst  ground = "one sentence says what two say, with a word between that sets them against each other"
)

// contestDisputes finds what is claimed and denied, and what some are for and others against; apart from these, how the positions of one
// actor changed.
func (m *merger) contestDisputes(stars []*starOf) (out, changed []news.Dispute) {
	c := m.newCourt(stars)
	turned := c.developments()
	for _, d := range turned {
		changed = append(changed, c.series(d))
	}
	out = c.characterDisputes()
	var list []rivalry
	for k := range c.contests {
		list = append(list, c.rivals(k)...)
	}
	list = append(list, c.exchanges()...)
	list = slices.DeleteFunc(list, func(r rivalry) bool {
		x := c.contests[r.contest].unit
		return c.asks(r.unit) || c.asks(x) || slices.ContainsFunc(turned, func(d development) bool { return d.splits(x, r.unit) })
	})
	sort.SliceStable(list, func(a, b int) bool { return c.rank(list[a]) > c.rank(list[b]) })
	out = append(out, c.disputes(list)...)
	return append(out, c.stanceDisputes(c.judged)...), changed
}

// rank orders rivalries: a denial of one thing takes its sentences before one of everything does.
func (c *court) rank(r rivalry) float64 {
	if t := c.contests[r.contest].target; t.all || t.claims && len(t.words) == 0 && !t.told {
		return r.score - 0.5
	}
	return r.score
}

func (m *merger) newCourt(stars []*starOf) *court {
	m.findWith()
	c := &court{
		merger: m, of: map[int][]int{}, stars: map[int]*starOf{},
		voices: make([]holder, len(m.units)), charged: make([]bool, len(m.units)), deeds: make([]bool, len(m.units)), chargedIn: map[int][]int{}, voiced: map[int][]int{}, accusers: map[int][]int{}, defends: map[int][]int{}, judged: map[int]bool{},
	}
	for _, s := range stars {
		c.stars[s.center] = s
	}
	actors := map[int]int{} // term → actor
	for a := range m.cast.actors {
		if id, ok := m.lex.hasActor(m.cast, a); ok {
			actors[id] = a
		}
	}
	for i := range m.units {
		c.enter(i, actors)
	}
	c.contests = m.contests()
	for k, x := range c.contests {
		c.of[x.unit] = append(c.of[x.unit], k)
		if a := x.holder.actor; x.act == answers && c.isDefence(x) && a >= 0 && len(c.defends[a]) < manyRivals {
			c.defends[a] = append(c.defends[a], k)
		}
		if x.act != accuse {
			continue
		}
		for _, a := range x.whom {
			if len(c.accusers[a]) < manyContests && a != x.holder.actor {
				c.accusers[a] = append(c.accusers[a], k)
			}
		}
	}
	c.accused = make([][]int, len(c.units))
	for i := range c.units {
		c.accused[i] = c.accusedIn(i)
	}
	return c
}

// findWith notes which sentences have each meaning.
func (m *merger) findWith() {
	if m.with != nil {
		return
	}
	lengths := make([]int, len(m.lex.names))
	for _, u := range m.units {
		for _, w := range u.words {
			lengths[w]++
		}
	}
	m.with = lists[int](lengths)
	for i, u := range m.units {
		for _, w := range u.words {
			m.with[w] = append(m.with[w], i)
		}
	}
}

// enter notes what is said in sentence i and by whom; actors leads from terms to actors.
func (c *court) enter(i int, actors map[int]int) {
	u := c.units[i]
	c.voices[i], c.deeds[i] = c.mainVoice(u), c.namesDeed(u)
	if a := c.voices[i].actor; a >= 0 {
		c.voiced[a] = append(c.voiced[a], i)
	}
	for _, t := range u.terms {
		c.charged[i] = c.charged[i] || c.lex.charged[t.id]
	}
	if !c.charged[i] {
		return
	}
	for _, t := range u.terms {
		if a, ok := actors[t.id]; ok {
			c.chargedIn[a] = append(c.chargedIn[a], i)
		}
	}
}

// rivals returns the sentences that stand against a contest.
func (c *court) rivals(k int) []rivalry {
	x := c.contests[k]
	switch x.act {
	case deny:
		if x.generic {
			return append(c.accusations(k), c.owned(k)...)
		}
		return slices.Concat(c.assertions(k), c.chargesBehind(k), c.exculpations(k))
	case oppose:
		return c.supporters(k)
	}
	return nil
}

// leastCover is the least share of what is denied that a sentence must have to say it.
const leastCover = 0.4

// assertions returns the sentences that say what is denied.
func (c *court) assertions(k int) []rivalry {
	x := c.contests[k]
	var out []rivalry
	for _, i := range c.near(x.target, x.unit) {
		u := c.units[i]
		cover, n := x.target.cover(u)
		if n < 2 || cover < leastCover || c.denies(i) || c.speaks(i, x.holder) || x.target.claims && !c.ofHolder(x, i) {
			continue
		}
		score, by := cover+0.1*float64(min(n, 4)-2), saysIt
		if x.target.negated && !x.negates {
			if c.negated(i) {
				score += 0.3
			} else {
				score -= 0.3
			}
		}
		if x.negates {
			if c.negated(i) || !c.gainsays(c.units[x.unit], u) || n < 3 && cover < 0.6 {
				continue
			}
			score, by = score-0.4, saysItIs
		}
		if o := x.target.owner; !o.open() {
			if v := c.voices[i]; v.is(o) {
				score += 0.4
			} else if v.actor >= 0 && o.actor >= 0 {
				continue
			}
		}
		if c.charged[i] {
			score += 0.2
		}
		if c.voices[i].differs(x.holder) {
			score += 0.2
		}
		if x.holder.actor >= 0 && c.tells(u, x.holder.actor) {
			score += 0.2
		}
		if u.doc == c.units[x.unit].doc && x.unit-i > 0 && x.unit-i <= 2 {
			score += 0.15
		}
		out = append(out, rivalry{k, i, score, news.DenialDispute, by})
	}
	return append(best(out, manyRivals), c.owned(k)...)
}

// ofHolder reports whether sentence i can tell what is claimed of who denies: it names him, where he has a name, or stands
// right before.
func (c *court) ofHolder(x contest, i int) bool {
	doc := c.story.Docs[c.units[x.unit].doc]
	if x.target.told || x.target.that || !chargesNoun[strings.ToLower(doc.Tokens[x.target.noun].Of(doc.Text))] || !x.target.owner.open() || x.holder.actor >= 0 && c.tells(c.units[i], x.holder.actor) {
		return true
	}
	near := c.units[i].doc == c.units[x.unit].doc && i < x.unit && x.unit-i <= 2
	return near || x.holder.actor < 0 && len(x.holder.words) > 0
}

// owned returns the sentences in which the one whose words a contest is against speaks: "dismissed Berg's remarks".
func (c *court) owned(k int) []rivalry {
	x := c.contests[k]
	o := x.target.owner
	if o.actor < 0 || !o.differs(x.holder) || x.negates || !x.target.spoken {
		return nil
	}
	var out []rivalry
	voiced := c.voiced[o.actor]
	for _, i := range voiced[:min(len(voiced), manyContests)] {
		if i == x.unit || c.denies(i) {
			continue
		}
		u := c.units[i]
		cover, n := x.target.cover(u)
		score := 0.5 + 0.5*cover
		if u.doc == c.units[x.unit].doc && x.unit-i > 0 && x.unit-i <= 4 {
			score += 0.3
		}
		if n > 0 || score > 0.7 {
			out = append(out, rivalry{k, i, score, news.PositionDispute, speaksFor})
		}
	}
	return best(out, 4)
}

// manyRivals is how many rivals of one contest are kept.
const manyRivals = 8

func best(list []rivalry, n int) []rivalry {
	sort.SliceStable(list, func(a, b int) bool { return list[a].score > list[b].score })
	return list[:min(n, len(list))]
}

// manyShared is how many sentences may have a word that leads from one to another.
const manyShared = 100

// near returns the sentences that share a word with a matter, but one.
func (c *court) near(t matter, but int) []int {
	seen := map[int]bool{but: true}
	var out []int
	for _, w := range t.words {
		if len(c.unitsWith(w.id)) > manyShared {
			continue
		}
		for _, i := range c.unitsWith(w.id) {
			if !seen[i] {
				seen[i] = true
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return out
}

// tells reports whether a sentence names an actor.
func (c *court) tells(u *unit, actor int) bool {
	id, ok := c.lex.hasActor(c.cast, actor)
	if !ok {
		return false
	}
	return u.hasTerm(id)
}

// negated reports whether a sentence has a word of negation.
func (c *court) negated(i int) bool {
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	for t := s.First; t < s.Last; t++ {
		if c.lex.lexeme(u.doc, t).is(negation) {
			return true
		}
	}
	return false
}

// denies reports whether somebody denies something in a sentence or says that something is not so, whoever it is.
func (c *court) denies(i int) bool {
	return c.refutes(i) || slices.ContainsFunc(c.of[i], func(k int) bool { return c.contests[k].act == deny })
}

// refutes reports whether somebody denies something in a sentence, whoever it is.
func (c *court) refutes(i int) bool {
	for _, k := range c.of[i] {
		if x := c.contests[k]; x.act == deny && !x.negates {
			return true
		}
	}
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	for t := s.First; t < s.Last; t++ {
		if c.lex.lexeme(u.doc, t).act == deny && strings.HasPrefix(doc.Tokens[t].Tag(), "VB") {
			return true
		}
	}
	return false
}

// asks reports whether a sentence is a question.
func (c *court) asks(i int) bool {
	u := c.units[i]
	return strings.HasSuffix(strings.TrimRight(u.Of(c.story.Docs[u.doc].Text), "\"”’' "), "?")
}

// mainVoice returns who speaks most of a sentence.
func (m *merger) mainVoice(u *unit) holder {
	doc := m.story.Docs[u.doc]
	for _, a := range m.speech[u.doc].in[u.sentence] {
		covered := 0
		for _, s := range doc.Attributions[a].Content {
			covered += s.Overlap(u.Span)
		}
		if 2*covered > u.Len() {
			return m.sourceHolder(u.doc, doc.Attributions[a])
		}
	}
	return holder{actor: -1}
}

// speaks reports whether a holder speaks a sentence or takes a side in it.
func (c *court) speaks(i int, h holder) bool {
	v := c.voices[i]
	if !v.open() && !h.open() && !v.differs(h) {
		return true
	}
	for _, k := range c.of[i] {
		if x := c.contests[k].holder; !x.open() && !h.open() && !x.differs(h) {
			return true
		}
	}
	return false
}

func (c *court) origins(i int) int {
	if s := c.stars[i]; s != nil {
		return s.origins
	}
	return 1
}
