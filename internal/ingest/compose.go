package ingest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// piece is a block with its words as one line.
type piece struct {
	block
	words string
}

// compose makes an article of a page: its title, its paragraphs without page furniture, and
// what metadata and furniture say of it. stated is what front matter or a sidecar says; it wins.
func compose(a *news.Article, p page, stated metadata, opts Options) {
	a.Text = p.text
	pieces := make([]piece, 0, len(p.blocks))
	for _, b := range p.blocks {
		for _, part := range withoutInsets(p.text, b) {
			pieces = append(pieces, piece{part, p.words(part)})
		}
	}
	meta := stated
	meta.fill(p.meta)

	if i := findTitle(pieces, meta.title); i >= 0 {
		a.TitleSpan = pieces[i].Span
		meta.title = cmp.Or(meta.title, pieces[i].words)
		pieces = slices.Delete(pieces, i, i+1)
	}
	body, left := sift(pieces)
	for i, b := range body {
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Span: b.Span, Heading: b.heading && len(b.words) <= longHeading || looksLikeHeading(body, i), Insets: cards(p.text, b.Span)})
	}
	meta.fill(factsOf(body, left, meta.outlet))
	meta.language = languageOf(stated.language, p.meta.language, meta.title+"\n"+strings.Join(wordsOf(body), "\n"))
	meta.outlet = outletName(meta, opts.Outlets)
	meta.apply(a)
}

// outletName returns the outlet by the name that the configuration gives it, or its host.
func outletName(meta metadata, names map[string]string) string {
	for _, known := range []string{meta.outlet, hostOf(meta.url)} {
		if name := names[strings.TrimPrefix(strings.ToLower(known), "www.")]; name != "" {
			return name
		}
	}
	return cmp.Or(meta.outlet, hostOf(meta.url))
}

var opensList = lazy(`^(?i:\W*(?:(?:related(?: (?:sources?|stories|articles?|links?|topics?|content|coverage|news))?|read more|read also|also read|see also|also see|more|sources?|references|further reading|external links|more on this|recommended|go deeper)\s*:|(?:related (?:sources?|stories|articles?|links?|topics?|content|coverage|news)|more on this(?: story| topic)?|more stories|more from .{2,30}|most (?:read|popular|viewed)|recommended(?: stories| for you)?|you (?:may|might) also like|what to read next|editor'?s picks)\s*:?)\W*)$`)

// sift parts the pieces of an article's body from those left out.
func sift(pieces []piece) (body, left []piece) {
	seen := map[string]bool{}
	shouting, captioned := shouts(pieces), captions(pieces)
	inList := false // after "Related stories:"
	for _, b := range pieces {
		inList = opensList().MatchString(head(b.words)) && len(b.words) < 80 || inList && len(b.words) < 200 && !endsSentence(b.words) && !b.heading
		switch {
		case !readable(b.words):
		case seen[b.words] && len(b.words) > 30:
			// A caption or a teaser that is there twice.
		case inList, furniture(b.words) && !(b.heading && b.level > 1 && titleCase(b.words) && len(strings.Fields(b.words)) > 3),
			b.links && len(b.words) < 200 && !endsSentence(b.words) && !b.heading,
			!b.heading && !shouting && shouted(b.words),
			captioned && isCaption(b):
			left = append(left, b)
			continue
		default:
			body = append(body, b)
		}
		seen[b.words] = true
	}
	return trimBio(body, left)
}

// shouts reports whether the article itself is in capitals, as old wire copy is.
func shouts(pieces []piece) bool {
	long, capitals := 0, 0
	for _, b := range pieces {
		if len(b.words) < 120 {
			continue
		}
		long++
		if inCapitals(b.words) {
			capitals++
		}
	}
	return capitals*2 > long
}

var biography = lazy(`^\W*` + personName + ` (?:is|was|writes|covers|reports|teaches|serves)\b.{0,120}\b(?:reporter|columnist|correspondent|contributor|editor|editor emeritus|writer|author|fellow|host|analyst|professor|commentator|journalist|covers|politics for|newsletter)\b.{0,160}$`)

// trimBio leaves out what a column says of its author in its last lines.
func trimBio(body, left []piece) ([]piece, []piece) {
	for i := len(body) - 1; i > 0 && i >= len(body)-2; i-- {
		words := body[i].words
		if len(words) < 350 && biography().MatchString(words) && !strings.ContainsAny(words, "“”\"") {
			left = append(left, body[i])
			body = slices.Delete(body, i, i+1)
		}
	}
	return body, left
}

var (
	authorLine = lazy(`^(?:[Bb]y|BY)\s+(` + personName + `(?:(?:,| and| &) ` + personName + `)*)\s*(?:[,|/•–—-].*)?$`)
	dayLine    = lazy(`(?i)^(?:(?:first )?(?:published|posted)(?: on)?\s*:?\s*)?(` + fullDate + `)\W*$`)
	hasYear    = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

// factsOf returns what the lines around an article, and its dateline, say of it.
func factsOf(body, left []piece, outlet string) metadata {
	var m metadata
	start := 0
	if len(body) > 0 {
		start = body[0].Start
	}
	for _, b := range left {
		m.outlet = cmp.Or(m.outlet, sourceOf(b.words))
		if b.Start > start {
			continue
		}
		if found := authorLine().FindStringSubmatch(b.words); found != nil && m.author == "" {
			m.author = found[1]
		}
		if found := dayLine().FindStringSubmatch(b.words); found != nil && m.published == "" && hasYear.MatchString(found[1]) {
			m.published, _ = isoDate(found[1])
		}
	}
	m.credit = credit(wordsOf(body), wordsOf(left), cmp.Or(outlet, m.outlet) != "")
	return m
}

func wordsOf(pieces []piece) []string {
	words := make([]string, 0, len(pieces))
	for _, b := range pieces {
		words = append(words, b.words)
	}
	return words
}
