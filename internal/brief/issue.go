package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// target is what can be spoken for and against: an issue, and whether who is for what the words stand for is for it (1) or
// against it (-1). Issue 0 is the deed that is the news.
type target struct{ issue, sign int }

// issues are the main things of a story: what the beginnings of several articles tell.
type issues struct {
	nouns map[int]target // meaning → what it stands for
	names []string       // by issue: what the articles call it; of the deed what it is on, or ""
	doers map[int]bool   // actors who did the deed
}

// issuesOf finds the main things of the story.
func (m *merger) issuesOf() *issues {
	x := &issues{nouns: map[int]target{}, names: []string{""}, doers: map[int]bool{}}
	leads := m.openings()
	most := 0
	for d := range m.story.Docs {
		if m.reads(d) {
			most++
		}
	}
	deeds, subjects := tally{}, tally{}
	for _, i := range leads {
		m.deedsIn(i, func(k int) {
			cl := m.story.Docs[m.units[i].doc].Clauses[k]
			deeds.add(m.lex.of(cl.Predicate).meaning, m.units[i].doc)
			if a := m.subjectOf(m.units[i], k).actor; a >= 0 {
				subjects.add(a, m.units[i].doc)
			}
		})
	}
	for _, title := range m.titleWords() {
		for id := range title.words {
			if deeds[id] != nil {
				deeds.add(id, title.doc)
			}
		}
	}
	x.enterNouns(m, leads, most)
	for _, i := range leads {
		m.deedsIn(i, func(k int) { x.enterDeed(m, i, k, deeds) })
	}
	for a := range x.doers {
		if len(subjects[a]) < 2 || 2*len(subjects[a]) < most {
			delete(x.doers, a)
		}
	}
	return x
}

// tally counts the documents that have each thing.
type tally map[int]map[int]bool

func (t tally) add(id, doc int) {
	if id < 0 {
		return
	}
	if t[id] == nil {
		t[id] = map[int]bool{}
	}
	t[id][doc] = true
}

// openings returns the first sentences of the articles.
func (m *merger) openings() []int {
	var out []int
	count := make([]int, len(m.story.Docs))
	for i, u := range m.units {
		if count[u.doc]++; count[u.doc] <= newsSentences && m.reads(u.doc) {
			out = append(out, i)
		}
	}
	return out
}

// headline holds the meanings of the words of an article's title.
type headline struct {
	doc   int
	words map[int]bool
}

func (m *merger) titleWords() []headline {
	var out []headline
	for d, doc := range m.story.Docs {
		t := headline{d, map[int]bool{}}
		for _, tok := range nlp.Tokenize(doc.Title, nlp.Span{End: len(doc.Title)}) {
			if id, ok := m.lex.hasMeaning(tok.Of(doc.Title)); ok {
				t.words[id] = true
			}
		}
		out = append(out, t)
	}
	return out
}

// deedsIn calls do for each clause of sentence i that tells what somebody did.
func (m *merger) deedsIn(i int, do func(clause int)) {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	for k := firstClause(doc, u.sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
		cl := doc.Clauses[k]
		if cl.Kind == news.Frame || cl.Kind == news.Apposition || cl.Kind == news.Relative || cl.Attribution >= 0 && doc.Attributions[cl.Attribution].Kind != news.Indirect {
			continue
		}
		if strings.HasPrefix(doc.Tokens[cl.Head].Tag(), "VB") && !linkingVerbs[cl.Predicate] && !cl.Negated && m.actOf(doc, cl) == noAct && !light[cl.Predicate] {
			do(k)
		}
	}
}

// light are verbs that say nothing of what was done.
var light = wordSet(`say tell have do go come get take add ask call want use see know think follow accord include show find`)

// enterNouns notes the common nouns with which several articles begin, each as an issue of its own.
func (x *issues) enterNouns(m *merger, leads []int, most int) {
	in, order, titles := tally{}, []int{}, m.titleWords()
	name := map[int]string{}
	for _, i := range leads {
		u := m.units[i]
		doc := m.story.Docs[u.doc]
		s := doc.Sentences[u.sentence]
		for t := s.First; t < s.Last; t++ {
			if !m.isTopic(u, t) || doc.Tokens[t].End < len(doc.Text) && doc.Text[doc.Tokens[t].End] == '-' || m.saysLittle(u, t) || anybody[strings.ToLower(doc.Tokens[t].Of(doc.Text))] || ofActs[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
				continue
			}
			id := m.lex.of(doc.Tokens[t].Of(doc.Text)).meaning
			if id >= 0 && name[id] == "" {
				name[id] = m.nounPhrase(u, t).Of(doc.Text)
				order = append(order, id)
			}
			in.add(id, u.doc)
		}
	}
	for _, id := range order {
		inTitle := false
		for _, t := range titles {
			if t.words[id] {
				in.add(id, t.doc)
				inTitle = true
			}
		}
		if n := len(in[id]); n >= 2 && 3*n >= 2*most && inTitle {
			x.nouns[id] = target{len(x.names), 1}
			x.names = append(x.names, name[id])
		}
	}
}

// enterDeed notes what clause k of sentence i tells as the deed that is the news, if several articles begin with it: who did it, and what
// was made or undone by it.
func (x *issues) enterDeed(m *merger, i, k int, deeds tally) {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	cl := doc.Clauses[k]
	id := m.lex.of(cl.Predicate).meaning
	if id < 0 || len(deeds[id]) < 2 && !undoing[cl.Predicate] {
		return
	}
	if len(deeds[id]) > 1 {
		x.nouns[id] = target{0, 1}
	}
	if a := m.subjectOf(u, k).actor; a >= 0 && m.cast.actors[a].kind != news.Place {
		x.doers[a] = true
	}
	sign := 0
	switch {
	case undoing[cl.Predicate]:
		sign = -1
	case making[cl.Predicate]:
		sign = 1
	default:
		return
	}
	for _, run := range m.objectOf(u, k) {
		x.enterObject(m, u, run, sign)
	}
}

// enterObject notes that the deed makes or undoes what the first phrase of some tokens stands for.
func (x *issues) enterObject(m *merger, u *unit, run [2]int, sign int) {
	doc := m.story.Docs[u.doc]
	for t := run[0]; t < run[1]; t++ {
		tag := doc.Tokens[t].Tag()
		if tag == "IN" || tag == "TO" || tag == "," || strings.HasPrefix(tag, "VB") {
			return
		}
		if !strings.HasPrefix(tag, "NN") || isOwner(doc, t) {
			continue
		}
		noun := m.lex.of(doc.Tokens[t].Of(doc.Text)).meaning
		if at, ok := x.nouns[noun]; ok && at.issue != 0 {
			x.nouns[noun] = target{0, sign}
			if x.names[0] == "" {
				x.names[0] = m.nounPhrase(u, t).Of(doc.Text)
			}
		}
	}
}

// at returns what the noun or name at token t stands for; a doer for the deed.
func (x *issues) at(m *merger, u *unit, t int) (target, bool) {
	doc := m.story.Docs[u.doc]
	tok := doc.Tokens[t]
	if a := m.actorIn(u.doc, tok.Span); a >= 0 {
		return target{0, 1}, x.doers[a]
	}
	if !strings.HasPrefix(tok.Tag(), "NN") {
		return target{}, false
	}
	word := strings.ToLower(tok.Of(doc.Text))
	if id := m.lex.of(word).meaning; id >= 0 && !ofActs[word] {
		if at, ok := x.nouns[id]; ok {
			return at, true
		}
	}
	return target{0, 1}, ofActs[word] && pointed(doc, doc.Sentences[u.sentence], t) && x.isTheirs(m, u, t)
}

// isTheirs reports whether the act that the noun at token t stands for may be the doers': nobody else is named as who did it.
func (x *issues) isTheirs(m *merger, u *unit, t int) bool {
	doc := m.story.Docs[u.doc]
	for k := t - 1; k > max(doc.Sentences[u.sentence].First, t-4); k-- {
		if doc.Tokens[k].Tag() == "POS" {
			a := m.ownerAt(u, doc.Sentences[u.sentence].First, k-1).actor
			_, office := nlp.OfficeOf([]string{strings.ToLower(doc.Tokens[k-1].Of(doc.Text))})
			return a < 0 && len(x.doers) == 0 && !office || a >= 0 && (x.doers[a] || m.cast.actors[a].kind != news.Person)
		}
	}
	return true
}

// pointed reports whether the text points to the noun at token t as known: "the decision", "this move", "Berg's ruling".
func pointed(doc *news.Document, s news.Sentence, t int) bool {
	for k := t - 1; k >= max(s.First, t-3); k-- {
		switch tok := doc.Tokens[k]; {
		case tok.Tag() == "POS" || tok.Tag() == "PRP$":
			return true
		case tok.Tag() == "DT":
			return slices.Contains([]string{"the", "this", "that", "these", "today"}, strings.ToLower(tok.Of(doc.Text)))
		case !strings.HasPrefix(tok.Tag(), "JJ") && !strings.HasPrefix(tok.Tag(), "NN"):
			return false
		}
	}
	return false
}
