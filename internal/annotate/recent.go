package annotate

import (
	"slices"
	"sync"

	"github.com/briefgen/briefgen/internal/annotate/speech"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// Recent annotates articles that are edited again and again. It remembers the sentences of the last of them, and what is found
// in a sentence alone is not found anew where it stands as it stood: tags, trees, and what is reported in it. The zero value is
// ready, and may be used from many goroutines at once.
type Recent struct {
	mu   sync.Mutex
	last []*memory // the latest last
}

// mostRecent is how many articles are remembered: an editor has few at hand.
const mostRecent = 8

// Article is [Article]. Under one path it remembers one article.
func (r *Recent) Article(art *news.Article) *news.Document {
	old := r.find(art.Path)
	now := &memory{path: art.Path, text: art.Text, at: map[string]int{}}
	doc := annotated(art, old, now)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last = append(slices.DeleteFunc(r.last, func(m *memory) bool { return m.path == art.Path }), now)
	if len(r.last) > mostRecent {
		r.last = slices.Delete(r.last, 0, 1)
	}
	return doc
}

func (r *Recent) find(path string) *memory {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range r.last {
		if m.path == path {
			return m
		}
	}
	return nil
}

// memory is what was found in the sentences of an article. It does not change once the article is annotated. The nil memory knows
// nothing, and keeps nothing.
type memory struct {
	path, text string
	at         map[string]int // text of a sentence → its index
	sentences  []remembered
}

type remembered struct {
	tokens []nlp.Token
	quick  nlp.Tree // zero if it was not grown
	full   nlp.Tree // the same
	notes  []speech.Note
	found  []speech.Attribution // with these notes, if there are any
}

// like returns what m knows of a sentence of the same tokens, nil if nothing. Tags and trees depend on the tokens alone.
func (m *memory) like(text string, tokens []nlp.Token) *remembered {
	if m == nil || len(tokens) == 0 {
		return nil
	}
	i, known := m.at[tokens[0].Cover(tokens[len(tokens)-1].Span).Of(text)]
	if !known || !slices.EqualFunc(tokens, m.sentences[i].tokens, func(a, b nlp.Token) bool { return a.Of(text) == b.Of(m.text) }) {
		return nil
	}
	return &m.sentences[i]
}

// tag tags a sentence.
func (m *memory) tag(text string, tokens []nlp.Token) {
	if old := m.like(text, tokens); old != nil {
		nlp.TakeTags(tokens, old.tokens)
	} else {
		nlp.Tag(text, tokens)
	}
}

// give gives a sentence the tree that it had.
func (m *memory) give(s *nlp.Sentence) {
	if old := m.like(s.Text, s.Tokens); old != nil && old.full.Len() > 0 {
		s.Give(old.full)
	}
}

// sketch returns the quick tree of a sentence.
func (m *memory) sketch(text string, tokens []nlp.Token) nlp.Tree {
	if old := m.like(text, tokens); old != nil && old.quick.Len() > 0 {
		return old.quick
	}
	return nlp.Sketch(text, tokens)
}

// find returns what is reported in a sentence.
func (m *memory) find(s *speech.Sentence) []speech.Attribution {
	if old := m.like(s.Text, s.Tokens); old != nil && old.quick.Len() > 0 && slices.Equal(old.notes, s.Notes) {
		return old.found
	}
	return speech.Default().Find(s)
}

// keep remembers the sentences of doc, with their quick trees.
func (m *memory) keep(doc *news.Document, trees []nlp.Tree) {
	if m == nil {
		return
	}
	m.sentences = make([]remembered, len(doc.Sentences))
	for i, s := range doc.Sentences {
		m.at[s.Of(doc.Text)] = i
		m.sentences[i] = remembered{tokens: doc.Tokens[s.First:s.Last], quick: trees[i], full: doc.Trees[i].Grown()}
	}
}

// keepFound remembers what is reported in sentence i.
func (m *memory) keepFound(i int, s *speech.Sentence, found []speech.Attribution) {
	if m != nil {
		m.sentences[i].notes, m.sentences[i].found = s.Notes, found
	}
}
