package brief

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// maxIndirect is how many statements of reported speech a story shows, maxOfOne how many of them
	// of one speaker.
	maxIndirect, maxOfOne = 8, 2
	// minClause and maxClause bound the words of a clause that reads alone.
	minClause, maxClause = 6, 40
	// retold is the similarity to a line already shown from which on a statement repeats it.
	retold = 0.4
)

// statement is a clause of reported speech whose speaker is known.
type statement struct {
	doc      int
	at       news.Attribution
	clause   news.Span
	actor    int
	unit     int     // its sentence, index into the units
	meanings []int32 // of its words: names of the vocabulary, ascending
}

// indirect returns reported speech of known speakers that no line of b and none of the quotes
// tells, of the most important speakers first. A clause that only tells what another article
// quotes becomes drift of that quote.
func (m *merger) indirect(b *news.Briefing, quotes []news.Quote) []news.Quote {
	told, shown := m.toldBy(b)
	rank := m.ranks()
	list := m.statements()
	said := m.saidIn(quotes, list)
	slices.SortStableFunc(list, func(a, c statement) int {
		return cmp.Or(rank[m.cast.actors[c.actor].id]-rank[m.cast.actors[a.actor].id], m.units[a.unit].sentence-m.units[c.unit].sentence)
	})
	out := []news.Quote{}
	of := map[int]int{}
	for _, s := range list {
		if m.isQuotedIn(s, said[s.actor], quotes) || told[s.unit] {
			continue
		}
		if of[s.actor] == maxOfOne || len(out) == maxIndirect || m.repeated(shown, m.units[s.unit], retold) {
			continue
		}
		of[s.actor]++
		shown.add(s.unit)
		out = append(out, m.indirectQuote(s))
	}
	return out
}

// toldBy returns the sentences that the lines of b cite, and an index of them.
func (m *merger) toldBy(b *news.Briefing) (map[int]bool, *overlap) {
	told, shown := map[int]bool{}, m.emptyIndex()
	for _, list := range [][]news.Claim{b.Consensus, b.Reported} {
		for _, claim := range list {
			for _, c := range claim.Citations {
				if i, ok := m.unitAt(m.byID[c.Article], c.Start); ok && !told[i] {
					told[i] = true
					shown.add(i)
				}
			}
		}
	}
	return told, shown
}

// unitAt returns the sentence that begins at offset start of document d.
func (m *merger) unitAt(d, start int) (int, bool) {
	return slices.BinarySearchFunc(m.units, start, func(u *unit, start int) int { return cmp.Or(u.doc-d, u.Start-start) })
}

// statements collects the clauses of reported speech that read alone.
func (m *merger) statements() []statement {
	var out []statement
	unit := 0
	for d, doc := range m.story.Docs {
		for _, at := range doc.Attributions {
			actor := m.cast.speaker(d, at)
			if at.Kind != news.Indirect || len(at.Content) != 1 || actor < 0 || m.cast.actors[actor].kind == news.Place {
				continue
			}
			for unit < len(m.units) && (m.units[unit].doc < d || m.units[unit].doc == d && m.units[unit].End <= at.Content[0].Start) {
				unit++
			}
			if unit == len(m.units) || !m.units[unit].Contains(at.Content[0]) {
				continue
			}
			if clause, ok := m.clause(unit, at.Content[0]); ok && m.isSaid(unit, at, clause) && !m.names(d, actor, clause) {
				out = append(out, statement{d, at, clause, actor, unit, m.meaningsOf(clause.Of(doc.Text))})
			}
		}
	}
	return out
}

// clause returns the part of a span of a sentence that reads alone, without "that" before it: it
// has a subject of its own, no pronoun, before its verb. Words in quote marks are quotes of their
// own, and a cue means that somebody else speaks.
func (m *merger) clause(unit int, s news.Span) (news.Span, bool) {
	u := m.units[unit]
	doc := m.story.Docs[u.doc]
	tokens := clauseTokens(doc, doc.Sentences[u.sentence], s)
	if len(tokens) < minClause || len(tokens) > maxClause || leaning[nlp.Fold(tokens[0].Of(doc.Text))] || !isClause(tokens) {
		return news.Span{}, false
	}
	for _, tok := range tokens {
		if w := tok.Of(doc.Text); strings.ContainsAny(w, "“”\"‘") || sayings[strings.ToLower(w)] {
			return news.Span{}, false
		}
	}
	clause := tokens[0].Cover(tokens[len(tokens)-1].Span)
	return clause, !m.isTime(u, clause)
}

// clauseTokens returns the tokens of a span without the conjunction "that" before them, the marks
// at both ends and what turns away from what was said; none where "that" is a pronoun, as in
// "complained about that report".
func clauseTokens(doc *news.Document, sentence news.Sentence, s news.Span) []nlp.Token {
	var tokens []nlp.Token
	for _, tok := range doc.Tokens[sentence.First:sentence.Last] {
		word := nlp.Fold(tok.Of(doc.Text))
		if n := len(tokens); n > 1 && turns[word] && tokens[n-1].Of(doc.Text) == "," {
			break
		}
		if len(tokens) == 0 && word == "that" && tok.Tag() == "DT" {
			return nil
		}
		if s.Contains(tok.Span) && (len(tokens) > 0 || hasLetterOrDigit(tok.Of(doc.Text)) && word != "that") {
			tokens = append(tokens, tok)
		}
	}
	for len(tokens) > 0 && !hasLetterOrDigit(tokens[len(tokens)-1].Of(doc.Text)) {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

// isSaid reports whether an attribution reports a clause and no thing that is named, shown or asked
// for: its cue is a verb of saying, or "that" begins the clause, and hardly a word stands between.
func (m *merger) isSaid(unit int, at news.Attribution, clause news.Span) bool {
	u := m.units[unit]
	text := m.story.Docs[u.doc].Text
	source := strings.Fields(strings.ToLower(at.Source.Of(text)))
	if len(source) > 1 && (source[0] == "a" || source[0] == "an") { // "an issue Berg said …"
		return false
	}
	if at.Cue.Start > clause.Start {
		return clause.Start <= u.Start+1 && (sayings[nlp.Fold(at.Cue.Of(text))] || strings.EqualFold(at.Cue.Of(text), "according to"))
	}
	if at.Cue.End > clause.Start || clause.Start-at.Cue.End > maxAddressee {
		return false
	}
	between := strings.Fields(strings.ToLower(text[at.Cue.End:clause.Start]))
	that := len(between) > 0 && between[len(between)-1] == "that"
	return that || len(between) == 0 && sayings[nlp.Fold(at.Cue.Of(text))] && !m.isRelative(u, at.Source)
}

// isRelative reports whether a source stands right behind a noun or a relative pronoun: "the bridge Berg said the town
// had paid for" tells of the bridge, and what she said lacks it.
func (m *merger) isRelative(u *unit, source news.Span) bool {
	doc := m.story.Docs[u.doc]
	tokens := doc.Tokens[doc.Sentences[u.sentence].First:doc.Sentences[u.sentence].Last]
	i := sort.Search(len(tokens), func(k int) bool { return tokens[k].End > source.Start })
	if i == 0 {
		return false
	}
	switch tag := tokens[i-1].Tag(); tag {
	case "NN", "NNS":
		return !slices.ContainsFunc(doc.Dates, func(d nlp.Date) bool { return d.Contains(tokens[i-1].Span) }) // "last week Berg said"
	default:
		return tag == "WDT" || tag == "WP"
	}
}

// maxAddressee is the most bytes between a cue and what is said: "told reporters on Monday that".
const maxAddressee = 40

// sayings are the cues that a clause follows without "that".
var sayings = wordSet(`said says saying say added adds adding argued argues insisted insists claimed claims contended contends testified
	acknowledged stated explained estimated noted believes believed warned announced`)

// names reports whether an actor is named in a clause: who speaks is seldom named in his own words,
// so that it would likely be somebody else who speaks.
func (m *merger) names(d, actor int, clause news.Span) bool {
	doc := m.story.Docs[d]
	i, _ := slices.BinarySearchFunc(doc.Mentions, clause.Start, func(n news.Mention, at int) int { return cmp.Compare(n.Start, at) })
	for ; i < len(doc.Mentions) && doc.Mentions[i].Start < clause.End; i++ {
		if m.cast.of[d][i] == actor {
			return true
		}
	}
	return false
}

// turns begin, behind a comma, what is often the narrator's own: "although she did not say why".
var turns = wordSet(`although though but`)

// isTime reports whether a clause begins with when it was said, "Monday the boats …".
func (m *merger) isTime(u *unit, clause news.Span) bool {
	return slices.ContainsFunc(m.story.Docs[u.doc].Dates, func(d nlp.Date) bool { return d.Start <= clause.Start+len("late ") && clause.Start < d.End })
}

// isClause reports whether tokens begin with a noun phrase that a finite verb follows.
func isClause(tokens []nlp.Token) bool {
	noun := false
	for i, tok := range tokens {
		switch tag := tok.Tag(); {
		case tag == "," && noun && i+1 < len(tokens) && strings.HasPrefix(tokens[i+1].Tag(), "VB"):
			return false
		case strings.HasPrefix(tag, "NN"), tag == "CD" && i == 0, tag == "EX":
			noun = true
		case tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD":
			return noun
		case i == 0 && tag != "DT" && tag != "PDT" && !strings.HasPrefix(tag, "JJ"):
			return false
		}
	}
	return false
}

// meaningsOf returns what the words of a text mean, but those that say nothing: names of the vocabulary, ascending.
func (m *merger) meaningsOf(text string) []int32 {
	var out []int32
	m.lex.parts = appendWords(m.lex.parts[:0], text, news.Span{End: len(text)}, 0)
	for _, w := range m.lex.parts {
		if x := &m.lex.words[m.lex.number(w.key)]; x.meaning >= 0 {
			out = append(out, x.meaning)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// said is what the quotes of one speaker mean.
type said struct {
	quote    int
	meanings []int32 // names of the vocabulary, ascending
}

// maxSaid is how many quotes of one speaker a statement is held against.
const maxSaid = 100

// saidIn returns by actor what the quotes of those mean who make some statements.
func (m *merger) saidIn(quotes []news.Quote, list []statement) map[int][]said {
	actor := map[string]int{}
	for _, s := range list {
		actor[m.cast.actors[s.actor].id] = s.actor
	}
	out := map[int][]said{}
	for i, q := range quotes {
		if a, ok := actor[q.Speaker]; ok && q.Speaker != "" && len(out[a]) < maxSaid {
			out[a] = append(out[a], said{i, m.meaningsOf(q.Text)})
		}
	}
	return out
}

// isQuotedIn reports whether quotes of the same speaker hold nearly all that a statement says. A
// quote of another article gets it as drift where they share enough to be sure.
func (m *merger) isQuotedIn(s statement, list []said, quotes []news.Quote) bool {
	for _, q := range list {
		both := shared(s.meanings, q.meanings)
		if 4*both < 3*len(s.meanings) || both < enough {
			continue
		}
		id := m.articleID(s.doc)
		if !slices.ContainsFunc(quotes[q.quote].Citations, func(c news.Citation) bool { return c.Article == id }) {
			c := m.cite(s.doc, s.clause)
			quotes[q.quote].Drift = append(quotes[q.quote].Drift, news.Drift{
				Article: c.Article, Kind: news.ParaphraseDrift, Start: c.Start, End: c.End, Text: c.Text, Parts: []news.DriftPart{},
			})
		}
		return true
	}
	return false
}

func (m *merger) indirectQuote(s statement) news.Quote {
	a, text := m.cast.actors[s.actor], m.story.Docs[s.doc].Text
	c := m.cite(s.doc, s.clause)
	return news.Quote{
		Kind: news.IndirectQuote, Text: c.Text, Parts: []news.Citation{}, Speaker: a.id, Name: a.name,
		Source: s.at.Source.Of(text), Cue: s.at.Cue.Of(text), Outlets: 1, Citations: []news.Citation{c}, Drift: []news.Drift{},
	}
}
