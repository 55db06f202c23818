// Package morph tells what a word is in its sentence: part of speech and dictionary form.
//
// The tagger goes from left to right and takes for each word the tag with the highest score
// under a linear model (Collins 2002, "Discriminative training methods for hidden Markov
// models"), which sees the word, two words to each side and the two tags before. A tag is a pair
// of the Penn Treebank's and the universal one, so that both agree.
package morph

import (
	"slices"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

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
	parts  []lexicon.Tag
	known  table // frequent word → its index in infos
	infos  []info
	sets   []Tag // each set: how many, then the tags
	model  model
	plain  []string // frequent words in small letters
	rows   []sums   // what their own features add up to in running text
	lemmas *Lemmas  // the dictionary
}

// info is what is known of a frequent word.
type info struct {
	set     int // where in sets its possible tags are; 0: those of unknown words
	reading reading
	row     int // its index in rows, counted from 1; 0: none
}

// addRows adds up the weights of frequent words.
func (t *Tagger) addRows() {
	t.addParts()
	var buf [maxOwn]uint32
	for _, form := range t.plain {
		w := lexicon.Look(form)
		i, ok := t.known.get(key(&w))
		if !ok || w.Case != lexicon.Lower || w.Digits || w.Hyphen {
			continue
		}
		var row sums
		t.model.score(&row, own(buf[:0], &w, plainForm, t.infos[i].reading), t.words())
		t.rows = append(t.rows, row)
		t.infos[i].row = len(t.rows)
	}
}

// Label returns the names of tag.
func (t *Tagger) Label(tag Tag) Label { return t.labels[tag] }

// words returns how many words of a row have tags.
func (t *Tagger) words() int { return (len(t.labels) + 3) / 4 }

// Parts returns tag as numbers.
func (t *Tagger) Parts(tag Tag) lexicon.Tag { return t.parts[tag] }

// addParts finds the numbers of the labels. Words that a treebank has no Penn tag for, "_", have
// the unknown one.
func (t *Tagger) addParts() {
	t.parts = make([]lexicon.Tag, len(t.labels))
	for i, l := range t.labels {
		if i > 0 && l.Penn == "_" {
			l.Penn = "XX"
		}
		t.parts[i] = lexicon.MakeTag(l.Penn, l.Class)
	}
}

// Labels returns how many tags there are; the first is none.
func (t *Tagger) Labels() int { return len(t.labels) }

// Tag finds the tags of words, which are those of one sentence, and writes them to tags, which
// is as long. It allocates nothing.
func (t *Tagger) Tag(words []lexicon.Word, tags []Tag) { t.TagAmong(words, tags, nil) }

// TagAmong is Tag where among says which tags word i may have; nil: any.
func (t *Tagger) TagAmong(words []lexicon.Word, tags []Tag, among func(i int) []Tag) {
	var buf [maxStatic + maxDynamic]uint32
	var scores sums
	lanes := t.words()
	s := settingOf(words)
	var t1, t2 Tag
	open := false
	for i := range words {
		set, known := t.possible(&words[i])
		if among != nil {
			set = both(set, among(i))
		}
		best := set[0]
		if len(set) > 1 {
			r := t.reading(&words[i], known)
			form := form(words, i, s)
			f := buf[:0]
			if known != nil && known.row > 0 && form == plainForm {
				scores = t.rows[known.row-1]
			} else {
				scores = sums{}
				f = own(f, &words[i], form, r)
			}
			f = around(f, words, i, form, open)
			f = dynamic(f, words, i, t1, t2, r)
			t.model.score(&scores, f, lanes)
			most := scores.of(best)
			for _, tag := range set[1:] {
				if s := scores.of(tag); s > most {
					best, most = tag, s
				}
			}
		}
		open = open != isQuote(&words[i])
		tags[i] = best
		t1, t2 = best, t1
	}
}

// both returns the tags of a set that are among others, too; the others if none is, the set if
// there are no others.
func both(set, others []Tag) []Tag {
	var out []Tag
	for _, tag := range set {
		if slices.Contains(others, tag) {
			out = append(out, tag)
		}
	}
	switch {
	case len(out) > 0:
		return out
	case len(others) > 0:
		return others
	}
	return set
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
