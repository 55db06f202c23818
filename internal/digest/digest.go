// Package digest writes briefings as a mail:
//
//	[]*news.Briefing → select what fits → views → HTML, text → .eml
//
// [Render] gives four files: the HTML body, the plain text part, a self-contained HTML file
// with everything, and an .eml that holds all three. HTML and text are made from the same
// views ([Mail]), so they say the same in the same order. Nothing is read but the templates,
// nothing is taken from the clock: the same briefings and options give the same bytes.
//
// Every element that shows words of an article says which, as the pages of the site do:
// data-article, data-start and data-end for a span, data-title for a title, data-words for a
// name or a topic, each below an element with data-story. Package verify reads them.
package digest

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Options are the settings of the mail. The zero value works.
type Options struct {
	Title    string // of the mail, "" means "Briefing" in the language
	BaseURL  string // of the published site; "" leaves out all links to it
	Language string // of the program's own words, BCP 47; "" means "en"
	From, To string // addresses as in a mail header; without one of them the .eml opens as a draft
	Subject  string // "" means one made from the title and the first headline

	// BudgetKB is how many KiB the HTML body may take after transfer encoding; 0 means 90. Gmail
	// cuts off what is longer than 102 KB. The title and the footer are there at any budget.
	BudgetKB int

	// Date is the Date header. Zero means the day of the latest article; if none is dated the
	// header is left out and the mail program fills it in.
	Date time.Time

	// Templates is the user's folder, whose files in mail/ take the place of the built-in ones;
	// nil means none.
	Templates fs.FS

	Version string // of briefgen, named in the footer and in X-Mailer; may be ""
}

// defaultBudgetKB leaves room under the 102 KB at which Gmail clips a mail.
const defaultBudgetKB = 90

// ErrNoStory is returned by Render when there is nothing to tell.
var ErrNoStory = errors.New("no story to write a digest of")

// Render makes the mail of the briefings, the latest story first. The files are named after
// the story if there is one, else after the day of the latest: "2025-03-04-digest" with the
// endings .html, .txt, .eml, and -full.html for the attachment.
//
// It fails with ErrNoStory if briefings is empty, if From or To is not an address, if there are no words in the
// language, and if a template or the words cannot be used; the last error wraps a *news.Problem with file and line.
func Render(briefings []*news.Briefing, opts Options) ([]news.File, error) {
	if len(briefings) == 0 {
		return nil, ErrNoStory
	}
	opts = withDefaults(opts)
	envelope, err := newEnvelope(opts)
	if err != nil {
		return nil, err
	}
	words, err := labels.Load(opts.Language, opts.Templates)
	if err != nil {
		return nil, err
	}
	opts = withWords(opts, words)
	tmpl, err := loadTemplates(opts.Templates, words)
	if err != nil {
		return nil, err
	}

	edition := newEdition(briefings, opts, words)
	mail, body, err := edition.fit(tmpl, opts.BudgetKB*1024)
	if err != nil {
		return nil, err
	}
	full, err := tmpl.page(fullTemplate, edition.full())
	if err != nil {
		return nil, err
	}
	text := plainText(mail, words)

	name := fileName(edition.briefings)
	envelope.subject = mail.Subject
	envelope.date = dateHeader(opts.Date, edition.briefings)
	eml, err := envelope.message(text, body, full, name+"-full.html")
	if err != nil {
		return nil, fmt.Errorf("write %s.eml: %w", name, err)
	}
	return []news.File{
		{Path: name + "-full.html", Data: full},
		{Path: name + ".eml", Data: eml},
		{Path: name + ".html", Data: body},
		{Path: name + ".txt", Data: text},
	}, nil
}

func withDefaults(opts Options) Options {
	if opts.BudgetKB <= 0 {
		opts.BudgetKB = defaultBudgetKB
	}
	opts.Title, opts.Version = oneLine(opts.Title), oneLine(opts.Version)
	opts.BaseURL = webURL(opts.BaseURL)
	return opts
}

// withWords names the language of the words, and gives a mail without a title that of all briefings.
func withWords(opts Options, words *labels.Labels) Options {
	opts.Language = words.Language
	if opts.Title == "" {
		opts.Title = words.Texts["briefing"]
	}
	return opts
}

// fileName names the files of a mail: after its only story, or after its latest day.
func fileName(latestFirst []*news.Briefing) string {
	first := latestFirst[0]
	if len(latestFirst) == 1 {
		// Slug again: an id is made by us, but a file name must never depend on that.
		return news.Slug(first.ID) + "-digest"
	}
	if day, ok := parseDay(first.Published); ok {
		return day.Format(time.DateOnly) + "-digest"
	}
	return "undated-digest"
}

// dateHeader returns the time of the Date header, zero for none.
func dateHeader(set time.Time, latestFirst []*news.Briefing) time.Time {
	if !set.IsZero() {
		return set.UTC()
	}
	day, _ := parseDay(latestFirst[0].Published)
	return day
}
