package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// topicOf returns the words for what a contest is on: the head of what its verb is on, where that says little with whose or of
// what it is, else what the sentence against it accuses of, else who takes part in it.
func (c *court) topicOf(x contest, rival int) string {
	u := c.units[x.unit]
	text := c.story.Docs[u.doc].Text
	if t := x.target.phrase; t >= 0 {
		little := c.saysLittle(u, t)
		if s := c.completed(u, t); !s.Empty() && (little || moves[strings.ToLower(c.story.Docs[u.doc].Tokens[t].Of(text))]) {
			return s.Of(text)
		}
		if !little {
			return c.nounPhrase(u, t).Of(text)
		}
	}
	if x.act == deny {
		if s := c.chargeIn(rival); !s.Empty() {
			return s.Of(c.story.Docs[c.units[rival].doc].Text)
		}
		if t := x.target.noun; x.target.claims {
			if s := c.completed(u, t); !s.Empty() {
				return s.Of(text)
			}
		}
	}
	if x.target.phrase >= 0 {
		return c.nounPhrase(u, x.target.phrase).Of(text)
	}
	return c.nameOfContest(x)
}

// nameOfContest returns who takes part in a contest, by name or by a noun, or the noun for the claim.
func (c *court) nameOfContest(x contest) string {
	u := c.units[x.unit]
	doc := c.story.Docs[u.doc]
	for _, a := range append([]int{x.holder.actor}, x.target.actors...) {
		if a >= 0 {
			return c.cast.actors[a].name
		}
	}
	if x.target.claims {
		return c.nounPhrase(u, x.target.noun).Of(doc.Text)
	}
	if x.clause >= 0 {
		run := tokensOf(doc, u.sentence, doc.Clauses[x.clause].Subject)
		for t := run[0]; t < run[1]; t++ {
			if c.isTopic(u, t) {
				return c.nounPhrase(u, t).Of(doc.Text)
			}
		}
	}
	return doc.Tokens[x.token].Of(doc.Text)
}

// saysLittle reports whether the noun at token t does not say by itself what is contested: "comments", "the mayor".
func (m *merger) saysLittle(u *unit, t int) bool {
	doc := m.story.Docs[u.doc]
	word := strings.ToLower(doc.Tokens[t].Of(doc.Text))
	if vague[word] || claims[word] || m.nounPhrase(u, t) == doc.Tokens[t].Span && people[word] {
		return true
	}
	_, ok := nlp.OfficeOf([]string{word})
	return ok
}

// vague are nouns that do not say by themselves what is contested.
var vague = wordSet(`role part case cases issue issues matter connection involvement handling use way person people men women team company group
	government administration officials official investigators critics police prosecutors friends members women authorities lawyers counsel journalist journalists
	mind need answer advance version letter document report stories story news tweet tweets post message video interview testimony talks
	idea ideas question questions point points fact facts possibility problem situation process result results media account
	efforts attempt attempts event events moment thing things legislation denial existence nature wake light`)

// longTopic is the most words of a topic.
const longTopic = 5

// completed returns the noun at token t with whose it is, "the company's decision", or with what stands behind it, "role in the
// fire"; empty where it has neither.
func (c *court) completed(u *unit, t int) news.Span {
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	span := c.nounPhrase(u, t)
	first := tokenAfter(doc, s, span.Start)
	if first-2 >= s.First && doc.Tokens[first-1].Tag() == "POS" {
		k := first - 2
		for k > s.First && first-k < longTopic && strings.HasPrefix(doc.Tokens[k-1].Tag(), "NN") {
			k--
		}
		return news.Span{Start: doc.Tokens[k].Start, End: span.End}
	}
	if t+1 >= s.Last || !ofTopic[strings.ToLower(doc.Tokens[t+1].Of(doc.Text))] {
		return news.Span{}
	}
	for k := t + 2; k < s.Last && k-first < longTopic; k++ {
		switch tag := doc.Tokens[k].Tag(); {
		case strings.HasPrefix(tag, "NN"):
			if k+1 == s.Last || !strings.HasPrefix(doc.Tokens[k+1].Tag(), "NN") && doc.Tokens[k+1].Tag() != "POS" {
				return news.Span{Start: span.Start, End: doc.Tokens[k].End}
			}
		case !phraseTags[tag] && !strings.HasPrefix(tag, "JJ") || tag == "IN" || tag == "CC":
			return news.Span{}
		}
	}
	return news.Span{}
}

// ofTopic are prepositions behind which stands what a noun is on.
var ofTopic = wordSet(`of in on over about behind against for with to`)

// chargeIn returns the noun for what a sentence accuses of, "taking bribes", "alleged fraud", the first that says something;
// empty where there is none.
func (c *court) chargeIn(i int) news.Span {
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	accuses, of := -1, -1 // the last words that accuse and that tell of what
	for t := s.First; t < s.Last; t++ {
		word := strings.ToLower(doc.Tokens[t].Of(doc.Text))
		switch {
		case word == "alleged" || word == "allegedly":
			accuses, of = t, t
		case actOf[c.lex.termOf(word)] == accuse || chargesNoun[word]:
			accuses = t
		case ofCharge[word] && accuses >= 0 && t-accuses <= farCharge:
			of = t
		case of >= 0 && t-of <= farCharge && c.isCharge(u, t):
			for t+1 < s.Last && c.isTopic(u, t+1) {
				t++
			}
			return c.charge(u, t)
		}
	}
	return news.Span{}
}

// charge returns the noun at token t with what stands before it: a charge is told as who accuses has it, "false statements".
func (c *court) charge(u *unit, t int) news.Span {
	doc := c.story.Docs[u.doc]
	span := c.nounPhrase(u, t)
	if k := tokenAfter(doc, doc.Sentences[u.sentence], span.Start) - 1; span == doc.Tokens[t].Span && k >= 0 && doc.Tokens[k].Tag() == "JJ" && isLower(doc.Tokens[k].Of(doc.Text)) {
		span.Start = doc.Tokens[k].Start
	}
	return span
}

// isCharge reports whether the noun at token t can tell what somebody is accused of.
func (c *court) isCharge(u *unit, t int) bool {
	doc := c.story.Docs[u.doc]
	word := strings.ToLower(doc.Tokens[t].Of(doc.Text))
	return c.isTopic(u, t) && !c.saysLittle(u, t) && !isOwner(doc, t) && !counts[word] && !inDate(doc, doc.Tokens[t].Span)
}

// ofCharge are words behind which stands what somebody is accused of.
var ofCharge = wordSet(`of for with`)

// farCharge is how many tokens may stand between the word that accuses and what tells of what.
const farCharge = 6

// counts are nouns that count charges.
var counts = wordSet(`count counts series string number pattern array range variety`)
