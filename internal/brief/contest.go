package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// contest is somebody's act for or against a matter, in one clause.
type contest struct {
	unit, token int
	clause      int // index into Clauses, or -1
	act         act
	holder      holder
	target      matter
	generic     bool  // "the allegations", "any wrongdoing": what, is told elsewhere
	pleads      bool  // answers a charge in court
	calls       bool  // calls what is claimed untrue
	apart       bool  // says that somebody has nothing to do with it
	thing       bool  // "denies this": what stands before it
	negates     bool  // says that something is not so
	whom        []int // actors whom its verb is on
}

// contests collects the acts of all clauses.
func (m *merger) contests() []contest {
	var out []contest
	ofDoc := make([]int, len(m.story.Docs))
	for i, u := range m.units {
		if !m.reads(u.doc) {
			continue
		}
		doc := m.story.Docs[u.doc]
		for k := firstClause(doc, u.sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
			if ofDoc[u.doc] == manyContests {
				break
			}
			if c := m.contestOf(i, k); c.act != noAct {
				ofDoc[u.doc]++
				out = append(out, c)
			}
		}
		out = append(out, m.strayActs(i)...)
		out = append(out, m.counterclaims(i)...)
		out = append(out, m.pleas(i)...)
	}
	return out
}

// firstClause returns the first clause of a sentence or of one behind it.
func firstClause(doc *news.Document, sentence int) int {
	return sort.Search(len(doc.Clauses), func(k int) bool { return doc.Clauses[k].Sentence >= sentence })
}

// unreal are the modals with which an act is told that has not been done.
var unreal = wordSet(`may might could would will 'll shall can should must`)

// contestOf returns what clause k of sentence i does; its act is none for most.
func (m *merger) contestOf(i, k int) contest {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	cl := doc.Clauses[k]
	c := contest{unit: i, token: cl.Head, clause: k, act: m.actOf(doc, cl)}
	if c.act == noAct || unreal[cl.Modal] || c.act == reject && cl.Passive && behindBy(doc, cl) == 0 && moreThan(doc, cl.Head) {
		return contest{}
	}
	if cl.Negated {
		if c.act = turned[c.act]; c.act == noAct {
			return contest{}
		}
	}
	c.holder = m.subjectOf(u, k)
	object := m.objectOf(u, k)
	c.target = m.matterOf(u, object)
	c.whom = m.whomOf(u, cl.Predicate, object)
	c.generic = c.target.generic()
	c.thing = len(object) == 1 && object[0][1]-object[0][0] == 1 && demonstrative[strings.ToLower(doc.Tokens[object[0][0]].Of(doc.Text))]
	switch {
	case m.isTold(doc, cl):
		return contest{}
	case c.act == reject && (c.target.claims || c.target.that):
		c.act = deny
	case c.act == reject:
		c.act = oppose
	case c.act == deny && isRefusal(doc, cl, c.target):
		return contest{}
	}
	return c
}

// moreThan reports whether a participle is compared: "more challenged than the other".
func moreThan(doc *news.Document, t int) bool {
	return t > 0 && (strings.EqualFold(doc.Tokens[t-1].Of(doc.Text), "more") || strings.EqualFold(doc.Tokens[t-1].Of(doc.Text), "less"))
}

// isTold reports whether a deed is none of the sentence's own: "accused of disputing it", "contradicting what he said".
func (m *merger) isTold(doc *news.Document, cl news.Clause) bool {
	if doc.Tokens[cl.Head].Tag() != "VBG" || cl.Head == 0 {
		return false
	}
	return cl.Predicate == "contradict" || byGerund[strings.ToLower(doc.Tokens[cl.Head-1].Of(doc.Text))]
}

// byGerund are prepositions behind which a gerund tells what somebody is said to do.
var byGerund = wordSet(`of for from about`)

// turned is what an act is with "not" before it; who does not deny or accuse does nothing.
var turned = map[act]act{support: oppose}

// actOf returns what the predicate of a clause does.
func (m *merger) actOf(doc *news.Document, cl news.Clause) act {
	predicate := &m.lex.words[m.lex.number(cl.Predicate)]
	if predicate.act == noAct && !predicate.is(phrasalVerb) {
		return noAct
	}
	head := doc.Tokens[cl.Head]
	if !strings.HasPrefix(head.Tag(), "VB") && cl.Predicate == strings.ToLower(head.Of(doc.Text)) {
		return noAct
	}
	if cl.Head+1 < len(doc.Tokens) {
		if a := phrasal[cl.Predicate+" "+strings.ToLower(doc.Tokens[cl.Head+1].Of(doc.Text))]; a != noAct {
			return a
		}
	}
	if a := phrasal[cl.Predicate+" aside"]; a != noAct && ownHas(doc, cl, "aside") { // "brushed the complaints aside"
		return a
	}
	return predicate.act
}

// ownHas reports whether a clause has a word of its own behind its predicate.
func ownHas(doc *news.Document, cl news.Clause, word string) bool {
	for _, run := range cl.Own {
		for t := max(run[0], cl.Head+1); t < run[1]; t++ {
			if strings.EqualFold(doc.Tokens[t].Of(doc.Text), word) {
				return true
			}
		}
	}
	return false
}

// isRefusal reports whether "deny" means that somebody was not given what he wants: "denied the motion", "were denied
// entry".
func isRefusal(doc *news.Document, cl news.Clause, target matter) bool {
	if cl.Predicate != "deny" || target.claims || target.that {
		return false
	}
	return cl.Passive || target.phrase >= 0 && wished[strings.ToLower(doc.Tokens[target.phrase].Of(doc.Text))]
}

// subjectOf returns who does what clause k tells: behind "by" in the passive, else its subject; of "we" and where there is
// none, who speaks.
func (m *merger) subjectOf(u *unit, k int) holder {
	doc := m.story.Docs[u.doc]
	cl := doc.Clauses[k]
	if cl.Passive {
		if t := behindBy(doc, cl); t > 0 {
			return m.nounAt(u, doc.Sentences[u.sentence], t)
		}
		return holder{actor: -1}
	}
	h := holder{actor: -1}
	if len(cl.Actors) > 0 {
		h.actor = m.cast.of[u.doc][cl.Actors[0]]
	}
	subject := cl.Subject
	if subject.Empty() || relatives[strings.ToLower(subject.Of(doc.Text))] {
		subject = cl.Noun
	}
	if m.isFirst(doc, subject) || subject.Empty() && h.actor < 0 {
		return m.voiceAt(u, doc.Tokens[cl.Head].Span)
	}
	if subject.Empty() && h.actor < 0 && cl.Kind == news.Participle && cl.Parent >= 0 {
		return m.subjectOf(u, cl.Parent)
	}
	if last := tokenAfter(doc, doc.Sentences[u.sentence], subject.End) - 1; h.actor < 0 && !subject.Empty() && last >= 0 {
		h.actor = m.actorIn(u.doc, doc.Tokens[last].Span)
	}
	return m.holderOf(h.actor, subject.Of(doc.Text))
}

// relatives are pronouns in whose place the noun before them stands.
var relatives = wordSet(`who which that whom`)

func (m *merger) isFirst(doc *news.Document, s news.Span) bool {
	switch strings.ToLower(s.Of(doc.Text)) {
	case "we", "i":
		return true
	}
	return false
}

// behindBy returns the token behind "by" of a passive clause, or 0.
func behindBy(doc *news.Document, cl news.Clause) int {
	for _, run := range cl.Own {
		for t := max(run[0], cl.Head+1); t < run[1]-1; t++ {
			if strings.EqualFold(doc.Tokens[t].Of(doc.Text), "by") {
				return t + 1
			}
		}
	}
	return 0
}

// objectOf returns the tokens that tell what clause k is on: what stands behind the predicate, with the clauses inside it
// but for those that say how, when and why; in the passive its subject. Of a relative clause it is what that is said of;
// "a conclusion", "which he denies": the clause before.
func (m *merger) objectOf(u *unit, k int) [][2]int {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	cl := doc.Clauses[k]
	var out [][2]int
	add := func(span news.Span) {
		if !span.Empty() {
			out = append(out, [2]int{tokenAfter(doc, s, span.Start), tokenAfter(doc, s, span.End)})
		}
	}
	relative := relatives[strings.ToLower(cl.Subject.Of(doc.Text))]
	if cl.Passive {
		if relative || cl.Subject.Empty() {
			add(cl.Noun)
		} else {
			add(cl.Subject)
		}
	} else {
		out = behind(doc, s, k)
	}
	if cl.Kind == news.Frame {
		for _, a := range m.speech[u.doc].in[u.sentence] {
			if at := doc.Attributions[a]; at.Cue.Contains(doc.Tokens[cl.Head].Span) {
				for _, span := range at.Content {
					if u.Contains(span) {
						add(span)
					}
				}
			}
		}
	}
	if len(out) == 0 && !relative {
		add(cl.Noun)
	}
	if !cl.Noun.Empty() && cl.Parent >= 0 && (len(out) == 1 && m.isClaim(doc, cl.Noun) || len(out) == 0) {
		p := cl.Parent
		for doc.Clauses[p].Kind == news.Apposition && doc.Clauses[p].Parent >= 0 {
			p = doc.Clauses[p].Parent
		}
		add(news.Span{Start: doc.Clauses[p].Start, End: max(doc.Clauses[p].Start, cl.Noun.Start)})
	}
	return out
}

// isClaim reports whether a noun stands for what was said: "a conclusion".
func (m *merger) isClaim(doc *news.Document, noun news.Span) bool {
	words := strings.Fields(noun.Of(doc.Text))
	return len(words) > 0 && claims[strings.ToLower(words[len(words)-1])]
}

// behind returns the tokens of clause k behind its predicate, without those of the clauses in it that say how, when and why.
func behind(doc *news.Document, s news.Sentence, k int) [][2]int {
	cl := doc.Clauses[k]
	at, end := cl.Head+1, tokenAfter(doc, s, cl.End)
	var out [][2]int
	for j := k + 1; j < len(doc.Clauses) && doc.Clauses[j].Sentence == cl.Sentence; j++ {
		child := doc.Clauses[j]
		if child.Parent == k && child.Start >= cl.End && child.Kind == news.Main { // broken off by a quote mark
			end = max(end, tokenAfter(doc, s, child.End))
		}
		if child.Kind != news.Participle && child.Kind != news.Adverbial && child.Kind != news.Conjoined || !cl.Contains(child.Span) {
			continue
		}
		first, last := tokenAfter(doc, s, child.Start), tokenAfter(doc, s, child.End)
		if first < at {
			continue
		}
		out = append(out, [2]int{at, first})
		at = max(at, last)
	}
	if at < end {
		out = append(out, [2]int{at, end})
	}
	for i := range out {
		for t := out[i][0] + 1; t < out[i][1]; t++ {
			if doc.Tokens[t].Tag() == "," {
				return append(out[:i], [2]int{out[i][0], t})
			}
		}
	}
	return slices.DeleteFunc(out, func(r [2]int) bool { return r[0] >= r[1] })
}
