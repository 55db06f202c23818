package nlp

// roleBefore finds the lower-case words before the name: "the harbour spokesman", "special
// envoy," with a comma. It reports whether they stand right before it.
func (f *nameFinder) roleBefore(c *candidate, e *evidence, s [2]int) bool {
	start := c.first
	if !c.role.Empty() {
		for start > s[0] && f.tokens[start-1].Start >= c.role.Start {
			start--
		}
	}
	k := start - 1
	comma := k > s[0] && f.word(k) == ","
	if comma && !c.role.Empty() {
		return false
	}
	if comma {
		k--
	}
	if k < s[0] || !f.isRole(k) && !(comma && c.last-c.first > 1 && f.roleWithin(k, s)) {
		return false
	}
	first := k
	for first > s[0] && k-first < 9 && f.partOfRole(first-1, comma) {
		first--
	}
	for first < k && (f.lower(first) == "and" || f.lower(first) == "," || f.lower(first) == "of" || f.word(first) == "'s" || f.word(first) == "’s") {
		first++
	}
	if comma && first == k {
		return false // a list: "a lawyer, Anna Berg, …" is rarer than "…, a doctor, Anna Berg"
	}
	c.role = f.tokens[first].Cover(f.tokens[k].Span)
	if !comma && start < c.first {
		c.role = f.tokens[first].Cover(f.tokens[c.first-1].Span)
	}
	e.person += 3
	return !comma || c.last-c.first > 1
}

// roleWithin reports whether the words before token k name a role that ends in a place or body:
// "special envoy for the Northern Isles".
func (f *nameFinder) roleWithin(k int, s [2]int) bool {
	for i := k - 1; i >= max(s[0], k-7); i-- {
		if f.isRole(i) {
			return !startsUpper(f.word(i)) && f.lower(i+1) != "," && !startsUpper(f.word(i+1))
		}
		if tag := f.tokens[i].Tag(); tag != "IN" && tag != "DT" && tag != "NNP" && tag != "NNPS" && tag != "JJ" && tag != "NN" && tag != "NNS" && tag != "POS" {
			return false
		}
	}
	return false
}

// isRole reports whether token i is a role word and used as a noun: not "assigned to guard".
func (f *nameFinder) isRole(i int) bool {
	if !roleWords[f.lower(i)] {
		return false
	}
	tag := f.tokens[i].Tag()
	return tag != "VB" && tag != "VBD" && tag != "VBZ" && tag != "VBP" || startsUpper(f.word(i))
}

// partOfRole reports whether token i can stand in the words before a role's last.
func (f *nameFinder) partOfRole(i int, comma bool) bool {
	w := f.lower(i)
	switch f.tokens[i].Tag() {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "CD":
		return !saying[w] && !honorifics[w] && w != "%"
	case "IN", "DT":
		return comma && (w == "of" || w == "for" || w == "the" || w == "at" || w == "to")
	}
	return w == "'s" || w == "’s"
}

// roleBehind finds the words behind a comma: "Anna Berg, the city's harbour master,".
func (f *nameFinder) roleBehind(c *candidate, e *evidence, s [2]int) {
	if f.word(c.last) != "," || c.last+1 >= s[1] {
		return
	}
	first := c.last + 1
	end, found := first, false
	for ; end < min(first+14, s[1]); end++ {
		w := f.lower(end)
		if f.isRole(end) && !(end+1 < s[1] && f.tokens[end+1].Tag() == "NN") {
			found = true
		}
		if w == "that" || w == "," || w == "." || w == ";" || w == ")" || w == "—" || w == "–" || w == "who" || w == "which" || w == "and" && found {
			break
		}
		if tag := f.tokens[end].Tag(); tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || tag == "PRP" || tag == "TO" {
			break
		}
		if isQuoteMark(f.word(end)) {
			return
		}
	}
	if !found || end == first {
		return
	}
	// A list of people with titles, not an apposition: "Anna Berg, Mayor Paul Vik and …".
	if f.nameInside(first, end) {
		return
	}
	if roleWords[f.lower(first)] || f.tokens[first].Tag() == "DT" || f.tokens[first].Tag() == "PRP$" || !startsUpper(f.word(first)) || f.possessiveNear(first, end) || !f.endsInName(first, end) {
		if c.role.Empty() {
			c.role = f.tokens[first].Cover(f.tokens[end-1].Span)
		}
		e.person += 3
	}
}

// possessiveNear reports whether "'s" stands among the first words: "Berg's foreign aide".
func (f *nameFinder) possessiveNear(first, end int) bool {
	for i := first; i < min(first+4, end); i++ {
		if w := f.word(i); w == "'s" || w == "’s" || w == "'" || w == "’" {
			return true
		}
	}
	return false
}

// nameInside reports whether tokens[first:end] hold a role with a person's name behind it.
func (f *nameFinder) nameInside(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if roleWords[f.lower(i)] && startsUpper(f.word(i+1)) && words().words[f.lower(i+1)].first > 0 {
			return true
		}
	}
	return false
}

func (f *nameFinder) endsInName(first, end int) bool {
	return end-first >= 2 && startsUpper(f.word(end-1)) && startsUpper(f.word(end-2)) && !roleWords[f.lower(end-1)]
}
