package main

import (
	"fmt"
	"strings"

	"github.com/briefgen/briefgen/internal/send"
)

// sendJSON is what "briefgen send" says of a mail to programs.
type sendJSON struct {
	Mail       string     `json:"mail"`
	ID         string     `json:"id"` // the Message-ID
	From       string     `json:"from"`
	Subject    string     `json:"subject"`
	Bytes      int        `json:"bytes"`
	Server     string     `json:"server"`
	DryRun     bool       `json:"dry_run"`
	Recipients []readJSON `json:"recipients"`
}

// readJSON is a recipient: accepted, refused, deferred, unknown or failed; in a dry run also new.
type readJSON struct {
	To     string `json:"to"`
	State  string `json:"state"`
	Before bool   `json:"before"` // the state is that of an earlier run
	Reply  string `json:"reply"`  // the server's words, or what happened; "" if there are none
}

func newSendJSON(m mailFile, server send.Server, outcomes []send.Outcome) sendJSON {
	v := sendJSON{Mail: m.name, ID: m.ID, From: m.From, Subject: m.Subject, Bytes: len(m.Data), Server: server.Address()}
	for _, o := range outcomes {
		v.Recipients = append(v.Recipients, readJSON{o.To, string(o.State), o.Before, o.Reply})
	}
	return v
}

// fresh is the state of a recipient whom nothing was sent to.
const fresh send.State = "new"

// showMails shows what would be sent.
func showMails(t *terminal, p *project, mails []mailFile, server send.Server, asJSON bool) error {
	for _, m := range mails {
		outcomes, err := send.Standing(p.root, m.Message)
		if err != nil {
			return err
		}
		for i := range outcomes {
			if outcomes[i].State == "" {
				outcomes[i].State = fresh
			}
		}
		if asJSON {
			v := newSendJSON(m, server, outcomes)
			v.DryRun = true
			if err := t.resultJSON(v); err != nil {
				return err
			}
			continue
		}
		showMail(t, m, server, outcomes)
	}
	t.message("nothing was sent; --yes sends")
	return nil
}

func showMail(t *terminal, m mailFile, server send.Server, outcomes []send.Outcome) {
	login := ""
	if server.User != "" {
		login = ", login as " + server.User
	}
	t.result("%s", printable(m.name))
	t.result("  from:     %s", printable(m.From))
	t.result("  to:       %s", printable(some(m.Recipients)))
	t.result("  subject:  %s", printable(m.Subject))
	t.result("  size:     %d bytes", len(m.Data))
	t.result("  server:   %s", printable(fmt.Sprintf("%s (security %s%s)", server.Address(), server.Security, login)))
	for _, state := range []send.State{send.Accepted, send.Unknown} {
		if list := inState(outcomes, state); len(list) > 0 {
			t.result("  %-9s %s", stateText(state)+":", printable(some(list)))
		}
	}
}

// stateText says a state in a word or two.
func stateText(state send.State) string {
	switch state {
	case send.Accepted:
		return "have it"
	case send.Refused:
		return "refused"
	case send.Deferred:
		return "not now"
	case send.Unknown:
		return "in doubt"
	}
	return "not sent"
}

func inState(outcomes []send.Outcome, state send.State) []string {
	var list []string
	for _, o := range outcomes {
		if o.State == state {
			list = append(list, o.To)
		}
	}
	return list
}

// some lists the first of a list and counts the others.
func some(list []string) string {
	const most = 5
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most-1], ", "), len(list)-most+1)
}

// showOutcomes shows what came of a mail: each recipient who does not have it, with the server's words.
func showOutcomes(t *terminal, m mailFile, server send.Server, outcomes []send.Outcome, asJSON bool) error {
	if asJSON {
		return t.resultJSON(newSendJSON(m, server, outcomes))
	}
	had, has := 0, 0
	for _, o := range outcomes {
		if o.State == send.Accepted {
			has++
			if o.Before {
				had++
			}
		}
	}
	earlier := ""
	if had > 0 {
		earlier = fmt.Sprintf(", %d of them before", had)
	}
	t.result("%s: sent to %d of %s%s", printable(m.name), has, count(len(outcomes), "recipient"), earlier)
	for _, group := range grouped(outcomes) {
		line := fmt.Sprintf("  %s: %s", stateText(group.state), some(group.to))
		if group.reply != "" {
			line += ": " + group.reply
		}
		t.result("%s", printable(line))
	}
	return nil
}

// group is recipients of whom the same is to be said.
type group struct {
	state send.State
	reply string
	to    []string
}

// grouped returns who does not have the mail. Those whom the server has answered stand alone; those whom nothing
// was said of are together, however many there are.
func grouped(outcomes []send.Outcome) []group {
	var groups []group
	at := map[[2]string]int{}
	for _, o := range outcomes {
		key := [2]string{string(o.State), o.Reply}
		i, known := at[key]
		switch {
		case o.State == send.Accepted:
		case known && (o.State == send.Failed || o.State == send.Unknown):
			groups[i].to = append(groups[i].to, o.To)
		default:
			at[key] = len(groups)
			groups = append(groups, group{o.State, o.Reply, []string{o.To}})
		}
	}
	return groups
}
