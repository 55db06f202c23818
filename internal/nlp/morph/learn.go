package morph

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Example is a tagged word.
type Example struct {
	Form, Penn, Class string
}

// Options say how to learn.
type Options struct {
	Epochs    int
	Seed      uint64
	Rare      int // features seen less often are left out
	Known     int // words seen as often may have no tag but those seen
	Frequent  int // words seen as often are looked up in the dictionary beforehand
	Sure      int // words seen as often, with one tag in SureShare of all cases, always have it
	SureShare float64
	Margin    float64 // by how much the right tag has to win
	RareTag   int     // tags seen less often are never given
	Least     float64 // smallest mean weight that is kept
	Unit      float64 // mean weight that is worth 1 in the model
	Log       func(epoch int, errors, words int)
	Rate      float64
}

// Defaults are the options that the shipped model was made with.
var Defaults = Options{Epochs: 6, Seed: 1, Rare: 3, Known: 200, Frequent: 20, Sure: 30, SureShare: 0.999, Least: 4, Margin: 1, RareTag: 5}

type sentence struct {
	words    []lexicon.Word
	tags     []Tag
	readings []reading
	static   [][]uint32 // numbers of features, by word; none where only one tag is possible
}

type learner struct {
	o       Options
	tagger  *Tagger
	data    []sentence
	index   map[uint32]uint32 // feature → its number
	rows    [][]param
	names   []uint32 // by number: the feature
	step    float64
	scores  [maxTags]float32
	numbers []uint32
}

// param is the weight of a feature for a tag. The mean over all steps is weight - late/steps.
type param struct {
	tag    Tag
	weight float32
	late   float64
}

// Train learns a tagger from sentences, with lemmas for its dictionary.
func Train(sentences [][]Example, lemmas *Lemmas, o Options) *Tagger {
	l := &learner{o: o, tagger: &Tagger{lemmas: lemmas}, index: map[uint32]uint32{}}
	l.look(sentences)
	l.know()
	l.count()
	random := rand.New(rand.NewPCG(o.Seed, 0))
	order := make([]int, len(l.data))
	for i := range order {
		order[i] = i
	}
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		wrong, words := 0, 0
		for _, i := range order {
			wrong += l.learn(&l.data[i])
			words += len(l.data[i].words)
		}
		if o.Log != nil {
			o.Log(epoch, wrong, words)
		}
	}
	l.finish()
	return l.tagger
}

// look finds the tags and looks at the words.
func (l *learner) look(sentences [][]Example) {
	count := map[Label]int{}
	for _, s := range sentences {
		for _, e := range s {
			count[Label{e.Penn, e.Class}]++
		}
	}
	var labels []Label
	for label, n := range count {
		if n >= l.o.RareTag {
			labels = append(labels, label)
		}
	}
	slices.SortFunc(labels, func(a, b Label) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.Penn, b.Penn), cmp.Compare(a.Class, b.Class))
	})
	labels = labels[:min(len(labels), maxTags-1)]
	number := map[Label]Tag{}
	for i, label := range labels {
		number[label] = Tag(i + 1)
	}
	l.tagger.labels = append([]Label{{}}, labels...)
	for _, s := range sentences {
		have := sentence{words: make([]lexicon.Word, len(s)), tags: make([]Tag, len(s)), readings: make([]reading, len(s))}
		for i, e := range s {
			have.words[i] = lexicon.Look(e.Form)
			have.readings[i] = l.tagger.lemmas.reading(&have.words[i])
			have.tags[i] = number[Label{e.Penn, e.Class}] // 0 for rare ones
		}
		l.data = append(l.data, have)
	}
}

// stat is how often a word was seen, and with which tags.
type stat struct {
	n       int
	tags    [maxTags]int
	reading reading
}

// know writes down the tags that frequent words have, and those that others may have.
func (l *learner) know() {
	stats := map[uint32]*stat{}
	for _, s := range l.data {
		for i := range s.words {
			k := key(&s.words[i])
			if stats[k] == nil {
				stats[k] = &stat{reading: s.readings[i]}
			}
			stats[k].n++
			stats[k].tags[s.tags[i]]++
		}
	}
	t := l.tagger
	rare := [maxTags]int{}
	keys := make([]uint32, 0, len(stats))
	for k, s := range stats {
		keys = append(keys, k)
		if s.n < l.o.Known {
			for tag, n := range s.tags {
				rare[tag] += n
			}
		}
	}
	slices.Sort(keys)
	t.sets = append(t.sets, 0)
	for tag := 1; tag < maxTags; tag++ {
		if rare[tag] > 0 {
			t.sets = append(t.sets, Tag(tag))
			t.sets[0]++
		}
	}
	t.known = newTable(len(keys))
	known := map[info]uint32{}
	where := map[string]int{}
	for _, k := range keys {
		s := stats[k]
		if s.n < l.o.Frequent {
			continue
		}
		in := info{reading: s.reading}
		if set := l.settled(s); len(set) > 0 {
			at, ok := where[string(set)]
			if !ok {
				at = len(t.sets)
				where[string(set)] = at
				t.sets = append(t.sets, Tag(len(set)))
				for _, b := range set {
					t.sets = append(t.sets, Tag(b))
				}
			}
			in.set = at
		}
		n, ok := known[in]
		if !ok {
			n = uint32(len(t.infos))
			known[in] = n
			t.infos = append(t.infos, in)
		}
		t.known.put(k, n)
	}
}

// settled returns the only tags that a word may have, as bytes; none where it may have any.
func (l *learner) settled(s *stat) []byte {
	var seen []byte
	most := 0
	best := byte(0)
	for tag := 1; tag < maxTags; tag++ {
		if n := s.tags[tag]; n > 0 {
			seen = append(seen, byte(tag))
			if n > most {
				most, best = n, byte(tag)
			}
		}
	}
	switch {
	case s.n >= l.o.Sure && float64(most) >= l.o.SureShare*float64(s.n):
		return []byte{best}
	case s.n >= l.o.Known:
		return seen
	}
	return nil
}

// count numbers the features that are not rare, as the right tags before would have them.
func (l *learner) count() {
	seen := map[uint32]uint32{}
	var buf [maxStatic + maxDynamic]uint32
	each := func(visit func(s *sentence, i int, f []uint32, statics int)) {
		for k := range l.data {
			s := &l.data[k]
			set := settingOf(s.words)
			open := false
			var t1, t2 Tag
			for i := range s.words {
				if tags, _ := l.tagger.possible(&s.words[i]); len(tags) > 1 {
					f := static(buf[:0], s.words, i, set, open, s.readings[i])
					n := len(f)
					visit(s, i, dynamic(f, s.words, i, t1, t2, s.readings[i]), n)
				}
				open = open != isQuote(&s.words[i])
				t1, t2 = s.tags[i], t1
			}
		}
	}
	each(func(_ *sentence, _ int, f []uint32, _ int) {
		for _, feature := range f {
			seen[feature]++
		}
	})
	each(func(s *sentence, i int, f []uint32, statics int) {
		if s.static == nil {
			s.static = make([][]uint32, len(s.words))
		}
		row := make([]uint32, 0, statics)
		for k, feature := range f {
			if int(seen[feature]) < l.o.Rare {
				continue
			}
			n, ok := l.index[feature]
			if !ok {
				n = uint32(len(l.names))
				l.index[feature] = n
				l.names = append(l.names, feature)
			}
			if k < statics {
				row = append(row, n)
			}
		}
		s.static[i] = row
	})
	l.rows = make([][]param, len(l.names))
}

// learn tags a sentence as it would be tagged in use, and learns from each wrong tag.
func (l *learner) learn(s *sentence) (wrong int) {
	var buf [maxDynamic]uint32
	var t1, t2 Tag
	for i := range s.words {
		l.step++
		set, _ := l.tagger.possible(&s.words[i])
		best := set[0]
		if len(set) > 1 {
			l.numbers = append(l.numbers[:0], s.static[i]...)
			for _, feature := range dynamic(buf[:0], s.words, i, t1, t2, s.readings[i]) {
				if n, ok := l.index[feature]; ok {
					l.numbers = append(l.numbers, n)
				}
			}
			best = l.decide(set, s.tags[i])
		}
		if best != s.tags[i] {
			wrong++
		}
		t1, t2 = best, t1
	}
	return wrong
}

// decide returns the tag that wins, and updates if it is not the right one by a margin.
func (l *learner) decide(set []Tag, gold Tag) Tag {
	l.scores = [maxTags]float32{}
	for _, n := range l.numbers {
		for _, p := range l.rows[n] {
			l.scores[p.tag] += p.weight
		}
	}
	best, rival := Tag(0), Tag(0)
	may := false
	for _, tag := range set {
		if best == 0 || l.scores[tag] > l.scores[best] {
			best = tag
		}
		if tag == gold {
			may = true
		} else if rival == 0 || l.scores[tag] > l.scores[rival] {
			rival = tag
		}
	}
	if may && l.scores[gold]-l.scores[rival] < float32(l.o.Margin) {
		by := float32(1)
		if l.o.Rate > 0 { // passive-aggressive I
			loss := float32(l.o.Margin) - (l.scores[gold] - l.scores[rival])
			by = min(float32(l.o.Rate), loss/float32(2*len(l.numbers)))
		}
		for _, n := range l.numbers {
			l.add(n, gold, by)
			l.add(n, rival, -by)
		}
	}
	return best
}

func (l *learner) add(n uint32, tag Tag, by float32) {
	row := l.rows[n]
	for i := range row {
		if row[i].tag == tag {
			row[i].weight += by
			row[i].late += float64(by) * l.step
			return
		}
	}
	l.rows[n] = append(row, param{tag, by, float64(by) * l.step})
}

// finish writes the mean weights to the model.
func (l *learner) finish() {
	unit := l.o.Unit
	if unit == 0 {
		squares, n := 0.0, 0.0
		for _, row := range l.rows {
			for _, p := range row {
				mean := float64(p.weight) - p.late/l.step
				squares += mean * mean
				n++
			}
		}
		unit = math.Sqrt(squares/n) / 12
	}
	order := make([]int, len(l.names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(l.names[a], l.names[b]) })
	var entries []entry
	for _, i := range order {
		e := entry{feature: l.names[i]}
		slices.SortFunc(l.rows[i], func(a, b param) int { return cmp.Compare(a.tag, b.tag) })
		for _, p := range l.rows[i] {
			mean := float64(p.weight) - p.late/l.step
			if math.Abs(mean) >= l.o.Least*unit {
				e.cells = appendCells(e.cells, p.tag, mean/unit)
			}
		}
		if len(e.cells) > 0 {
			entries = append(entries, e)
		}
	}
	l.tagger.model = build(entries)
}

// Size returns how many features and weights the tagger has.
func (t *Tagger) Size() (features, weights int) {
	t.model.runs.each(func(_, _ uint32) { features++ })
	return features, len(t.model.cells)
}
