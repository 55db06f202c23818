package digest

import (
	"flag"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

var update = flag.Bool("update", false, "write the golden files")

// render gives the files of a mail with its attachment.
func render(t testing.TB, opts Options, briefings ...*news.Briefing) []news.File {
	t.Helper()
	opts.Attach = true
	return message(t, opts, briefings...).Files()
}

func message(t testing.TB, opts Options, briefings ...*news.Briefing) *Message {
	t.Helper()
	m, err := Render(briefings, opts)
	if err != nil {
		t.Fatalf("render %d briefings with %+v: %v", len(briefings), opts, err)
	}
	return m
}

func published() Options {
	return Options{Title: "The coast this week", BaseURL: "https://brief.example/", Version: "1.2.3",
		From: "Coast Desk <desk@brief.example>", To: []string{"Ida Ström <ida@reader.example>, team@reader.example"}}
}

func TestGolden(t *testing.T) {
	files := render(t, published(), bridge(t), harbour(t))
	for _, f := range files {
		// Line ends of the .eml are tested apart: git and editors like to change them.
		golden(t, f.Path, strings.ReplaceAll(string(f.Data), "\r\n", "\n"))
	}
	offline := render(t, Options{}, harbour(t))
	golden(t, "offline.txt", fileNamed(t, offline, ".txt"))
	german := published()
	german.Language = "de"
	golden(t, "german.txt", fileNamed(t, render(t, german, bridge(t), harbour(t)), ".txt"))
	golden(t, "german.html", fileNamed(t, render(t, Options{Language: "de", BudgetKB: 20}, bridge(t), harbour(t)), "digest.html"))
}
