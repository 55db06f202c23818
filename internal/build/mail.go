package build

import (
	"context"
	"io/fs"
	"slices"

	"github.com/briefgen/briefgen/internal/digest"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/publish"
)

// What a mail is made of and what is known of it, for those who do not see package digest.
type (
	Message       = digest.Message
	MailLeftOut   = digest.LeftOut
	EnvelopeError = digest.EnvelopeError
)

// MailOptions say what mails are made. The zero value is one about all stories.
type MailOptions struct {
	Stories []string // ids; a mail for each
	Since   string   // only about stories with an article published on this day or later, ISO 8601; "" means all
	Attach  bool     // with a file that has everything
}

// Mail makes an edition and writes its mails, which it returns, too. Older mails in the target stay. It fails like
// [Builder.Digest].
func (b *Builder) Mail(ctx context.Context, out Target, opts MailOptions) (Report, []*Message, error) {
	return b.mail(ctx, opts, func(files []news.File) (publish.Result, error) {
		return publish.Loose(out.Root, out.Name, files)
	})
}

// DryMail is Mail without writing.
func (b *Builder) DryMail(ctx context.Context, opts MailOptions) (Report, []*Message, error) {
	return b.mail(ctx, opts, func([]news.File) (publish.Result, error) { return publish.Result{}, nil })
}

func (b *Builder) mail(ctx context.Context, opts MailOptions, write func([]news.File) (publish.Result, error)) (report Report, mails []*Message, err error) {
	// Reading takes a while, a wrong address is seen at once.
	if err := b.digestOptions(nil).Check(); err != nil {
		return Report{}, nil, err
	}
	render := func(ed *Edition) ([]news.File, error) {
		mails, err = b.Digest(ed, opts)
		return filesOf(mails), err
	}
	report, err = b.run(ctx, render, write)
	return report, mails, err
}

func filesOf(mails []*Message) []news.File {
	var files []news.File
	for _, m := range mails {
		files = append(files, m.Files()...)
	}
	return files
}

// Digest renders the mails of an edition: one about all stories, or one about each of those that opts name. It fails with
// an [UnknownStoryError] or an [OldStoriesError] if there is no such story, with an [EnvelopeError], and if a template
// of the user has a mistake.
func (b *Builder) Digest(ed *Edition, opts MailOptions) ([]*Message, error) {
	groups, err := grouped(ed.Briefings, opts)
	if err != nil {
		return nil, err
	}
	templates, done, err := b.templates()
	if err != nil {
		return nil, err
	}
	defer done()
	settings := b.digestOptions(templates)
	settings.Attach = opts.Attach
	var mails []*Message
	err = Guard("rendering the mail", func() error {
		renderer, err := digest.NewRenderer(settings)
		if err != nil {
			return err
		}
		for _, group := range groups {
			m, err := renderer.Render(group)
			if err != nil {
				return err
			}
			mails = append(mails, m)
		}
		return nil
	})
	return mails, b.located(err, templates)
}

func (b *Builder) digestOptions(templates fs.FS) digest.Options {
	c := b.Config.Digest
	return digest.Options{
		Title:       b.Config.Title,
		BaseURL:     b.Config.BaseURL,
		Language:    b.Config.Language,
		From:        c.From,
		To:          c.To,
		Cc:          c.Cc,
		Subject:     c.Subject,
		Unsubscribe: c.ListUnsubscribe,
		OneClick:    c.OneClick,
		BudgetKB:    c.BudgetKB,
		Date:        b.Date,
		Templates:   templates,
		Version:     Version,
	}
}

// grouped returns what each mail is about, in the order of the edition.
func grouped(briefings []*news.Briefing, opts MailOptions) ([][]*news.Briefing, error) {
	chosen, err := choose(briefings, opts.Stories)
	if err != nil {
		return nil, err
	}
	chosen = slices.DeleteFunc(slices.Clone(chosen), func(briefing *news.Briefing) bool { return !hasSince(briefing, opts.Since) })
	if len(chosen) == 0 && opts.Since != "" {
		return nil, &OldStoriesError{opts.Since}
	}
	if len(opts.Stories) == 0 {
		return [][]*news.Briefing{chosen}, nil
	}
	return slices.Collect(slices.Chunk(chosen, 1)), nil
}

// hasSince reports whether an article of a story is published on a day or later. One that is dated by its month or its year
// alone may be, if these are not over before that day.
func hasSince(briefing *news.Briefing, day string) bool {
	return day == "" || slices.ContainsFunc(briefing.Articles, func(a news.BriefArticle) bool {
		n := min(len(a.Published), len(day))
		return n > 0 && a.Published[:n] >= day[:n]
	})
}
