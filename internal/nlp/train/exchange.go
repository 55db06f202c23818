package main

import (
	"math"
	"slices"
)

// neighbours holds for each word the words that stand beside it on one side, with how often.
type neighbours struct {
	first []int32 // by word: where its list begins; one more at the end
	word  []int32
	n     []int32
}

// neighboursOf counts the words one place before each word of t (side -1) or behind it (1); the
// end of a paragraph counts as the word one beyond the last.
func neighboursOf(t text, side int) neighbours {
	words := len(t.count)
	keys := make([]uint64, 0, len(t.words))
	for i, w := range t.words {
		k := i + side
		if w < 0 {
			continue
		}
		v := int32(words)
		if k >= 0 && k < len(t.words) && t.words[k] != gap {
			v = t.words[k]
		}
		if v >= 0 {
			keys = append(keys, uint64(w)<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	nb := neighbours{first: make([]int32, words+1)}
	for i, key := range keys {
		if i > 0 && keys[i-1] == key {
			nb.n[len(nb.n)-1]++
			continue
		}
		nb.first[key>>32+1]++
		nb.word = append(nb.word, int32(key&math.MaxUint32))
		nb.n = append(nb.n, 1)
	}
	for w := range words {
		nb.first[w+1] += nb.first[w]
	}
	return nb
}

// exchange moves words between classes while that makes the words beside them tell the class
// better: the two-sided form of the predictive class model of Uszkoreit and Brants 2008. It
// changes class, the class of each word, from 0 to classes-1.
func exchange(t text, class []int, classes, rounds int) {
	sides := []neighbours{neighboursOf(t, -1), neighboursOf(t, 1)}
	size := make([]int64, classes)
	joint := make([][]int32, len(sides)) // by neighbour and class: how often they stand together
	for s, nb := range sides {
		joint[s] = make([]int32, (len(class)+1)*classes)
		for w, c := range class {
			for i := nb.first[w]; i < nb.first[w+1]; i++ {
				joint[s][int(nb.word[i])*classes+c] += nb.n[i]
			}
		}
	}
	for w, c := range class {
		size[c] += int64(t.count[w])
	}
	gain := make([]float64, classes)
	for range rounds {
		moved := 0
		for w, old := range class {
			n := int64(t.count[w])
			size[old] -= n
			for c := range gain {
				gain[c] = float64(len(sides)) * (entropy(size[c]) - entropy(size[c]+n))
			}
			for s, nb := range sides {
				for i := nb.first[w]; i < nb.first[w+1]; i++ {
					row := joint[s][int(nb.word[i])*classes:][:classes]
					k := nb.n[i]
					row[old] -= k
					zero := smallEntropy(k)
					for c, m := range row {
						if m == 0 {
							gain[c] += zero
						} else {
							gain[c] += smallEntropy(m+k) - smallEntropy(m)
						}
					}
				}
			}
			best := old
			for c, g := range gain {
				if g > gain[best] {
					best = c
				}
			}
			if best != old {
				moved++
			}
			class[w] = best
			size[best] += n
			for s, nb := range sides {
				for i := nb.first[w]; i < nb.first[w+1]; i++ {
					joint[s][int(nb.word[i])*classes+best] += nb.n[i]
				}
			}
		}
		if moved*100 < len(class) {
			return
		}
	}
}

// entropy returns n log n.
func entropy(n int64) float64 {
	if n == 0 {
		return 0
	}
	return float64(n) * math.Log(float64(n))
}

var entropyTable = func() (t [1 << 14]float64) {
	for i := range t {
		t[i] = entropy(int64(i))
	}
	return t
}()

func smallEntropy(n int32) float64 {
	if int(n) < len(entropyTable) {
		return entropyTable[n]
	}
	return entropy(int64(n))
}
