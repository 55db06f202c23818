package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

// plain reads text without markup. The page's text is the text, byte for byte.
func plain(text string) page {
	lines := splitLines(text)
	p := page{text: text}
	wrapped := hardWrapped(text, lines)
	var current *block
	for _, line := range lines {
		if line.Empty() {
			current = nil
			continue
		}
		if wrapped && current != nil && !isolated(line.Of(text)) {
			current.End = line.End
			continue
		}
		p.blocks = append(p.blocks, block{Span: line})
		current = &p.blocks[len(p.blocks)-1]
	}
	return p
}

// splitLines returns the lines of a text without the white space around them; a line of white
// space is an empty span. Lines end with LF, CR or both.
func splitLines(text string) []news.Span {
	var lines []news.Span
	for start := 0; start <= len(text); {
		end := start + strings.IndexAny(text[start:], "\r\n")
		next := end + 1
		if end < start {
			end, next = len(text), len(text)+1
		}
		if strings.HasPrefix(text[end:], "\r\n") {
			next++
		}
		lines = append(lines, trim(text, news.Span{Start: start, End: end}))
		start = next
	}
	return lines
}

// trim returns the span without the white space at its ends.
func trim(text string, s news.Span) news.Span {
	s.Start = s.End - len(strings.TrimLeftFunc(s.Of(text), unicode.IsSpace))
	s.End = s.Start + len(strings.TrimRightFunc(s.Of(text), unicode.IsSpace))
	return s
}

// hardWrapped reports whether the lines of a text were broken to fit a width, so that only an
// empty line ends a paragraph. Such lines end in the middle of a sentence, and the next goes
// on in lower case.
func hardWrapped(text string, lines []news.Span) bool {
	inner, broken, lower := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].Empty() || lines[i+1].Empty() {
			continue
		}
		inner++
		// Mail and typewriters break at 60 to 80 characters.
		if lines[i].Len() > 120 || endsSentence(lines[i].Of(text)) {
			continue
		}
		broken++
		if r, _ := utf8.DecodeRuneInString(lines[i+1].Of(text)); unicode.IsLower(r) {
			lower++
		}
	}
	return inner >= 2 && broken*2 >= inner && lower*3 >= broken
}

// isolated reports whether a line stands alone even in a wrapped text: a list item.
func isolated(line string) bool {
	for _, bullet := range []string{"• ", "* ", "- ", "· "} {
		if strings.HasPrefix(line, bullet) {
			return true
		}
	}
	return false
}

// endsSentence reports whether a line ends with the mark of a sentence's end, closing quotes
// and brackets aside.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, "\"'”’»)]*_ ")
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？؟।", r)
}
