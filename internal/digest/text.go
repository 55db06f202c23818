package digest

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/briefgen/briefgen/internal/labels"
)

// textWidth is the width of the text part in columns: what a mail program can quote twice
// without going over 80.
const textWidth = 72

// textFuncs are what mail/digest.txt calls beside the functions of the HTML templates. All give text without a line end
// behind it.
func textFuncs(words *labels.Labels) template.FuncMap {
	t := textWriter{words}
	return template.FuncMap{
		"para": para, "underlined": underlined, "rule": rule, "upper": strings.ToUpper, "dotted": dotted,
		"line": t.line, "said": t.said, "source": t.source,
	}
}

type textWriter struct{ words *labels.Labels }

// rule is a line across the text.
func rule() string { return strings.Repeat("-", textWidth) }

// underlined is a title with a line of marks below it, as long as its longest line.
func underlined(mark, title string) string {
	lines, longest := wrap(title, textWidth), 0
	for _, line := range lines {
		longest = max(longest, columns(line))
	}
	return strings.Join(append(lines, strings.Repeat(mark, longest)), "\n")
}

// leastWidth is how many columns a text has beside what stands before it, however long that is.
const leastWidth = textWidth / 2

// para is text in lines, with first before the first of them and as many spaces before the others.
func para(first, text string) string {
	indent := columns(first)
	lines := wrap(text, max(textWidth-indent, leastWidth))
	return first + strings.Join(lines, "\n"+strings.Repeat(" ", indent))
}

// line says who stands for a statement: "2 of 3 sources, 2 origins · according to Anna Berg ·
// The Gazette [1], Coast News [2]".
func (t textWriter) line(s Statement) string {
	return dotted(strings.TrimSpace(s.Counts+" "+s.OneText), t.according(s.SaidBy), t.numbered(s.Sources, s.More))
}

// said says whose a quote is, and where it stands.
func (t textWriter) said(q Quote) string {
	who, part := q.Speaker.Text, ""
	if who == "" {
		who = t.words.Texts["no-speaker"]
	} else if q.Role.Text != "" {
		who += ", " + q.Role.Text
	}
	if q.Partial {
		part = t.words.Texts["partial"]
	}
	return dotted(who, t.numbered(q.Sources, q.More), part, q.Differs)
}

// source is an entry of the list of sources, the address on a line of its own.
func (t textWriter) source(s Source) string {
	first := "[" + strconv.Itoa(s.Number) + "] "
	text := s.Label.Text + ": " + s.Title.Text
	if s.Date != "" {
		text += ", " + s.Date
	}
	text = para(first, text)
	if s.Link != "" {
		text += "\n" + strings.Repeat(" ", len(first)) + s.Link
	}
	return text
}

func (t textWriter) according(who []Short) string {
	if len(who) == 0 {
		return ""
	}
	names := make([]string, len(who))
	for i, s := range who {
		names[i] = s.Text
	}
	return t.words.Texts["according-to"] + " " + strings.Join(names, ", ")
}

// numbered names sources with their numbers: "The Gazette [1], Harbour News [2]".
func (t textWriter) numbered(sources []Source, rest int) string {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = s.Label.Text + " [" + strconv.Itoa(s.Number) + "]"
	}
	text := strings.Join(names, ", ")
	if rest > 0 {
		text += " " + t.words.Counted("more", rest)
	}
	return text
}

// dotted joins what is not empty with middle dots, as the HTML does.
func dotted(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}

// wrap breaks text into lines of at most limit columns, at white space. A word that is longer,
// or a script without spaces, is broken between characters; an address is left whole.
func wrap(text string, limit int) []string {
	var lines []string
	line, used := "", 0
	flush := func() {
		if line != "" {
			lines = append(lines, line)
		}
		line, used = "", 0
	}
	for _, word := range strings.Fields(text) {
		n := columns(word)
		if used > 0 && used+1+n <= limit {
			line, used = line+" "+word, used+1+n
			continue
		}
		flush()
		whole := n <= limit || webURL(word) != ""
		for !whole && n > limit {
			cut := cutAt(word, limit)
			lines = append(lines, word[:cut])
			n -= columns(word[:cut])
			word = word[cut:]
		}
		line, used = word, n
	}
	flush()
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// columns is the width of s in a fixed-width font: wide characters take two, marks none.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case r < utf8.RuneSelf:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// cutAt returns how many bytes of s fit into limit columns, at least one character.
func cutAt(s string, limit int) int {
	n := 0
	for i, r := range s {
		n += runeColumns(r)
		if n > limit && i > 0 {
			return i
		}
	}
	return len(s)
}
