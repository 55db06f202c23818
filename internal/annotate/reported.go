package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// reported attributes reported speech: "Berg said that …", "…, Berg said", "According to the
// police, …".
func (a *attributor) reported() {
	for _, s := range a.doc.Sentences {
		if s.Heading {
			continue
		}
		for t := s.First; t < s.Last; t++ {
			if a.lower(t) == "according" && a.lower(t+1) == "to" && !a.quoted[t] {
				a.accordingTo(t, s)
				continue
			}
			kind := a.cue(t)
			if kind == notCue || a.cueUsed[t] {
				continue
			}
			if a.clauseAround(t, kind, s) || a.clauseBehind(t, kind, s) || a.clauseBefore(t, kind, s) {
				a.cueUsed[t] = true
			}
		}
	}
}

// accordingTo takes the clause before "according to …", or the one behind it at the start of a
// sentence.
func (a *attributor) accordingTo(t int, s news.Sentence) {
	last := a.phraseAfter(t+2, s.Last)
	if last == t+2 {
		return
	}
	source, cue := a.span(t+2, last), a.span(t, t+2)
	first, end := s.First, t
	if t == s.First {
		first, end = last, s.Last
	}
	a.report(source, cue, [2]int{first, end})
}

// clauseBehind takes the clause behind the cue at token t as its content.
func (a *attributor) clauseBehind(t int, kind cueKind, s news.Sentence) bool {
	first := t + 1
	// "told AFP that", "told the paper on Monday that": what stands before "that" is not said.
	if that := a.thatAfter(first, s.Last); that > 0 && kind != labels {
		first = that + 1
	} else if !a.opensClause(first, kind, s.Last) && !a.bids(t, s.Last) {
		return false
	}
	from, to := a.subject(t, s.First)
	if from == to || first >= s.Last {
		return false
	}
	return a.report(a.span(from, to), a.doc.Tokens[t].Span, [2]int{first, a.clauseEnd(first, s)})
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

// opensClause reports whether a clause without "that" begins at token first, as the kind of cue
// allows.
func (a *attributor) opensClause(first int, kind cueKind, end int) bool {
	if first >= end {
		return false
	}
	w, tag := a.lower(first), a.tag(first)
	if kind == intends {
		return w == "to" && strings.HasPrefix(a.tag(first+1), "VB")
	}
	if w == "whether" || w == "how" || w == "why" || w == "if" && kind != labels {
		return kind == says || kind == states
	}
	if kind == labels || !nounPhrase(tag) && tag != "EX" && tag != "IN" {
		return false
	}
	// A subject and a verb with a tense must follow.
	subject := false
	for t := first; t < min(first+14, end); t++ {
		if a.lower(t) == "," && !subject {
			return false
		}
		subject = subject || strings.HasPrefix(a.tag(t), "NN") || a.tag(t) == "PRP" || a.tag(t) == "EX"
		if finite(a.tag(t)) {
			return subject
		}
		if a.lower(t) == "that" || a.lower(t) == "to" && t == first {
			return false
		}
	}
	return false
}

// bids reports whether the cue at token t tells somebody to do something: "urged the owners to
// leave".
func (a *attributor) bids(t, end int) bool {
	if !bidding[a.lower(t)] {
		return false
	}
	for k := t + 1; k < min(t+8, end-1) && !a.quoted[k]; k++ {
		if a.lower(k) == "to" {
			return k > t+1 && a.tag(k+1) == "VB"
		}
		if tag := a.tag(k); !nounPhrase(tag) && tag != "IN" && tag != "CC" {
			return false
		}
	}
	return false
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

// clauseBefore takes what stands before ", Berg said" at the end of a sentence.
func (a *attributor) clauseBefore(t int, kind cueKind, s news.Sentence) bool {
	if kind == labels || kind == intends {
		return false
	}
	// Only words that say when or where may follow.
	if s.Last-t > 9 {
		return false
	}
	first, last := a.subject(t, s.First)
	if first == last || first <= s.First+2 {
		return false
	}
	end := first - 1
	switch {
	case a.lower(end) == ",":
	case a.quoted[end] && a.lower(end-1) == ",": // the comma stands inside the quote marks
		end = first
	default:
		return false
	}
	return a.report(a.span(first, last), a.doc.Tokens[t].Span, [2]int{s.First, end})
}

// clauseAround takes what stands on both sides of an inserted ", Berg said,", or behind "As Berg
// said,".
func (a *attributor) clauseAround(t int, kind cueKind, s news.Sentence) bool {
	closed := a.asideEnd(t+1, s.Last)
	if kind != says && kind != states || closed == 0 {
		return false
	}
	first, last := a.subject(t, s.First)
	if first == last || first <= s.First {
		return false
	}
	if first-1 == s.First && a.lower(s.First) == "as" {
		return a.report(a.span(first, last), a.doc.Tokens[t].Span, [2]int{closed + 1, a.clauseEnd(closed+1, s)})
	}
	if !asides[a.lower(first-1)] {
		return false
	}
	return a.report(a.span(first, last), a.doc.Tokens[t].Span, [2]int{s.First, first - 1}, [2]int{closed + 1, a.clauseEnd(closed+1, s)})
}

// asideEnd returns the mark that closes the words "Berg said on Monday", at token t or behind a
// few words that say when or where; 0 if there is none.
func (a *attributor) asideEnd(t, end int) int {
	if a.tag(t) != "IN" && !asides[a.lower(t)] {
		return 0
	}
	for k := t; k < min(t+6, end) && !a.quoted[k] && !finite(a.tag(k)) && a.lower(k) != "that"; k++ {
		if asides[a.lower(k)] {
			return k
		}
	}
	return 0
}

// asides are the marks around words that interrupt a clause.
var asides = map[string]bool{",": true, "—": true, "–": true, "--": true}

// report adds an attribution with tokens[p[0]:p[1]] of each part p as content, mixed where a
// quotation stands in it. It adds none and reports false where nothing is left or another
// attribution already has a quotation in it.
func (a *attributor) report(source, cue news.Span, parts ...[2]int) bool {
	var content []news.Span
	words := 0
	for _, p := range parts {
		first, end := a.trim(p[0], p[1])
		if first >= end {
			return false
		}
		words += end - first
		content = append(content, a.span(first, end))
	}
	if words < 2 {
		return false
	}
	kind := news.Indirect
	for i, c := range content {
		from, to, free := a.quotesIn(c)
		if !free {
			return false
		}
		for k := from; k < to; k++ {
			kind = news.Mixed
			content[i] = content[i].Cover(a.quotes[k].Span)
		}
	}
	for _, c := range content {
		from, to, _ := a.quotesIn(c)
		for k := from; k < to; k++ {
			a.quotes[k].used = true
		}
	}
	a.out = append(a.out, news.Attribution{Source: source, Cue: cue, Content: content, Kind: kind, Speaker: -1})
	return true
}

// trim leaves out the commas and the full stop around tokens[first:end].
func (a *attributor) trim(first, end int) (int, int) {
	for end > first && (a.lower(end-1) == "," || a.lower(end-1) == ".") {
		end--
	}
	for first < end && a.lower(first) == "," {
		first++
	}
	return first, end
}

// quotesIn returns which quotations overlap with s, and whether none of them is used yet.
func (a *attributor) quotesIn(s news.Span) (from, to int, free bool) {
	from = a.quoteFrom(s.Start)
	free = true
	for to = from; to < len(a.quotes) && a.quotes[to].Start < s.End; to++ {
		free = free && !a.quotes[to].used
	}
	return from, to, free
}
