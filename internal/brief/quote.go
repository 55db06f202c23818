package brief

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// minPhrase is the fewest words of a quoted phrase that is shown by itself: one word in quote
// marks seldom tells who said what.
const minPhrase = 2

// utterance is a quoted run of words in one article.
type utterance struct {
	doc   int
	at    news.Attribution
	text  news.Span // without marks
	words []string
	actor int // who speaks, or -1
}

// quotesOf collects what is quoted in a story; the same words in several articles are one
// quote. Those that most outlets have come first.
func (m *merger) quotesOf() []news.Quote {
	var groups wordings
	for _, u := range m.utterances() {
		groups.add(u)
	}
	quotes := make([]news.Quote, len(groups.list))
	for i, g := range groups.list {
		quotes[i] = m.quote(g)
	}
	tell(quotes)
	sort.SliceStable(quotes, func(i, k int) bool {
		if a, b := m.outlets(quotes[i].Citations), m.outlets(quotes[k].Citations); a != b {
			return a > b
		}
		return quotes[i].Kind == news.DirectQuote && quotes[k].Kind != news.DirectQuote
	})
	return quotes
}

// tell gives each quote an id made of its words; where several people say the same, those
// behind the first have who and where in it, too.
func tell(quotes []news.Quote) {
	taken := map[string]bool{}
	for i := range quotes {
		q := &quotes[i]
		q.ID = news.ID("q", q.Text)
		if taken[q.ID] {
			q.ID = news.ID("q", q.Text, q.Name, q.Citations[0].Article, strconv.Itoa(q.Citations[0].Start))
		}
		taken[q.ID] = true
	}
}

func (m *merger) utterances() []utterance {
	var out []utterance
	for d, doc := range m.story.Docs {
		for _, at := range doc.Attributions {
			for _, span := range at.Quoted {
				u := utterance{doc: d, at: at, text: trimQuote(doc.Text, span), words: plainWords(span.Of(doc.Text)), actor: m.cast.speaker(d, at)}
				if u.text.Empty() || at.Kind != news.Direct && (len(u.words) < minPhrase || isTerm(u.text.Of(doc.Text))) {
					continue
				}
				out = append(out, u)
			}
		}
	}
	return out
}

// isTerm reports whether a quoted phrase is a name for something, "Phase 2", and not somebody's
// words: every word of it has a capital or is a number.
func isTerm(phrase string) bool {
	for _, w := range strings.Fields(phrase) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// trimQuote leaves out white space around quoted words, and the comma that belongs to the
// sentence around them.
func trimQuote(text string, s news.Span) news.Span {
	part := s.Of(text)
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.End -= len(part) - len(strings.TrimRightFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }))
	if s.End < s.Start {
		return news.Span{}
	}
	return s
}

func plainWords(text string) []string {
	return strings.FieldsFunc(nlp.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// quote makes one quote of the utterances of a group: the longest wording is shown, others are
// its drift. Where articles give the words to different speakers, the speaker is left open.
func (m *merger) quote(group []utterance) news.Quote {
	lead := group[0]
	for _, u := range group[1:] {
		if len(u.words) > len(lead.words) {
			lead = u
		}
	}
	text := m.textOf(lead)
	q := news.Quote{Kind: news.PartialQuote, Text: text, Drift: []news.Drift{}}
	speaker, agreed := agreedSpeaker(group)
	if speaker >= 0 {
		q.Speaker, q.Name = m.cast.actors[speaker].id, m.cast.actors[speaker].name
	}
	for _, u := range group {
		doc := m.story.Docs[u.doc]
		if u.at.Kind == news.Direct {
			q.Kind = news.DirectQuote
		}
		if q.Source == "" && !u.at.Source.Empty() && agreed && u.actor == speaker {
			q.Source, q.Cue = u.at.Source.Of(doc.Text), u.at.Cue.Of(doc.Text)
		}
		q.Citations = append(q.Citations, m.cite(u.doc, u.text))
		if other := m.textOf(u); !sameText(other, text) {
			q.Drift = append(q.Drift, news.Drift{Article: m.articleID(u.doc), Text: other})
		}
	}
	if speaker < 0 && namesSpeaker(q.Source) {
		q.Name = q.Source
	}
	return q
}

func (m *merger) textOf(u utterance) string { return u.text.Of(m.story.Docs[u.doc].Text) }

// sameText reports whether two quotations differ in marks and case only.
func sameText(a, b string) bool {
	return strings.Join(plainWords(a), " ") == strings.Join(plainWords(b), " ")
}

// agreedSpeaker returns the actor whom all articles that name one give the words to, or -1, and
// whether the articles agree.
func agreedSpeaker(group []utterance) (int, bool) {
	speaker := -1
	for _, u := range group {
		switch {
		case u.actor < 0:
		case speaker < 0:
			speaker = u.actor
		case speaker != u.actor:
			return -1, false
		}
	}
	return speaker, true
}

// namesSpeaker reports whether the words for an unnamed source can stand for one who speaks: "a
// senior official", "the indictment", and not "he" or "the talks".
func namesSpeaker(source string) bool {
	words := strings.Fields(strings.ToLower(source))
	for _, w := range words {
		w = strings.TrimSuffix(strings.Trim(w, ",.’'"), "s")
		if speakers[w] || nlp.IsRole(w) {
			return true
		}
	}
	return false
}

// speakers are nouns, without the s of the plural, for those who speak and for what is quoted
// as if it spoke.
var speakers = wordSet(`source nation country government state leader people person man woman men women resident villager survivor parent family friend
	neighbor neighbour relative investigator detective agent authoritie authority police officer bureau agency ministry department office
	court company firm group union team club council committee commission party campaign organization organisation association embassy
	statement report document indictment filing complaint lawsuit suit letter memo email message post tweet note release transcript text
	study survey poll paper newspaper magazine article book law bill order ruling decision resolution declaration agreement
	expert aide critic supporter opponent voter worker employee staff crew passenger protester activist demonstrator student girl boy
	both side`)
