package main

import (
	"context"

	"github.com/spf13/cobra"
)

// digestOptions are the flags of "briefgen digest".
type digestOptions struct {
	buildFlags
	output  string
	stories []string
	strict  bool
	json    bool
}

func newDigest(t *terminal) *cobra.Command {
	var project projectFlags
	var opts digestOptions
	cmd := &cobra.Command{
		Use:   "digest",
		Short: "write the briefings as a mail",
		Long: `Write the briefings as a mail into outbox/: the HTML body, the plain text, a
self-contained attachment, and an .eml file with all of them that a mail program
opens. Nothing is sent. Older mails stay.

The date of the mail is that of the latest article, or SOURCE_DATE_EPOCH.`,
		Example: `  briefgen digest
  briefgen digest --story harbour-fire
  briefgen digest --base-url https://news.example/briefings/ --output mail`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error {
			return runDigest(cmd.Context(), t, project, opts)
		}),
	}
	flags := cmd.Flags()
	project.register(flags)
	opts.register(flags)
	flags.StringVarP(&opts.output, "output", "o", "", "`folder` to write the mail into (default \"outbox\" in the project)")
	flags.StringArrayVar(&opts.stories, "story", nil, "write about the story with this `id` alone; may be given several times")
	flags.BoolVar(&opts.strict, "strict", false, "exit with 1 if an article has a problem")
	flags.BoolVar(&opts.json, "json", false, "report as one line of JSON")
	return cmd
}

func runDigest(ctx context.Context, t *terminal, flags projectFlags, opts digestOptions) error {
	p, err := openProject(t, flags, opts.buildFlags)
	if err != nil {
		return err
	}
	defer p.close()
	out, done, err := p.target(opts.output, p.builder.Config.OutboxDir)
	if err != nil {
		return err
	}
	defer done()

	bar := newProgress(t)
	p.builder.Progress = bar.step
	report, err := p.builder.Mail(ctx, out, opts.stories...)
	bar.clear()
	if err != nil {
		return withProblems(err, report)
	}
	return t.showLoose(report, shownFolder(t, opts.output, p.builder.Config.OutboxDir), opts.json, opts.strict)
}
