package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/serve"
)

// serveOptions are the flags of "briefgen serve".
type serveOptions struct {
	buildFlags
	output string
	host   string
	port   int
	open   bool
	poll   bool
}

func newServe(t *terminal) *cobra.Command {
	var project projectFlags
	var opts serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "show the site while you work on it",
		Long: `Build the site, show it on this computer, and build and show it anew on every
change of an article, a template or the configuration. While there is an error,
the last good page stays, with the error over it. Every good build is published
in site/, too. Ctrl-C ends it.`,
		Example: `  briefgen serve
  briefgen serve --open --port 8080
  briefgen serve --poll       # in containers and on network drives`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error {
			return runServe(cmd.Context(), t, project, opts)
		}),
	}
	flags := cmd.Flags()
	project.register(flags)
	opts.register(flags)
	flags.StringVarP(&opts.output, "output", "o", "", "`folder` to write the site into (default \"site\" in the project)")
	flags.StringVar(&opts.host, "host", "", "`address` to listen on (default 127.0.0.1: this computer alone)")
	flags.IntVarP(&opts.port, "port", "p", 0, "`port` to listen on (default 8765, or the next that is free)")
	flags.BoolVar(&opts.open, "open", false, "open the site in the browser")
	flags.BoolVar(&opts.poll, "poll", false, "look for changes instead of waiting for events (containers, network drives)")
	return cmd
}

func runServe(ctx context.Context, t *terminal, flags projectFlags, opts serveOptions) error {
	if opts.port < 0 || opts.port > 65535 {
		return usage("a port is a number up to 65535", "--port %d is not a port", opts.port)
	}
	p, err := openProject(t, flags, opts.buildFlags)
	if err != nil {
		return err
	}
	defer p.close()
	out, done, err := p.target(opts.output, p.builder.Config.OutputDir)
	if err != nil {
		return err
	}
	defer done()

	p.builder.Again = true
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	told, err := newTeller()
	if err != nil {
		return err
	}
	options, err := watchOptions(t, p, out, opts.poll)
	if err != nil {
		return err
	}
	prev := &preview{told: told, watching: watching{t: t, project: p, out: out, named: opts.output, watched: p.folders(), paths: options.Watch}, address: p.builder.Config.Serve}
	opts.address(&options, p.builder.Config.Serve)
	options.Ready = func(url string) {
		t.result("serving %s (Ctrl-C ends it)", url)
		if opts.open {
			if err := openBrowser(url); err != nil {
				t.message("cannot open the browser: %v", err)
			}
		}
	}
	return serve.Run(ctx, options, prev.rebuild)
}

// address says where to listen: what the command line names before what the configuration does. A port that either names is
// the one.
func (o serveOptions) address(options *serve.Options, cfg config.Serve) {
	options.Host, options.Port = cfg.Host, cfg.Port
	if o.host != "" {
		options.Host = o.host
	}
	if o.port != 0 {
		options.Port = o.port
	}
	options.Fixed = options.Port != 0
}

// preview builds for the server.
type preview struct {
	watching
	told    *teller
	address config.Serve    // that the configuration named at last
	shown   []*news.Problem // the problems that the user has seen last
}

// rebuild reads what has changed, and publishes and returns the site, or says what is wrong.
func (v *preview) rebuild(ctx context.Context, changed []string) serve.Outcome {
	v.project.working.Lock()
	defer v.project.working.Unlock()
	moved, err := v.reload(changed)
	var outcome serve.Outcome
	if err == nil {
		outcome, err = v.build(ctx)
	}
	outcome.Watched, outcome.Words = moved, v.told.wordsOf(v.project)
	if err == nil || ctx.Err() != nil { // then nobody looks at it any more
		return outcome
	}
	failed := &failure{code: codeOf(err), err: err}
	errors.As(err, &failed)
	v.t.showError(explain(nil, failed))
	outcome.Problems, outcome.After = problemsOf(err), v.finish
	return outcome
}

// finish has the output finished when the pages have been told.
func (v *preview) finish() {
	v.project.working.Lock() // the project may be being closed
	defer v.project.working.Unlock()
	v.settle()
}

// build builds and publishes. A site that cannot be written is not shown: what the preview shows stands on disk.
func (v *preview) build(ctx context.Context) (serve.Outcome, error) {
	start := time.Now()
	builder := v.project.builder
	v.checkAddress()
	ed, err := builder.Edition(ctx)
	if err != nil {
		return serve.Outcome{}, err
	}
	report := builder.Report(ed)
	v.show(report.Problems)
	files, err := builder.Site(ed)
	if err != nil {
		return serve.Outcome{}, err
	}
	if err := ctx.Err(); err != nil {
		return serve.Outcome{}, err
	}
	if _, err := builder.Publish(v.out, files); err != nil {
		return serve.Outcome{}, &failure{
			code: exitFailed, err: fmt.Errorf("the site cannot be written: %w", err),
			hint: "save again when it can be, or start serve with --output and another folder",
		}
	}
	took := time.Since(start).Round(time.Millisecond)
	now := v.told.edition(v.project, ed)
	return serve.Outcome{Files: files, Edition: now, Mails: newMails(v.project, ed, v.told.wordsOf(v.project)), After: func() {
		v.t.message("built %s from %s%s in %s", count(report.Stories, "story"), count(report.Articles, "article"), skipped(report.Skipped), took)
		v.told.next(v.t, now)
		v.finish()
	}}, nil
}

// checkAddress says so where the configuration names another address: open pages could not follow.
func (v *preview) checkAddress() {
	if now := v.project.builder.Config.Serve; now != v.address {
		v.address = now
		v.t.message("the configuration names another host or port now: start serve again to be served there")
	}
}

// show prints problems unless they are those of the last build: on every save the same list would
// hide what is new.
func (v *preview) show(problems []*news.Problem) {
	if slices.EqualFunc(problems, v.shown, func(a, b *news.Problem) bool { return *a == *b }) {
		return
	}
	v.shown = problems
	v.t.showProblems(problems, someOfAKind)
}

// problemsOf returns what to show over the page for an error.
func problemsOf(err error) []*news.Problem {
	var f *failure
	if errors.As(err, &f) && len(f.problems) > 0 {
		return f.problems
	}
	var noInput *build.NoInputError
	if errors.As(err, &noInput) {
		return append([]*news.Problem{{Message: noInput.Message, Hint: noInput.Hint}}, noInput.Problems...)
	}
	var problem *news.Problem
	if errors.As(err, &problem) {
		return []*news.Problem{problem}
	}
	if f != nil {
		return []*news.Problem{{Message: err.Error(), Hint: f.hint}}
	}
	return []*news.Problem{{Message: err.Error()}}
}

// watchOptions says what to watch: the folders and the file that a build reads.
func watchOptions(t *terminal, p *project, out build.Target, poll bool) (serve.Options, error) {
	cfg := p.builder.Config
	project, err := filepath.Abs(p.folder)
	if err != nil {
		return serve.Options{}, fmt.Errorf("find project folder %q: %w", p.folder, err)
	}
	configFile, err := filepath.Abs(p.configPath())
	if err != nil {
		return serve.Options{}, fmt.Errorf("find configuration %q: %w", p.configPath(), err)
	}
	written := []string{
		filepath.Join(out.Root.Name(), filepath.FromSlash(out.Name)),
		filepath.Join(project, filepath.FromSlash(cfg.OutboxDir)),
	}
	for i := range written {
		if written[i], err = filepath.Abs(written[i]); err != nil {
			return serve.Options{}, fmt.Errorf("find output folder: %w", err)
		}
	}
	return serve.Options{
		Watch: []string{
			resolved(filepath.Join(project, filepath.FromSlash(cfg.ContentDir))),
			resolved(filepath.Join(project, filepath.FromSlash(cfg.TemplatesDir))),
			configFile,
		},
		Ignore: func(name string) bool { return ignored(name, project, written) },
		Poll:   poll,
		Stir:   p.stir,
		Check:  p.stale,
		Log:    func(line string) { t.message("%s", line) },
	}, nil
}

// resolved follows a symbolic link, whose folder a build reads but a watch would not see into.
func resolved(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}

// ignored reports whether a change of name means nothing: it was written by a build, or belongs
// to a tool.
func ignored(name, project string, written []string) bool {
	for _, folder := range written {
		if within(name, folder) {
			return true
		}
		// A generation is made in folders beside the published one: ".site.next".
		if strings.HasPrefix(name, filepath.Join(filepath.Dir(folder), "."+filepath.Base(folder)+".")) {
			return true
		}
	}
	// The project itself may lie below such a folder.
	for part := range strings.SplitSeq(filepath.ToSlash(strings.TrimPrefix(name, project)), "/") {
		if part == ".git" || part == ".briefgen" || part == "node_modules" {
			return true
		}
	}
	return false
}
