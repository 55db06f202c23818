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
	t.message("watching for changes (Ctrl-C ends it)")
	for ctx.Err() == nil {
		if err := watchFolders(ctx, t, p, out, opts); err != nil {
			return err
		}
	}
	return nil
}

// watchFolders builds on every change until ctx ends or the configuration names other folders.
func watchFolders(ctx context.Context, t *terminal, p *project, out build.Target, opts buildOptions) error {
	ctx, moved := context.WithCancel(ctx)
	defer moved()
	options, err := watchOptions(t, p, out, opts.poll)
	if err != nil {
		return err
	}
	watched := p.folders()
	return serve.Watch(ctx, options, func([]string) {
		err := p.load()
		if err == nil && p.folders() != watched {
			moved() // the next watch builds
			return
		}
		if err == nil {
			err = buildOnce(ctx, t, p, p.current(out, opts.output), opts)
		}
		if err == nil || ctx.Err() != nil {
			return
		}
		failed := &failure{code: codeOf(err), err: err}
		errors.As(err, &failed)
		t.showError(explain(nil, failed))
	})
}

// folders are the folders that the configuration names.
type folders struct{ content, templates, output, outbox string }

func (p *project) folders() folders {
	cfg := p.builder.Config
	return folders{cfg.ContentDir, cfg.TemplatesDir, cfg.OutputDir, cfg.OutboxDir}
}

// current returns the folder to write into: out, if the user named it on the command line, else
// the one that the configuration names now.
func (p *project) current(out build.Target, named string) build.Target {
	if named == "" {
		out.Name = p.builder.Config.OutputDir
	}
	return out
}
