package send

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/smtptest"
)

// TestSend sends a letter by each kind of connection, and once more: the second time there is nothing to do.
func TestSend(t *testing.T) {
	for _, security := range []Security{TLS, StartTLS, Plain} {
		t.Run(string(security), func(t *testing.T) {
			fake := start(t, smtptest.Config{TLS: security == TLS, StartTLS: security == StartTLS})
			root, m := openRoot(t), mustParse(t, letter)
			have := describe(deliver(t, root, m, serverOf(fake, security), false))
			want := "  anna@vester.example accepted: 250 2.0.0 Ok: queued as 1\n  paul@vester.example accepted: 250 2.0.0 Ok: queued as 1\n"
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("want (-), have (+):\n%s", diff)
			}
			taken := fake.Taken()
			wantTaken := []smtptest.Envelope{{From: "desk@vester.example", To: []string{"anna@vester.example", "paul@vester.example"}, Data: wireOf(letter)}}
			if diff := cmp.Diff(wantTaken, taken); diff != "" {
				t.Errorf("taken: want (-), have (+):\n%s", diff)
			}
			have = describe(deliver(t, root, m, serverOf(fake, security), true))
			want = "  anna@vester.example accepted (before): \n  paul@vester.example accepted (before): \n"
			if diff := cmp.Diff(want, have); diff != "" || len(fake.Taken()) != 1 || fake.Opened() != 1 {
				t.Errorf("second run, %d mails, %d connections: want (-), have (+):\n%s", len(fake.Taken()), fake.Opened(), diff)
			}
		})
	}
}

// TestLogin logs in by each way, with the right and a wrong password, and where it is asked for, but not configured.
func TestLogin(t *testing.T) {
	const password = "pass=word, näh\u00a0"
	for _, ways := range []string{"PLAIN", "LOGIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "LOGIN SCRAM-SHA-256 PLAIN"} {
		t.Run(ways, func(t *testing.T) {
			fake := start(t, smtptest.Config{TLS: true, Ways: ways, User: "desk", Password: "pass=word, näh ", NeedsLogin: true})
			for _, c := range []struct {
				user, password string
				want           string
			}{
				{"desk", password, ""},
				{"desk", "open sesame", "login: 535 5.7.8 Error: authentication failed"},
				{"", "", "MAIL: 530 5.7.0 Authentication required"},
			} {
				server := serverOf(fake, TLS)
				server.User, server.Password = c.user, c.password
				if c.password == password && !strings.Contains(ways, "SCRAM") {
					server.Password = "pass=word, näh " // only SCRAM makes the two spaces one
				}
				_, err := deliver(t, openRoot(t), mustParse(t, letter), server, false)
				if have := fmt.Sprint(err); (c.want == "") != (err == nil) || !strings.HasSuffix(have, c.want) && err != nil {
					t.Errorf("user %q, password %q: have %v, want %q", c.user, c.password, err, c.want)
				}
			}
			if n := len(fake.Taken()); n != 1 {
				t.Errorf("have %d mails, want 1", n)
			}
		})
	}
}

// TestNoWay wants a word on each connection that cannot be made as configured, and nothing sent.
func TestNoWay(t *testing.T) {
	cases := []struct {
		name   string
		config smtptest.Config
		change func(*Server)
		want   string
	}{
		{"no STARTTLS", smtptest.Config{}, func(s *Server) { s.Security = StartTLS }, "TLS: the server does not offer TLS (STARTTLS), and nothing is said in the clear"},
		{"TLS asked of a server in the clear", smtptest.Config{}, func(s *Server) {}, "TLS: tls: first record does not look like a TLS handshake"},
		{"unknown certificate", smtptest.Config{TLS: true}, func(s *Server) { s.Roots = nil }, "TLS: tls: failed to verify certificate: x509: certificate signed by unknown authority"},
		{"unknown certificate, asked for", smtptest.Config{StartTLS: true}, func(s *Server) { s.Security, s.Roots = StartTLS, nil },
			"TLS: tls: failed to verify certificate: x509: certificate signed by unknown authority"},
		{"certificate of another", smtptest.Config{TLS: true}, func(s *Server) { s.Host = "localhost" }, "TLS: tls: failed to verify certificate: x509: certificate is valid for example.com, *.example.com, not localhost"},
		{"no login offered", smtptest.Config{TLS: true}, func(s *Server) { s.User = "desk" }, "login: the server offers no login"},
		{"unknown ways", smtptest.Config{TLS: true, Ways: "GSSAPI NTLM"}, func(s *Server) { s.User = "desk" }, "login: the server offers no login that is known here, but GSSAPI, NTLM"},
		{"too big", smtptest.Config{TLS: true, Extensions: "SIZE 300"}, func(s *Server) {}, "MAIL: the mail has 443 bytes; the server takes 300"},
		{"nobody there", smtptest.Config{}, func(s *Server) { s.Port = 1 }, "connect: connection refused"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			fake := start(t, c.config)
			server := serverOf(fake, TLS)
			c.change(&server)
			outcomes, err := deliver(t, openRoot(t), mustParse(t, letter), server, false)
			var talk *TalkError
			if !errors.As(err, &talk) || fmt.Sprintf("%s: %v", talk.Step, talk.Err) != c.want {
				t.Errorf("have %v, want %s", err, c.want)
			}
			for _, o := range outcomes {
				if o.State != Failed || o.Reply != causeOf(err) {
					t.Errorf("have outcome %+v, want failed for %v", o, err)
				}
			}
			if len(outcomes) != 2 || len(fake.Taken()) != 0 {
				t.Errorf("have %d outcomes, %d mails", len(outcomes), len(fake.Taken()))
			}
		})
	}
}

// TestNotLocal: a server in the clear elsewhere is not even greeted, whatever its name is said to lead to.
func TestNotLocal(t *testing.T) {
	session := &session{server: Server{Security: Plain}, conn: elsewhere{}}
	if step, err := session.start(); step != StepConnect || err == nil {
		t.Errorf("have step %q, error %v", step, err)
	}
}

// elsewhere is a connection to another machine, on which nobody may say a word.
type elsewhere struct{ net.Conn }

func (elsewhere) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 25} }

// TestEightBit: what has bytes beyond ASCII is not sent to a server that takes none.
func TestEightBit(t *testing.T) {
	m := mustParse(t, strings.Replace(letter, "=E2=80=93 said", "– said", 1))
	fake := start(t, smtptest.Config{TLS: true})
	if _, err := deliver(t, openRoot(t), m, serverOf(fake, TLS), false); err == nil || !strings.Contains(err.Error(), "8BITMIME") {
		t.Errorf("have %v, want a word on 8BITMIME", err)
	}
	fake = start(t, smtptest.Config{TLS: true, Extensions: "8BITMIME"})
	if _, err := deliver(t, openRoot(t), m, serverOf(fake, TLS), false); err != nil || !bytes.Contains(fake.Taken()[0].Data, []byte("– said")) {
		t.Errorf("have %v", err)
	}
}

// readers returns a mail to so many.
func readers(t testing.TB, n int) *Message {
	m := mustParse(t, letter)
	m.Recipients = nil
	for i := range n {
		m.Recipients = append(m.Recipients, fmt.Sprintf("reader%d@vester.example", i))
	}
	return m
}

// TestManyReaders sends to 10,000, while the server has enough of each connection after seven mails, takes 60 recipients a mail, and knows some
// readers not at all.
func TestManyReaders(t *testing.T) {
	const n = 10_000
	fake := start(t, smtptest.Config{TLS: true, MaxRcpt: 60, Faults: []smtptest.Fault{
		{Stage: smtptest.Mail, Do: "421 4.7.0 too many mails, farewell", After: 7},
		{Stage: smtptest.Rcpt, Do: smtptest.Drop, After: 3000},
		{Stage: smtptest.Dot, Do: smtptest.Drop, After: 35},
		{Stage: smtptest.Dot, Do: "450 4.7.1 slower, please", After: 40},
		{Stage: smtptest.Rcpt, To: "reader5000@vester.example", Do: "550 5.1.1 nobody of this name", Times: -1},
		{Stage: smtptest.Rcpt, To: "reader6000@vester.example", Do: "452 4.2.2 the mailbox is full", Times: -1},
	}})
	m, root := readers(t, n), openRoot(t)
	first, err := deliver(t, root, m, serverOf(fake, TLS), false)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[State]int{Accepted: n - 122, Unknown: 60, Deferred: 61, Refused: 1}, tally(first)); diff != "" {
		t.Errorf("first run: want (-), have (+):\n%s", diff)
	}
	second, err := deliver(t, root, m, serverOf(fake, TLS), false)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[State]int{Accepted: n - 62, Unknown: 60, Deferred: 1, Refused: 1}, tally(second)); diff != "" {
		t.Errorf("second run: want (-), have (+):\n%s", diff)
	}
	for to, n := range copies(fake) {
		if n != 1 {
			t.Errorf("%s has %d copies", to, n)
		}
	}
	if have := len(copies(fake)); have != n-2 {
		t.Errorf("have %d readers with the mail, want %d", have, n-2)
	}
}

func tally(outcomes []Outcome) map[State]int {
	n := map[State]int{}
	for _, o := range outcomes {
		n[o.State]++
	}
	return n
}
