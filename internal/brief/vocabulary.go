package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// vocabulary is what is known of words, whatever the story: each is looked up once, and not once in every story that has
// it. It is kept from one merge to the next, and is used by one at a time.
type vocabulary struct {
	numbers map[string]int32 // word as written → its number
	words   []lexeme         // by number
	called  map[string]int32 // term, or what terms mean, → its number among the names
	names   []string
	rare    []float64        // by name: its weight in the news at large
	charges []bool           // by name: it tells of an accusation
	lower   map[string]int32 // word in small letters → its number among those
	size    int              // letters of all words, names and lemmas
}

// lexeme is a word as written.
type lexeme struct {
	lower         string    // in small letters
	form          int32     // number of that
	term, meaning int32     // numbers of names; -1 for a word that says nothing
	act           act       // what it does in a contest
	lists         wordLists // that have it
	begins        *beginnings
	lemmas        []lemma // those that were asked for
}

// lemma is the form under which a dictionary has a word with certain tags.
type lemma struct {
	penn, class uint8
	lower       string
	begins      *beginnings
}

// beginnings is what begins with a word; nil for most.
type beginnings struct {
	evaluations []evaluation
	poles       []pole
	open        []*openPhrase
}

// beginningsWith are the beginnings of words in small letters.
var beginningsWith = func() map[string]*beginnings {
	out := map[string]*beginnings{}
	of := func(word string) *beginnings {
		if out[word] == nil {
			out[word] = &beginnings{}
		}
		return out[word]
	}
	for word, list := range evaluations {
		of(word).evaluations = list
	}
	for word, list := range poles {
		of(word).poles = list
	}
	for word, list := range phrasesByWord {
		of(word).open = list
	}
	return out
}()

// wordLists are some of the lists below, a bit each.
type wordLists uint16

// The lists that are asked of nearly every word.
const (
	negation wordLists = 1 << iota
	claimNoun
	moveNoun
	utteranceNoun
	pointer
	tellingNoun
	blanketNoun
	noTopicWord
	unfoundedWord
	chargeNoun
	accusedOf
	deedNoun
	phrasalVerb
)

// listsWith are the lists that have a word in small letters.
var listsWith = func() map[string]wordLists {
	out := map[string]wordLists{}
	for is, list := range map[wordLists]map[string]bool{
		negation: negations, claimNoun: claims, moveNoun: moves, utteranceNoun: utterances, pointer: demonstrative, tellingNoun: tellings,
		blanketNoun: blanket, noTopicWord: noTopic, unfoundedWord: unfounded, chargeNoun: chargesNoun, accusedOf: ofWhat, deedNoun: ofActs, phrasalVerb: phrasalVerbs,
	} {
		for word, has := range list {
			if has {
				out[word] |= is
			}
		}
	}
	return out
}()

// is reports whether one of some lists has the word.
func (x *lexeme) is(in wordLists) bool { return x.lists&in != 0 }

// mostWords is how many words are kept from one merge to the next: as many as a thousand articles have. mostLetters is how
// many bytes all of them may have: more than ten times what ordinary words of that number have. What a text has in place of
// words may be of any length.
const (
	mostWords   = 1 << 15
	mostLetters = 1 << 23
)

// isFull reports whether there is too much to be kept.
func (v *vocabulary) isFull() bool {
	return len(v.words) > mostWords || len(v.names) > mostWords || v.size > mostLetters
}

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]int32{}, called: map[string]int32{}, lower: map[string]int32{}}
}

// number returns the number of a word.
func (v *vocabulary) number(word string) int32 {
	n, ok := v.numbers[word]
	if !ok {
		word = strings.Clone(word) // or it would hold the text of its article
		n = int32(len(v.words))
		v.numbers[word] = n
		v.size += 2 * len(word) // in small letters, too
		v.words = append(v.words, v.lexeme(word))
	}
	return n
}

func (v *vocabulary) lexeme(word string) lexeme {
	x := lexeme{lower: strings.ToLower(word), term: -1, meaning: -1}
	form, ok := v.lower[x.lower]
	if !ok {
		form = int32(len(v.lower))
		v.lower[x.lower] = form
	}
	x.form = form
	if term := termOf(word); term != "" {
		x.term, x.meaning, x.act = v.name(term), v.name(meaningOf(term)), actOf[term]
	}
	x.lists, x.begins = listsWith[x.lower], beginningsWith[x.lower]
	return x
}

// name returns the number of a name.
func (v *vocabulary) name(name string) int32 {
	n, ok := v.called[name]
	if !ok {
		n = int32(len(v.names))
		v.called[name] = n
		v.size += len(name)
		v.names = append(v.names, name)
		v.rare = append(v.rare, weightInNews(name))
		v.charges = append(v.charges, charged[name])
	}
	return n
}

// termOf returns what a word counts as, "" if it says nothing.
func (v *vocabulary) termOf(word string) string {
	if x := &v.words[v.number(word)]; x.term >= 0 {
		return v.names[x.term]
	}
	return ""
}

// lemma returns the form under which a dictionary has the word of a number, tagged as a token of text is, in lower case.
func (v *vocabulary) lemma(n int32, text string, tok nlp.Token) *lemma {
	x := &v.words[n]
	penn, class := tok.Code()
	for i := range x.lemmas {
		if l := &x.lemmas[i]; l.penn == penn && l.class == class {
			return l
		}
	}
	lower := strings.ToLower(nlp.Lemma(text, tok))
	if lower == x.lower {
		lower = x.lower
	}
	v.size += len(lower)
	x.lemmas = append(x.lemmas, lemma{penn, class, strings.Clone(lower), beginningsWith[lower]})
	return &x.lemmas[len(x.lemmas)-1]
}

// numbersOf returns the numbers of the words that tokens are, in the room of out.
func (v *vocabulary) numbersOf(doc *news.Document, out []int32) []int32 {
	out = out[:0]
	for _, tok := range doc.Tokens {
		out = append(out, v.number(tok.Of(doc.Text)))
	}
	return out
}
