package send

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/smtptest"
)

// python returns a Python with a mail server. Where there is none the test is skipped, but not where CI is true.
func python(t *testing.T) string {
	t.Helper()
	name, err := smtptest.Python()
	if errors.Is(err, smtptest.ErrNoReal) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// hard is a mail of 400 facts in many scripts, in both encodings, with lines that look like the end of it.
func hard() []byte {
	var text strings.Builder
	for i := range 400 {
		fmt.Fprintf(&text, "%d. Пожар закрыл гавань Вестера – أغلق الحريق ميناء فيستر 🔥, said Anna Berg.\r\n", i)
	}
	text.WriteString(".\r\n..\r\n\r\n.\r\nFrom here on\r\n" + strings.Repeat(".", 200))
	var qp bytes.Buffer
	w := quotedprintable.NewWriter(&qp)
	_, _ = io.WriteString(w, text.String())
	_ = w.Close()
	var b64 strings.Builder
	for rest := base64.StdEncoding.EncodeToString([]byte(text.String())); rest != ""; {
		n := min(76, len(rest))
		b64.WriteString(rest[:n] + "\r\n")
		rest = rest[n:]
	}
	return []byte("From: =?utf-8?b?0KDQtdC00LDQutGG0LjRjw==?= <desk@vester.example>\r\n" +
		"To: =?utf-8?q?P=C3=A5l_Vik?= <paul@vester.example>,\r\n \"Berg, Anna\" <anna@vester.example>\r\n" +
		"Subject: =?utf-8?b?0J/QvtC20LDRgA==?= =?utf-8?b?IPCflKU=?=\r\n" +
		"Date: Tue, 04 Mar 2025 00:00:00 +0000\r\nMessage-ID: <7@vester.example>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/alternative; boundary=\"parts\"\r\n\r\n" +
		"--parts\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + qp.String() +
		"\r\n--parts\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b64.String() +
		"--parts--\r\n")
}

// TestRealServer sends to a server that is none of ours: it has the bytes of the file, and both Go and Python read it as it was meant.
func TestRealServer(t *testing.T) {
	python, folder := python(t), t.TempDir()
	real, err := smtptest.StartReal(python, folder, "desk", "sesame, open")
	if err != nil {
		t.Fatal(err)
	}
	defer real.Close()
	root := openRoot(t)
	server := Server{Host: "127.0.0.1", Port: real.Port, Security: StartTLS, User: "desk", Password: "sesame, open", Timeout: patientTimeout, Roots: start(t, smtptest.Config{}).Roots()}
	small := strings.Replace(letter, "5f2a", "8", 1)
	long := strings.Replace(strings.Replace(letter, "5f2a", "9", 1), "quoted-printable", "7bit", 1) + strings.Repeat(".", maxLine) + "\n"
	for i, data := range [][]byte{hard(), []byte(small), []byte(long)} {
		m, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second time there is nothing to do
			if outcomes, err := deliver(t, root, m, server, false); err != nil || tally(outcomes)[Accepted] != 2 {
				t.Fatalf("mail %d: have %+v, %v", i, outcomes, err)
			}
		}
		checkReceived(t, python, filepath.Join(folder, fmt.Sprint(i+1)), data, m)
	}
	if extra, _ := filepath.Glob(filepath.Join(folder, "4.eml")); len(extra) > 0 {
		t.Error("a mail was sent twice")
	}

	server.Password = "sesame"
	_, err = deliver(t, openRoot(t), mustParse(t, letter), server, false)
	if want := fmt.Sprintf("127.0.0.1:%d, login: 535 5.7.8 Authentication credentials invalid", real.Port); err == nil || err.Error() != want {
		t.Errorf("have %v, want %s", err, want)
	}
}

// checkReceived holds what the server has against the file.
func checkReceived(t *testing.T, python, name string, data []byte, m *Message) {
	t.Helper()
	received, err := os.ReadFile(name + ".eml")
	if err != nil {
		t.Fatal(err)
	}
	if want := bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n")); !bytes.Equal(received, want) {
		t.Errorf("%s: the server has other bytes: %s", name, cmp.Diff(string(want), string(received)))
	}
	to, err := os.ReadFile(name + ".to")
	if want := m.From + "\n" + strings.Join(m.Recipients, "\n") + "\n"; string(to) != want || err != nil {
		t.Errorf("%s: have envelope %q, %v, want %q", name, to, err, want)
	}
	read, err := smtptest.ParsePython(python, name+".eml")
	if err != nil || len(read.Defects) > 0 || read.Subject != m.Subject {
		t.Errorf("%s: Python: %v, defects %q, subject %q, want %q", name, err, read.Defects, read.Subject, m.Subject)
	}
	for i, part := range textParts(t, received) {
		if diff := cmp.Diff(lines(part), lines(read.Parts[i].Text)); diff != "" {
			t.Errorf("%s, part %d: Go (-), Python (+):\n%s", name, i, diff)
		}
	}
}

// lines takes line ends for the same: Python makes them "\n".
func lines(s string) string { return strings.TrimRight(strings.ReplaceAll(s, "\r\n", "\n"), "\n") }

// textParts reads the parts of a mail with net/mail.
func textParts(t *testing.T, data []byte) []string {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return []string{decoded(t, m.Body, m.Header.Get("Content-Transfer-Encoding"))}
	}
	var parts []string
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, decoded(t, part, part.Header.Get("Content-Transfer-Encoding")))
	}
}

func decoded(t *testing.T, r io.Reader, encoding string) string {
	t.Helper()
	switch encoding {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
