package brief

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// sameTarget is the least likeness of what two stances are on.
	sameTarget = 0.21
	// manyStances is how many stances of one article, and how many of all against what a word
	// names, are looked at: pairs of them would take quadratic time.
	manyStances = 300
	// telling is the least weight of a word that two targets must share two of.
	telling = 2.0
	// targetReach is how many words behind a stance word tell what it is on.
	targetReach = 12
)

// Words that take a side, by stem: for what follows, and against it. The third list is of words
// whose subject, too, tells what is wanted: "Europe must take part".
var (
	forWords = stems(`back backed support supports supported welcome welcomed favor favour favored endorse endorsed willing willingness
		accept accepted approve approved insist insisted praise praised hail hailed`)
	againstWords = stems(`reject rejected rejecting oppose opposed opposes opposition refuse refused exclude excluded excluding dismiss dismissed
		condemn condemned criticize criticized criticise criticised reservations premature veto vetoed unwilling reluctant reluctance
		resist resisted denounce denounced`)
	wantedWords = stems(`need needed must should necessary required`)
)

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[nlp.Stem(w)] = true
	}
	return m
}

// Words that turn a stance round.
var negations = map[string]bool{
	"not": true, "n't": true, "n’t": true, "no": true, "never": true, "without": true, "nobody": true, "none": true, "neither": true, "nor": true, "cannot": true,
}

// stance is an actor's side for or against something, in one sentence.
type stance struct {
	unit   int
	holder int // actor
	pro    bool
	target vector
}

// stances collects the stances of all sentences whose holder the text names.
func (m *merger) stances() []stance {
	var out []stance
	ofDoc := make([]int, len(m.story.Docs))
	for i, u := range m.units {
		doc := m.story.Docs[u.doc]
		s := doc.Sentences[u.sentence]
		negated := -10
		for t := s.First; t < s.Last; t++ {
			word := strings.ToLower(doc.Tokens[t].Of(doc.Text))
			if negations[word] {
				negated = t
				continue
			}
			stem := nlp.Stem(word)
			pro, wanted := forWords[stem], wantedWords[stem]
			if !pro && !wanted && !againstWords[stem] {
				continue
			}
			st := stance{unit: i, holder: m.holder(u, s, t), pro: (pro || wanted) != (t-negated <= 3)}
			var without bool
			st.target, without = m.target(doc, s, t, wanted)
			if without { // "rejects a deal without us" is for taking part
				st.pro = !st.pro
			}
			if st.holder >= 0 && len(st.target.words) >= 2 && ofDoc[u.doc] < manyStances {
				ofDoc[u.doc]++
				out = append(out, st)
			}
		}
	}
	return out
}

// holder returns the actor whose stance the word at token t is: the last one named before it
// in the sentence, or who speaks the words it stands in.
func (m *merger) holder(u *unit, s news.Sentence, t int) int {
	doc := m.story.Docs[u.doc]
	if who := m.speakerAt(u, doc.Tokens[t].Span); who >= 0 {
		return who
	}
	for k := t - 1; k >= s.First; k-- {
		if a := m.actorAt(u.doc, doc.Tokens[k].Start); a >= 0 && (k == s.First || !told[strings.ToLower(doc.Tokens[k-1].Of(doc.Text))]) {
			return a
		}
	}
	return -1
}

// told are words behind which the one who hears is named, not the one who speaks.
var told = map[string]bool{"told": true, "tells": true, "tell": true, "telling": true, "to": true, "in": true, "with": true, "of": true}

// target weighs the words that tell what a stance is on: those behind it in its clause, and for
// what is wanted those before it too. It also reports whether "without" turns them round.
func (m *merger) target(doc *news.Document, s news.Sentence, t int, wanted bool) (vector, bool) {
	weights := map[string]float64{}
	without := false
	add := func(k int) bool {
		word := doc.Tokens[k].Of(doc.Text)
		switch strings.ToLower(word) {
		case ",", ";", "but", "while", "—", "–", ".", "although":
			return false
		case "without":
			without = true
		}
		if name := termOf(word); name != "" {
			name = meaningOf(name)
			weights[name] = nlp.IDF(name)
		}
		return true
	}
	for k := t + 1; k < min(t+1+targetReach, s.Last) && add(k); k++ {
	}
	if wanted {
		for k := t - 1; k >= max(s.First, t-6) && add(k); k-- {
		}
	}
	return vectorOf(weights), without
}

// opposed is two stances on one thing, a for and b against.
type opposed struct {
	a, b int
	sim  float64
}

// positionDisputes finds actors that are for and against one thing.
func (m *merger) positionDisputes() []news.Dispute {
	stances := m.stances()
	pairs := opposedPairs(stances)
	sort.SliceStable(pairs, func(i, k int) bool { return pairs[i].sim > pairs[k].sim })
	return m.positions(stances, pairs)
}

// opposedPairs returns the stances of two actors for and against one thing, found over the
// telling words of their targets.
func opposedPairs(stances []stance) []opposed {
	against := map[string][]int{}
	for k, b := range stances {
		for _, w := range b.target.words {
			if !b.pro && w.weight >= telling && len(against[w.name]) < manyStances {
				against[w.name] = append(against[w.name], k)
			}
		}
	}
	var pairs []opposed
	for i, a := range stances {
		if !a.pro {
			continue
		}
		shared := map[int]int{}
		for _, w := range a.target.words {
			for _, k := range against[w.name] {
				shared[k]++
			}
		}
		for _, k := range slices.Sorted(maps.Keys(shared)) {
			b := stances[k]
			if shared[k] < 2 || a.holder == b.holder || a.unit == b.unit {
				continue
			}
			if sim := a.target.cosine(b.target); sim >= sameTarget {
				pairs = append(pairs, opposed{i, k, sim})
			}
		}
	}
	return pairs
}

// positions makes disputes of opposed stances, the most alike first. A sentence takes part in
// one dispute; others join the side of their opponent's opponent.
func (m *merger) positions(stances []stance, pairs []opposed) []news.Dispute {
	byPro, byContra := map[int][]int{}, map[int][]int{} // stance → its opponents, the most alike first
	for _, p := range pairs {
		byPro[p.a] = append(byPro[p.a], p.b)
		byContra[p.b] = append(byContra[p.b], p.a)
	}
	used := map[int]bool{} // sentence
	take := func(list []int) []int {
		var out []int
		for _, i := range list {
			if u := stances[i].unit; !used[u] {
				used[u] = true
				out = append(out, i)
			}
		}
		return out
	}
	var out []news.Dispute
	for _, p := range pairs {
		if used[stances[p.a].unit] || used[stances[p.b].unit] {
			continue
		}
		pro, contra := take([]int{p.a}), take([]int{p.b})
		pro = append(pro, take(byContra[p.b])...)
		contra = append(contra, take(byPro[p.a])...)
		sides := []side{m.position(stances, pro), m.position(stances, contra)}
		out = append(out, m.dispute(news.PositionDispute, m.matter(stances[p.a], stances[p.b]), sides))
	}
	return out
}

func (m *merger) position(stances []stance, members []int) side {
	lead := m.units[stances[members[0]].unit]
	s := side{value: lead.Of(m.story.Docs[lead.doc].Text)}
	for _, i := range members {
		u := m.units[stances[i].unit]
		s.members = append(s.members, place{u.doc, u.Span, u.speaker})
	}
	return s
}

// matter returns the words for what two stances are on: the noun of the second's target that
// the first shares and that is rarest, with the words before it that belong to it; a name only
// where there is no other noun.
func (m *merger) matter(a, b stance) string {
	u := m.units[b.unit]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	best, weight, named := "", 0.0, true
	for t := s.First; t < s.Last; t++ {
		name := meaningOf(termOf(doc.Tokens[t].Of(doc.Text)))
		w := min(a.target.weight(name), b.target.weight(name))
		if !strings.HasPrefix(doc.Tokens[t].Tag(), "NN") || w == 0 {
			continue
		}
		inName := m.inName(u.doc, doc.Tokens[t].Span)
		if inName && !named || inName == named && w <= weight {
			continue
		}
		span := m.nounPhrase(u, t)
		if t+1 < s.Last && strings.HasPrefix(doc.Tokens[t+1].Tag(), "NN") && doc.Tokens[t].End+1 == doc.Tokens[t+1].Start && !m.inName(u.doc, doc.Tokens[t+1].Span) {
			span = span.Cover(doc.Tokens[t+1].Span)
		}
		best, weight, named = span.Of(doc.Text), w, inName
	}
	if best == "" {
		return m.cast.actors[b.holder].name
	}
	return best
}
