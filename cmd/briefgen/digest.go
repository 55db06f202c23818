package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
)

// digestOptions are the flags of "briefgen digest".
type digestOptions struct {
	buildFlags
	envelopeFlags
	mail   build.MailOptions
	output string
	stdout bool
	check  bool
	strict bool
	json   bool
}

// envelopeFlags take the place of what the configuration says of a mail's header.
type envelopeFlags struct {
	from, subject string
	to, cc        []string
}

func (f *envelopeFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.from, "from", "", "`address` of the sender, such as \"Desk <desk@news.example>\"")
	flags.StringArrayVar(&f.to, "to", nil, "`addresses` of recipients; may be given several times")
	flags.StringArrayVar(&f.cc, "cc", nil, "`addresses` of recipients of a copy; may be given several times")
	flags.StringVar(&f.subject, "subject", "", "`text` of the subject (default made of the headlines)")
}

// lay puts the flags that are given over the configuration. Recipients that are named replace all configured ones.
func (f *envelopeFlags) lay(c *config.Digest) {
	if f.from != "" {
		c.From = f.from
	}
	if f.subject != "" {
		c.Subject = f.subject
	}
	if len(f.to)+len(f.cc) > 0 {
		c.To, c.Cc = f.to, f.cc
	}
}

func newDigest(t *terminal) *cobra.Command {
	var project projectFlags
	var opts digestOptions
	cmd := &cobra.Command{
		Use:   "digest",
		Short: "write the briefings as a mail",
		Long: `Write the briefings as a mail into outbox/: the HTML body, the plain text, and an
.eml file with both that a mail program opens. One mail tells all stories; with
--story there is one for each that is named. Nothing is sent. Older mails stay.

A mail without recipients opens as a draft. Its date is that of the latest
article, or SOURCE_DATE_EPOCH.`,
		Example: `  briefgen digest --since 2025-03-01 --to "Ida Holm <ida@news.example>"
  briefgen digest --story harbour-fire --attach
  briefgen digest --to list@news.example --stdout | sendmail -t`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error {
			return runDigest(cmd.Context(), t, project, opts)
		}),
	}
	flags := cmd.Flags()
	project.register(flags)
	opts.buildFlags.register(flags)
	opts.envelopeFlags.register(flags)
	flags.StringVarP(&opts.output, "output", "o", "", "`folder` to write the mail into (default \"outbox\" in the project)")
	flags.StringArrayVar(&opts.mail.Stories, "story", nil, "write a mail about the story with this `id`; may be given several times")
	flags.StringVar(&opts.mail.Since, "since", "", "tell only stories with an article published on this `day` or later, such as 2025-03-01")
	flags.BoolVar(&opts.mail.Attach, "attach", false, "attach a file with everything, which opens in a browser")
	flags.BoolVar(&opts.stdout, "stdout", false, "print the .eml instead of writing files")
	flags.BoolVar(&opts.check, "check", false, "write nothing; say what the mail weighs, what it leaves out and what mail programs drop")
	flags.BoolVar(&opts.strict, "strict", false, "exit with 1 if an article has a problem")
	flags.BoolVar(&opts.json, "json", false, "report as one line of JSON")
	return cmd
}

// checkDigest returns what is wrong with the flags together.
func checkDigest(opts digestOptions) error {
	if since := opts.mail.Since; since != "" {
		if _, err := time.Parse(time.DateOnly, since); err != nil {
			return usage("write it as 2025-03-01", "--since %q is not a day", since)
		}
	}
	if strings.ContainsFunc(opts.subject, unicode.IsControl) {
		return usage("write the subject on one line", "--subject %q has a line break or another control character", opts.subject)
	}
	for _, other := range []struct {
		name  string
		given bool
	}{{"--check", opts.check}, {"--json", opts.json}, {"--output", opts.output != ""}} {
		if opts.stdout && other.given {
			return usage("leave one of them out", "--stdout prints the mail alone, so %s has no place beside it", other.name)
		}
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(opts.mail.Stories)))); opts.stdout && n > 1 {
		return usage("name one story, or none for a mail about all", "--stdout prints one mail, not %d", n)
	}
	if opts.check && opts.output != "" {
		return usage("leave one of them out", "--check writes nothing, so --output has no place beside it")
	}
	return nil
}

func runDigest(ctx context.Context, t *terminal, flags projectFlags, opts digestOptions) error {
	if err := checkDigest(opts); err != nil {
		return err
	}
	p, err := openProject(t, flags, opts.buildFlags)
	if err != nil {
		return err
	}
	defer p.close()
	opts.lay(&p.builder.Config.Digest)

	report, mails, err := p.mail(ctx, t, opts)
	if err != nil {
		return withProblems(err, report)
	}
	if !opts.stdout && !opts.check {
		return t.showLoose(report, shownFolder(t, opts.output, p.builder.Config.OutboxDir), opts.json, opts.strict)
	}
	t.showProblems(report.Problems, someOfAKind)
	if opts.check {
		err = t.showMails(mails, opts.json)
	} else {
		err = t.printMail(mails[0])
	}
	if err != nil {
		return err
	}
	return strict(opts.strict, report)
}

// mail makes the mails, and writes them where they are to be written.
func (p *project) mail(ctx context.Context, t *terminal, opts digestOptions) (build.Report, []*build.Message, error) {
	bar := newProgress(t)
	defer bar.clear()
	p.builder.Progress = bar.step
	if opts.stdout || opts.check {
		return p.builder.DryMail(ctx, opts.mail)
	}
	out, done, err := p.target(opts.output, p.builder.Config.OutboxDir)
	if err != nil {
		return build.Report{}, nil, err
	}
	defer done()
	return p.builder.Mail(ctx, out, opts.mail)
}

// printMail prints a mail for "sendmail -t", whose lines end as all do in a pipe.
func (t *terminal) printMail(m *build.Message) error {
	if m.Report.To+m.Report.Cc == 0 {
		t.message("the mail names no recipient: add --to for \"sendmail -t\"")
	}
	if _, err := t.stdout.Write(bytes.ReplaceAll(m.EML, []byte("\r\n"), []byte("\n"))); err != nil {
		return fmt.Errorf("print the mail: %w", err)
	}
	return nil
}
