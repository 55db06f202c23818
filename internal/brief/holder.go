package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// holder is who takes a side: an actor, or the words that stand for who does.
type holder struct {
	actor int // or -1
	words []string
}

// open reports whether the text leaves open who it is.
func (h holder) open() bool { return h.actor < 0 && len(h.words) == 0 }

// differs reports whether two holders are surely two: actors that are not one, or words none of which they share.
func (h holder) differs(o holder) bool {
	if h.open() || o.open() || h.actor >= 0 && h.actor == o.actor {
		return false
	}
	for _, w := range h.words {
		if slices.Contains(o.words, w) {
			return false
		}
	}
	return true
}

// is reports whether two holders are surely one.
func (h holder) is(o holder) bool { return !h.open() && !o.open() && !h.differs(o) }

// nounAt returns who the noun phrase that begins at token t stands for: an actor where its last word is a name.
func (m *merger) nounAt(u *unit, s news.Sentence, t int) holder {
	h := holder{actor: -1}
	doc := m.story.Docs[u.doc]
	for k := t; k < min(s.Last, t+longPhrase); k++ {
		tok := doc.Tokens[k]
		tag := tok.Tag()
		if !phraseTags[tag] && !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") {
			break
		}
		word := tok.Of(doc.Text)
		if !strings.HasPrefix(tag, "NN") || nlp.IsFunction(word) {
			continue
		}
		h.words = append(h.words, m.lex.termOf(word))
		h.actor = m.actorIn(u.doc, tok.Span)
	}
	h.words = append(h.words, m.nameWords(h.actor)...)
	return h
}

// longPhrase is the most tokens of a noun phrase.
const longPhrase = 12

// phraseTags are the tags of words that stand in a noun phrase, nouns and adjectives apart.
var phraseTags = wordSet(`DT PDT RB IN CC CD POS PRP$`)

// holderOf returns the holder that an actor is, or -1, for whom the text has some words.
func (m *merger) holderOf(actor int, text string) holder {
	h := holder{actor, m.wordsOfHolder(text)}
	h.words = append(h.words, m.nameWords(actor)...)
	return h
}

// nameWords returns the words of an actor's name and country; none for -1.
func (m *merger) nameWords(actor int) []string {
	if actor < 0 {
		return nil
	}
	words, ok := m.naming[actor]
	if !ok {
		a := m.cast.actors[actor]
		words = m.wordsOfHolder(a.name)
		if a.country != "" { // as a nationality counts
			words = append(words, strings.ToLower(a.country))
		}
		m.naming[actor] = words
	}
	return words
}

// wordsOfHolder returns the terms of the words that stand for somebody; none for a pronoun.
func (m *merger) wordsOfHolder(text string) []string {
	var out []string
	for w := range strings.FieldsSeq(text) {
		if !isLetter(w[0]) || !isLetter(w[len(w)-1]) {
			w = strings.Trim(w, ",.()“”\"’'")
		}
		w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
		if t := m.lex.termOf(w); t != "" && len(out) < manyWords {
			out = append(out, t)
		}
	}
	return out
}

// isLetter reports whether a byte is a letter of English.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// manyWords is how many of the words for somebody are looked at.
const manyWords = 8

// sourceHolder returns who speaks in an attribution.
func (m *merger) sourceHolder(d int, at news.Attribution) holder {
	h := m.holderOf(m.cast.speaker(d, at), at.Source.Of(m.story.Docs[d].Text))
	if h.actor < 0 && slices.ContainsFunc(h.words, func(w string) bool { return mouths[w] }) {
		h.actor = m.actorOf(d, at.Source)
	}
	return h
}

// mouths are the stems of words for who speaks for another: what "a lawyer for Berg" says is Berg's side.
var mouths = stems(`spokesman spokeswoman spokesperson lawyer lawyers attorney attorneys counsel representative campaign office team
	government ministry administration officials aides`)

// actorOf returns the first actor that is named in a span, or -1.
func (m *merger) actorOf(d int, s news.Span) int {
	list := m.story.Docs[d].Mentions
	for i := sort.Search(len(list), func(i int) bool { return list[i].End > s.Start }); i < len(list) && list[i].Start < s.End; i++ {
		if a := m.cast.of[d][i]; a >= 0 {
			return a
		}
	}
	return -1
}

// voiceAt returns who speaks the reported words that a span stands in.
func (m *merger) voiceAt(u *unit, span news.Span) holder {
	doc := m.story.Docs[u.doc]
	for _, a := range m.speech[u.doc].in[u.sentence] {
		for _, c := range doc.Attributions[a].Content {
			if c.Contains(span) {
				return m.sourceHolder(u.doc, doc.Attributions[a])
			}
		}
	}
	return holder{actor: -1}
}

// actorIn returns the actor in whose name a span of document d stands, or -1.
func (m *merger) actorIn(d int, s news.Span) int {
	list := m.story.Docs[d].Mentions
	i := sort.Search(len(list), func(i int) bool { return list[i].End > s.Start })
	if i == len(list) || list[i].Start >= s.End {
		return -1
	}
	return m.cast.of[d][i]
}
