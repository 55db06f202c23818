package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/serve"
)

// untilInterrupted returns a context that ends with Ctrl-C or SIGTERM.
func untilInterrupted(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
}

// watchBuild builds, and builds again on every change until it is interrupted. A build that
// fails is reported and does not end it. When the configuration names other folders, those are
// watched from then on.
func watchBuild(ctx context.Context, t *terminal, p *project, out build.Target, opts buildOptions) error {
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	options, err := watchOptions(t, p, out, opts.poll)
	if err != nil {
		return err
	}
	told, err := newTeller()
	if err != nil {
		return err
	}
	t.message("watching for changes (Ctrl-C ends it)")
	w := &watching{t: t, project: p, out: out, named: opts.output, watched: p.folders(), paths: options.Watch}
	p.builder.Built = func(ed *build.Edition) { told.next(t, told.edition(p, ed)) }
	return serve.Watch(ctx, options, func(changed []string) *serve.Watched {
		p.working.Lock()
		defer p.working.Unlock()
		moved, err := w.reload(changed)
		if err == nil {
			err = buildOnce(ctx, t, p, w.out, opts)
			w.settle() // with --strict there is a site, too, where a problem is an error
		}
		if err != nil && ctx.Err() == nil {
			failed := &failure{code: codeOf(err), err: err}
			errors.As(err, &failed)
			t.showError(explain(nil, failed))
		}
		return moved
	})
}

// watching is what a command that builds again and again has of the configuration.
type watching struct {
	t       *terminal
	project *project
	out     build.Target
	named   string   // the output folder of the command line, "" if the configuration says
	watched folders  // those that the configuration named at last
	paths   []string // that are watched: see watchOptions
}

// reload reads the configuration again, and tells the builder what has changed. Where the configuration names other folders,
// it returns what is to be watched from now on.
func (w *watching) reload(changed []string) (*serve.Watched, error) {
	w.project.builder.Changed(w.inContent(changed))
	if err := w.project.reload(w.named); err != nil {
		return nil, err
	}
	now := w.project.folders()
	if now == w.watched {
		return nil, nil
	}
	if w.named == "" {
		w.out.Name = now.output
	}
	options, err := watchOptions(w.t, w.project, w.out, false)
	if err != nil {
		return nil, err
	}
	w.watched, w.paths = now, options.Watch
	return &serve.Watched{Paths: options.Watch, Ignore: options.Ignore}, nil
}

// inContent returns which of the changed paths lie in the content folder, as the builder has them; nil if anything may have
// changed there.
func (w *watching) inContent(changed []string) []string {
	if changed == nil {
		return nil
	}
	content, others := w.paths[0], w.paths[1:]
	inside := []string{}
	for _, name := range changed {
		rel, err := filepath.Rel(content, name)
		switch {
		case err != nil || rel == ".":
			return nil
		case within(name, content):
			inside = append(inside, filepath.ToSlash(rel))
		case !slices.ContainsFunc(others, func(other string) bool { return within(name, other) }):
			return nil
		}
	}
	return inside
}

// settle has the output finished, which a build that fails has broken off. The caller holds the lock of the project.
func (w *watching) settle() {
	w.project.builder.Settle(func(err error) { w.t.message("%v", err) })
}

// stir prepares a build that is near.
func (p *project) stir() {
	if p.working.TryLock() { // a build has begun, else
		defer p.working.Unlock()
		p.builder.Prepare()
	}
}

// stale reports whether the content is not as the last build saw it.
func (p *project) stale(ctx context.Context) bool {
	p.working.Lock()
	defer p.working.Unlock()
	return p.builder.Stale(ctx)
}

// folders are the folders that the configuration names.
type folders struct{ content, templates, output, outbox string }

func (p *project) folders() folders {
	cfg := p.builder.Config
	return folders{cfg.ContentDir, cfg.TemplatesDir, cfg.OutputDir, cfg.OutboxDir}
}
