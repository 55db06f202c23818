package brief

import (
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// edit is a step from the words a to the words b: a[a[0]:a[1]] become b[b[0]:b[1]].
type edit struct {
	op   news.DriftOp
	a, b [2]int
}

// maxCells bounds the table of an alignment. Longer lists are cut where both have the same words
// before they are aligned, and what cannot be cut counts as changed as a whole.
const maxCells = 1 << 18

// maxCuts is how often the halves of a list are cut again.
const maxCuts = 16

// align returns the steps from a to b: the words that are kept, cut, added, and changed. It keeps
// as many words as it can, and those that stand together before those that stand alone.
func align(a, b []word) []edit {
	t := &aligner{a: a, b: b}
	t.between(0, len(a), 0, len(b), maxCuts)
	return t.edits()
}

// aligner marks which words are kept.
type aligner struct {
	a, b []word
	kept [][2]int // pairs of indexes into a and b, ascending
}

// between aligns a[a0:a1] with b[b0:b1], which may be cut so many times.
func (t *aligner) between(a0, a1, b0, b1, cuts int) {
	if (a1-a0)*(b1-b0) <= maxCells {
		t.table(a0, a1, b0, b1)
		return
	}
	for a0 < a1 && b0 < b1 && t.a[a0].key == t.b[b0].key {
		t.kept = append(t.kept, [2]int{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	same := 0
	for a0 < a1-same && b0 < b1-same && t.a[a1-1-same].key == t.b[b1-1-same].key {
		same++
	}
	a1, b1 = a1-same, b1-same
	switch n, m := a1-a0, b1-b0; {
	case n == 0 || m == 0:
	case n <= maxCells/m:
		t.table(a0, a1, b0, b1)
	case cuts > 0:
		if i, k, ok := t.anchor(a0, a1, b0, b1); ok {
			t.between(a0, i, b0, k, cuts-1)
			t.between(i, a1, k, b1, cuts-1)
		}
	}
	for i := range same {
		t.kept = append(t.kept, [2]int{a1 + i, b1 + i})
	}
}

// anchorWords is the length of a run that both lists have once, where they may be cut.
const anchorWords = 4

// anchor returns where both lists have the same run, each once, nearest to the middle of the
// longer one.
func (t *aligner) anchor(a0, a1, b0, b1 int) (int, int, bool) {
	inA, inB := runsOf(t.a[a0:a1]), runsOf(t.b[b0:b1])
	best, bestA, bestB := -1, 0, 0
	for key, i := range inA {
		k, ok := inB[key]
		if !ok || i < 0 || k < 0 || i == 0 && k == 0 {
			continue
		}
		// How many words lie on the smaller side: two halves alike are aligned fastest.
		side := min(i+k, a1-a0+b1-b0-i-k)
		if side > best || side == best && i < bestA {
			best, bestA, bestB = side, i, k
		}
	}
	return a0 + bestA, b0 + bestB, best >= 0
}

// runsOf returns where each run of words stands, -1 for one that stands there twice.
func runsOf(words []word) map[[anchorWords]string]int {
	out := map[[anchorWords]string]int{}
	for i := range max(0, len(words)-anchorWords+1) {
		var key [anchorWords]string
		for k := range key {
			key[k] = words[i+k].key
		}
		if _, twice := out[key]; twice {
			out[key] = -1
			continue
		}
		out[key] = i
	}
	return out
}

// What a kept word is worth, and more where the one before it is kept, too: the longest common
// subsequence, and of those as long the one in fewest pieces (Gotoh, 1982, for gaps).
const (
	keptWord     = 4
	keptTogether = 1
)

// table aligns by dynamic programming from the end, so that the kept words come in order.
func (t *aligner) table(a0, a1, b0, b1 int) {
	n, m := a1-a0, b1-b0
	// score[i][k][s] is the best from a[i:] and b[k:], s: the words before i and k are kept.
	score := make([][2]int32, (n+1)*(m+1))
	at := func(i, k int) *[2]int32 { return &score[i*(m+1)+k] }
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			best := max(at(i+1, k)[0], at(i, k+1)[0])
			cell := at(i, k)
			cell[0], cell[1] = best, best
			if t.a[a0+i].key == t.b[b0+k].key {
				keep := at(i+1, k+1)[1] + keptWord
				cell[0], cell[1] = max(best, keep), max(best, keep+t.together(a0+i, b0+k))
			}
		}
	}
	for i, k, s := 0, 0, 0; i < n && k < m; {
		now := at(i, k)[s]
		switch {
		case t.a[a0+i].key == t.b[b0+k].key && now == at(i+1, k+1)[1]+keptWord+int32(s)*t.together(a0+i, b0+k):
			t.kept = append(t.kept, [2]int{a0 + i, b0 + k})
			i, k, s = i+1, k+1, 1
		case now == at(i+1, k)[0]:
			i, s = i+1, 0
		default:
			k, s = k+1, 0
		}
	}
}

// together is what it is worth that word i of a and word k of b are kept behind kept ones: nothing
// where either begins a piece.
func (t *aligner) together(i, k int) int32 {
	if i == 0 || k == 0 || t.a[i].piece != t.a[i-1].piece || t.b[k].piece != t.b[k-1].piece {
		return 0
	}
	return keptTogether
}

// edits makes steps of the kept words and what lies in between.
func (t *aligner) edits() []edit {
	var out []edit
	i, k := 0, 0
	step := func(a, b int) {
		if i < a || k < b {
			out = append(out, edit{opOf(a-i, b-k), [2]int{i, a}, [2]int{k, b}})
		}
		i, k = a, b
	}
	for _, p := range t.lasting() {
		step(p[0], p[1])
		if n := len(out); n > 0 && out[n-1].op == news.Kept {
			out[n-1].a[1]++
			out[n-1].b[1]++
		} else {
			out = append(out, edit{news.Kept, [2]int{i, i + 1}, [2]int{k, k + 1}})
		}
		i, k = i+1, k+1
	}
	step(len(t.a), len(t.b))
	return out
}

func opOf(cut, added int) news.DriftOp {
	switch {
	case cut == 0:
		return news.Added
	case added == 0:
		return news.Cut
	}
	return news.Changed
}

// lasting leaves out the kept words that are so by chance: "the" alone between words that are
// others on both sides.
func (t *aligner) lasting() [][2]int {
	var out [][2]int
	for n, p := range t.kept {
		before, next := [2]int{-1, -1}, [2]int{len(t.a), len(t.b)}
		if n > 0 {
			before = t.kept[n-1]
		}
		if n+1 < len(t.kept) {
			next = t.kept[n+1]
		}
		alone := p[0] > before[0]+1 && p[1] > before[1]+1 && next[0] > p[0]+1 && next[1] > p[1]+1
		if !alone || !nlp.IsFunction(t.a[p[0]].key) {
			out = append(out, p)
		}
	}
	return out
}
