package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/send"
)

// sendOptions are the flags of "briefgen send".
type sendOptions struct {
	to     []string
	yes    bool
	dryRun bool
	again  bool
	json   bool
}

func newSend(t *terminal) *cobra.Command {
	var project projectFlags
	var opts sendOptions
	cmd := &cobra.Command{
		Use:   "send [FILE.eml]…",
		Short: "hand a mail to the mail server",
		Long: `Hand mails to the server of [digest.smtp] in briefing.toml, as they are; without a
file, the latest one in outbox/. The password comes from BRIEFGEN_SMTP_PASSWORD.

On a terminal this only shows what would be sent; --yes sends it. Nobody is sent
a mail twice: a ledger in .briefgen/sent notes who has it, so a second run sends
to the others alone. Those in doubt, since the connection broke before the server
answered, are left alone until --again.

It exits with 0 if all recipients have the mail, 1 if some do not, 2 if something
has to be set first, 3 if there is no mail.`,
		Example: `  briefgen send                       # show what would be sent
  briefgen send --yes
  briefgen send --yes outbox/harbour-fire-digest.eml --to ida@news.example`,
		RunE: action(func(cmd *cobra.Command, args []string) error {
			return runSend(cmd.Context(), t, project, opts, args)
		}),
	}
	flags := cmd.Flags()
	project.register(flags)
	flags.StringArrayVar(&opts.to, "to", nil, "send to these `addresses` instead of those in the mail; may be given several times")
	flags.BoolVarP(&opts.yes, "yes", "y", false, "send")
	flags.BoolVarP(&opts.dryRun, "dry-run", "n", false, "show what would be sent (default on a terminal)")
	flags.BoolVar(&opts.again, "again", false, "send again to those of whom it is not known whether they have it")
	flags.BoolVar(&opts.json, "json", false, "report as a line of JSON for each mail")
	cmd.MarkFlagsMutuallyExclusive("yes", "dry-run")
	return cmd
}

func runSend(ctx context.Context, t *terminal, flags projectFlags, opts sendOptions, files []string) error {
	if !opts.yes && !opts.dryRun && !isTerminal(t.stdin) {
		return usage("add --yes to send, or --dry-run to see what would be sent", "nobody is at a terminal to see what would be sent")
	}
	p, err := openProject(t, flags, buildFlags{noCache: true})
	if err != nil {
		return err
	}
	defer p.close()
	mails, err := p.mails(files, opts.to)
	if err != nil {
		return err
	}
	server, err := p.mailServer()
	if err != nil {
		return err
	}
	if !opts.yes {
		return showMails(t, p, mails, server, opts.json)
	}
	return sendMails(ctx, t, p, mails, server, opts)
}

// mailServer returns the configured server with the password from the environment.
func (p *project) mailServer() (send.Server, error) {
	c := p.builder.Config.Digest.SMTP
	if c.Host == "" {
		return send.Server{}, usage("write host = \"mail.news.example\" under [digest.smtp] in "+configName, "no mail server is configured")
	}
	server := send.Server{
		Host: c.Host, Port: c.Port, Security: send.Security(c.Security), Timeout: c.Timeout,
		User: c.User, Password: os.Getenv(config.PasswordVariable),
	}
	var err error
	server.Roots, err = p.roots(c.CAFile)
	return server, err
}

// roots returns who may vouch for the server: nil for whom the system trusts, and besides whoever is in a file.
func (p *project) roots(name string) (*x509.CertPool, error) {
	if name == "" {
		return nil, nil
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(p.folder, filepath.FromSlash(name))
	}
	data, err := readSmall(name)
	if err != nil {
		return nil, &failure{code: exitUsage, err: fmt.Errorf("read ca_file of [digest.smtp]: %w", err)}
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(data) {
		return nil, usage("it must have certificates as PEM, which begin with -----BEGIN CERTIFICATE-----", "ca_file of [digest.smtp], %s, has no certificate", name)
	}
	return pool, nil
}

// sendMails sends the mails one after the other over one connection.
func sendMails(ctx context.Context, t *terminal, p *project, mails []mailFile, server send.Server, opts sendOptions) error {
	if server.User != "" && server.Password == "" {
		return usage("set it to the password of that user", "user = %q is to log in, but %s is not set", server.User, config.PasswordVariable)
	}
	ledger, err := send.OpenLedger(p.root)
	if errors.Is(err, send.ErrBusy) {
		return &failure{code: exitFailed, err: err, hint: "wait for it: what it has sent, this one would not send"}
	}
	if err != nil {
		return err
	}
	defer ledger.Close()
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt does not wait for the server

	bar := newProgress(t)
	bar.what = "recipients"
	sender := &send.Sender{Server: server, Ledger: ledger, Again: opts.again, Progress: bar.step}
	defer sender.Close()
	whole := true
	for i, m := range mails {
		outcomes, err := sender.Send(ctx, m.Message)
		bar.clear()
		if err := showOutcomes(t, m, server, outcomes, opts.json); err != nil {
			return err
		}
		if err != nil {
			return sendFailure(ctx, err, server, len(mails)-i-1)
		}
		whole = whole && allAccepted(outcomes)
	}
	if !whole {
		return &failure{code: exitFailed, err: errors.New("not all recipients have the mail"),
			hint: "the next \"briefgen send --yes\" tries those again who surely do not have it; --again those in doubt, too"}
	}
	return nil
}

func allAccepted(outcomes []send.Outcome) bool {
	for _, o := range outcomes {
		if o.State != send.Accepted {
			return false
		}
	}
	return true
}

// sendFailure says why the sending ended, and how many mails were not tried for it.
func sendFailure(ctx context.Context, err error, server send.Server, untried int) *failure {
	f := &failure{code: exitFailed, err: err}
	var talk *send.TalkError
	if errors.As(err, &talk) {
		f = talkFailure(talk, server)
	}
	if ctx.Err() != nil {
		f.err, f.hint = errors.New("interrupted; the ledger has what was sent"), "send again: whoever has the mail is left out"
	}
	if untried > 0 {
		f.err = fmt.Errorf("%w (%s not tried)", f.err, count(untried, "more mail"))
	}
	return f
}

// talkFailure says what may help with what a server said, or did not say.
func talkFailure(talk *send.TalkError, server send.Server) *failure {
	f := &failure{code: exitFailed, err: talk}
	var unknown x509.UnknownAuthorityError
	const wantsLogin = 530
	switch {
	case talk.Code == wantsLogin && server.User == "":
		f.code = exitUsage
		f.hint = fmt.Sprintf("it wants a login: set user under [digest.smtp], and %s in the environment", config.PasswordVariable)
	case talk.Step == send.StepLogin && talk.Code > 0:
		f.hint = fmt.Sprintf("are user under [digest.smtp] and %s right?", config.PasswordVariable)
	case talk.Step == send.StepLogin:
		f.hint = "without user under [digest.smtp] there is no login"
	case errors.As(talk.Err, &unknown):
		f.hint = "name its certificate, or that of who vouches for it, as ca_file under [digest.smtp]"
	case talk.Step == send.StepTLS:
		f.hint = `security under [digest.smtp] is "tls" for most servers at port 465, "starttls" at port 587`
	case talk.Step == send.StepConnect, talk.Step == send.StepGreeting:
		f.hint = "are host, port and security under [digest.smtp] right?"
	case talk.Step == send.StepEnd:
		f.hint = "the server may have the mail: look whether it has come; --again sends it once more"
	}
	return f
}
