package brief

import "github.com/briefgen/briefgen/internal/news"

// Briefing returns what was merged, which must be what [Merge] makes.
func (x *Explainer) Briefing() *news.Briefing { return x.b }

// The most earlier sentences that a sentence is compared with.
const MostCompared = mostPairs + mostTied

// Lexicon is what one merge leaves to the next.
type Lexicon = lexicon

func NewLexicon() *Lexicon { return newLexicon() }

// MergeWith is [Merge] with a lexicon.
func MergeWith(lex *Lexicon, story *news.Story) *news.Briefing {
	b := newMerger(story, Options{}.withDefaults(), lex, nil).briefing()
	lex.forget()
	return b
}

var First = first[int]

// Kept returns how many bytes of words a lexicon keeps, and how many pieces of articles.
func (l *lexicon) Kept() (letters, pieces int) {
	for word := range l.numbers {
		letters += len(word)
	}
	for _, p := range l.parts[:cap(l.parts)] {
		pieces += len(p.key)
	}
	return letters, pieces
}

// MostLetters is how many letters it keeps.
const MostLetters = mostLetters
