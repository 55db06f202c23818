package send

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/golden"
	"github.com/briefgen/briefgen/internal/smtptest"
)

// TestFaults lets the server do the worst at every stage, and then be well again. A case is a stage, what happens there (drop, stall or a reply), and
// the recipient if it happens to one alone; the output is what each run says, the ledger after the first, and what the server has in the end. Whatever
// happens, nobody is lost, and nobody has two copies but who was sent a second on purpose.
func TestFaults(t *testing.T) {
	const file = "testdata/faults.txtar"
	stalled := runStalls(t, file)
	golden.Run(t, file, func(input string) string {
		if report, ok := stalled[input]; ok {
			return report
		}
		return runFault(t, readFault(input))
	})
}

// runStalls runs the cases in which the server says nothing more beside each other: all they do is wait.
func runStalls(t *testing.T, file string) map[string]string {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	reports := map[string]string{}
	var mu sync.Mutex
	var wait sync.WaitGroup
	for _, f := range archive.Files {
		input := strings.TrimRight(string(f.Data), "\n")
		if fault := readFault(input); strings.HasSuffix(f.Name, ".txt") && fault.Do == smtptest.Stall {
			wait.Go(func() {
				report := runFault(t, fault)
				mu.Lock()
				defer mu.Unlock()
				reports[input] = report
			})
		}
	}
	wait.Wait()
	return reports
}

// readFault reads "rcpt: 550 5.1.1 nobody (paul@vester.example)".
func readFault(input string) smtptest.Fault {
	stage, do, _ := strings.Cut(strings.TrimSpace(input), ": ")
	do, to, _ := strings.Cut(do, " (")
	return smtptest.Fault{Stage: stage, Do: do, To: strings.TrimSuffix(to, ")")}
}

// runFault sends the letter to a server that fails once, once more, and then on purpose to those of whom nothing is known.
func runFault(t *testing.T, fault smtptest.Fault) string {
	if fault.Stage == smtptest.Hello {
		fault.Times = -1 // HELO is tried where EHLO is refused
	}
	fake := start(t, smtptest.Config{StartTLS: true, Ways: "PLAIN", User: "desk", Password: "sesame", NeedsLogin: true, Faults: []smtptest.Fault{fault}})
	server := serverOf(fake, StartTLS)
	server.User, server.Password = "desk", "sesame"
	root, m := openRoot(t), mustParse(t, letter)
	if fault.Stage == smtptest.Text && fault.Do == smtptest.Drop {
		// More than what the system keeps for a reader who does not read, so that the break shows before the end.
		m.Data = append(m.Data, strings.Repeat(strings.Repeat("harbour ", 100)+"\r\n", 40_000)...)
	}

	var b strings.Builder
	first := server
	if fault.Do == smtptest.Stall {
		// A busy machine may take seconds for the steps before.
		first.Timeout, first.Patience = 3*time.Second, 100*time.Millisecond
	}
	fmt.Fprintf(&b, "first\n%sledger\n%s", describe(deliver(t, root, m, first, false)), ledgerText(t, root))
	fake.SetFaults()
	outcomes, err := deliver(t, root, m, server, false)
	fmt.Fprintf(&b, "second\n%s", describe(outcomes, err))
	for _, o := range outcomes {
		n := copies(fake)[o.To]
		if o.State == Accepted && n != 1 || o.State == Unknown && n > 1 || o.State != Accepted && o.State != Unknown {
			t.Errorf("%v: after the second run %s has %d copies and is %s", fault, o.To, n, o.State)
		}
	}
	if tally(outcomes)[Unknown] > 0 {
		fmt.Fprintf(&b, "again\n%s", describe(deliver(t, root, m, server, true)))
	}
	fmt.Fprintf(&b, "copies %v\n", copies(fake))
	return strings.ReplaceAll(b.String(), fmt.Sprintf(":%d", fake.Port), ":PORT")
}

// TestShortMailBreaks: a short mail is on its way as a whole when the server breaks off in the middle of it, so that this may look like a break behind
// the final dot. Either way it is said, and can be sent.
func TestShortMailBreaks(t *testing.T) {
	fake := start(t, smtptest.Config{TLS: true, Faults: []smtptest.Fault{{Stage: smtptest.Text, Do: smtptest.Drop}}})
	root, m := openRoot(t), mustParse(t, letter)
	outcomes, err := deliver(t, root, m, serverOf(fake, TLS), false)
	if n := tally(outcomes); err == nil || n[Failed]+n[Unknown] != 2 {
		t.Errorf("first run: have %v, %+v", err, outcomes)
	}
	outcomes, err = deliver(t, root, m, serverOf(fake, TLS), true)
	if err != nil || tally(outcomes)[Accepted] != 2 || len(fake.Taken()) != 1 {
		t.Errorf("again: have %v, %+v, %d mails", err, outcomes, len(fake.Taken()))
	}
}

// ledgerText is the ledger without times.
func ledgerText(t *testing.T, root *os.Root) string {
	data, err := root.ReadFile(ledgerName)
	if err != nil {
		t.Error(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		_, rest, _ := strings.Cut(line, `Z",`)
		b.WriteString("  " + rest)
	}
	return b.String()
}

// TestLedgerFails: where nothing can be noted nothing is sent, and what was sent is not sent again.
func TestLedgerFails(t *testing.T) {
	fake := start(t, smtptest.Config{TLS: true})
	root, m := openRoot(t), mustParse(t, letter)
	ledger, err := OpenLedger(root)
	if err != nil {
		t.Fatal(err)
	}
	ledger.file.Close()
	if ledger.file, err = root.Open(ledgerName); err != nil { // only for reading
		t.Fatal(err)
	}
	sender := &Sender{Server: serverOf(fake, TLS), Ledger: ledger}
	outcomes, err := sender.Send(t.Context(), m)
	sender.Close()
	ledger.Close()
	var talk *TalkError
	if err == nil || errors.As(err, &talk) || !strings.Contains(err.Error(), ledgerName) {
		t.Errorf("have error %v, want one of the ledger", err)
	}
	if tally(outcomes)[Failed] != 2 || len(fake.Taken()) != 0 {
		t.Errorf("have %+v and %d mails, want none sent", outcomes, len(fake.Taken()))
	}
	if _, err := deliver(t, root, m, serverOf(fake, TLS), false); err != nil || len(fake.Taken()) != 1 {
		t.Errorf("second run: have %v and %d mails, want one", err, len(fake.Taken()))
	}
}
