package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
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
	w := &watching{t: t, project: p, out: out, named: opts.output, watched: p.folders()}
	p.builder.Built = func(ed *build.Edition) { told.next(t, p, ed) }
	return serve.Watch(ctx, options, func([]string) *serve.Watched {
		p.working.Lock()
		defer p.working.Unlock()
		moved, err := w.reload()
		if err == nil {
			err = buildOnce(ctx, t, p, w.out, opts)
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
	named   string  // the output folder of the command line, "" if the configuration says
	watched folders // those that the configuration named at last
}

// reload reads the configuration again. Where it names other folders, it returns what is to be watched from now on.
func (w *watching) reload() (*serve.Watched, error) {
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
	w.watched = now
	return &serve.Watched{Paths: options.Watch, Ignore: options.Ignore}, nil
}

// folders are the folders that the configuration names.
type folders struct{ content, templates, output, outbox string }

func (p *project) folders() folders {
	cfg := p.builder.Config
	return folders{cfg.ContentDir, cfg.TemplatesDir, cfg.OutputDir, cfg.OutboxDir}
}
