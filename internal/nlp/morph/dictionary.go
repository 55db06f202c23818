package morph

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// reading is a set of groups that a word may be of, after the dictionary.
type reading uint32

// reading returns what the dictionary knows of w: 0 for a word that it does not have.
func (l *Lemmas) reading(w *lexicon.Word) reading {
	if len(w.Form) > maxWord || w.Digits || w.Case == lexicon.NoLetters {
		return 0
	}
	var buf [maxWord + 32]byte
	low := fold(buf[:0], w.Form)
	var found reading
	for _, g := range [...]group{noun, base, adjective, adverb} {
		if l.has(g, low) {
			found |= 1 << g
		}
	}
	for _, g := range mayEnd(low[len(low)-1]) {
		e := l.edit(g, low)
		if e.Cut == 0 && e.Add == "" {
			continue
		}
		var whole [2*maxWord + 32]byte
		lemma := append(append(whole[:0], low[:len(low)-e.Cut]...), e.Add...)
		if l.has(g, lemma) {
			found |= 1 << g
		}
	}
	return found
}

func (l *Lemmas) has(g group, lemma []byte) bool {
	_, ok := l.kinds.get(wordKey(g.kind(), lemma))
	return ok
}

// mayEnd returns the groups of inflected words that end in c, or may be irregular.
func mayEnd(c byte) []group {
	switch c {
	case 's':
		return endS
	case 'g':
		return endG
	case 'r':
		return endR
	case 't':
		return endT
	}
	return endD
}

var (
	endS = []group{nouns, third}
	endG = []group{gerund, past, participle}
	endR = []group{comparative, nouns}
	endT = []group{superlative, past, participle}
	endD = []group{past, participle, nouns}
)
