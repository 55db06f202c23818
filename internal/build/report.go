package build

import (
	"cmp"
	"context"
	"os"
	"path"
	"slices"
	"time"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/publish"
)

// Target is a folder to write into: Name below Root, slash-separated.
type Target struct {
	Root *os.Root
	Name string
}

// Report says what a build did.
type Report struct {
	Articles  int             // that were used
	Stories   int             //
	Skipped   int             // articles that could not be used
	Problems  []*news.Problem // sorted; paths are below the project folder
	Files     int             // of the site or the mail
	Written   int             // files that are new or changed
	Unchanged int             // files that were not touched
	Removed   int             // files of the last build that are no longer made
	Paths     []string        // of the files that changed, sorted, below the target
	Duration  time.Duration
}

// Build makes an edition and publishes its site as one whole. All pages are rendered before the
// first is written: if Build fails, what was published before is as it was.
//
// With Resume, and where neither what the last build read nor what it wrote has changed, Build reports that and does
// nothing.
func (b *Builder) Build(ctx context.Context, out Target) (Report, error) {
	if b.Resume && b.CacheDir != "" {
		return b.resumed(ctx, out)
	}
	report, _, err := b.publish(ctx, out)
	return report, err
}

// publish makes an edition and publishes its site, whose files it returns, too.
func (b *Builder) publish(ctx context.Context, out Target) (report Report, files []news.File, err error) {
	var made *Edition
	pages := b.newAside()
	defer pages.close()
	defer b.once()()
	render := func(ed *Edition) ([]news.File, error) {
		made = ed
		if b.Again {
			return b.Site(ed)
		}
		return b.siteOnce(ed, pages)
	}
	report, err = b.run(ctx, render, func(rendered []news.File) (publish.Result, error) {
		files = rendered
		result, err := b.Publish(out, rendered)
		if isFull(err) && pages.takeBack(rendered) {
			result, err = b.Publish(out, rendered)
		}
		return result, err
	})
	if err == nil && b.Built != nil {
		b.Built(made)
	}
	return report, files, err
}

// Single makes an edition and writes a one-file edition of each of the stories with the given ids, or of all. Other files
// in the target stay. It fails like [Builder.Digest].
func (b *Builder) Single(ctx context.Context, out Target, ids ...string) (Report, error) {
	render := func(ed *Edition) ([]news.File, error) { return b.single(ed, ids) }
	return b.run(ctx, render, func(files []news.File) (publish.Result, error) {
		return publish.Loose(out.Root, out.Name, files)
	})
}

// Check makes an edition and renders its site and its mail, tries all templates on samples, and writes nothing.
func (b *Builder) Check(ctx context.Context) (Report, error) {
	render := func(ed *Edition) ([]news.File, error) {
		site, err := b.Site(ed)
		if err != nil {
			return nil, err
		}
		mail, err := b.Digest(ed, MailOptions{})
		if err != nil {
			return nil, err
		}
		return slices.Concat(site, filesOf(mail)), b.try()
	}
	return b.run(ctx, render, func([]news.File) (publish.Result, error) { return publish.Result{}, nil })
}

// run makes an edition, renders it and has it written. The report holds what is known when one
// of the steps fails.
func (b *Builder) run(ctx context.Context, render func(*Edition) ([]news.File, error), write func([]news.File) (publish.Result, error)) (Report, error) {
	start := time.Now() // for the report alone; no file depends on it
	ed, err := b.Edition(ctx)
	if err != nil {
		return Report{}, err
	}
	report := b.Report(ed)
	files, err := render(ed)
	if err != nil {
		return report, err
	}
	report.Files = len(files)
	if err := ctx.Err(); err != nil {
		return report, err
	}
	result, err := write(files)
	if err != nil {
		return report, err
	}
	report.Written, report.Unchanged, report.Removed = result.Written, result.Unchanged, result.Removed
	report.Paths = result.Paths
	report.Duration = time.Since(start)
	return report, nil
}

// Report says what is known of an edition before it is written.
func (b *Builder) Report(ed *Edition) Report {
	report := Report{
		Articles: len(ed.Documents),
		Stories:  len(ed.Briefings),
		Problems: below(b.Config.ContentDir, ed.Problems),
	}
	for _, p := range ed.Problems {
		if p.Skipped {
			report.Skipped++
		}
	}
	return report
}

// below returns copies of problems with paths below the project instead of the content folder.
func below(dir string, problems []*news.Problem) []*news.Problem {
	moved := make([]*news.Problem, len(problems))
	for i, p := range problems {
		q := *p
		q.Path = path.Join(dir, p.Path)
		moved[i] = &q
	}
	return moved
}

// withNotes returns problems with the notes of briefings among them.
func withNotes(problems []*news.Problem, briefings []*news.Briefing) []*news.Problem {
	all := slices.Clone(problems)
	for _, b := range briefings {
		all = append(all, b.Notes...)
	}
	return sorted(all)
}

// sorted orders problems by where they are, and drops those that say the same twice.
func sorted(problems []*news.Problem) []*news.Problem {
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, func(a, b *news.Problem) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(problems, func(a, b *news.Problem) bool { return *a == *b })
}
