package digest

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"
)

type leaf struct{ contentType, disposition, data string }

// leaves decodes a mail the way a mail program does.
func leaves(t *testing.T, contentType string, body io.Reader) []leaf {
	t.Helper()
	mediaType, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatalf("content type %q: %v", contentType, err)
	}
	if !strings.HasPrefix(mediaType, "multipart/") {
		t.Fatalf("%q is not a multipart", contentType)
	}
	out := []leaf{{contentType: mediaType}}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if ct := part.Header.Get("Content-Type"); strings.HasPrefix(ct, "multipart/") {
			out = append(out, leaves(t, ct, part)...)
			continue
		}
		var decoded io.Reader = quotedprintable.NewReader(part)
		if part.Header.Get("Content-Transfer-Encoding") == "base64" {
			decoded = base64.NewDecoder(base64.StdEncoding, part)
		}
		data, err := io.ReadAll(decoded)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, leaf{part.Header.Get("Content-Type"), part.Header.Get("Content-Disposition"), string(data)})
	}
}

func parseEML(t *testing.T, eml string) *mail.Message {
	t.Helper()
	msg, err := mail.ReadMessage(strings.NewReader(eml))
	if err != nil {
		t.Fatalf("%v\n%.500s", err, eml)
	}
	return msg
}

// TestParts takes the mail apart: its parts are the files beside it.
func TestParts(t *testing.T) {
	files := render(t, published(), bridge(t), harbour(t))
	msg := parseEML(t, fileNamed(t, files, ".eml"))
	have := leaves(t, msg.Header.Get("Content-Type"), msg.Body)
	want := []leaf{
		{contentType: "multipart/mixed"},
		{contentType: "multipart/alternative"},
		{"text/plain; charset=utf-8", "", fileNamed(t, files, ".txt")},
		{"text/html; charset=utf-8", "", fileNamed(t, files, "digest.html")},
		{"text/html; charset=utf-8", "attachment; filename=2025-03-05-digest-full.html", fileNamed(t, files, "-full.html")},
	}
	if len(have) != len(want) {
		t.Fatalf("have %d parts, want %d", len(have), len(want))
	}
	for i := range want {
		have[i].data = strings.ReplaceAll(have[i].data, "\r\n", "\n")
		if have[i] != want[i] {
			t.Errorf("part %d\nhave %.300q\nwant %.300q", i, have[i], want[i])
		}
	}
}

func TestHeaders(t *testing.T) {
	for _, tt := range []struct {
		name string
		opts Options
		want map[string]string
	}{
		{"published", published(), map[string]string{
			"From":       `"Coast Desk" <desk@brief.example>`,
			"To":         `=?utf-8?b?SWRhIFN0csO2bQ==?= <ida@reader.example>, <team@reader.example>`,
			"Subject":    "2 stories: Fire closes the old harbour; 1 dispute",
			"Date":       "Wed, 05 Mar 2025 00:00:00 +0000",
			"X-Unsent":   "",
			"Message-Id": "@brief.example>",
			"X-Mailer":   "briefgen 1.2.3",
		}},
		{"draft", Options{}, map[string]string{"From": "", "To": "", "X-Unsent": "1", "Message-Id": "@briefgen.invalid>",
			"Mime-Version": "1.0", "Subject": "2 stories: Fire closes the old harbour; 1 dispute"}},
		{"no recipient", Options{From: "a@b.example"}, map[string]string{"From": "<a@b.example>", "X-Unsent": "1"}},
		{"address in another script", Options{From: "Bjørn <b@blåbær.example>", To: []string{"a@b.example"}},
			map[string]string{"From": "=?utf-8?b?QmrDuHJu?= <b@xn--blbr-roah.example>", "X-Unsent": ""}},
		{"date and subject set", Options{Date: time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600)), Subject: "Új hírek"},
			map[string]string{"Date": "Fri, 02 Jan 2026 02:04:05 +0000", "Subject": "=?utf-8?b?w5pqIGjDrXJlaw==?="}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			msg := parseEML(t, fileNamed(t, render(t, tt.opts, bridge(t), harbour(t)), ".eml"))
			for name, want := range tt.want {
				have := msg.Header.Get(name)
				if name == "Message-Id" {
					have = have[strings.IndexByte(have, '@'):]
				}
				if have != want {
					t.Errorf("%s: have %q, want %q", name, have, want)
				}
			}
		})
	}
}

func TestNoDate(t *testing.T) {
	b := bridge(t)
	b.Published = ""
	files := render(t, Options{}, b)
	if have := parseEML(t, fileNamed(t, files, ".eml")).Header; have.Get("Date") != "" {
		t.Errorf("a mail of undated articles has the date %q", have.Get("Date"))
	}
}

// TestInjection puts line breaks wherever a header could take them from.
func TestInjection(t *testing.T) {
	for _, attempt := range []string{
		"x\r\nBcc: spy@evil.example", "x\nBcc: spy@evil.example", "x\rBcc: spy@evil.example",
		"x\r\n\r\n<script>alert(1)</script>", "x\u0085Bcc: spy@evil.example", "x\u2028Bcc: spy@evil.example",
		"x\x00\r\n.\r\nBcc: spy@evil.example", strings.Repeat("long ", 500) + "\r\nBcc: spy@evil.example",
	} {
		b := harbour(t)
		b.Title = attempt
		files := render(t, Options{Title: attempt, Subject: attempt, Version: attempt}, b)
		eml := fileNamed(t, files, ".eml")
		msg := parseEML(t, eml)
		for name := range msg.Header {
			switch name {
			case "Subject", "Date", "Message-Id", "X-Unsent", "X-Mailer", "Mime-Version", "Content-Type":
			default:
				t.Errorf("%q: there is a header %q", attempt, name)
			}
		}
		if n := len(leaves(t, msg.Header.Get("Content-Type"), msg.Body)); n != 5 {
			t.Errorf("%q: %d parts, want 5", attempt, n)
		}
		for _, opts := range []Options{{From: attempt + " <a@b.example>"}, {To: []string{"a@b.example, " + attempt}}, {Cc: []string{attempt}}} {
			if m, err := Render(nonEmpty(t), opts); err == nil && bytes.Contains(m.EML, []byte("\nBcc:")) {
				t.Errorf("%q as an address makes a header", attempt)
			}
		}
	}
}

func TestBadAddresses(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"desk", "", `read the sender "desk": missing '@' or angle-addr`},
		{"a@b.example, c@d.example", "", `read the sender "a@b.example, c@d.example": one address expected, not 2`},
		{"a@b.example", "x@", `read the recipients "x@": missing '@' or angle-addr`},
		{"a@b.example", "me <a@b.example>\r\nBcc: c@d.example", `read the recipients "me <a@b.example>\r\nBcc: c@d.example": line breaks and control characters are not allowed`},
		{"ø@b.example", "", `read the sender "ø@b.example": address "ø@b.example": only ASCII letters can stand before the @`},
	} {
		_, err := Render(nonEmpty(t), Options{From: tt.from, To: []string{tt.to}})
		if err == nil || err.Error() != tt.want {
			t.Errorf("from %q, to %q\nhave %v\nwant %s", tt.from, tt.to, err, tt.want)
		}
	}
}

// TestLines holds the .eml to what mail servers pass on: CRLF, ASCII, short lines.
func TestLines(t *testing.T) {
	b := harbour(t)
	b.Title = strings.Repeat("Пожар в порту 火事 حريق 🔥 ", 40)
	eml := fileNamed(t, render(t, Options{From: "a@b.example", To: []string{strings.Repeat("Ωmega <a@b.example>, ", 40) + "z@b.example"}}, b), ".eml")
	for i, line := range strings.SplitAfter(eml, "\n") {
		if line != "" && !strings.HasSuffix(line, "\r\n") || strings.Count(line, "\r") > 1 {
			t.Errorf("line %d does not end in CRLF: %q", i+1, line)
		}
		if len(line) > 78 && !strings.HasPrefix(line, "To:") || len(line) > 998 {
			t.Errorf("line %d has %d bytes: %q", i+1, len(line), line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return r > 126 }) {
			t.Errorf("line %d is not ASCII: %q", i+1, line)
		}
	}
}
