package changes

import "strings"

// index finds the lines of a briefing by what they cite.
type index struct {
	bySentence map[part]map[place][]*entry
	quoted     map[string][]*entry // quotes by article
}

func indexOf(entries []*entry) index {
	in := index{map[part]map[place][]*entry{}, map[string][]*entry{}}
	for _, e := range entries {
		group := e.part.group()
		if in.bySentence[group] == nil {
			in.bySentence[group] = map[place][]*entry{}
		}
		for _, p := range e.rests {
			in.bySentence[group][p] = append(in.bySentence[group][p], e)
			if e.part == quotes {
				in.quoted[p.article] = append(in.quoted[p.article], e)
			}
		}
	}
	return in
}

// sharing returns the lines of a group that cite what e cites, and how much of that: the sentences, but of two quotes
// the words, since two people may be quoted in one sentence.
func (in index) sharing(e *entry, group part) map[*entry]int {
	found := map[*entry]int{}
	for i, p := range e.rests {
		if e.part != quotes || group != quotes {
			for _, other := range in.bySentence[group][p] {
				found[other]++
			}
			continue
		}
		for _, other := range in.quoted[p.article] {
			if other.has(e.cites[i]) {
				found[other]++
			}
		}
	}
	return found
}

// has reports whether a line cites words, or some of them, or more around them.
func (e *entry) has(words place) bool {
	for _, p := range e.cites {
		if p.article == words.article && (strings.Contains(p.text, words.text) || strings.Contains(words.text, p.text)) {
			return true
		}
	}
	return false
}
