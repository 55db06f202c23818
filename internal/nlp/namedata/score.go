package namedata

import "github.com/briefgen/briefgen/internal/nlp"

// Score counts names with exact spans, by kind.
type Score struct {
	Gold, Found, Right [4]int
}

// Add counts the names found in a document.
func (s *Score) Add(gold, found []Name) {
	for _, n := range gold {
		s.Gold[n.Kind]++
	}
	right := make(map[Name]bool, len(gold))
	for _, n := range gold {
		right[n] = true
	}
	for _, n := range found {
		s.Found[n.Kind]++
		if right[n] {
			s.Right[n.Kind]++
			delete(right, n)
		}
	}
}

// F1 returns precision, recall and their harmonic mean for a kind.
func (s *Score) F1(kind nlp.NameKind) (precision, recall, f1 float64) {
	return harmonic(s.Gold[kind], s.Found[kind], s.Right[kind])
}

// All returns them over persons, organisations and places together.
func (s *Score) All() (precision, recall, f1 float64) {
	sum := func(n [4]int) int { return n[nlp.PersonName] + n[nlp.OrganizationName] + n[nlp.PlaceName] }
	return harmonic(sum(s.Gold), sum(s.Found), sum(s.Right))
}

func harmonic(gold, found, right int) (precision, recall, f1 float64) {
	if right == 0 {
		return 0, 0, 0
	}
	precision = float64(right) / float64(found)
	recall = float64(right) / float64(gold)
	return precision, recall, 2 * precision * recall / (precision + recall)
}
