package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// checkOptions are the flags of "briefgen check".
type checkOptions struct {
	buildFlags
	strict bool
}

func newCheck(t *terminal) *cobra.Command {
	var project projectFlags
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "build without writing anything",
		Long: `Read the configuration and the articles and render every page and the mail, but
write nothing: to find out whether a build would go through. All templates are
tried on samples, too, for what your stories happen not to have.`,
		Example: `  briefgen check
  briefgen check --strict     # an article with a problem is an error`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error {
			return runCheck(cmd.Context(), t, project, opts)
		}),
	}
	project.register(cmd.Flags())
	opts.register(cmd.Flags())
	cmd.Flags().BoolVar(&opts.strict, "strict", false, "exit with 1 if an article has a problem")
	return cmd
}

func runCheck(ctx context.Context, t *terminal, flags projectFlags, opts checkOptions) error {
	p, err := openProject(t, flags, opts.buildFlags)
	if err != nil {
		return err
	}
	defer p.close()
	bar := newProgress(t)
	p.builder.Progress = bar.step
	report, err := p.builder.Check(ctx)
	bar.clear()
	if err != nil {
		return withProblems(err, report)
	}
	t.showProblems(report.Problems, someOfAKind)
	if err := strict(opts.strict, report); err != nil {
		return err
	}
	t.result("ok: %s from %s%s, %s", count(report.Stories, "story"), count(report.Articles, "article"),
		skipped(report.Skipped), fmt.Sprintf("%s would be written", count(report.Files, "file")))
	return nil
}
