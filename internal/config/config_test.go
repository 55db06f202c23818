package config

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/news"
)

func format(problems []*news.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d: %s | %s\n", p.Line, p.Column, p.Message, p.Hint)
		if p.Source != "" {
			fmt.Fprintf(&b, "\t%s\n", p.Source)
		}
	}
	return b.String()
}

func TestProblems(t *testing.T) {
	data, err := os.ReadFile("testdata/problems.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := txtar.Parse(data).Files
	for i := 0; i+1 < len(files); i += 2 {
		t.Run(files[i].Name, func(t *testing.T) {
			_, problems := Parse("briefing.toml", files[i].Data)
			for _, p := range problems {
				if p.Path != "briefing.toml" {
					t.Errorf("a problem names file %q", p.Path)
				}
			}
			if have, want := format(problems), string(files[i+1].Data); have != want {
				t.Errorf("input:\n%s\nhave:\n%s\nwant:\n%s", files[i].Data, have, want)
			}
		})
	}
}

func TestEverything(t *testing.T) {
	const input = "\ufeff" + `
title = "Harbour watch"
base_url = "https://news.example/briefings/"
description = "What the papers agree on"
language = "en-GB"
content_dir = "./articles/"
output_dir = 'public\html'
templates_dir = "look"
outbox_dir = "mail"

[briefing]
min_origins = 3
sections = ["disputes", "sources"]
excerpt = "sentence"

[outlets."www.Gazette.example"]
name = "The Gazette"
family = "Coast Papers"

[outlets."wire.example"]
agency = true

[digest]
from = "Desk <desk@news.example>"
to = "reader@news.example"
subject = "Today"
budget_kb = 60

[digest.smtp]
host = "mail.news.example"
port = 2525
user = "desk"
security = "starttls"
timeout = "20s"
ca_file = "ca.pem"

[serve]
host = "0.0.0.0"
port = 9000
`
	have, problems := Parse("briefing.toml", []byte(input))
	if len(problems) > 0 {
		t.Fatal(format(problems))
	}
	want := Config{
		Title: "Harbour watch", BaseURL: "https://news.example/briefings/", Description: "What the papers agree on",
		Language: "en-GB", ContentDir: "articles", OutputDir: "public/html", TemplatesDir: "look", OutboxDir: "mail",
		Briefing: Briefing{MinOrigins: 3, Sections: []string{"disputes", "sources"}, Excerpt: "sentence"},
		Outlets:  map[string]Outlet{"gazette.example": {Name: "The Gazette", Family: "Coast Papers"}, "wire.example": {Agency: true}},
		Digest: Digest{From: "Desk <desk@news.example>", To: []string{"reader@news.example"}, Subject: "Today", BudgetKB: 60,
			SMTP: SMTP{Host: "mail.news.example", Port: 2525, User: "desk", Security: "starttls", Timeout: 20 * time.Second, CAFile: "ca.pem"}},
		Serve: Serve{Host: "0.0.0.0", Port: 9000},
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("want (-), have (+):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"gazette.example": "The Gazette"}, have.OutletNames()); diff != "" {
		t.Errorf("outlet names: want (-), have (+):\n%s", diff)
	}
}

func TestEmptyIsDefault(t *testing.T) {
	for _, input := range []string{"", "\n# nothing\n", "[briefing]\n", "\ufeff"} {
		have, problems := Parse("briefing.toml", []byte(input))
		if diff := cmp.Diff(Default(), have); diff != "" || len(problems) > 0 {
			t.Errorf("input: %q\nproblems: %s\nwant (-), have (+):\n%s", input, format(problems), diff)
		}
	}
}

// The library needs seconds and gigabytes for some of these.
func TestHostile(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"dotted key", strings.Repeat("a.", 8192) + "a = 1", "1:1: a key has more than 16 parts"},
		{"dotted header", "\n[" + strings.Repeat("a.", 8192) + "a]", "2:1: a key has more than 16 parts"},
		{"dotted in an inline table", "x = {" + strings.Repeat("a . ", 8192) + "a = 1}", "1:1: a key has more than 16 parts"},
		{"lists", "x = " + strings.Repeat("[", 20_000), "1:1: lists or tables are nested more than 16 deep"},
		{"inline tables", "x = " + strings.Repeat("{a=", 10_000), "1:1: lists or tables are nested more than 16 deep"},
		{"too big", strings.Repeat("# padding\n", 10_000), "0:0: is 98 KiB; the limit is 64 KiB"},
		{"not UTF-8", "title = \"a\"\n# caf\xe9", "2:6: is not UTF-8 text"},
		{"NUL", "title = \"\x00\"", "1:9: TOML files cannot contain control characters"},
		{"long unknown key", strings.Repeat("k", 60_000) + " = 1", "1:1: unknown key"},
		{"open string", "title = \"\"\"" + strings.Repeat("x\n", 100), "100:2: unexpected EOF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, problems := Parse("briefing.toml", []byte(c.input))
			if len(problems) == 0 || !strings.HasPrefix(format(problems), c.want) {
				t.Errorf("have %.200q, want %q", format(problems), c.want)
			}
			t.Logf("took %v", time.Since(start))
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("title = \"a\"\n[briefing]\nmin_origins = 2\n")
	f.Add("[outlets.\"a.b\"]\nname = '''x\n''' # c\n")
	f.Add("a = [\"]\", {b.c = 1}]\n\n[[x]]")
	f.Fuzz(func(t *testing.T, input string) {
		_, problems := Parse("briefing.toml", []byte(input))
		lines := strings.Split(strings.TrimPrefix(input, "\ufeff"), "\n")
		for _, p := range problems {
			if p.Line > len(lines) {
				t.Errorf("input: %q\nhave line %d of %d: %v", input, p.Line, len(lines), p)
			}
		}
	})
}
