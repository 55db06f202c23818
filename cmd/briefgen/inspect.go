package main

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/news"
)

func newInspect(t *terminal) *cobra.Command {
	var tokens bool
	cmd := &cobra.Command{
		Use:   "inspect FILE…",
		Short: "show what is found in an article",
		Long: `Print one line of JSON for each file: what the program sees in the article before
any merging. It reads no configuration and writes no file. A sidecar NAME.toml
beside NAME.txt or NAME.html is read along.`,
		Example: `  briefgen inspect content/harbour-fire/gazette.md
  briefgen inspect --tokens content/*/*.md | jq .title`,
		Args: cobra.MinimumNArgs(1),
		RunE: action(func(_ *cobra.Command, args []string) error {
			return runInspect(t, args, tokens)
		}),
	}
	cmd.Flags().BoolVar(&tokens, "tokens", false, "print the tokens, too, with parts of speech, lemmas and trees")
	return cmd
}

// runInspect inspects the files in parallel and prints the results in their order.
func runInspect(t *terminal, files []string, tokens bool) error {
	unreadable := 0
	for found := range inOrder(files, func(name string) inspected { return inspectFile(name, tokens) }) {
		for _, p := range found.problems {
			t.showProblem(p)
		}
		if found.line == nil {
			unreadable++
			continue
		}
		if err := t.resultJSON(found.line); err != nil {
			return err
		}
	}
	if unreadable > 0 {
		return silent(exitFailed)
	}
	return nil
}

// inspected is what became of one file.
type inspected struct {
	line     *build.Inspection // nil if it cannot be read
	problems []*news.Problem
}

// inspectFile inspects one file where it lies. The user named it, so links are followed.
func inspectFile(name string, tokens bool) inspected {
	line, problems := build.Inspect(os.DirFS(filepath.Dir(name)), filepath.Base(name), tokens)
	if line != nil {
		line.Path = name
	}
	for _, p := range problems {
		p.Path = filepath.Join(filepath.Dir(name), filepath.FromSlash(p.Path))
	}
	return inspected{line, problems}
}

// inOrder applies work to all of in, several at a time, and yields the results in order. No more
// than a few are held at once, however slowly they are taken.
func inOrder[A, B any](in []A, work func(A) B) func(yield func(B) bool) {
	return func(yield func(B) bool) {
		pending := make(chan chan B, runtime.GOMAXPROCS(0))
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(pending)
			for _, a := range in {
				result := make(chan B, 1)
				select {
				case pending <- result:
				case <-stop:
					return
				}
				go func() { result <- work(a) }()
			}
		}()
		for result := range pending {
			if !yield(<-result) {
				return
			}
		}
	}
}
