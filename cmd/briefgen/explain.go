package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
)

// explainOptions are the flags of "briefgen explain".
type explainOptions struct {
	buildFlags
	story string
	json  bool
}

func newExplain(t *terminal) *cobra.Command {
	var project projectFlags
	var opts explainOptions
	cmd := &cobra.Command{
		Use:   "explain WHAT",
		Short: "tell why a briefing shows something, or does not",
		Long: `Tell how something of a briefing came to be: what was compared, with which scores,
which rule or threshold decided, and which setting would change it. WHAT is an id of
briefing.json (a line, dispute, quote, actor or unknown), the name of an actor, words
of a sentence, shown or not, or the place of one: FILE:LINE.

It reads the configuration and the articles, merges them and writes nothing.`,
		Example: `  briefgen explain c-5f2a91d0
  briefgen explain "Nobody was hurt, the fire service said"
  briefgen explain --story harbour-fire --json gazette.md:12`,
		Args: cobra.MinimumNArgs(1),
		RunE: action(func(cmd *cobra.Command, args []string) error {
			return runExplain(cmd.Context(), t, project, opts, strings.Join(args, " "))
		}),
	}
	flags := cmd.Flags()
	project.register(flags)
	flags.BoolVar(&opts.drafts, "drafts", false, "use articles and stories that are marked as drafts")
	flags.StringVar(&opts.story, "story", "", "look at the story with this `id` alone")
	flags.BoolVar(&opts.json, "json", false, "print one line of JSON for each story that has it")
	return cmd
}

func runExplain(ctx context.Context, t *terminal, flags projectFlags, opts explainOptions, what string) error {
	if strings.TrimSpace(what) == "" {
		return usage("name an id, words of a sentence or FILE:LINE", "there is nothing to explain")
	}
	p, err := openProject(t, flags, opts.buildFlags)
	if err != nil {
		return err
	}
	defer p.close()
	bar := newProgress(t)
	p.builder.Progress = bar.step
	answer, err := p.builder.Explain(ctx, opts.story, what)
	bar.clear()
	if err != nil {
		return err
	}
	if len(answer.Sentences) > 0 {
		return t.severalSentences(answer, p.builder.Config.ContentDir, what)
	}
	for i, e := range answer.Explanations {
		if opts.json {
			if err := t.resultJSON(e); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			t.result("")
		}
		t.explanation(e, p.builder.Config.ContentDir)
	}
	return nil
}

// severalSentences lists the sentences that can be meant, each with the id by which it alone is meant.
func (t *terminal) severalSentences(answer *build.Answer, contentDir, what string) error {
	for _, s := range answer.Sentences {
		t.result("%s  %s  “%s”", s.ID, t.located(s.Located, contentDir), printable(short(s.Text)))
	}
	return &failure{code: exitFailed, err: errSeveral(len(answer.Sentences), what), hint: "ask again with the id of one of them"}
}
