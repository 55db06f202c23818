package brief

import (
	"math"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// lexicon numbers the terms of a story and what they mean, in the order in which they come.
type lexicon struct {
	*vocabulary
	names  []string  // by id
	weight []float64 // of each in the news at large

	ids    []int32   // name of the vocabulary → its id and one more, 0 where the story has none
	forms  []int32   // small letters → the id of the form and one more
	own    []ownIDs  // word → its ids
	turn   int32     // of the story: those of others are none
	form   int       // how many forms there are
	actors []int     // actor → its id, -1 where the story has none
	tokens [][]int32 // document, token → the word's number

	charged []bool // by id: tells of an accusation

	named, formed []int32 // what is to be forgotten
	index         overlap // see emptyIndex
	parts         []word  // of a text at hand
	matter        []term  // words of the matter at hand
}

// wordIDs are the ids of a word's term and of its meaning, -1 for a word that says nothing.
type wordIDs struct{ term, meaning int }

// ownIDs are wordIDs with the turn in which they were given.
type ownIDs struct{ turn, term, meaning int32 }

func newLexicon() *lexicon { return &lexicon{vocabulary: newVocabulary(), turn: 1} }

// open makes the lexicon that of a story.
func (l *lexicon) open(story *news.Story, actors int) {
	l.actors = make([]int, actors)
	for a := range l.actors {
		l.actors[a] = -1
	}
	for len(l.tokens) < len(story.Docs) {
		l.tokens = append(l.tokens, nil)
	}
	for d, doc := range story.Docs {
		l.tokens[d] = l.numbersOf(doc, l.tokens[d])
	}
}

// mostUnits is the most sentences of a story whose room is kept.
const mostUnits = 2000

// forget makes it that of no story. What is known of words stays, unless there are too many.
func (l *lexicon) forget() {
	if l.isFull() || len(l.index.units) > mostUnits || l.turn == math.MaxInt32 {
		*l = *newLexicon()
		return
	}
	l.index.clear()
	l.index.units = nil
	clear(l.parts[:cap(l.parts)]) // they would hold the text of an article
	for _, n := range l.named {
		l.ids[n] = 0
	}
	for _, n := range l.formed {
		l.forms[n] = 0
	}
	l.names, l.weight, l.charged, l.actors = l.names[:0], l.weight[:0], l.charged[:0], nil
	l.named, l.formed, l.form = l.named[:0], l.formed[:0], 0
	l.turn++
}

// id returns the id of a name of the vocabulary.
func (l *lexicon) id(name int32) int {
	l.ids = reaching(l.ids, len(l.vocabulary.names))
	if l.ids[name] == 0 {
		l.names = append(l.names, l.vocabulary.names[name])
		l.weight = append(l.weight, l.rare[name])
		l.charged = append(l.charged, l.charges[name])
		l.named = append(l.named, name)
		l.ids[name] = int32(len(l.names))
	}
	return int(l.ids[name]) - 1
}

// has returns the id of a name of the vocabulary, if the story has it.
func (l *lexicon) has(name int32) (int, bool) {
	if name < 0 || int(name) >= len(l.ids) || l.ids[name] == 0 {
		return 0, false
	}
	return int(l.ids[name]) - 1, true
}

// reaching returns list with at least n elements.
func reaching[T any](list []T, n int) []T {
	if len(list) < n {
		list = append(list, make([]T, n-len(list))...)
	}
	return list
}

// actor returns the term that stands for an actor.
func (l *lexicon) actor(c *cast, a int) int {
	if l.actors[a] < 0 {
		l.actors[a] = l.id(l.name("@" + c.actors[a].id))
	}
	return l.actors[a]
}

// hasActor returns the term that stands for an actor, if a sentence of the story has it.
func (l *lexicon) hasActor(c *cast, a int) (int, bool) {
	if l.actors[a] < 0 {
		if n, ok := l.called["@"+c.actors[a].id]; ok {
			return l.has(n)
		}
		return 0, false
	}
	return l.actors[a], true
}

// hasMeaning returns the id of what a word means, if the story has it.
func (l *lexicon) hasMeaning(word string) (int, bool) {
	return l.has(l.words[l.number(word)].meaning)
}

// of returns the ids of a word.
func (l *lexicon) of(word string) wordIDs { return l.ofNumber(l.number(word)) }

// word returns the ids of a word that begins at a token of document d.
func (l *lexicon) word(doc *news.Document, d, token int, word news.Span) wordIDs {
	return l.ofNumber(l.numberAt(doc, d, token, word))
}

// numberAt returns the number of a word that begins at a token of document d.
func (l *lexicon) numberAt(doc *news.Document, d, token int, word news.Span) int32 {
	if doc.Tokens[token].Span == word {
		return l.tokens[d][token]
	}
	return l.number(word.Of(doc.Text))
}

// at returns the ids of the word that a token of document d is.
func (l *lexicon) at(d, token int) wordIDs { return l.ofNumber(l.tokens[d][token]) }

// ofNumber returns the ids of the word with a number.
func (l *lexicon) ofNumber(n int32) wordIDs {
	if int(n) < len(l.own) {
		if own := &l.own[n]; own.turn == l.turn {
			return wordIDs{int(own.term), int(own.meaning)}
		}
	}
	l.own = reaching(l.own, len(l.words))
	x := &l.words[n]
	ids := wordIDs{-1, -1}
	if x.term >= 0 {
		ids.term = l.id(x.term)
		ids.meaning = l.id(x.meaning)
	}
	l.own[n] = ownIDs{l.turn, int32(ids.term), int32(ids.meaning)}
	return ids
}

// formOf returns the id of the form of the word with a number.
func (l *lexicon) formOf(word int32) int {
	n := l.words[word].form
	l.forms = reaching(l.forms, len(l.lower))
	if l.forms[n] == 0 {
		l.form++
		l.forms[n] = int32(l.form)
		l.formed = append(l.formed, n)
	}
	return int(l.forms[n]) - 1
}

// idf returns the weight of a name as that of a word.
func (l *lexicon) idf(id int) float64 {
	if name := l.names[id]; name[0] == '@' {
		return nlp.IDF(name)
	}
	return l.weight[id]
}

// termAt returns what the word that a token of document d is counts as, "" if it says nothing.
func (l *lexicon) termAt(d, token int) string {
	if x := &l.words[l.tokens[d][token]]; x.term >= 0 {
		return l.vocabulary.names[x.term]
	}
	return ""
}

// lexeme returns the word that a token of document d is.
func (l *lexicon) lexeme(d, token int) *lexeme { return &l.words[l.tokens[d][token]] }

// lowerAt returns a token of document d in small letters.
func (l *lexicon) lowerAt(d, token int) string { return l.words[l.tokens[d][token]].lower }

// lemmaAt returns the form under which a dictionary has a token of document d.
func (l *lexicon) lemmaAt(doc *news.Document, d, token int) *lemma {
	return l.lemma(l.tokens[d][token], doc.Text, doc.Tokens[token])
}
