package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/news"
)

// buildOptions are the flags of "briefgen build".
type buildOptions struct {
	buildFlags
	output string
	single bool
	story  []string // ids, with single
	strict bool
	watch  bool
	poll   bool
	json   bool
}

func newBuild(t *terminal) *cobra.Command {
	var project projectFlags
	var opts buildOptions
	cmd := &cobra.Command{
		Use:   "build",
		Short: "write the site",
		Long: `Read the articles in content/, merge those on one event into a briefing, and
publish the site as one whole in site/. If anything fails, the site of the last
build stays as it was. Files that did not change are not touched, and files that
briefgen did not make are left alone. What was found in each article is kept in
.briefgen/cache/, which may be deleted at any time.`,
		Example: `  briefgen build --output public --base-url https://news.example/briefings/
  briefgen build --watch
  briefgen build --single --story harbour-fire     # outbox/harbour-fire.html, to hand on`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error {
			return runBuild(cmd.Context(), t, project, opts)
		}),
	}
	flags := cmd.Flags()
	project.register(flags)
	opts.register(flags)
	flags.StringVarP(&opts.output, "output", "o", "", "`folder` to write the site into (default \"site\" in the project)")
	flags.BoolVar(&opts.single, "single", false, "write each story as one self-contained HTML file instead of the site (into \"outbox\", or --output)")
	flags.StringArrayVar(&opts.story, "story", nil, "with --single, only the story with this `id`; may be given several times")
	flags.BoolVar(&opts.strict, "strict", false, "exit with 1 if an article has a problem")
	flags.BoolVarP(&opts.watch, "watch", "w", false, "build again on every change, until interrupted")
	flags.BoolVar(&opts.poll, "poll", false, "look for changes instead of waiting for events (containers, network drives)")
	flags.BoolVar(&opts.json, "json", false, "report as one line of JSON")
	return cmd
}

func runBuild(ctx context.Context, t *terminal, flags projectFlags, opts buildOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	p, err := openProject(t, flags, opts.buildFlags)
	if err != nil {
		return err
	}
	defer p.close()
	if opts.single {
		return buildSingle(ctx, t, p, opts)
	}
	out, done, err := p.target(opts.output, p.builder.Config.OutputDir)
	if err != nil {
		return err
	}
	defer done()

	if opts.watch {
		p.builder.Again = true
		return watchBuild(ctx, t, p, out, opts)
	}
	p.builder.Resume = true
	return buildOnce(ctx, t, p, out, opts)
}

// check refuses flags that do not go together.
func (o buildOptions) check() error {
	switch {
	case o.single && (o.watch || o.poll):
		return usage("leave out --watch", "--single writes files to hand on, once")
	case len(o.story) > 0 && !o.single:
		return usage("a site has all stories; add --single for files of their own", "--story goes with --single")
	}
	return nil
}

// buildSingle writes one-file editions and reports.
func buildSingle(ctx context.Context, t *terminal, p *project, opts buildOptions) error {
	out, done, err := p.target(opts.output, p.builder.Config.OutboxDir)
	if err != nil {
		return err
	}
	defer done()
	bar := newProgress(t)
	p.builder.Progress = bar.step
	report, err := p.builder.Single(ctx, out, opts.story...)
	bar.clear()
	if err != nil {
		return withProblems(err, report)
	}
	return t.showLoose(report, shownFolder(t, opts.output, p.builder.Config.OutboxDir), opts.json, opts.strict)
}

// showLoose reports files that were written beside others: problems, counts, and what changed.
func (t *terminal) showLoose(report build.Report, folder string, asJSON, strictly bool) error {
	t.showProblems(report.Problems, someOfAKind)
	if err := t.report(report, folder, asJSON); err != nil {
		return err
	}
	if !asJSON {
		for _, name := range report.Paths {
			t.result("  %s", path.Join(folder, name))
		}
	}
	return strict(strictly, report)
}

// buildOnce builds and reports.
func buildOnce(ctx context.Context, t *terminal, p *project, out build.Target, opts buildOptions) error {
	defer spareMemory()()
	bar := newProgress(t)
	p.builder.Progress = bar.step
	report, err := p.builder.Build(ctx, out)
	bar.clear()
	if err != nil {
		return withProblems(err, report)
	}
	t.showProblems(report.Problems, someOfAKind)
	shown := shownFolder(t, opts.output, p.builder.Config.OutputDir)
	if err := t.report(report, shown, opts.json); err != nil {
		return err
	}
	return strict(opts.strict, report)
}

// spareMemory has garbage collected twice as often, unless the user has said how often, until done is called: of thousands of
// articles a quarter of the memory goes, for a tenth of the time.
func spareMemory() (done func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(50)
	return func() { debug.SetGCPercent(before) }
}

// strict fails if there are problems and the user wants none.
func strict(on bool, report build.Report) error {
	if !on || len(report.Problems) == 0 {
		return nil
	}
	return &failure{code: exitFailed, err: fmt.Errorf("%s with --strict", count(len(report.Problems), "problem"))}
}

// shownFolder returns a folder as the user knows it: named on the command line, or below the
// project.
func shownFolder(t *terminal, named, dir string) string {
	if named != "" {
		return named
	}
	return t.path(dir)
}

// reportJSON is a report for programs.
type reportJSON struct {
	Version    int           `json:"version"`
	Output     string        `json:"output"`
	Articles   int           `json:"articles"`
	Stories    int           `json:"stories"`
	Skipped    int           `json:"skipped"`
	Files      int           `json:"files"`
	Written    int           `json:"written"`
	Unchanged  int           `json:"unchanged"`
	Removed    int           `json:"removed"`
	Paths      []string      `json:"paths"` // of the files that changed, below output
	Problems   []problemJSON `json:"problems"`
	DurationMS int64         `json:"duration_ms"`
}

// problemJSON is a problem for programs.
type problemJSON struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Skipped bool   `json:"skipped"`
}

// report prints what a build did.
func (t *terminal) report(r build.Report, output string, asJSON bool) error {
	if asJSON {
		return t.resultJSON(reportJSON{
			Version:  1,
			Output:   filepath.ToSlash(output),
			Articles: r.Articles, Stories: r.Stories, Skipped: r.Skipped,
			Files: r.Files, Written: r.Written, Unchanged: r.Unchanged, Removed: r.Removed,
			Paths:      append([]string{}, r.Paths...),
			Problems:   problemsJSON(r.Problems),
			DurationMS: r.Duration.Milliseconds(),
		})
	}
	t.result("%s from %s%s: %d written, %d unchanged, %d removed in %s (%s)",
		count(r.Stories, "story"), count(r.Articles, "article"), skipped(r.Skipped),
		r.Written, r.Unchanged, r.Removed, filepath.ToSlash(output)+"/", r.Duration.Round(time.Millisecond))
	return nil
}

func skipped(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d skipped)", n)
}

func problemsJSON(problems []*news.Problem) []problemJSON {
	list := make([]problemJSON, len(problems))
	for i, p := range problems {
		list[i] = problemJSON{p.Path, p.Line, p.Column, p.Message, p.Hint, p.Skipped}
	}
	return list
}
