package ingest

import (
	"strings"
	"testing"
)

// TestCut: a file longer than any article is read up to a limit, at a word's end, and says so; its
// text stays whole.
func TestCut(t *testing.T) {
	line := "The harbour master of Holm counted the boats again and wrote their number down.\n\n"
	for name, text := range map[string]string{
		"many paragraphs": strings.Repeat(line, 3*maxBody/len(line)),
		"one paragraph":   strings.Repeat("The boats were counted and é was written down. ", maxBody/20),
	} {
		a, problems := Parse("long.txt", []byte(text), nil, Options{})
		if a == nil {
			t.Fatalf("%s: not read: %v", name, problems)
		}
		last := a.Paragraphs[len(a.Paragraphs)-1]
		read := 0
		for _, p := range a.Paragraphs {
			read += p.Len()
		}
		// A paragraph that is there twice is no paragraph again, but for the shortened one.
		if a.Text != text || read > maxBody || name == "one paragraph" && read < maxBody*9/10 {
			t.Errorf("%s: %d bytes of %d are read, want %d at most", name, read, len(a.Text), maxBody)
		}
		if next := a.Text[last.End]; next != ' ' && next != '\n' {
			t.Errorf("%s: cut inside a word: %q", name, a.Text[last.End-10:last.End+1])
		}
		if len(a.Notes) != 1 || !strings.Contains(a.Notes[0], "only the first") {
			t.Errorf("%s: notes: %q", name, a.Notes)
		}
	}
	if a, _ := Parse("short.txt", []byte(line+line), nil, Options{}); len(a.Notes) > 0 {
		t.Errorf("a short article has notes: %q", a.Notes)
	}
}
