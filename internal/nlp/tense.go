package nlp

import "strings"

// tense says where in time a clause puts what it tells.
type tense int

const (
	unclear tense = iota
	past
	told // a verb of saying stands nearest: "said on Tuesday"
	future
)

// farVerb is the most tokens that the verb may be away from its date.
const farVerb = 30

// tense returns the tense of the verb that the date of pieces i to next goes with: the nearest
// verb before it that says so, else the nearest behind it.
func (p *dateReader) tense(i, next int) tense {
	switch p.word(i - 1) {
	case "since":
		return past
	case "until", "till":
		if p.is(i, isWeekday) {
			return future
		}
	case "coming", "upcoming":
		return future
	case "in", "on":
		if p.word(i-2) == "earlier" {
			return past
		}
	}
	if p.word(i-1) == "of" && p.raw(i-2) == "ahead" {
		return future
	}
	first := p.list[i].token
	for k := first - 1; k >= max(0, first-farVerb); k-- {
		if p.tokens[k].Of(p.text) == ";" {
			break
		}
		if t := p.verb(k); t != unclear {
			return t
		}
		if tag := p.tokens[k].Tag(); k < first-1 && (tag == "VBZ" || tag == "VBP") && !toBeVerb[p.token(k)] && p.token(k) != "has" && p.token(k) != "have" {
			return unclear // the present
		}
	}
	if next >= len(p.list) {
		return unclear
	}
	last := p.list[next].token
	for k := last; k < min(len(p.tokens), last+farVerb); k++ {
		if t := p.verb(k); t != unclear {
			return t
		}
	}
	return unclear
}

// verb returns the tense that the verb group with token k as its last word speaks of; unclear
// for other words.
func (p *dateReader) verb(k int) tense {
	switch p.tokens[k].Tag() {
	case "MD":
		if p.token(k) == "could" {
			return unclear
		}
		return future
	case "VBD":
		switch word := p.token(k); {
		case saying[word] || word == "announced" || word == "reported":
			return told
		case toBeVerb[word] && k+1 < len(p.tokens) && ahead[p.token(k+1)]:
			return future
		}
		return past
	case "VB":
		return p.infinitive(k)
	case "VBN":
		return p.participle(k)
	case "VBG":
		switch p.auxiliary(k) {
		case "is", "are", "'re", "’re", "am":
			if going[p.token(k)] {
				return future
			}
		case "was", "were":
			return past
		}
	case "VBZ", "VBP":
		if going[p.token(k)] || toBeVerb[p.token(k)] && k+1 < len(p.tokens) && (ahead[p.token(k+1)] || p.tokens[k+1].Tag() == "TO") {
			return future
		}
	}
	return unclear
}

// infinitive judges "will meet", "plans to meet", "failed to meet", "did not meet".
func (p *dateReader) infinitive(k int) tense {
	for n := k - 1; n >= max(0, k-4); n-- {
		switch word := p.token(n); {
		case word == "could":
			if n+1 < k && p.tokens[n+1].Tag() == "RB" { // "could not be reached"
				return past
			}
			return future
		case p.tokens[n].Tag() == "MD":
			return future
		case word == "did":
			return past
		case word == "to":
			for m := n - 1; m >= max(0, n-5); m-- {
				switch {
				case ahead[p.token(m)], m == n-1 && toBeVerb[p.token(m)]: // "was to travel on Friday"
					return future
				case m == n-1 && p.tokens[m].Tag() == "VBD":
					return past
				case m == n-1 && (p.tokens[m].Tag() == "VBP" || p.tokens[m].Tag() == "VBZ" || p.tokens[m].Tag() == "VB"):
					return future
				}
			}
			return unclear
		}
	}
	return unclear
}

// participle judges "was held", "will be held", "scheduled for", "held".
func (p *dateReader) participle(k int) tense {
	if ahead[p.token(k)] {
		if k+1 < len(p.tokens) && strings.HasPrefix(p.tokens[k+1].Tag(), "NN") { // "a planned visit"
			return unclear
		}
		return future
	}
	if saying[p.token(k)] {
		return told
	}
	switch p.auxiliary(k) {
	case "be":
		for n := k - 1; n >= max(0, k-4); n-- {
			if p.tokens[n].Tag() == "MD" || p.token(n) == "to" {
				return future
			}
		}
	case "is", "are":
		return unclear
	}
	return past
}

// auxiliary returns the form of "be" or "have" up to three tokens before token k.
func (p *dateReader) auxiliary(k int) string {
	for n := k - 1; n >= max(0, k-3); n-- {
		if word := p.token(n); toBeVerb[word] || word == "has" || word == "have" || word == "had" {
			return word
		}
	}
	return ""
}

// token returns token k in lower case.
func (p *dateReader) token(k int) string {
	w := p.tokens[k].Of(p.text)
	if e := lexemeOf(w); e != nil {
		return e.word
	}
	return w
}

var (
	toBeVerb = wordSet(`is are was were be been being 's ’s 're ’re am`)
	// ahead are the words for what is to come: "due on Friday", "scheduled for Monday".
	ahead = wordSet(`expected scheduled set due planned slated bound poised supposed plans planning plan hopes hoping hope wants intends
		vowed agreed agrees promised promises pledged aims aiming ready likely about going forecast forecasts
		proposal proposals deadline bid pledge promise deal agreement ultimatum invitation invited`)
	// going are the verbs whose present tells what is to come: "the talks begin on Monday".
	going = wordSet(`begin begins start starts open opens meet meets vote votes go goes arrive arrives leave leaves travel travels visit
		visits return returns take takes expire expires end ends kick kicks face faces appear appears head heads play plays
		beginning starting opening meeting voting going arriving leaving travelling traveling visiting returning taking hosting holding holds hold
		heading flying playing releasing launching launch launches convene convenes resume resumes close closes coming comes run runs`)
)
