package ingest

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

var (
	// insets are links to other articles in brackets between the sentences of a paragraph, and the buttons
	// of a box over its first.
	insets = lazy(`\s*[(\[](?:RELATED|READ(?: MORE| ALSO)?|WATCH|SEE(?: ALSO)?|ALSO(?: READ| SEE)?|MORE|VIDEOS?|PHOTOS?|SLIDESHOW|LISTEN)\s*:[^()\[\]]{5,200}[)\]]\.?|^(?:Q&A|Quick [Gg]uide|Profile|Timeline) [^.]{5,160} Show Hide\b`)
	// signed is a name alone behind the last sentence of a box.
	signed = lazy(`[.!?][”"’]?(\s+` + personName + `(?:(?:,| and|, and) ` + personName + `)*)$`)
)

// withoutInsets returns the parts of a block between its insets. A box is signed at its end.
func withoutInsets(text string, b block) []block {
	words := b.Of(text)
	if len(words) > maxParagraph || !strings.ContainsAny(words, "([&") && !strings.Contains(words, "Show Hide") {
		return []block{b}
	}
	found := insets().FindAllStringIndex(words, -1)
	if found == nil {
		return []block{b}
	}
	end := len(words)
	if found[0][0] == 0 && strings.HasSuffix(words[:found[0][1]], "Hide") {
		if at := signed().FindStringSubmatchIndex(words); at != nil {
			end = at[2]
		}
	}
	var parts []block
	start := 0
	for _, at := range append(found, []int{end, end}) {
		part := b
		part.Span = trim(text, news.Span{Start: b.Start + start, End: b.Start + max(start, at[0])})
		if !part.Empty() {
			parts = append(parts, part)
		}
		start = at[1]
	}
	return parts
}

// maxParagraph is the longest block that is searched for insets, in bytes.
const maxParagraph = 8000

var ofPicture = lazy(`\b(?:pictured|can be seen|(?:is|are) seen)\b|\((?:[^()]{1,40} )?(?:left|right|above|below|cent(?:er|re)|top|bottom|L|R|C)(?: [^()]{1,20})?\)`)

// captions reports whether an article has captions of its pictures among its paragraphs, without a
// credit that would tell them: two or more without a full stop say that they are of a picture.
func captions(pieces []piece) bool {
	n := 0
	for _, b := range pieces {
		if isCaption(b) && ofPicture().MatchString(b.words) {
			n++
		}
	}
	return n > 1
}

const (
	shortestCaption = 50
	longestCaption  = 300
)

// isCaption reports whether a block may be a caption where there are some: longer than a heading, and
// without the mark that ends a sentence. What somebody posted has links, a signature or quote marks.
func isCaption(b piece) bool {
	if b.heading || b.item || len(b.words) < shortestCaption || len(b.words) > longestCaption || endsSentence(b.words) {
		return false
	}
	return !strings.ContainsAny(b.words, "@#—“”\"") && !strings.HasSuffix(b.words, ":") && !strings.Contains(b.words, "://")
}
