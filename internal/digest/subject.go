package digest

import (
	"strings"
	"unicode/utf8"
)

// Lengths of a subject in characters: what lists of mails show on a wide screen, and what none shows.
const (
	shownSubject = 70
	maxSubject   = 150
)

// subject makes the subject of the mail: the one configured, or the headlines that find room, the first of the stories
// that are told at least, with how many stories and disputes there are: "3 stories: Fire at the harbour; 2 disputes".
func (e *edition) subject(told []Story) string {
	if set := oneLine(e.opts.Subject); set != "" {
		return shortened(set, maxSubject)
	}
	if len(told) == 0 {
		told = e.heads
	}
	before, after := "", ""
	if n := len(e.briefings); n > 1 {
		before = e.words.Counted("stories", n) + ": "
	}
	disputes := 0
	for _, n := range e.totals {
		disputes += n[disputeItem]
	}
	if disputes > 0 {
		after = "; " + e.words.Counted("subject-disputes", disputes)
	}
	frame := utf8.RuneCountInString(before) + utf8.RuneCountInString(after)
	headlines := shortened(oneLine(told[0].Title.Text), maxSubject-frame)
	for _, s := range told[1:] {
		longer := headlines + "; " + oneLine(s.Title.Text)
		if frame+utf8.RuneCountInString(longer) > shownSubject {
			break
		}
		headlines = longer
	}
	return before + headlines + after
}

// shortened cuts s to a number of characters, the last of which is an ellipsis then.
func shortened(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimSpace(string(runes[:max(most-1, 0)])) + "…"
}
