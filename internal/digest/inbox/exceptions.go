package inbox

import (
	"slices"
	"strconv"
	"strings"
)

// Exception says that something may be used that not every client supports, and what becomes of it there.
type Exception struct {
	Name   string
	Of     []string       // slugs of features, or names of uses that the data does not know
	In     []string       // keys of clients, or their families; nil is every client
	Holds  func(Use) bool // whether it speaks for this use; nil is always
	Reason string
}

func (e Exception) covers(u Use, client string) bool {
	if !slices.Contains(e.Of, u.Slug) && !slices.Contains(e.Of, u.Name) {
		return false
	}
	if len(e.In) > 0 && !slices.ContainsFunc(e.In, func(in string) bool { return in == client || strings.HasPrefix(client, in+"/") }) {
		return false
	}
	return e.Holds == nil || e.Holds(u)
}

// excuse returns the first exception that speaks for a use in a client, or one without a name.
func excuse(exceptions []Exception, u Use, client string) Exception {
	for _, e := range exceptions {
		if e.covers(u, client) {
			return e
		}
	}
	return Exception{}
}

// Exceptions are what a mail may use though not every client supports it. Each is needed by a mail of the tests.
func Exceptions() []Exception {
	return slices.Concat(notInTheData(), additions(), inPart())
}

// notInTheData are things that caniemail has no page about.
func notInTheData() []Exception {
	return []Exception{
		{
			Name:   "document",
			Of:     []string{"element html", "element head", "element title", "element meta", "attribute charset", "attribute content", "attribute http-equiv", "attribute name"},
			Holds:  func(u Use) bool { return u.On != "a" },
			Reason: "the frame of a document; web mail takes the body out of it, and the header of the mail says title and charset again",
		},
		{
			Name:   "words",
			Of:     []string{"element a", "element b", "element br", "attribute href"},
			Reason: "older than all clients; bold is never alone in what it says, and each address stands in words among the sources",
		},
		{
			Name:   "hooks",
			Of:     []string{"attribute class", "attribute data-*"},
			Reason: "show nothing: classes lead to the style sheet, data-* is what verify reads",
		},
		{Name: "inline-style", Of: []string{"attribute style"}, Reason: "each property in it is looked at by itself"},
		{Name: "text-colour", Of: []string{"property color"}, Reason: "known wherever styles are; without it text is black on white"},
		{Name: "old-attributes", Of: []string{"attribute border", "attribute bgcolor"}, Holds: ofTables, Reason: "HTML 3.2, for Word; styles say the same"},
		{Name: "word-only", Of: []string{"property mso-hide"}, Reason: "a property of Word, which other clients pass over"},
	}
}

// additions are things without which a mail says the same.
func additions() []Exception {
	return []Exception{
		{
			Name: "style-sheet",
			Of: []string{"html-style", "css-at-media", "css-at-media-prefers-color-scheme", "css-color-scheme", "css-selector-class", "css-selector-grouping",
				"selector :root", "css-important", "css-padding", "css-border", "css-background"},
			Holds:  func(u Use) bool { return u.Sheet() && u.Value != inBody && u.Value != tooLong },
			Reason: "only adds dark colours and the margins of a phone: the mail is whole without it",
		},
		{Name: "meta-scheme", Of: []string{"html-meta-color-scheme"}, Reason: "says that there are dark colours, to clients that ask"},
		{
			Name:   "screen-readers",
			Of:     []string{"html-aria-hidden", "html-aria-label", "html-role", "attribute aria-roledescription"},
			Reason: "where it is dropped the same words are read: bars hold a space alone, and the tables stand in the order of reading",
		},
		{
			Name:   "body",
			Of:     []string{"html-body", "css-margin", "css-padding", "css-background"},
			Holds:  func(u Use) bool { return u.On == "body" },
			Reason: "web mail has its own body; a table around everything has the same colour",
		},
		{
			Name: "doctype", Of: []string{"html-doctype"},
			In:     []string{outlookWord, "yahoo/android", "samsung-email", "thunderbird", "protonmail/ios", "protonmail/android"},
			Reason: "without it a cell that has a width and a padding is narrower by the padding, which the bar in it bears",
		},
		{
			Name: "preheader", Of: []string{"css-display-none", "css-display", "css-max-height", "css-overflow"},
			Holds: func(u Use) bool {
				return u.On == "div" && (u.Value == "" || u.Value == "none" || u.Value == "0" || u.Value == "hidden")
			},
			Reason: "hidden by display, by height and by mso-hide, of which each client knows one; if none, the first fact is read twice",
		},
		{
			Name: "long-words", Of: []string{"css-overflow-wrap", "css-word-break", "css-word-wrap"},
			Holds:  func(u Use) bool { return u.On == "table" || u.On == "td" },
			Reason: "three names for breaking a long word, of which each client knows one but Word, which breaks addresses itself",
		},
		{
			Name: "underline", Of: []string{"css-text-decoration"},
			Holds:  func(u Use) bool { return u.On == "a" && u.Value == "none" },
			Reason: "a headline that is underlined is still a link",
		},
	}
}

// inPart are things of which the mail uses the part that every client knows.
func inPart() []Exception {
	return []Exception{
		{Name: "language", Of: []string{"html-lang"}, Holds: func(u Use) bool { return u.On != "td" }, In: []string{"yahoo"}, Reason: "dropped on cells alone, where it never stands"},
		{
			Name: "direction", Of: []string{"html-dir"}, Holds: func(u Use) bool { return u.On != "a" }, In: []string{outlookWord, "gmail/mobile-webmail"},
			Reason: "wrong on links alone, where it never stands; and Gmail may lay out a mail with Arabic from right to left as a whole",
		},
		{Name: "centred", Of: []string{"html-align"}, Holds: func(u Use) bool { return u.On == "td" && u.Value == "center" }, Reason: "what is dropped is left and right on tables and images"},
		{Name: "sizes", Of: []string{"html-width", "html-height", "css-width"}, Holds: ofTables, In: []string{outlookWord}, Reason: "at 120 dpi bars are shorter beside the same words"},
		{
			Name: "cell-padding", Of: []string{"css-padding"}, Holds: func(u Use) bool { return u.On == "td" }, In: []string{outlookWord},
			Reason: "known on cells, where it stands; all cells of a row get the height of the highest",
		},
		{Name: "borders", Of: []string{"css-border"}, Holds: func(u Use) bool { return ofTables(u) && thin(u.Value) }, In: []string{outlookWord}, Reason: "known on tables and cells up to 8 px"},
		{Name: "plain-background", Of: []string{"css-background"}, Holds: func(u Use) bool { return strings.HasPrefix(u.Value, "#") && !strings.Contains(u.Value, " ") }, Reason: "a colour is the part that all know"},
		{Name: "font-size", Of: []string{"css-font-size"}, Holds: inPixels, Reason: "px are known"},
		{Name: "line-height", Of: []string{"css-line-height"}, Holds: inPixels, In: []string{outlookWord}, Reason: "Word may space bars and rules wider"},
		{
			Name: "margins", Of: []string{"css-margin"},
			Holds: func(u Use) bool {
				return u.On != "span" && u.On != "body" && !strings.Contains(u.Value, "-") && !strings.Contains(u.Value, "auto")
			},
			Reason: "none is negative or auto; without one, lines stand closer",
		},
		{Name: "table-width", Of: []string{"css-max-width"}, Holds: func(u Use) bool { return u.On == "table" }, In: []string{outlookWord}, Reason: "known on tables, where it stands; a conditional table gives Word the width too"},
		{
			Name: "text-align", Of: []string{"css-text-align"}, Holds: func(u Use) bool { return u.Value == "left" || u.Value == "center" || u.Value == "right" },
			Reason: "the sides are known",
		},
	}
}

func ofTables(u Use) bool { return u.On == "table" || u.On == "td" || u.On == "tr" }

func inPixels(u Use) bool {
	return strings.HasSuffix(u.Value, "px") && !strings.ContainsAny(u.Value, " (")
}

// thin reports whether a border is at most 8 px wide.
func thin(border string) bool {
	width, _, _ := strings.Cut(border, " ")
	n, err := strconv.Atoi(strings.TrimSuffix(width, "px"))
	return err == nil && n <= 8
}
