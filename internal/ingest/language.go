package ingest

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// languageOf returns the language of an article, "" where nothing tells it. What somebody wrote
// beside this article wins. What a page says of itself is often that of the site's template: where
// the text plainly is English and the page is not, or the other way round, the text decides.
func languageOf(written, page, text string) string {
	if written = cleanLanguage(written); written != "" {
		return written
	}
	page, guessed := cleanLanguage(page), nlp.Language(text)
	if page != "" && guessed != "" && nlp.ReadsLanguage(page) != nlp.ReadsLanguage(guessed) {
		return guessed
	}
	return cmp.Or(page, guessed)
}

// languageNote says of an article that it is in a language that is not read, "" if it is in one
// that is.
func languageNote(language string) string {
	switch {
	case nlp.ReadsLanguage(language):
		return ""
	case language == nlp.Undetermined:
		return "in a language that is not known: only its sentences are read"
	}
	return "in " + nlp.LanguageName(language) + ": only its sentences are read"
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// cleanLanguage returns a stated language as a tag ("en_GB" is en-GB), or "" if it is none, or
// one that stands for none.
func cleanLanguage(s string) string {
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "_", "-"), ",")
	if s = strings.TrimSpace(s); !languageTag.MatchString(s) {
		return ""
	}
	switch strings.ToLower(s) {
	case nlp.Undetermined, "mul", "zxx", "mis":
		return ""
	}
	return s
}
