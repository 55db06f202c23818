package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// maxCard is the length of the longest card, in bytes.
	maxCard = 900
	// maxFullName is the most words between a name and its repetition in a card.
	maxFullName = 6
	endOfCard   = "MORE"
)

// cards returns the cards of people that a page runs into the sentences of a block: behind a name the name in full,
// headlines on the one who bears it, run into the name, and "MORE", as in "Anna Berg Anna Marie BergMayor opens bridge
// MORE said". They begin behind the name and end with "MORE".
func cards(text string, b news.Span) []news.Span {
	var found []news.Span
	from := b.Start
	for {
		at := strings.Index(text[from:b.End], endOfCard)
		if at < 0 {
			return found
		}
		end := from + at + len(endOfCard)
		if start := startOfCard(text, news.Span{Start: max(from, end-maxCard), End: end}); start > 0 && !goesOn(text[end:b.End]) {
			found = append(found, news.Span{Start: start, End: end})
		}
		from = end
	}
}

// goesOn reports whether a word goes on in a text.
func goesOn(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isLetterOrDigit(r) && text != ""
}

// startOfCard returns where the name ends that a card repeats and runs into another word; 0 where there is none.
func startOfCard(text string, s news.Span) int {
	words := wordSpans(text, s)
	for i, w := range words {
		for back := 1; back <= maxFullName && back <= i; back++ {
			name := words[i-back].Of(text)
			if runsInto(w.Of(text), name) {
				if suffix := words[i-back+1]; back > 1 && nameSuffix[suffix.Of(text)] {
					return suffix.End
				}
				return words[i-back].End
			}
			if !inFullName(name) {
				break
			}
		}
	}
	return 0
}

var nameSuffix = map[string]bool{"Jr.": true, "Jr": true, "Sr.": true, "Sr": true, "II": true, "III": true, "IV": true}

// runsInto reports whether a word is a name and the beginning of a headline: "BergMayor".
func runsInto(word, name string) bool {
	if len(name) < 2 || !strings.HasPrefix(word, name) || !startsUpper(name) {
		return false
	}
	rest := strings.TrimLeft(word[len(name):], "'‘\"“")
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || rest == word[len(name):] && unicode.IsDigit(r)
}

// inFullName reports whether a word may stand in a name: "(Ann)", "Jr.", "van".
func inFullName(word string) bool {
	return startsUpper(strings.TrimLeft(word, "(\"“'")) || len(word) <= 3 && strings.ToLower(word) == word
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// wordSpans returns the words of a part of a text.
func wordSpans(text string, s news.Span) []news.Span {
	var words []news.Span
	start := -1
	for i, r := range s.Of(text) {
		switch {
		case unicode.IsSpace(r) && start >= 0:
			words, start = append(words, news.Span{Start: s.Start + start, End: s.Start + i}), -1
		case !unicode.IsSpace(r) && start < 0:
			start = i
		}
	}
	if start >= 0 {
		words = append(words, news.Span{Start: s.Start + start, End: s.End})
	}
	return words
}
