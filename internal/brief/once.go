package brief

import "slices"

const (
	// sameCitations is the share of a line's sentences that one line before it cites as well from which on the two are
	// held against each other.
	sameCitations = 0.65
	// ownMatter is what the meanings on which a line's sentences agree and that no line before it shows must weigh, of
	// such a line; weighed as untold is.
	ownMatter = 1.5
)

const (
	// sameLine is the similarity from which on two sentences would be one line told twice.
	sameLine = 0.4
	// sameWords is the share of their words, as they are written, from which on two sentences of some length are, too. In a
	// story of reprints the words of the common text weigh little, and a few others much.
	sameWords  = 0.6
	someLength = 12
	// hardlyLike is the similarity from which on their words are compared.
	hardlyLike = 0.2
)

// sameLine reports whether sentence i would tell again what one of those in heads does, which another does not count.
func (m *merger) sameLine(heads *overlap, i, another int) bool {
	u := m.units[i]
	return slices.ContainsFunc(heads.with(u), func(k int) bool {
		v := m.units[k]
		c := heads.cosine(u, k)
		return k != another && (c >= sameLine || c >= hardlyLike && sharesWords(u, v)) && !m.opposed(u, v)
	})
}

// sharesWords reports whether two sentences of some length have most words in common.
func sharesWords(u, v *unit) bool {
	return min(u.length, v.length) >= someLength && 2*float64(shared(u.forms, v.forms)) >= sameWords*float64(len(u.forms)+len(v.forms))
}

// once decides which sentence each line shows and leaves out the lines that tell again what one before them tells: those with
// (nearly) its citations that show no figure, no actor and hardly a word of their own on which their sentences agree.
func (m *merger) once(lines []*starOf) []*starOf {
	heads := m.emptyIndex()
	for _, s := range lines {
		heads.add(s.center)
	}
	told := map[int]bool{} // meanings that the lines show
	k := keptLines{merger: m, citing: map[int][]int{}, showing: map[int][]int{}}
	for _, s := range lines {
		s.shown = m.show(s, heads)
		if k.citesMost(s) && !m.hasOwn(s, told) {
			continue
		}
		s.extent = m.extent(s.shown)
		if line := k.covering(s); line >= 0 {
			k.join(line, s)
			continue
		}
		if s.shown != s.center {
			heads.add(s.shown)
		}
		for _, id := range m.units[s.shown].meanings {
			told[id] = true
		}
		k.add(s)
	}
	return k.list
}

// keptLines are the lines that stay, with what leads to them: there are thousands in a large story.
type keptLines struct {
	*merger
	list    []*starOf
	citing  map[int][]int // sentence → the lines that cite it
	showing map[int][]int // document → the lines that show a sentence of it
}

func (k *keptLines) add(s *starOf) {
	n := len(k.list)
	k.list = append(k.list, s)
	k.cite(n, s.members())
	d := k.units[s.shown].doc
	k.showing[d] = append(k.showing[d], n)
}

func (k *keptLines) cite(line int, members []int) {
	for _, i := range members {
		k.citing[i] = append(k.citing[i], line)
	}
}

// citesMost reports whether one line cites most of the sentences of another.
func (k *keptLines) citesMost(s *starOf) bool {
	members := s.members()
	count := map[int]int{}
	for _, i := range members {
		for _, line := range k.citing[i] {
			if count[line]++; float64(count[line])/float64(len(members)) >= sameCitations {
				return true
			}
		}
	}
	return false
}

// covering returns the first line that covers another, -1 if none does.
func (k *keptLines) covering(s *starOf) int {
	var near []int // those that show a sentence of an article which the other cites
	docs := map[int]bool{}
	for _, i := range s.members() {
		if d := k.units[i].doc; !docs[d] {
			docs[d] = true
			near = append(near, k.showing[d]...)
		}
	}
	slices.Sort(near)
	n := slices.IndexFunc(near, func(line int) bool { return k.covers(k.list[line], s) })
	if n < 0 {
		return -1
	}
	return near[n]
}

// join adds to a line what another cites of which it shows a sentence beside its own.
func (k *keptLines) join(line int, other *starOf) {
	s := k.list[line]
	old := len(s.joined)
	k.merger.join(s, other)
	for _, j := range s.joined[old:] {
		k.cite(line, []int{j.unit})
	}
}

// covers reports whether a line shows a sentence of another beside its own: a quotation as a whole. It then cites what the other does. Where the other would show
// a part of that again, it shows its sentence alone.
func (m *merger) covers(line, other *starOf) bool {
	d := m.units[line.shown].doc
	if m.units[other.shown].doc == d && line.extent.Overlap(other.extent) > 0 {
		other.extent = m.units[other.shown].Span
	}
	return m.besideShown(line, other) >= 0
}

// besideShown returns the sentence of another line that a line shows beside its own, -1 if there is none.
func (m *merger) besideShown(line, other *starOf) int {
	members := other.members()
	k := slices.IndexFunc(members, func(i int) bool {
		return i != line.shown && m.units[i].doc == m.units[line.shown].doc && line.extent.Contains(m.units[i].Span)
	})
	if k < 0 {
		return -1
	}
	return members[k]
}

// join adds to a line what another cites of which it shows a sentence beside its own.
func (m *merger) join(line, other *starOf) {
	beside := m.besideShown(line, other)
	for _, i := range other.members() {
		if slices.Contains(line.members(), i) || m.units[i].doc == m.units[line.shown].doc && line.extent.Contains(m.units[i].Span) {
			continue
		}
		of := other.center
		if i == of {
			of = beside
		}
		line.joined = append(line.joined, joined{i, of})
	}
	line.origins = m.originsOf(line.members())
}

// hasOwn reports whether the sentences of a line agree on an actor, a figure or something of weight that is not told yet.
func (m *merger) hasOwn(s *starOf, told map[int]bool) bool {
	sum := 0.0
	for _, id := range m.agreed(s) {
		if told[id] {
			continue
		}
		if name := m.lex.names[id]; name[0] == '@' || startsWithDigit(name) {
			return true
		}
		sum += m.lex.untold(id)
	}
	return sum >= ownMatter
}
