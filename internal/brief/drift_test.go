package brief_test

import (
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// quote wants the parts of a quote and of its drift to tell all of both, in order, as they stand.
func (v *validator) quote(q news.Quote) {
	v.want(q.Outlets >= 1, "quote %q is of no outlet", q.Text)
	said := letters(q.Text)
	if len(q.Parts) > 0 {
		v.cited(q.Parts, q.Text)
		said = ""
		for _, p := range q.Parts {
			said += letters(p.Text)
		}
		first, last := q.Parts[0], q.Parts[len(q.Parts)-1]
		text := v.texts[first.Article]
		v.want(len(q.Parts) > 1 && first.Article == last.Article && text[first.Start:last.End] == q.Text, "parts of %q run from %q to %q", q.Text, first.Text, last.Text)
	}
	for _, d := range q.Drift {
		v.drift(q, d, said)
	}
}

func (v *validator) drift(q news.Quote, d news.Drift, said string) {
	v.cited([]news.Citation{{Article: d.Article, Start: d.Start, End: d.End, Text: d.Text}}, q.Text)
	v.want(d.Kind != "", "drift %q has no kind", d.Text)
	if len(d.Parts) == 0 {
		v.want(d.Kind == news.SpeakerDrift || d.Kind == news.ParaphraseDrift, "drift %q of kind %s tells no parts", d.Text, d.Kind)
		return
	}
	var quoted, own strings.Builder
	at, of := 0, 0
	ofQuote := func(c news.Citation) {
		v.cited([]news.Citation{c}, q.Text)
		v.want(c.Start >= of, "%q of %q comes before the part before", c.Text, q.Text)
		of = c.End
		quoted.WriteString(letters(c.Text))
	}
	for _, p := range d.Parts {
		switch p.Op {
		case news.Cut:
			ofQuote(p.Citation)
			continue
		case news.Changed:
			ofQuote(*p.Was)
		case news.Kept:
			quoted.WriteString(letters(p.Text))
		case news.Gap:
			if p.Text == "" {
				continue
			}
		}
		v.cited([]news.Citation{p.Citation}, q.Text)
		v.want(p.Article == d.Article && p.Start >= at, "%q of drift %q comes before the part before", p.Text, d.Text)
		at = p.End
		own.WriteString(letters(p.Text))
	}
	v.want(!isASCII(said) || !isASCII(quoted.String()) || strings.Contains(said, quoted.String()), "parts of drift %q make %q of %q", d.Text, quoted.String(), said)
	v.want(strings.Contains(own.String(), letters(d.Text)), "parts of drift %q make %q", d.Text, own.String())
}

func letters(text string) string {
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
