package entity

// number is what scores are summed in: floats in training, integers in use.
type number interface{ int32 | float32 }

// lattice finds the best labels of a row of words.
type lattice[N number] struct {
	transition [labels][labels]N // from, to
	emission   [][labels]N
	score      [][labels]N
	back       [][labels]label
}

// grow makes room for n words, with emissions of zero.
func (l *lattice[N]) grow(n int) {
	if cap(l.emission) < n {
		l.emission = make([][labels]N, n, 2*n)
		l.score = make([][labels]N, n, 2*n)
		l.back = make([][labels]label, n, 2*n)
	}
	l.emission, l.score, l.back = l.emission[:n], l.score[:n], l.back[:n]
	clear(l.emission)
}

// closedLabels are those that a name or nothing may follow.
var closedLabels = func() (out [1 + 2*int(kinds)]label) {
	n := 1
	for k := range kinds {
		out[n], out[n+1] = labelOf(k, last), labelOf(k, unit)
		n += 2
	}
	return out
}()

// opening are the labels that may follow a closed one.
var opening = func() (out [1 + 2*int(kinds)]label) {
	n := 1
	for k := range kinds {
		out[n], out[n+1] = labelOf(k, begin), labelOf(k, unit)
		n += 2
	}
	return out
}()

const never = -1 << 24

// decode fills in the best labels, out[i] for the word of emission i. Nothing is open before the
// first word and behind the last.
func (l *lattice[N]) decode(out []label) {
	n := len(l.emission)
	for j := range labels {
		l.score[0][j] = never
	}
	for _, to := range opening {
		l.score[0][to] = l.transition[outside][to] + l.emission[0][to]
	}
	for i := 1; i < n; i++ {
		before, now, back, emission := &l.score[i-1], &l.score[i], &l.back[i], &l.emission[i]
		for _, to := range opening {
			best, from := N(never*2), outside
			for _, c := range closedLabels {
				if s := before[c] + l.transition[c][to]; s > best {
					best, from = s, c
				}
			}
			now[to], back[to] = best+emission[to], from
		}
		for k := range kinds {
			b, in := labelOf(k, begin), labelOf(k, inside)
			for _, to := range [2]label{in, labelOf(k, last)} {
				best, from := before[b]+l.transition[b][to], b
				if s := before[in] + l.transition[in][to]; s > best {
					best, from = s, in
				}
				now[to], back[to] = best+emission[to], from
			}
		}
	}
	best := outside
	for _, c := range closedLabels {
		if l.score[n-1][c] > l.score[n-1][best] {
			best = c
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = best
		best = l.back[i][best]
	}
}
