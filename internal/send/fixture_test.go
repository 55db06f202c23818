package send

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/smtptest"
)

// letter is a mail to Anna and Paul with what a wire may stumble over: lines of dots, and letters that are none of ASCII.
const letter = `From: The desk <desk@vester.example>
To: Anna Berg <anna@vester.example>, =?utf-8?q?P=C3=A5l_Vik?= <paul@vester.example>
Subject: =?utf-8?q?Harbour_=E2=80=93_two_fires?=
Date: Tue, 04 Mar 2025 00:00:00 +0000
Message-ID: <5f2a@vester.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

A fire closed the harbour of Vester.
.
..
.Nobody was hurt =E2=80=93 said Anna Berg.
`

func mustParse(t testing.TB, eml string) *Message {
	t.Helper()
	m, err := Parse([]byte(eml))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func openRoot(t testing.TB) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func start(t testing.TB, config smtptest.Config) *smtptest.Server {
	t.Helper()
	server, err := smtptest.Start(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

// patientTimeout is for servers that answer: no machine is so busy that this passes.
const patientTimeout = 30 * time.Second

func serverOf(s *smtptest.Server, security Security) Server {
	return Server{Host: s.Host, Port: s.Port, Security: security, Roots: s.Roots(), Timeout: patientTimeout}
}

// deliver is a whole run as of a process of its own.
func deliver(t testing.TB, root *os.Root, m *Message, server Server, again bool) ([]Outcome, error) {
	t.Helper()
	ledger, err := OpenLedger(root)
	if err != nil {
		t.Fatal(err)
	}
	defer ledger.Close()
	sender := &Sender{Server: server, Ledger: ledger, Again: again}
	defer sender.Close()
	return sender.Send(t.Context(), m)
}

// describe writes what came of a run.
func describe(outcomes []Outcome, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "  error: %v\n", err)
	}
	for _, o := range outcomes {
		before := ""
		if o.Before {
			before = " (before)"
		}
		fmt.Fprintf(&b, "  %s %s%s: %s\n", o.To, o.State, before, o.Reply)
	}
	return b.String()
}

// copies counts what the server has for each recipient.
func copies(s *smtptest.Server) map[string]int {
	n := map[string]int{}
	for _, mail := range s.Taken() {
		for _, to := range mail.To {
			n[to]++
		}
	}
	return n
}

// wireOf is the letter as it goes over the wire.
func wireOf(eml string) []byte { return bytes.ReplaceAll([]byte(eml), []byte("\n"), []byte("\r\n")) }
