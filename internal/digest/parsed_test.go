package digest

import (
	"bytes"
	"fmt"
	"net/mail"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// babel is a story of n facts in four scripts and emoji, with what a careless tool lets through: C1 controls, a NEL, a line of a kilobyte.
func babel(t testing.TB, id string, n int) *news.Briefing {
	sentences := []string{
		"Паром номер %d не вышел из гавани Вестера, сказала Анна Берг.",
		"لم تغادر العبارة رقم %d ميناء فيستر يوم الجمعة.",
		"Ferry number %d stayed 🚢🌊👩‍👩‍👧 in the harbour of Vester.",
		"船第%d号在星期五没有离开港口。",
		"Number %d is \u0085 a \u0091quoted\u0092 ferry, and " + strings.Repeat("long", 250) + ".",
	}
	s := newTeller(t, id, "Паром 🚢 العبارة", "2025-03-08")
	var text strings.Builder
	text.WriteString("Паром 🚢 العبارة\n")
	var facts []string
	for i := range n {
		facts = append(facts, fmt.Sprintf(sentences[i%len(sentences)], i))
		text.WriteString(facts[i] + "\n")
	}
	s.article(id+"/one.txt", text.String(), "Вестник 📰", "https://vestnik.example/паром", "2025-03-08")
	for _, f := range facts {
		s.b.Consensus = append(s.b.Consensus, s.claim(3, 2, s.cite("a1", f)))
	}
	return s.b
}

func babelMail(t testing.TB) *Message {
	stories := []*news.Briefing{world(t), harbour(t)}
	for i := range 10 {
		stories = append(stories, babel(t, fmt.Sprintf("babel-%d", i), 40))
	}
	return message(t, Options{BaseURL: "https://brief.example/", From: "Анна Берг <anna@vester.example>", To: []string{"بول فيك <paul@vester.example>"},
		Attach: true}, stories...)
}

// TestBabel holds a mail of 400 facts in many scripts to its budget and to what servers take, and reads it back.
func TestBabel(t *testing.T) {
	m := babelMail(t)
	if _, size := transferEncoding(m.HTML); size > 90<<10 || size < 60<<10 {
		t.Errorf("the HTML takes %d bytes of %d", size, 90<<10)
	}
	for line := range bytes.SplitSeq(m.EML, []byte("\r\n")) {
		if len(line) > 998 || bytes.ContainsAny(line, "\r\n") {
			t.Fatalf("a line of %d bytes: %.80q", len(line), line)
		}
	}
	for _, part := range []string{string(m.HTML), string(m.Text), string(m.Full)} {
		if i := strings.IndexFunc(part, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
			t.Errorf("a control character: %q", part[max(0, i-20):i+20])
		}
	}
	parsed, err := mail.ReadMessage(bytes.NewReader(m.EML))
	if err != nil {
		t.Fatal(err)
	}
	if to, err := parsed.Header.AddressList("To"); err != nil || to[0].Name != "بول فيك" {
		t.Errorf("To is %v: %v", to, err)
	}
	var texts []string
	for _, l := range leaves(t, parsed.Header.Get("Content-Type"), parsed.Body) {
		if !strings.HasPrefix(l.contentType, "multipart/") {
			texts = append(texts, strings.ReplaceAll(l.data, "\r\n", "\n"))
		}
	}
	if !slices.Equal(texts, []string{string(m.Text), string(m.HTML), string(m.Full)}) {
		t.Errorf("the %d parts are not what was written", len(texts))
	}
}

// defects prints what Python's email package, with its strict modern policy, finds wrong with a mail, and its texts.
const defects = `
import email, email.policy, sys
m = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
for p in m.walk():
    for d in p.defects: print("defect:", repr(d))
    for name, value in p.items():
        for d in value.defects: print("defect of", name, repr(d))
    if not p.is_multipart():
        text = p.get_content()
        for d in p.defects: print("defect:", repr(d))
        if any(0x7f <= ord(c) < 0xa0 for c in text): print("C1 in", p.get_content_type())
print(m["to"].addresses[0].display_name, m.get_body(("plain",)).get_content().count("\n"))
`

// TestPython has the mails read by Python's email. It is skipped where there is no Python, but fails if CI is true.
func TestPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no python3 here")
		}
		t.Skip("no python3 here: no other program has read the mails")
	}
	list := mails(t)
	list["babel"] = babelMail(t)
	for name, m := range list {
		cmd := exec.Command(python, "-c", defects)
		cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
		if !bytes.Contains(m.EML, []byte("\r\nTo: ")) {
			cmd.Args[2] = strings.Replace(defects, `m["to"].addresses[0].display_name`, `"no one"`, 1)
		}
		cmd.Stdin = bytes.NewReader(m.EML)
		out, err := cmd.CombinedOutput()
		if err != nil || strings.Count(string(out), "\n") != 1 {
			t.Errorf("%s: %v\n%s", name, err, out)
			continue
		}
		if want := fmt.Sprintf(" %d\n", bytes.Count(m.Text, []byte("\n"))); !strings.HasSuffix(string(out), want) {
			t.Errorf("%s: Python reads %q, the text has%s lines", name, out, want)
		}
	}
}
