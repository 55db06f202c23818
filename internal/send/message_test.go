package send

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/golden"
)

// TestParse holds what is read of a mail, or why it is not sent. \r and \0 in the input stand for these characters.
func TestParse(t *testing.T) {
	golden.Run(t, "testdata/parse.txtar", func(input string) string {
		input = strings.NewReplacer(`\r`, "\r", `\0`, "\x00", "LONG", strings.Repeat("x", 999)).Replace(input)
		m, err := Parse([]byte(input + "\n"))
		if err != nil {
			return "error: " + err.Error()
		}
		if n := bytes.Count(m.Data, []byte("\n")); n != bytes.Count(m.Data, []byte("\r\n")) {
			t.Errorf("input: %q\nhas other line ends than CRLF: %q", input, m.Data)
		}
		return fmt.Sprintf("id %s\nfrom %s\nto %s\nsubject %q\n%s", m.ID, m.From, strings.Join(m.Recipients, " "), m.Subject, strings.ReplaceAll(string(m.Data), "\r\n", "\n"))
	})
}

func TestAddresses(t *testing.T) {
	have, err := Addresses([]string{"Anna Berg <anna@vester.example>, paul@Bücher.example", "ANNA@vester.example", `"Vik, Paul" <"paul vik"@vester.example>`})
	if diff := cmp.Diff([]string{"anna@vester.example", "paul@xn--bcher-kva.example", "paul vik@vester.example"}, have); diff != "" || err != nil {
		t.Errorf("%v, want (-), have (+):\n%s", err, diff)
	}
	if have := envelope(have[2]); have != `<"paul vik"@vester.example>` {
		t.Errorf("have %s", have)
	}
	for _, text := range []string{"", "anna", "anna@", "anna@vester.example\r\nRCPT TO:<paul@vester.example>", "zoë@vester.example", "anna@ves ter.example", "<anna@vester.example"} {
		if have, err := Addresses([]string{text}); err == nil {
			t.Errorf("%q: have %q, want an error", text, have)
		}
	}
}

// FuzzParse: whatever is read has lines that nobody takes for commands, and the sender's and readers' addresses fit into one.
func FuzzParse(f *testing.F) {
	f.Add([]byte(letter))
	f.Add([]byte("From: a@b\nBcc: c@d,\n e@f\nMessage-ID: <1@b>\n\n.\n"))
	f.Add([]byte("From: \"a\\\r\n b\"@c\r\nTo: g: =?x?q?=0D=0A?= <a@b>;\r\nMessage-ID: <1@b>\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Parse(data)
		if err != nil {
			return
		}
		for line := range bytes.Lines(m.Data) {
			if !bytes.HasSuffix(line, []byte("\r\n")) || bytes.ContainsAny(bytes.TrimSuffix(line, []byte("\r\n")), "\r\n\x00") || len(line) > maxLine+2 {
				t.Fatalf("input: %q\nline %q", data, line)
			}
		}
		for _, address := range append(m.Recipients, m.From) {
			if strings.ContainsAny(envelope(address), "\r\n\x00") {
				t.Fatalf("input: %q\naddress %q", data, envelope(address))
			}
		}
		if read, err := mail.ReadMessage(bytes.NewReader(m.Data)); err == nil && (read.Header.Get("Bcc") != "" || read.Header.Get("X-Unsent") != "") {
			t.Fatalf("input: %q\nkept what is hidden: %q", data, m.Data)
		}
	})
}
