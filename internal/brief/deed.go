package brief

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// standing returns the role of a person, or the deed of one who has none.
func (m *merger) standing(a *actor) role {
	if a.kind != news.Person {
		return role{doc: -1}
	}
	if r := m.role(a); r.doc >= 0 {
		return r
	}
	return m.deed(a)
}

// deed returns what the articles say of a person to whom none gives a role, behind the name in full: "lives in
// Vester" of "who lives in Vester", "convicted of fraud" of "who was convicted of fraud"; else the body that
// the person is of, "of the Vester Harbour Office".
func (m *merger) deed(a *actor) role {
	found := role{doc: -1}
	for _, r := range a.inOrder() {
		doc := m.story.Docs[r.doc]
		name := doc.Mentions[r.mention]
		if !isFull(name.Of(doc.Text)) {
			continue
		}
		p := behindName(doc, name)
		if s := p.deed(); !s.Empty() {
			return role{r.doc, s}
		}
		if s := p.body(r.mention); !s.Empty() && found.doc < 0 {
			found = role{r.doc, s}
		}
	}
	return found
}

// phraseReader reads the words behind a name.
type phraseReader struct {
	doc     *news.Document
	at, end int // tokens: behind the name, of the sentence's end
}

func behindName(doc *news.Document, name news.Mention) phraseReader {
	at := sort.Search(len(doc.Tokens), func(t int) bool { return doc.Tokens[t].Start >= name.End })
	return phraseReader{doc, at, doc.Sentences[name.Sentence].Last}
}

// word returns token t in lower case, "" behind the sentence.
func (p phraseReader) word(t int) string {
	if t >= p.end {
		return ""
	}
	return strings.ToLower(p.doc.Tokens[t].Of(p.doc.Text))
}

// longestHome is the most tokens of "of Vester, Karsk" behind a name.
const longestHome = 6

// deed returns the predicate of a relative clause, or of a participle in commas, that says who somebody is.
func (p phraseReader) deed() news.Span {
	k := p.at
	if w := p.word(k); w == "of" || w == "from" {
		for k < p.at+longestHome && !(p.word(k) == "," && (p.word(k+1) == "who" || undergone[p.word(k+1)])) {
			k++
		}
	}
	comma := p.word(k) == ","
	if comma {
		if k++; strings.Trim(p.word(k), "0123456789") == "" && p.word(k+1) == "," {
			k += 2 // an age
		}
	}
	switch {
	case p.word(k) == "who":
		k = p.verb(k + 1)
		if w := p.word(k); !undergone[w] && !does[w] || undergone[w] && !does[w] && !isBe[p.word(k-1)] {
			return news.Span{}
		}
	case !comma || !undergone[p.word(k)] || !strings.HasPrefix(p.doc.Tokens[k].Tag(), "VB") || p.hasObject(k):
		return news.Span{}
	}
	return p.clause(k)
}

// verb skips what may stand between "who" and its verb.
func (p phraseReader) verb(k int) int {
	if p.word(k) == "as" {
		k += 3 // "as a teenager"
	}
	for k < p.end && (isBe[p.word(k)] || p.word(k) == "has" || p.word(k) == "had" || p.doc.Tokens[k].Tag() == "RB") {
		k++
	}
	return k
}

var isBe = wordSet(`is was are were been being`)

// hasObject reports whether a noun phrase follows verb k, which is then no participle: "banned the book", but
// "convicted last year".
func (p phraseReader) hasObject(k int) bool {
	if k+1 >= p.end {
		return false
	}
	switch p.doc.Tokens[k+1].Tag() {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS":
		return true
	}
	return false
}

// longestDeed is the most tokens of what somebody did or underwent.
const longestDeed = 14

// clause returns the words from verb k to the end of its clause; nothing where that is not near, or nothing is
// said but the verb.
func (p phraseReader) clause(k int) news.Span {
	for t := k + 1; t <= min(p.end, k+longestDeed); t++ {
		ing := t < p.end && p.doc.Tokens[t].Tag() == "VBG" && !strings.HasPrefix(p.doc.Tokens[t-1].Tag(), "IN")
		if !endsDeed[p.word(t)] && !ing {
			continue
		}
		if t < k+2 {
			break
		}
		return news.Span{Start: p.doc.Tokens[k].Start, End: p.doc.Tokens[t-1].End}
	}
	return news.Span{}
}

// body returns "of" and the organisation behind it, if that is where the person of the mention belongs.
func (p phraseReader) body(mention int) news.Span {
	if p.word(p.at) != "of" || mention+1 >= len(p.doc.Mentions) {
		return news.Span{}
	}
	next := p.doc.Mentions[mention+1]
	first := p.at + 1
	if p.word(first) == "the" {
		first++
	}
	if first >= p.end || next.Kind != news.Organization || next.Start != p.doc.Tokens[first].Start {
		return news.Span{}
	}
	return news.Span{Start: p.doc.Tokens[p.at].Start, End: next.End}
}

var (
	// undergone are participles of what makes somebody known, in a sentence "who was …".
	undergone = wordSet(`convicted sentenced accused charged indicted arrested jailed imprisoned detained suspected wanted killed injured wounded shot stabbed
		rescued evacuated kidnapped abducted acquitted exonerated appointed nominated elected impeached ousted fired dismissed banned exiled born raised
		diagnosed hospitalized hospitalised infected found freed extradited deported murdered beaten trapped displaced`)
	// does are verbs of what somebody is known for, in a sentence "who …".
	does = wordSet(`lives lived fled works worked owns owned runs ran teaches taught studies studied served serves survived lost witnessed leads led heads headed
		represents represented founded manages managed escaped fought plays played coached coaches pleaded pled confessed killed murdered shot stabbed
		sued voted grew attended invented designed built joined resigned retired`)
	// endsDeed are words and marks before which a clause ends.
	endsDeed = wordSet(`, ; : . ! ? — – -- ( ) [ ] " “ ” and but when while after before because though although who which where whose if since until`)
)
