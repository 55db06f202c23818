package annotate

import "github.com/briefgen/briefgen/internal/news"

// quoting are verbs of those who pass on what another says.
var quoting = map[string]bool{"quoted": true, "quotes": true, "quoting": true, "cited": true, "cites": true, "citing": true}

// maxQuoted is the most tokens between "quoted" and "as saying".
const maxQuoted = 16

// quotedAs gives what is passed on to the one who said it: in "the agency quoted Anna Berg as saying that …" Anna Berg
// is the source.
func (a *attributor) quotedAs() {
	for i := range a.out {
		at := &a.out[i]
		if at.Cue.Empty() {
			continue
		}
		first, saying := a.passedOn(a.tokenAt(at.Cue.Start))
		if saying < 0 {
			continue
		}
		if content := behindToken(at.Content, a.doc.Tokens[saying].End, a.doc.Text); len(content) > 0 {
			at.Source, at.Cue, at.Content = a.span(first, saying-1), a.doc.Tokens[saying].Span, content
		}
	}
}

// passedOn returns the first token behind "quoted" and the token "saying" of "quoted Anna Berg as saying", of which the cue
// at token t is the first or the last word; -1 for none.
func (a *attributor) passedOn(t int) (first, saying int) {
	s := a.doc.Sentences[a.sentenceOf[t]]
	if quoting[a.lower(t)] {
		for k := t + 2; k+1 < min(s.Last, t+maxQuoted) && !a.quoted[k]; k++ {
			if a.isSaying(k + 1) {
				return t + 1, k + 1
			}
		}
	}
	if a.isSaying(t) {
		for k := t - 3; k >= max(s.First, t-maxQuoted) && !a.quoted[k]; k-- {
			if quoting[a.lower(k)] {
				return k + 1, t
			}
		}
	}
	return -1, -1
}

// isSaying reports whether token t is the last of "as saying".
func (a *attributor) isSaying(t int) bool {
	w := a.lower(t)
	return t > 0 && a.lower(t-1) == "as" && (w == "saying" || w == "telling")
}

// behindToken returns what of some spans stands behind offset, without a space at its start.
func behindToken(spans []news.Span, offset int, text string) []news.Span {
	var out []news.Span
	for _, s := range spans {
		s.Start = max(s.Start, offset)
		for s.Start < s.End && text[s.Start] == ' ' {
			s.Start++
		}
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}
