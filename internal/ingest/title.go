package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// findTitle returns the index of the block that holds the title, or -1. If the title is known,
// that is the block which repeats it near the top; else the first block of the article if it
// plainly is a headline.
func findTitle(blocks []piece, known string) int {
	const top = 6 // kickers, bylines and dates come before it
	for i, b := range blocks[:min(len(blocks), top)] {
		if known != "" && sameTitle(b.words, known) {
			return i
		}
	}
	if known != "" {
		return -1
	}
	for i, b := range blocks[:min(len(blocks), top)] {
		if b.heading && b.level == 1 && len(b.words) <= longHeading {
			return i
		}
	}
	for i, b := range blocks[:min(len(blocks), top)] {
		switch {
		case b.heading && len(b.words) <= longHeading || isHeadline(blocks, i):
			return i
		case !furniture(b.words) && !loneName().MatchString(b.words):
			return -1
		}
	}
	return -1
}

// isHeadline reports whether a block is a headline over what follows: one line without a full
// stop, over longer paragraphs. A sentence of the body is never one.
func isHeadline(blocks []piece, i int) bool {
	words := blocks[i].words
	n := utf8.RuneCountInString(words)
	if n > 200 || len(strings.Fields(words)) < 2 || endsLikeSentence(words) || furniture(words) {
		return false
	}
	if loneName().MatchString(words) || twoSentences().MatchString(words) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words)
	if unicode.IsLower(first) || strings.HasSuffix(words, ":") || strings.HasSuffix(words, ",") {
		return false
	}
	longest := 0
	for _, next := range blocks[i+1 : min(len(blocks), i+6)] {
		longest = max(longest, utf8.RuneCountInString(next.words))
	}
	return longest*2 > n*3 || longest > 100
}

var (
	// A byline without "by". Of three words it may as well be a headline in title case.
	loneName     = lazy(`^\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}\. )?\p{Lu}[\p{L}'’-]+(?:(?:,| and|, and) \p{Lu}[\p{L}.'’-]+ (?:\p{Lu}\. )?\p{Lu}[\p{L}'’-]+)*$`)
	twoSentences = lazy(`\p{Ll}{3}[.!?]["”’']? ["“‘']?\p{Lu}`)
)

var initials = regexp.MustCompile(`\b(?:\pL\.){2,}$`)

// endsLikeSentence is endsSentence for what may be a headline, which ends in "?" or "!" or an
// abbreviation ("in the U.S.") without being a sentence.
func endsLikeSentence(words string) bool {
	bare := strings.TrimRight(words, "\"'”’»)")
	if strings.HasSuffix(bare, "?") || strings.HasSuffix(bare, "!") {
		return false
	}
	return endsSentence(words) && !(initials.MatchString(bare) && len(words) < 110)
}

// sameTitle reports whether two lines are one title; case, spaces and marks do not matter.
func sameTitle(a, b string) bool {
	if len(a) > 4*len(b)+20 {
		return false
	}
	a, b = letters(a), letters(b)
	return a != "" && a == b
}

// letters returns the letters and digits of s in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if isLetterOrDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// looksLikeHeading reports whether a block of plain text heads the paragraphs after it: short,
// without a mark at its end, in title case or alone between longer paragraphs.
func looksLikeHeading(blocks []piece, i int) bool {
	b := blocks[i]
	n := utf8.RuneCountInString(b.words)
	first, _ := utf8.DecodeRuneInString(b.words)
	last, _ := utf8.DecodeLastRuneInString(b.words)
	switch {
	case b.item || n > 90 || len(strings.Fields(b.words)) > 14:
		return false
	case !strings.ContainsFunc(b.words, unicode.IsLetter) || strings.ContainsRune("-–—•*>·", first):
		return false
	case strings.ContainsRune(".!…。！;,:", last) || endsSentence(b.words) && last != '?':
		return false
	case strings.ContainsRune("\"“‘", first) && strings.ContainsRune("\"”’", last):
		return false // a line of speech
	}
	if titleCase(b.words) {
		return true
	}
	const paragraph = 100
	before := i == 0 || len(blocks[i-1].words) >= paragraph
	after := i+1 == len(blocks) || len(blocks[i+1].words) >= paragraph
	return last != '?' && (before || after) || before && after
}

// titleCase reports whether most of the longer words start with a capital.
func titleCase(words string) bool {
	capitals, all := 0, 0
	for word := range strings.FieldsSeq(words) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "\"'“‘("))
		if utf8.RuneCountInString(word) < 4 || !unicode.IsLetter(r) {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return all > 0 && capitals*10 >= all*7
}
