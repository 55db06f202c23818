package verify

import (
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// checkQuote proves a quote: its text and pieces, who is said to speak, and how other articles give
// it.
func (c *checker) checkQuote(s *story, q news.Quote) {
	c.checkCited(s, q.Text, q.Citations)
	c.checkCitations(s, q.Parts)
	for _, words := range []string{q.Source, q.Cue} {
		if !c.inStory(s, words) {
			c.found(s.finding("", words, ProblemNowhere))
		}
	}
	if q.Outlets > len(articlesOf(q.Citations)) {
		c.found(s.finding("", q.Text, ProblemCount))
	}
	at := 0
	for _, p := range q.Parts {
		i := strings.Index(q.Text[at:], p.Text)
		if i < 0 {
			c.found(s.finding("", p.Text, ProblemNotCited))
			break
		}
		at += i + len(p.Text)
	}
	for _, d := range q.Drift {
		c.checkDrift(s, q, d)
	}
}

func articlesOf(citations []news.Citation) map[string]bool {
	out := map[string]bool{}
	for _, cite := range citations {
		out[cite.Article] = true
	}
	return out
}

// checkDrift proves the words of another article, its words for who speaks, and what it is said to
// keep, cut, change and add.
func (c *checker) checkDrift(s *story, q news.Quote, d news.Drift) {
	if d.End > d.Start {
		c.checkCitations(s, []news.Citation{{Article: d.Article, Start: d.Start, End: d.End, Text: d.Text}})
	} else if a := s.articles[d.Article]; a == nil || !strings.Contains(c.library.text(a), fold(d.Text)) {
		c.found(s.finding("", d.Text, ProblemNowhere))
	}
	for _, words := range []string{d.Source, d.Cue} {
		if a := s.articles[d.Article]; words != "" && a != nil && !c.library.has(a, fold(words)) {
			c.found(s.finding(a.Path, words, ProblemNowhere))
		}
	}
	t := teller{q: q, d: d, said: lettersOf(saidIn(q))}
	for _, p := range d.Parts {
		if p.Op == news.Gap && p.Text == "" {
			continue
		}
		c.checkCitations(s, []news.Citation{p.Citation})
		if p.Was != nil {
			c.checkCitations(s, []news.Citation{*p.Was})
		}
		if problem := t.next(p); problem != "" {
			c.found(s.finding("", p.Text, problem))
		}
	}
}

// teller follows the parts of a drift.
type teller struct {
	q           news.Quote
	d           news.Drift
	said        string // the letters of the quote
	own, quoted int    // up to where the article and the quote have been told
}

// next returns what is wrong with the next part, "" if nothing is: it does with its words what it
// says, and they follow those of the parts before.
func (t *teller) next(p news.DriftPart) string {
	switch p.Op {
	case news.Cut:
		return t.ofQuote(p.Citation)
	case news.Kept:
		if words := lettersOf(p.Text); isASCII(words) && !strings.Contains(t.said, words) {
			return ProblemNotCited
		}
		return t.ofArticle(p.Citation)
	case news.Changed:
		if p.Was == nil {
			return ProblemNotCited
		}
		if problem := t.ofQuote(*p.Was); problem != "" {
			return problem
		}
		return t.ofArticle(p.Citation)
	case news.Added, news.Gap:
		return t.ofArticle(p.Citation)
	}
	return ProblemNotCited
}

func (t *teller) ofArticle(words news.Citation) string {
	if words.Article != t.d.Article || words.Start < t.own {
		return ProblemSpan
	}
	t.own = words.End
	return ""
}

func (t *teller) ofQuote(words news.Citation) string {
	for _, cite := range t.q.Citations {
		if cite.Article == words.Article && cite.Span().Contains(words.Span()) && words.Start >= t.quoted {
			t.quoted = words.End
			return ""
		}
	}
	return ProblemSpan
}

// saidIn returns the words of a quote without the narrator's.
func saidIn(q news.Quote) string {
	if len(q.Parts) == 0 {
		return q.Text
	}
	var b strings.Builder
	for _, p := range q.Parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// lettersOf leaves out what is no letter or digit, and the case.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
