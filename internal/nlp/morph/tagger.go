// Package morph tells what a word is in its sentence: part of speech and dictionary form.
//
// The tagger goes from left to right and takes for each word the tag with the highest score
// under a linear model (Collins 2002, "Discriminative training methods for hidden Markov
// models"), which sees the word, two words to each side and the two tags before. A tag is a pair
// of the Penn Treebank's and the universal one, so that both agree.
package morph

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// Tag is the number of a tag in a tagger's list. 0 is no tag, before the first word.
type Tag uint8

// Label is the two names of a tag.
type Label struct {
	Penn  string // of the Penn Treebank as in Universal Dependencies' English treebanks: NN, HYPH
	Class string // universal part of speech: NOUN, PUNCT
}

// Tagger finds tags. It is read-only and may be used from many goroutines.
type Tagger struct {
	labels []Label // by tag; the first is empty
	known  table   // frequent word → its index in infos
	infos  []info
	sets   []Tag // each set: how many, then the tags
	open   int   // set of tags for words that are not known
	model  model
	lemmas *Lemmas // the dictionary
}

// info is what is known of a frequent word.
type info struct {
	set     int // where in sets its possible tags are; 0: those of unknown words
	reading reading
}

// Label returns the names of tag.
func (t *Tagger) Label(tag Tag) Label { return t.labels[tag] }

// Labels returns how many tags there are; the first is none.
func (t *Tagger) Labels() int { return len(t.labels) }

// Tag finds the tags of words, which are those of one sentence, and writes them to tags, which
// is as long. It allocates nothing.
func (t *Tagger) Tag(words []lexicon.Word, tags []Tag) { t.TagAmong(words, tags, nil) }

// TagAmong is Tag where among says which tags word i may have; nil: any.
func (t *Tagger) TagAmong(words []lexicon.Word, tags []Tag, among func(i int) []Tag) {
	var buf [maxStatic + maxDynamic]uint32
	var scores [maxTags]int32
	s := settingOf(words)
	var t1, t2 Tag
	open := false
	for i := range words {
		set, known := t.possible(&words[i])
		if among != nil {
			if may := among(i); len(may) > 0 {
				set = may
			}
		}
		best := set[0]
		if len(set) > 1 {
			r := t.reading(&words[i], known)
			f := static(buf[:0], words, i, s, open, r)
			f = dynamic(f, words, i, t1, t2, r)
			scores = [maxTags]int32{}
			t.model.score(&scores, f)
			for _, tag := range set[1:] {
				if scores[tag] > scores[best] {
					best = tag
				}
			}
		}
		open = open != isQuote(&words[i])
		tags[i] = best
		t1, t2 = best, t1
	}
}

// possible returns the tags that a word may have, and what else is known of a frequent one.
func (t *Tagger) possible(w *lexicon.Word) ([]Tag, *info) {
	var known *info
	set := 0
	if i, ok := t.known.get(key(w)); ok {
		known = &t.infos[i]
		set = known.set
	}
	return t.sets[set+1 : set+1+int(t.sets[set])], known
}

// reading returns what the dictionary says of w.
func (t *Tagger) reading(w *lexicon.Word, known *info) reading {
	if known != nil {
		return known.reading
	}
	return t.lemmas.reading(w)
}

// key is under what the possible tags of a word are kept. Capitals make a name likely.
func key(w *lexicon.Word) uint32 {
	if w.Case == lexicon.Lower || w.Case == lexicon.NoLetters {
		return join(128, w.Norm, mark(w.Form))
	}
	return join(129, w.Norm, 0)
}

func isQuote(w *lexicon.Word) bool { return w.Norm == quote }

var quote = lexicon.Hash(`"`)
