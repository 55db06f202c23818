package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/digest/inbox"
)

// mailsJSON are the reports of mails for programs.
type mailsJSON struct {
	Version int        `json:"version"`
	Mails   []mailJSON `json:"mails"`
}

// mailJSON is the report of a mail; sizes are in bytes.
type mailJSON struct {
	Name        string     `json:"name"`
	Subject     string     `json:"subject"`
	From        string     `json:"from"`
	To          int        `json:"to"`
	Cc          int        `json:"cc"`
	Stories     int        `json:"stories"`
	Size        int        `json:"size"`
	Budget      int        `json:"budget"`
	LongestLine int        `json:"longest_line"`
	Parts       []partJSON `json:"parts"`
	LeftOut     []leftJSON `json:"left_out"`
	Warnings    []string   `json:"warnings"`

	Programs programsJSON `json:"programs"`
}

// programsJSON is what mail programs make of a mail: how many things of how many programs were looked up, and what is dropped.
type programsJSON struct {
	Uses     int      `json:"uses"`
	Clients  int      `json:"clients"`
	Offences []string `json:"offences"`
}

type partJSON struct {
	Name     string `json:"name"`
	Encoding string `json:"encoding"`
	Size     int    `json:"size"`
	Encoded  int    `json:"encoded"`
}

type leftJSON struct {
	Story    string `json:"story"`
	Told     bool   `json:"told"`
	Facts    int    `json:"facts"`
	Disputes int    `json:"disputes"`
	Quotes   int    `json:"quotes"`
	Events   int    `json:"events"`
	Unknowns int    `json:"unknowns"`
	Single   int    `json:"single"`
}

// showMails says what mails weigh, what they leave out, and what mail programs make of them. It fails where one drops something.
func (t *terminal) showMails(mails []*build.Message, asJSON bool) error {
	all := mailsJSON{Version: 1, Mails: []mailJSON{}}
	offences := 0
	for _, m := range mails {
		report, err := inbox.Check(m.HTML)
		if err != nil {
			return err
		}
		offences += len(report.Offences)
		if asJSON {
			all.Mails = append(all.Mails, mailToJSON(m, report))
		} else {
			t.showMail(m, report)
		}
	}
	if asJSON {
		if err := t.resultJSON(all); err != nil {
			return err
		}
	}
	if offences > 0 {
		return silent(exitFailed)
	}
	return nil
}

func mailToJSON(m *build.Message, report inbox.Report) mailJSON {
	r := m.Report
	out := mailJSON{Name: m.Name, Subject: r.Subject, From: r.From, To: r.To, Cc: r.Cc, Stories: r.Stories, Size: r.Size, Budget: r.Budget,
		LongestLine: r.LongestLine, Parts: []partJSON{}, LeftOut: []leftJSON{}, Warnings: append([]string{}, r.Warnings...)}
	for _, p := range r.Parts {
		out.Parts = append(out.Parts, partJSON(p))
	}
	for _, l := range r.Left {
		out.LeftOut = append(out.LeftOut, leftJSON(l))
	}
	out.Programs = programsJSON{Uses: report.Uses, Clients: len(inbox.Clients()), Offences: []string{}}
	for _, f := range report.Offences {
		out.Programs.Offences = append(out.Programs.Offences, f.String())
	}
	return out
}

// mostLeft is how many stories are listed of which something is left out.
const mostLeft = 20

func (t *terminal) showMail(m *build.Message, report inbox.Report) {
	t.result("%s: %s, %s", m.Name, count(m.Report.Stories, "story"), kilobytes(m.Report.Size))
	for _, row := range append(mailRows(m), clientRows(report)...) {
		t.result("  %-10s  %s", row.name, printable(row.text))
	}
}

// clientRows is what a check says of what mail programs make of a mail.
func clientRows(report inbox.Report) []mailRow {
	rows := []mailRow{{"programs", clientSummary(report)}}
	for _, f := range report.Offences {
		rows = append(rows, mailRow{"offence", f.String()})
	}
	return rows
}

// clientSummary says in one line what was checked, and how much is wrong.
func clientSummary(report inbox.Report) string {
	return fmt.Sprintf("%s checked against %s: %s",
		count(report.Uses, "thing"), count(len(inbox.Clients()), "program"), count(len(report.Offences), "offence"))
}

// mailRow is something that is known of a mail.
type mailRow struct{ name, text string }

// mailRows is what a check says of a mail.
func mailRows(m *build.Message) (rows []mailRow) {
	r := m.Report
	row := func(name, format string, args ...any) {
		rows = append(rows, mailRow{name, fmt.Sprintf(format, args...)})
	}
	row("subject", "%s (%s)", r.Subject, count(utf8.RuneCountInString(r.Subject), "character"))
	if r.From != "" {
		row("from", "%s", r.From)
	}
	if r.To+r.Cc > 0 {
		copies := ""
		if r.Cc > 0 {
			copies = fmt.Sprintf(" and %d of a copy", r.Cc)
		}
		row("to", "%s%s", count(r.To, "recipient"), copies)
	}
	for _, p := range r.Parts {
		budget := ""
		if p.Name == "html" {
			budget = fmt.Sprintf(", budget %s", kilobytes(r.Budget))
		}
		row(p.Name, "%s, as %s %s%s", kilobytes(p.Size), p.Encoding, kilobytes(p.Encoded), budget)
	}
	row("lines", "%s at most", count(r.LongestLine, "byte"))
	for _, l := range r.Left[:min(len(r.Left), mostLeft)] {
		row("left out", "%s: %s", l.Story, leftText(l))
	}
	if more := len(r.Left) - mostLeft; more > 0 {
		row("left out", "and of %s more; --json lists all", count(more, "story"))
	}
	for _, w := range r.Warnings {
		row("warning", "%s", w)
	}
	return rows
}

// leftText names what of a story is left out, by kinds.
func leftText(l build.MailLeftOut) string {
	var parts []string
	if !l.Told {
		parts = append(parts, "headline")
	}
	for _, kind := range []struct {
		n    int
		name string
	}{{l.Facts, "fact"}, {l.Disputes, "difference"}, {l.Quotes, "quote"}, {l.Events, "dated event"}, {l.Unknowns, "open question"}, {l.Single, "single-source report"}} {
		if kind.n > 0 {
			parts = append(parts, count(kind.n, kind.name))
		}
	}
	return strings.Join(parts, ", ")
}

// kilobytes writes a size in steps of a tenth of 1,024 bytes, as mail programs count.
func kilobytes(n int) string { return fmt.Sprintf("%.1f KB", float64(n)/1024) }
