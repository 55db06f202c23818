package annotate

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/golden"
	"github.com/briefgen/briefgen/internal/news"
)

// TestClauses cuts sentences into their clauses.
func TestClauses(t *testing.T) {
	files, err := filepath.Glob("testdata/clauses/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		golden.Run(t, file, func(input string) string {
			doc := Article(plain(input))
			var out []string
			for _, c := range doc.Clauses {
				out = append(out, showClause(doc, c))
			}
			return strings.Join(out, "\n")
		})
	}
}

// showClause writes a clause for a reader: its kind and own words, and below what is known of it.
func showClause(doc *news.Document, c news.Clause) string {
	var own []string
	for _, run := range c.Own {
		own = append(own, doc.Tokens[run[0]].Cover(doc.Tokens[run[1]-1].Span).Of(doc.Text))
	}
	out := fmt.Sprintf("%s: %s", c.Kind, strings.Join(own, " … "))
	line := func(name, value string) {
		if value != "" {
			out += "\n  " + name + ": " + value
		}
	}
	if len(own) != 1 || c.Of(doc.Text) != own[0] {
		line("span", c.Of(doc.Text))
	}
	subject := c.Subject.Of(doc.Text)
	if c.Inherited && subject != "" {
		subject += " (inherited)"
	}
	line("subject", subject)
	var actors []string
	for _, m := range c.Actors {
		actors = append(actors, doc.Mentions[m].Of(doc.Text))
	}
	line("actors", strings.Join(actors, ", "))
	predicate := c.Predicate
	if c.Modal != "" {
		predicate = c.Modal + " " + predicate
	}
	if c.Negated {
		predicate = "not " + predicate
	}
	if c.Passive {
		predicate += ", passive"
	}
	line("predicate", predicate)
	if c.Noun != c.Subject {
		line("noun", c.Noun.Of(doc.Text))
	}
	if c.Attribution >= 0 {
		line("said with", doc.Attributions[c.Attribution].Cue.Of(doc.Text))
	}
	for _, d := range c.Dates {
		line("date", doc.Dates[d].Of(doc.Text))
	}
	for _, q := range c.Quantities {
		line("quantity", doc.Quantities[q].Of(doc.Text))
	}
	return out
}

// FuzzClauses: whatever the text, every token is in one clause at most, all within its sentence, parents come
// first, and spans are slices of the text.
func FuzzClauses(f *testing.F) {
	f.Add(chatter)
	f.Add("“He left”, and … (who? whom?) said, according to, which, and and, that that.")
	f.Fuzz(func(t *testing.T, text string) {
		doc := Article(plain(text))
		seen := make([]bool, len(doc.Tokens))
		for i, c := range doc.Clauses {
			s := doc.Sentences[c.Sentence]
			if !s.Contains(c.Span) || c.Parent >= i || c.Head < s.First || c.Head >= s.Last {
				t.Fatalf("clause %d %+v in sentence %+v", i, c, s)
			}
			for _, run := range c.Own {
				if run[0] >= run[1] || run[0] < s.First || run[1] > s.Last {
					t.Fatalf("clause %d has the words %v in sentence %+v", i, run, s)
				}
				for k := run[0]; k < run[1]; k++ {
					if seen[k] {
						t.Fatalf("token %d is in two clauses", k)
					}
					seen[k] = true
				}
			}
			if !s.Contains(c.Subject) && !c.Subject.Empty() || !c.Noun.Empty() && !s.Contains(c.Noun) {
				t.Fatalf("clause %d has its subject or noun in another sentence: %+v", i, c)
			}
		}
	})
}
