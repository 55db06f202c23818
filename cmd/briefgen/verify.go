package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/verify"
)

func newVerify(t *terminal) *cobra.Command {
	var project projectFlags
	var output string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "check the written site and mail against the articles",
		Long: `Read the site and the mails as they were written, and check every sentence and
every citation against the articles: each must stand where it says, word for
word. Exit with 1 if anything is wrong.`,
		Example: `  briefgen verify
  briefgen verify --output public --json`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error {
			return runVerify(cmd.Context(), t, project, output, asJSON)
		}),
	}
	project.register(cmd.Flags())
	cmd.Flags().StringVarP(&output, "output", "o", "", "`folder` of the site (default \"site\" in the project)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

func runVerify(ctx context.Context, t *terminal, flags projectFlags, output string, asJSON bool) error {
	p, err := openProject(t, flags, buildFlags{})
	if err != nil {
		return err
	}
	defer p.close()
	arts, err := p.builder.Articles(ctx)
	if err != nil {
		return err
	}
	shown := shownFolder(t, output, p.builder.Config.OutputDir)
	verdict, err := p.verify(output, arts)
	if errors.Is(err, fs.ErrNotExist) {
		return &failure{code: exitNoInput, err: fmt.Errorf("there is no site %q", shown), hint: "build it first: briefgen build"}
	}
	if err != nil {
		return err
	}
	verdict.prefix(shown, t.path(p.builder.Config.OutboxDir))
	if err := t.showVerdict(verdict, asJSON); err != nil {
		return err
	}
	if verdict.count() > 0 {
		return silent(exitFailed)
	}
	return nil
}

// verdict is what was found in the site and in the mails.
type verdict struct {
	site, mail []verify.Finding
	stats      verify.Stats
}

func (v *verdict) count() int { return len(v.site) + len(v.mail) }

// prefix puts the folders before the names of the files.
func (v *verdict) prefix(site, outbox string) {
	for i := range v.site {
		v.site[i].File = path.Join(site, v.site[i].File)
	}
	for i := range v.mail {
		v.mail[i].File = path.Join(outbox, v.mail[i].File)
	}
}

// verify checks the site, and the mails if there are any. It fails with fs.ErrNotExist if there
// is no site.
func (p *project) verify(output string, arts []*news.Article) (*verdict, error) {
	out, done, err := p.existing(output, p.builder.Config.OutputDir)
	if err != nil {
		return nil, err
	}
	defer done()
	site, err := out.Root.OpenRoot(out.Name)
	if err != nil {
		return nil, err
	}
	defer site.Close()
	var v verdict
	v.site, v.stats, err = verify.Site(site.FS(), arts)
	if err != nil {
		return nil, fmt.Errorf("verify site: %w", err)
	}
	v.site = withoutDrafts(v.site, arts)

	outbox, err := p.root.OpenRoot(p.builder.Config.OutboxDir)
	if errors.Is(err, fs.ErrNotExist) {
		return &v, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open outbox: %w", err)
	}
	defer outbox.Close()
	var stats verify.Stats
	v.mail, stats, err = verify.Mail(outbox.FS(), site.FS(), arts)
	if err != nil {
		return nil, fmt.Errorf("verify mail: %w", err)
	}
	v.stats.Files += stats.Files
	v.stats.Sentences += stats.Sentences
	v.stats.Citations += stats.Citations
	return &v, nil
}

// withoutDrafts drops what says that a draft is not in the site: that is where a draft is not.
func withoutDrafts(findings []verify.Finding, arts []*news.Article) []verify.Finding {
	drafts := map[string]bool{}
	for _, art := range arts {
		drafts[art.Path] = art.Draft
	}
	return slices.DeleteFunc(findings, func(f verify.Finding) bool {
		return f.Problem == verify.ProblemNew && drafts[f.Article]
	})
}

// verdictJSON is a verdict for programs.
type verdictJSON struct {
	Version   int           `json:"version"`
	OK        bool          `json:"ok"`
	Files     int           `json:"files"`
	Sentences int           `json:"sentences"`
	Citations int           `json:"citations"`
	Findings  []findingJSON `json:"findings"`
}

// findingJSON is a finding for programs.
type findingJSON struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Story   string `json:"story"`
	Article string `json:"article"`
	Problem string `json:"problem"`
	Shown   string `json:"shown"`
	Where   string `json:"where"`
}

func (t *terminal) showVerdict(v *verdict, asJSON bool) error {
	if asJSON {
		list := []findingJSON{}
		for _, f := range slices.Concat(v.site, v.mail) {
			list = append(list, findingJSON{f.File, f.Line, f.Story, f.Article, f.Problem, f.Shown, f.Where})
		}
		return t.resultJSON(verdictJSON{1, len(list) == 0, v.stats.Files, v.stats.Sentences, v.stats.Citations, list})
	}
	for _, f := range slices.Concat(v.site, v.mail) {
		t.result("%s", printable(findingLine(f)))
	}
	t.result("%s in %s, %s: %s", count(v.stats.Sentences, "sentence"), count(v.stats.Files, "file"),
		count(v.stats.Citations, "citation"), cmp.Or(wrong(v.count()), "all as in the articles"))
	return nil
}

func wrong(n int) string {
	if n == 0 {
		return ""
	}
	return count(n, "finding")
}

// findingLine says where something is wrong, what, and the words that stand there.
func findingLine(f verify.Finding) string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
	}
	b.WriteString(": " + f.Problem)
	if f.Where != "" && !strings.Contains(f.Problem, f.Where) {
		fmt.Fprintf(&b, " (%s)", f.Where)
	}
	if f.Shown != "" {
		fmt.Fprintf(&b, ": %q", f.Shown)
	}
	if f.Article != "" {
		fmt.Fprintf(&b, ", cited from %s", f.Article)
	}
	return b.String()
}
