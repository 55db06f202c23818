// Package digest writes briefings as a mail:
//
//	[]*news.Briefing → select what fits → views → HTML, text → .eml
//
// A [Renderer] gives the HTML body, the plain text part and an .eml that holds both; with Options.Attach
// also a self-contained HTML file with everything, which the .eml then carries. HTML and text are made from the same
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

	From    string   // one address as in a mail header, or ""
	To, Cc  []string // each an address or a list of them as in a mail header; without any the .eml opens as a draft
	Subject string   // "" means one made of the stories

	// Unsubscribe holds https and mailto addresses at which a reader leaves the list, and OneClick says that the first
	// https address takes a POST for that (RFC 8058).
	Unsubscribe []string
	OneClick    bool

	// Attach puts everything there is to tell into the .eml, as a file that opens in a browser.
	Attach bool

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

// Check reports what of the envelope cannot be used: an [*EnvelopeError], or nil.
func (o Options) Check() error {
	_, err := newEnvelope(withDefaults(o))
	return err
}

// defaultBudgetKB leaves room under the 102 KB at which Gmail clips a mail.
const defaultBudgetKB = 90

// ErrNoStory is returned when there is nothing to tell.
var ErrNoStory = errors.New("no story to write a digest of")

// Message is a mail.
type Message struct {
	Name   string // of its files: "2025-03-04-digest"
	HTML   []byte
	Text   []byte
	Full   []byte // the attachment, nil if there is none
	EML    []byte // with lines that end in CRLF
	Report Report
}

// Files returns the files of the mail: Name with the endings .html, .txt, .eml, and -full.html for the attachment.
func (m *Message) Files() []news.File {
	files := []news.File{
		{Path: m.Name + ".eml", Data: m.EML},
		{Path: m.Name + ".html", Data: m.HTML},
		{Path: m.Name + ".txt", Data: m.Text},
	}
	if m.Full != nil {
		files = append([]news.File{{Path: m.fullName(), Data: m.Full}}, files...)
	}
	return files
}

func (m *Message) fullName() string { return m.Name + "-full.html" }

// Renderer makes mails of one kind.
type Renderer struct {
	opts     Options
	envelope envelope
	words    *labels.Labels
	tmpl     *templates
}

// NewRenderer reads the words and the templates. It fails with an [*EnvelopeError] if what goes into the header cannot, if
// there are no words in the language, and if a template or the words cannot be used; the last error wraps a *news.Problem
// with file and line.
func NewRenderer(opts Options) (*Renderer, error) {
	opts = withDefaults(opts)
	envelope, err := newEnvelope(opts)
	if err != nil {
		return nil, err
	}
	words, err := labels.Load(opts.Language, opts.Templates)
	if err != nil {
		return nil, err
	}
	tmpl, err := loadTemplates(opts.Templates, words)
	if err != nil {
		return nil, err
	}
	return &Renderer{withWords(opts, words), *envelope, words, tmpl}, nil
}

// Render makes the mail of the briefings, the latest story first. It is named after the story if there is one, else
// after the day of the latest. It fails with ErrNoStory if briefings is empty, and like [NewRenderer] if a template cannot
// be used.
func (r *Renderer) Render(briefings []*news.Briefing) (*Message, error) {
	if len(briefings) == 0 {
		return nil, ErrNoStory
	}
	edition := newEdition(briefings, r.opts, r.words)
	m := &Message{Name: fileName(edition.briefings)}
	mail, err := m.fill(edition, r.tmpl)
	if err != nil {
		return nil, err
	}
	envelope := r.envelope
	envelope.subject = mail.Subject
	envelope.date = dateHeader(r.opts.Date, edition.briefings)
	if m.EML, err = envelope.message(m); err != nil {
		return nil, fmt.Errorf("write %s.eml: %w", m.Name, err)
	}
	m.Report = newReport(m, mail, edition, &envelope)
	return m, nil
}

// Render makes one mail; see [NewRenderer] and [Renderer.Render].
func Render(briefings []*news.Briefing, opts Options) (*Message, error) {
	r, err := NewRenderer(opts)
	if err != nil {
		return nil, err
	}
	return r.Render(briefings)
}

// fill makes the parts of the mail, and returns what its body tells.
func (m *Message) fill(e *edition, tmpl *templates) (Mail, error) {
	mail, body, err := e.fit(tmpl, e.opts.BudgetKB*1024)
	if err != nil {
		return Mail{}, err
	}
	m.HTML = body
	if m.Text, err = tmpl.page(textTemplate, mail); err != nil {
		return Mail{}, err
	}
	if e.opts.Attach {
		full := e.full()
		full.Subject = mail.Subject
		if m.Full, err = tmpl.page(fullTemplate, full); err != nil {
			return Mail{}, err
		}
	}
	return mail, nil
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
