package morph

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Pair is a word with its lemma.
type Pair struct {
	Form, Penn, Class, Lemma string
	Weight                   int // how much it counts where pairs disagree
}

// LearnLemmas makes the table of lemmas. Where two pairs of one word and group disagree, the
// heavier lemma wins; ends that take the same edit in most words become rules; words that the
// rules get wrong are kept whole.
func LearnLemmas(pairs []Pair) *Lemmas {
	l := &lemmaLearner{edits: map[Edit]uint32{}, l: &Lemmas{ends: newTable(len(pairs))}}
	l.number(Edit{})
	byGroup := make([]map[string]map[string]int, groups) // form → lemma → weight
	spelled := map[spelling]map[string]int{}
	for _, p := range pairs {
		g := groupOf(p.Penn, p.Class)
		if g == name || len(p.Form) > maxWord || len(p.Lemma) > maxWord {
			continue
		}
		form := p.Form
		lemma := p.Lemma
		if !g.cased() {
			form = string(fold(nil, form))
			lemma = string(fold(nil, lemma))
			add(&spelled, spelling{g.kind(), lemma}, p.Lemma, p.Weight)
		}
		add(&byGroup[g], form, lemma, p.Weight)
	}
	for g, forms := range byGroup {
		l.group(group(g), forms)
	}
	l.spell(spelled)
	return l.l
}

type spelling struct {
	kind uint32
	low  string
}

type lemmaLearner struct {
	l     *Lemmas
	edits map[Edit]uint32
}

func add[K comparable](m *map[K]map[string]int, k K, s string, weight int) {
	if *m == nil {
		*m = map[K]map[string]int{}
	}
	if (*m)[k] == nil {
		(*m)[k] = map[string]int{}
	}
	(*m)[k][s] += weight
}

// heaviest returns the string with the most weight, the first in order of several.
func heaviest(m map[string]int) string {
	best, most := "", -1
	for s, n := range m {
		if n > most || n == most && s < best {
			best, most = s, n
		}
	}
	return best
}

func (l *lemmaLearner) number(e Edit) uint32 {
	n, ok := l.edits[e]
	if !ok {
		n = uint32(len(l.l.edits))
		l.edits[e] = n
		l.l.edits = append(l.l.edits, e)
	}
	return n
}

// editOf returns what makes form its lemma.
func editOf(form, lemma string) Edit {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(form) && !utf8.RuneStart(form[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
		n--
	}
	return Edit{Cut: len(form) - n, Add: lemma[n:]}
}

type lesson struct {
	form string
	edit Edit
}

// group learns the words of a group.
func (l *lemmaLearner) group(g group, forms map[string]map[string]int) {
	var lessons []lesson
	for form, lemmas := range forms {
		lessons = append(lessons, lesson{form, editOf(form, heaviest(lemmas))})
	}
	slices.SortFunc(lessons, func(a, b lesson) int { return cmp.Compare(a.form, b.form) })
	if g.inflected() {
		for n := 1; n <= maxEnd; n++ {
			l.rules(g, lessons, n)
		}
	}
	for _, s := range lessons {
		low := []byte(s.form)
		if l.l.edit(g, low) != s.edit {
			l.l.ends.put(endKey(g, low, true), l.number(s.edit))
		}
	}
}

// rules learns the ends of n bytes: what most words with one need, where that spares as many
// entries as a rule is worth.
func (l *lemmaLearner) rules(g group, lessons []lesson, n int) {
	const worth = 3
	type votes struct {
		edits map[Edit]int
		right int // so far
	}
	ends := map[string]*votes{}
	var order []string
	for _, s := range lessons {
		if len(s.form) <= n {
			continue
		}
		end := s.form[len(s.form)-n:]
		v := ends[end]
		if v == nil {
			v = &votes{edits: map[Edit]int{}}
			ends[end] = v
			order = append(order, end)
		}
		if s.edit.Cut <= n {
			v.edits[s.edit]++
		}
		if l.l.edit(g, []byte(s.form)) == s.edit {
			v.right++
		}
	}
	slices.Sort(order)
	for _, end := range order {
		v := ends[end]
		best, most := Edit{}, 0
		for e, n := range v.edits {
			if n > most || n == most && cmp.Or(cmp.Compare(e.Cut, best.Cut), cmp.Compare(e.Add, best.Add)) < 0 {
				best, most = e, n
			}
		}
		if most >= v.right+worth {
			l.l.ends.put(endKey(g, []byte(end), false), l.number(best))
		}
	}
}

// spell writes down how lemmas are written: small, mostly, but "American".
func (l *lemmaLearner) spell(spelled map[spelling]map[string]int) {
	kinds := map[string]int{}
	for s, forms := range spelled {
		kinds[heaviest(forms)] |= 1 << s.kind
	}
	words := slices.Sorted(maps.Keys(kinds))
	has := make([]int, len(words))
	for i, w := range words {
		has[i] = kinds[w]
	}
	l.l.setWords(words, has)
}

// setWords sets the words of the dictionary, which are sorted, with the kinds that each has as
// bits.
func (l *Lemmas) setWords(words []string, kinds []int) {
	l.words = words
	n := 0
	for _, k := range kinds {
		n += bits.OnesCount(uint(k))
	}
	l.kinds = newTable(n)
	var low []byte
	for i, w := range words {
		low = fold(low[:0], w)
		for kind := uint32(1); kind <= maxKind; kind++ {
			if kinds[i]>>kind&1 != 0 {
				l.kinds.put(wordKey(kind, low), uint32(i))
			}
		}
	}
}
