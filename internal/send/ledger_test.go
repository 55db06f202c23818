package send

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/smtptest"
)

// ledgerHead is what the lines of the cases have in common.
const ledgerHead = `{"time":"2025-03-04T06:00:00Z","id":"<5f2a@vester.example>",`

// TestLedger reads ledgers as a process that was killed, or a power cut, may leave them.
func TestLedger(t *testing.T) {
	cases := []struct {
		name, lines, tail string // the tail has no line end
		want              map[string]State
	}{
		{"none", "", "", map[string]State{}},
		{"of others", `{"time":"2025-03-04T06:00:00Z","id":"<1@vester.example>","to":"anna@vester.example","state":"accepted","server":"a:25"}` + "\n", "", map[string]State{}},
		{"the last line counts, in any case", ledgerHead + `"to":"Anna@Vester.example","state":"deferred","server":"a:25"}` + "\n" +
			ledgerHead + `"to":"anna@vester.example","state":"accepted","server":"a:25"}` + "\n", "", map[string]State{"anna@vester.example": Accepted}},
		{"killed before the dot, or behind it", ledgerHead + `"to":"anna@vester.example","state":"sending","server":"a:25"}` + "\n", "",
			map[string]State{"anna@vester.example": Unknown}},
		{"cut off", ledgerHead + `"to":"anna@vester.example","state":"sending","server":"a:25"}` + "\n", ledgerHead + `"to":"anna@vest`,
			map[string]State{"anna@vester.example": Unknown}},
		{"nothing but a line cut off", "", strings.Repeat("\x00", 9000), map[string]State{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := openRoot(t)
			putLedger(t, root, c.lines+c.tail)
			peeked, err := peekStates(root, "<5f2a@vester.example>")
			if diff := cmp.Diff(c.want, peeked); diff != "" || err != nil {
				t.Errorf("peeked: %v, want (-), have (+):\n%s", err, diff)
			}
			ledger, err := OpenLedger(root)
			if err != nil {
				t.Fatal(err)
			}
			defer ledger.Close()
			have, err := ledger.States("<5f2a@vester.example>")
			if diff := cmp.Diff(c.want, have); diff != "" || err != nil {
				t.Errorf("%v, want (-), have (+):\n%s", err, diff)
			}
			data, err := root.ReadFile(ledgerName)
			if string(data) != c.lines || err != nil {
				t.Errorf("kept %q, %v, want %q", data, err, c.lines)
			}
		})
	}
}

func putLedger(t *testing.T, root *os.Root, lines string) {
	t.Helper()
	if err := root.MkdirAll(LedgerDir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile(ledgerName, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestBrokenLedger: nothing is sent while a line may hide who has the mail.
func TestBrokenLedger(t *testing.T) {
	for _, line := range []string{"\n", "<<<<<<< HEAD\n", ledgerHead + "}\n", ledgerHead + `"to":"anna@vester.exam` + "\n"} {
		root, fake := openRoot(t), start(t, smtptest.Config{TLS: true})
		putLedger(t, root, ledgerHead+`"to":"anna@vester.example","state":"accepted","server":"a:25"}`+"\n"+line)
		_, err := deliver(t, root, mustParse(t, letter), serverOf(fake, TLS), true)
		if err == nil || !strings.Contains(err.Error(), "line 2 is no entry") || fake.Opened() != 0 {
			t.Errorf("line %q: have %v, %d connections", line, err, fake.Opened())
		}
	}
}

// TestBusy: while one process sends, another does not.
func TestBusy(t *testing.T) {
	root := openRoot(t)
	first, err := OpenLedger(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenLedger(root); !errors.Is(err, ErrBusy) {
		t.Errorf("have %v, want ErrBusy", err)
	}
	if _, err := peekStates(root, "<5f2a@vester.example>"); err != nil {
		t.Errorf("a look has to wait: %v", err)
	}
	first.Close()
	second, err := OpenLedger(root)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
}

// TestPrivate: the ledger names readers, so git ignores it and others of the machine do not read it.
func TestPrivate(t *testing.T) {
	root := openRoot(t)
	ledger, err := OpenLedger(root)
	if err != nil {
		t.Fatal(err)
	}
	defer ledger.Close()
	if data, err := root.ReadFile(LedgerDir + "/.gitignore"); string(data) != "*\n" {
		t.Errorf("have .gitignore %q, %v", data, err)
	}
	if info, err := root.Stat(ledgerName); err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("have %v, %v, want it private", info.Mode(), err)
	}
}

// TestInterrupt ends the run at each stage. Behind the final dot it waits for the reply; before it nothing is sent. In the middle of the text either
// may come first.
func TestInterrupt(t *testing.T) {
	for _, stage := range smtptest.Stages() {
		if stage == smtptest.Shake || stage == smtptest.Text || stage == smtptest.Reset {
			continue
		}
		t.Run(stage, func(t *testing.T) {
			fake := start(t, smtptest.Config{StartTLS: true, Ways: "PLAIN", User: "desk", Password: "sesame"})
			root, m := openRoot(t), mustParse(t, letter)
			server := serverOf(fake, StartTLS)
			server.User, server.Password = "desk", "sesame"
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			fake.OnStage(func(now string) {
				if now == stage {
					cancel()
				}
			})
			ledger, err := OpenLedger(root)
			if err != nil {
				t.Fatal(err)
			}
			sender := &Sender{Server: server, Ledger: ledger}
			outcomes, err := sender.Send(ctx, m)
			sender.Close()
			ledger.Close()
			fake.OnStage(nil)
			sent := stage == smtptest.Dot || stage == smtptest.Quit
			if n := len(fake.Taken()); sent != (err == nil) || sent != (tally(outcomes)[Accepted] == 2) || sent != (n == 1) {
				t.Errorf("have %v, %+v and %d mails, sent %v", err, outcomes, n, sent)
			}
			if _, err := deliver(t, root, m, server, false); err != nil || len(fake.Taken()) != 1 {
				t.Errorf("second run: have %v and %d mails, want one", err, len(fake.Taken()))
			}
		})
	}
}
