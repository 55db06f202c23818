package digest

import (
	"cmp"
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

// plainText writes the text part of a mail: what the HTML says, in the same order. Addresses
// stand in the list of sources of each story; the numbers in brackets lead there.
func plainText(mail Mail, words *labels.Labels) []byte {
	t := &textWriter{words: words}
	t.underlined(mail.Title, '=')
	for _, s := range mail.Stories {
		t.story(s)
	}
	if mail.More.Text != "" {
		t.rule()
		t.left(mail.More)
	}
	t.rule()
	t.paragraph("", words.Texts["mail-promise"]+" "+words.Texts["mail-counting"])
	if mail.Site != "" {
		t.line(mail.Site)
	}
	t.line(strings.TrimSpace(words.Texts["made-with"] + " " + mail.Version))
	return []byte(t.b.String())
}

type textWriter struct {
	b     strings.Builder
	words *labels.Labels
}

func (t *textWriter) line(s string) {
	t.b.WriteString(s)
	t.b.WriteByte('\n')
}

func (t *textWriter) rule() {
	t.line("\n" + strings.Repeat("-", textWidth) + "\n")
}

// underlined writes a title with a line below it, as long as its longest line.
func (t *textWriter) underlined(title string, mark rune) {
	longest := 0
	for _, line := range wrap(title, textWidth) {
		t.line(line)
		longest = max(longest, columns(line))
	}
	t.line(strings.Repeat(string(mark), longest))
}

func (t *textWriter) heading(label string) {
	t.line("\n" + strings.ToUpper(label) + "\n")
}

// paragraph writes text, with first before the first line and as many spaces before the others.
func (t *textWriter) paragraph(first, text string) {
	indent := strings.Repeat(" ", len(first))
	for i, line := range wrap(text, textWidth-len(first)) {
		if i == 0 {
			t.line(first + line)
		} else {
			t.line(indent + line)
		}
	}
}

func (t *textWriter) story(s Story) {
	t.line("")
	t.line("")
	t.underlined(s.Title.Text, '-')
	t.paragraph("", dotted(s.Date, s.Counts))
	if s.URL != "" {
		t.line(s.URL)
	}
	if len(s.Facts) > 0 {
		t.heading(t.words.Texts["consensus"])
		t.statements(s.Facts)
	}
	if len(s.Disputes) > 0 {
		t.heading(t.words.Texts["disputes"])
		for i, d := range s.Disputes {
			t.gap(i)
			t.dispute(d)
		}
	}
	if len(s.Quotes) > 0 {
		t.heading(t.words.Texts["quotes"])
		for i, q := range s.Quotes {
			t.gap(i)
			t.quote(q)
		}
	}
	if len(s.Timeline) > 0 {
		t.heading(t.words.Texts["timeline"])
		for i, e := range s.Timeline {
			t.gap(i)
			t.paragraph("* ", cmp.Or(e.Date, t.words.Texts["no-date"])+":")
			t.statement("  ", e.Statement, "")
		}
	}
	if len(s.Unknowns) > 0 {
		t.heading(t.words.Texts["unknowns"])
		t.statements(s.Unknowns)
	}
	if len(s.Alone) > 0 {
		t.heading(s.AloneTitle)
		t.statements(s.Alone)
	}
	t.heading(t.words.Texts["sources"])
	for _, source := range s.Sources {
		t.source(source)
	}
	if s.More.Text != "" {
		t.line("")
		t.left(s.More)
	}
}

func (t *textWriter) left(l Left) {
	t.paragraph("", l.Text)
	if l.URL != "" {
		t.line(l.URL)
	}
}

func (t *textWriter) gap(i int) {
	if i > 0 {
		t.line("")
	}
}

func (t *textWriter) statements(list []Statement) {
	for i, s := range list {
		t.gap(i)
		t.statement("* ", s, "")
	}
}

func (t *textWriter) statement(first string, s Statement, asOf string) {
	t.paragraph(first, s.Text.Text())
	indent := strings.Repeat(" ", len(first))
	t.paragraph(indent, dotted(t.according(s.SaidBy), t.numbered(s.Sources, s.More), strings.TrimSpace(s.Counts+" "+s.OneText), asOf))
}

func (t *textWriter) dispute(d Dispute) {
	t.paragraph("* ", dotted(d.Topic.Text, d.Kind))
	for _, side := range d.Sides {
		t.statement("  - ", side.Statement, side.AsOf)
	}
}

func (t *textWriter) quote(q Quote) {
	text, who := q.Text.Text(), q.Speaker.Text
	if q.Marks {
		text = t.words.Texts["quote-open"] + text + t.words.Texts["quote-close"]
	}
	if who == "" {
		who = t.words.Texts["no-speaker"]
	} else if q.Role.Text != "" {
		who += ", " + q.Role.Text
	}
	part := ""
	if q.Partial {
		part = t.words.Texts["partial"]
	}
	t.paragraph("* ", text)
	t.paragraph("  ", dotted(who, t.numbered(q.Sources, q.More), part, q.Differs))
}

func (t *textWriter) source(s Source) {
	first := "[" + strconv.Itoa(s.Number) + "] "
	text := s.Label.Text + ": " + s.Title.Text
	if s.Date != "" {
		text += ", " + s.Date
	}
	t.paragraph(first, text)
	if s.Link != "" {
		t.line(strings.Repeat(" ", len(first)) + s.Link)
	}
}

func (t *textWriter) according(who []Short) string {
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
func (t *textWriter) numbered(sources []Source, rest int) string {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = s.Label.Text
		if s.Number > 0 {
			names[i] += " [" + strconv.Itoa(s.Number) + "]"
		}
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
