package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/publish"
)

func newClean(t *terminal) *cobra.Command {
	var project projectFlags
	var output string
	var cache bool
	cmd := &cobra.Command{
		Use:   "clean",
		Short: "remove the site that was built",
		Long: `Remove the files that the last build made, and nothing else: files that briefgen
did not make stay, and so do the articles, the outbox, and the ledger of what
was sent. With --cache remove what is kept of the articles for the next build,
and not the site.`,
		Example: `  briefgen clean
  briefgen clean --output public
  briefgen clean --cache`,
		Args: cobra.NoArgs,
		RunE: action(func(*cobra.Command, []string) error {
			if cache {
				return runCleanCache(t, project)
			}
			return runClean(t, project, output)
		}),
	}
	project.register(cmd.Flags())
	cmd.Flags().StringVarP(&output, "output", "o", "", "`folder` of the site (default \"site\" in the project)")
	cmd.Flags().BoolVar(&cache, "cache", false, "remove the cache (.briefgen/cache in the project) instead of the site")
	cmd.MarkFlagsMutuallyExclusive("cache", "output")
	return cmd
}

func runCleanCache(t *terminal, flags projectFlags) error {
	p, err := openProject(t, flags, buildFlags{noCache: true})
	if err != nil {
		return err
	}
	defer p.close()
	size, err := build.CleanCache(p.root)
	if err != nil {
		return err
	}
	t.result("%s: %s removed", t.path(build.CacheDir), sizeText(size))
	return nil
}

// sizeText writes a number of bytes.
func sizeText(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KiB", (n+1<<10-1)/(1<<10))
	}
	return fmt.Sprintf("%d MiB", (n+1<<20-1)/(1<<20))
}

func runClean(t *terminal, flags projectFlags, output string) error {
	p, err := openProject(t, flags, buildFlags{})
	if err != nil {
		return err
	}
	defer p.close()
	shown := shownFolder(t, output, p.builder.Config.OutputDir)
	result, err := p.clean(output)
	if errors.Is(err, build.ErrNotBuilt) || errors.Is(err, fs.ErrNotExist) {
		t.result("%s: nothing to remove", shown)
		return nil
	}
	if err != nil {
		return err
	}
	t.result("%s: %s removed", shown, count(result.Removed, "file"))
	return nil
}

func (p *project) clean(output string) (publish.Result, error) {
	out, done, err := p.existing(output, p.builder.Config.OutputDir)
	if err != nil {
		return publish.Result{}, err
	}
	defer done()
	return build.Clean(out)
}
