package annotate

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// phrases attributes quoted phrases that no reported clause took in, where a verb in the
// sentence says whose they are.
func (a *attributor) phrases() {
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.used || q.words(a.doc) == 0 || a.doc.Sentences[a.sentenceOf[q.first]].Heading || q.isTitle(a.doc) {
			continue
		}
		f := a.before(*q, false)
		if !f.ok && q.words(a.doc) >= 2 {
			f = a.behind(*q, false)
		}
		if !f.ok {
			continue
		}
		if a.clauseAt(*q, f) {
			continue
		}
		q.used = true
		a.out = append(a.out, news.Attribution{Source: f.source, Cue: f.cue, Content: []news.Span{q.Span}, Kind: news.Mixed, Speaker: -1})
	}
}

// clauseAt attributes the clause behind the cue with the quoted phrase in it: what she "called an
// “artful smear” on the harbour" is all of that. It reports false where the phrase follows the cue,
// "that" or a colon at once, or the clause holds another attribution.
func (a *attributor) clauseAt(q quotation, f found) bool {
	before := a.lower(q.first - 1)
	if f.cue.End > q.Start || before == ":" || before == "that" {
		return false
	}
	first := sort.Search(len(a.doc.Tokens), func(t int) bool { return a.doc.Tokens[t].Start >= f.cue.End })
	s := a.doc.Sentences[a.sentenceOf[q.first]]
	if first < s.First || first >= q.first || a.lower(first) == "," {
		return false
	}
	s.Last = min(s.Last, q.last+maxReach)
	return a.report(f.source, f.cue, [2]int{first, a.phraseClauseEnd(q, a.clauseEnd(q.last, s))})
}

// phraseClauseEnd returns where the clause with a quoted phrase ends, end at the latest: before
// what else the speaker did, "and went", or another did, "while".
func (a *attributor) phraseClauseEnd(q quotation, end int) int {
	for t := q.last; t < end; t++ {
		switch w := a.lower(t); {
		case a.quoted[t]:
		case w == "while":
			return t
		case w == "and" || w == "but":
			k := t + 1
			for strings.HasPrefix(a.tag(k), "RB") {
				k++
			}
			if finite(a.tag(k)) || a.tag(k) == "PRP" && finite(a.tag(k+1)) {
				return t
			}
		}
	}
	return max(end, q.last)
}

// thatAfter returns the token of the "that" which opens the reported clause, within a few
// words of the cue; 0 if there is none.
func (a *attributor) thatAfter(first, end int) int {
	for t := first; t < min(first+7, end); t++ {
		if a.quoted[t] || finite(a.tag(t)) || a.lower(t) == "," {
			return 0
		}
		// "Berg told reporters that before winter …", "said on Tuesday that …" are easily tagged like
		// "the boat that sank".
		if a.lower(t) == "that" && (a.tag(t) != "WDT" || (t <= first+1 || timeWords[a.lower(t-1)]) && !finite(a.tag(t+1))) {
			return t
		}
	}
	return 0
}

// clauseEnd returns the end of the reported clause that begins at token first: the end of the
// sentence, or a part that is the reporter's again (", adding that …", ", but noted …").
func (a *attributor) clauseEnd(first int, s news.Sentence) int {
	end := s.Last
	for end > first && strings.ContainsRune(".!?", firstRune(a.lower(end-1))) {
		end--
	}
	for t := first + 3; t < end; t++ {
		if a.quoted[t] || a.cue(t) == notCue {
			continue
		}
		k := t
		for k > first && strings.HasPrefix(a.tag(k-1), "RB") {
			k--
		}
		prev := a.lower(k - 1)
		shares := (prev == "," && a.tag(t) == "VBG") || (prev == "but" || prev == "and") && (a.tag(t) == "VBD" || a.tag(t) == "VBZ")
		if shares && (a.thatAfter(t+1, s.Last) > 0 || a.quotedSoon(t+1, s.Last)) {
			end = k
			if prev == "but" || prev == "and" || prev == "," {
				end = k - 1
			}
			if a.lower(end-1) == "," {
				end--
			}
			return end
		}
	}
	return end
}

func (a *attributor) quotedSoon(first, end int) bool {
	for t := first; t < min(first+4, end); t++ {
		if a.quoted[t] {
			return true
		}
	}
	return false
}
