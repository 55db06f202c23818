package verify

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

// maxSearches bounds how often all articles are searched for words that are not where they
// should be. A site that is wrong in more places is wrong; where each piece comes from does
// not matter then.
const maxSearches = 500

// library is the articles, and what was derived from them so far.
type library struct {
	articles []*news.Article // by path
	byPath   map[string]*news.Article
	folded   map[*news.Article]string
	searches int
}

func newLibrary(articles []*news.Article) *library {
	l := &library{articles: slices.Clone(articles), byPath: map[string]*news.Article{}, folded: map[*news.Article]string{}}
	slices.SortFunc(l.articles, func(a, b *news.Article) int { return strings.Compare(a.Path, b.Path) })
	for _, a := range l.articles {
		l.byPath[a.Path] = a
	}
	return l
}

// trace says what is wrong with words that are not at their place in cited, which may be nil:
// they stand elsewhere in it, in another article, whose path is returned, or in none.
func (l *library) trace(words string, cited *news.Article) (problem, where string) {
	words = visible(words)
	if strings.TrimSpace(words) == "" {
		return ProblemNowhere, ""
	}
	if cited != nil && strings.Contains(visible(cited.Text), words) {
		return ProblemSpan, ""
	}
	if l.searches++; l.searches > maxSearches {
		return ProblemSpan, ""
	}
	for _, a := range l.articles {
		if a != cited && strings.Contains(visible(a.Text), words) {
			return ProblemElsewhere, a.Path
		}
	}
	return ProblemNowhere, ""
}

// has reports whether a has the words, given folded, in its text or in what is known of it.
func (l *library) has(a *news.Article, words string) bool {
	return l.knows(a, words) || strings.Contains(l.text(a), words)
}

// knows reports whether the words, given folded, stand in what is known of a beside its text.
func (l *library) knows(a *news.Article, words string) bool {
	base := path.Base(a.Path)
	for _, s := range []string{a.Outlet, a.Author, a.Credit, a.Title, base, strings.TrimSuffix(base, path.Ext(base))} {
		if s != "" && strings.Contains(fold(s), words) {
			return true
		}
	}
	return false
}

// text returns the text of a, folded.
func (l *library) text(a *news.Article) string {
	text, known := l.folded[a]
	if !known {
		text = fold(a.Text)
		l.folded[a] = text
	}
	return text
}

// slice returns text[start:end], and whether that is a span of whole characters.
func slice(text string, start, end int) (string, bool) {
	if start < 0 || start >= end || end > len(text) || !utf8.RuneStart(text[start]) {
		return "", false
	}
	if end < len(text) && !utf8.RuneStart(text[end]) {
		return "", false
	}
	return text[start:end], true
}

// visible leaves out what a page or a mail cannot show: control characters. Line ends become
// "\n", as they do when HTML is read.
func visible(s string) string {
	if !strings.ContainsFunc(s, isInvisible) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u0085':
			return '\n'
		case isInvisible(r):
			return -1
		}
		return r
	}, s)
}

func isInvisible(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || r == utf8.RuneError
}

// fold makes words comparable without regard to case and white space.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(visible(s)), " "))
}
