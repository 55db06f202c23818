package entity

import (
	"iter"
	"math/rand/v2"

	"github.com/briefgen/briefgen/internal/nlp/linear"
)

// Example is a text with the labels of its tokens; see [Labels].
type Example struct {
	Tokens    []Token
	Sentences [][2]int
	Gold      []uint8
}

// Options say how to train.
type Options struct {
	Epochs int
	Bits   int     // 1<<Bits rows of weights in each model
	Folds  int     // parts into which the examples are cut, to read each with a model that has not seen it
	Least  float64 // see [linear.Trainer.Average]
	Seed   uint64
	Log    func(format string, args ...any)
}

// Text is a text without labels.
type Text struct {
	Tokens    []Token
	Sentences [][2]int
}

// Train learns a tagger from examples and from plain texts of the same kind.
//
// A first model, learned from the examples alone, reads the plain texts; what it makes of each word
// there, over all of them, is what later models know of words that the examples do not have. The
// second reading learns from what the first made of a text. So that training sees no better
// knowledge and first readings than use will, both come, for each fold of the examples, from
// models that have not seen that fold.
func Train(examples []Example, plain iter.Seq[Text], o Options) (*Tagger, error) {
	known, err := learnWords(examples, plain, o)
	if err != nil {
		return nil, err
	}
	for i, e := range examples {
		known[i%o.Folds].tell(e.Tokens)
	}
	found := make([][]label, len(examples))
	for fold := range o.Folds {
		r, err := train(without(examples, fold, o.Folds), nil, o)
		if err != nil {
			return nil, err
		}
		for i := fold; i < len(examples); i += o.Folds {
			e := examples[i]
			found[i] = make([]label, len(e.Tokens))
			newText(e.Tokens, e.Sentences, new(room)).read(&r, nil, found[i])
		}
		o.Log("names: fold %d of %d", fold+1, o.Folds)
	}
	t := Tagger{known: known[o.Folds]}
	if t.first, err = train(examples, nil, o); err != nil {
		return nil, err
	}
	t.second, err = train(examples, found, o)
	return &t, err
}

// learnWords returns what models learned without each fold make of the words of plain texts, and
// last what one learned from all examples does.
func learnWords(examples []Example, plain iter.Seq[Text], o Options) ([]*Knowledge, error) {
	readers := make([]reader, o.Folds+1)
	counters := make([]counter, o.Folds+1)
	for fold := range readers {
		var err error
		if readers[fold], err = train(without(examples, fold, o.Folds), nil, o); err != nil {
			return nil, err
		}
		counters[fold] = counter{}
		o.Log("names: reader %d of %d", fold+1, o.Folds+1)
	}
	n := 0
	for p := range plain {
		t := newText(p.Tokens, p.Sentences, new(room))
		found := make([]label, len(p.Tokens))
		for fold := range readers {
			clear(found)
			t.read(&readers[fold], nil, found)
			counters[fold].add(t, found)
		}
		n++
	}
	o.Log("names: %d plain texts read", n)
	out := make([]*Knowledge, len(counters))
	for fold, c := range counters {
		out[fold] = c.knowledge()
	}
	return out, nil
}

// without returns the examples that are not of a fold; all of them for a fold that there is not.
func without(examples []Example, fold, folds int) []Example {
	var out []Example
	for i, e := range examples {
		if i%folds != fold {
			out = append(out, e)
		}
	}
	return out
}

// train learns one reading; found is what the first one made of the examples, nil for the first.
func train(examples []Example, found [][]label, o Options) (reader, error) {
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	w := learner{trainer: linear.NewTrainer(classes, o.Bits)}
	texts := make([]*text, len(examples))
	order := make([]int, len(examples))
	for i, e := range examples {
		texts[i] = newText(e.Tokens, e.Sentences, new(room))
		if found != nil {
			texts[i].count(found[i])
		}
		order[i] = i
	}
	for range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			var f []label
			if found != nil {
				f = found[i]
			}
			w.text(texts[i], f, examples[i].Gold)
		}
	}
	return newReader(w.trainer.Average(o.Least))
}

type learner struct {
	trainer *linear.Trainer
	lattice lattice[float32]
	rows    [][]uint32 // features of each word of a region
	guess   []label
}

func (w *learner) text(t *text, found []label, gold []uint8) {
	for n, b := range t.sentences {
		s := t.sentence(n, found)
		regions(s.tokens, s.mode, func(first, last int) {
			w.region(&s, first, last, gold[b[0]+first:b[0]+last])
		})
	}
}

// region learns from the words first to last of a sentence.
func (w *learner) region(s *sentence, first, last int, gold []uint8) {
	n := last - first
	for len(w.rows) < n {
		w.rows = append(w.rows, make([]uint32, 0, maxFeatures))
		w.guess = append(w.guess, outside)
	}
	w.lattice.grow(n)
	for from := range labels {
		w.lattice.transition[from] = [labels]float32{}
		w.trainer.Score(w.lattice.transition[from][1:], transitionFeature(from))
	}
	s.each(first, last, make([]uint32, 0, maxFeatures), func(i int, f []uint32) {
		w.rows[i-first] = append(w.rows[i-first][:0], f...)
		w.trainer.Score(w.lattice.emission[i-first][1:], f)
	})
	guess := w.guess[:n]
	w.lattice.decode(guess)
	w.trainer.Step()
	wasGold, wasGuess := 0, 0
	for i := range n {
		right, wrong := int(gold[i]), int(guess[i])
		if right != wrong {
			w.update(right, w.rows[i], 1)
			w.update(wrong, w.rows[i], -1)
		}
		if i > 0 && (right != wrong || wasGold != wasGuess) {
			w.update(right, transitionFeature(wasGold), 1)
			w.update(wrong, transitionFeature(wasGuess), -1)
		}
		wasGold, wasGuess = right, wrong
	}
}

// update changes the weights of a label. Outside has none: only differences count.
func (w *learner) update(l int, features []uint32, by float32) {
	if l != int(outside) {
		w.trainer.Update(l-1, features, by)
	}
}

func transitionFeature(from int) []uint32 {
	return []uint32{hash(transitionTemplate, uint32(from), 0)}
}
