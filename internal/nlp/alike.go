package nlp

import "github.com/briefgen/briefgen/internal/nlp/vector"

// Alike is a word of a list that is used like another: the cosine of their vectors is at least .7.
type Alike struct {
	Index  int // into the list
	Cosine float64
}

// AlikeAmong returns for each of some stems those among them that are used like it, "truck" like
// "car", the most alike first. The time goes with the stems, not with their pairs.
func AlikeAmong(stems []string) [][]Alike {
	vectors := vector.Words()
	index := make(map[int]int, len(stems)) // row → index
	rows := make([]int, len(stems))
	for i, stem := range stems {
		rows[i] = vectors.Row(vector.Key(stem))
		if rows[i] >= 0 {
			index[rows[i]] = i
		}
	}
	out := make([][]Alike, len(stems))
	for i, row := range rows {
		if row < 0 {
			continue
		}
		for _, n := range vectors.Near(row) {
			if k, ok := index[int(n.Row)]; ok {
				out[i] = append(out[i], Alike{k, float64(n.Cosine)})
			}
		}
	}
	return out
}
