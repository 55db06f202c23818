package main

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// explanation prints what was found out about something, for reading.
func (t *terminal) explanation(e *news.Explanation, contentDir string) {
	t.result("%s  %s, story %s", e.ID, e.Name, e.Story)
	t.result("  “%s”", oneLine(e.Text))
	for _, p := range e.Places {
		t.result("  %s", t.located(p, contentDir))
	}
	t.heading(len(e.Reasons), "Why:")
	for _, r := range e.Reasons {
		t.result("  %-15s %s%s", r.Rule, oneLine(r.Text), scoreText(r.Score)+idsText(r.Lines))
	}
	t.heading(len(e.Compared), "Compared with:")
	for _, c := range e.Compared {
		t.comparison(c, contentDir)
	}
	t.result("What would change it:")
	if len(e.Settings) == 0 {
		t.result("  no setting")
	}
	for _, s := range e.Settings {
		t.result("  %s: %s", t.path(s.File), oneLine(s.Write))
		t.result("      %s", oneLine(s.Effect))
	}
}

// minOrigins is the only threshold that is a setting.
const minOrigins = "min_origins"

// heading prints a heading of so many entries; none for an empty list.
func (t *terminal) heading(entries int, title string) {
	if entries > 0 {
		t.result("%s", title)
	}
}

func (t *terminal) comparison(c news.Comparison, contentDir string) {
	mark := "no "
	if c.Same {
		mark = "yes"
	}
	t.result("  %s %-5s %s, %s%s", mark, number(c.Score.Value), t.located(c.Located, contentDir), oneLine(c.Why), idsText(c.Lines))
	t.result("      “%s”", oneLine(short(c.Text)))
	t.result("      %s: %s", c.Rule, partsText(&c.Score))
}

// located tells where words stand, as editors take it: "content/harbour-fire/gazette.md:12".
func (t *terminal) located(p news.Located, contentDir string) string {
	name := printable(t.path(path.Join(contentDir, p.Path)))
	if p.Line > 0 {
		return name + ":" + strconv.Itoa(p.Line)
	}
	return name
}

// scoreText tells a score, its threshold and its parts: " [2, at least 2 (min_origins)]".
func scoreText(s *news.Score) string {
	if s == nil {
		return ""
	}
	return " [" + number(s.Value) + "; " + partsText(s) + "]"
}

// partsText tells the threshold of a score and its parts: "at least 2.1 (sameFact, fixed); shared meanings 5 (fire, quay), cosine
// 0.41". What is fixed is no setting.
func partsText(s *news.Score) string {
	fixed := ", fixed"
	if s.Threshold == minOrigins {
		fixed = ""
	}
	text := fmt.Sprintf("at least %s (%s%s)", number(s.Least), s.Threshold, fixed)
	for i, p := range s.Parts {
		text += []string{"; ", ", "}[min(i, 1)] + p.Name + " " + number(p.Value)
		if len(p.Words) > 0 {
			text += " (" + oneLine(strings.Join(p.Words, ", ")) + ")"
		}
	}
	return text
}

func idsText(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return " (" + strings.Join(ids, ", ") + ")"
}

// number writes a figure with no more than two digits behind the point.
func number(x float64) string {
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(x, 'f', 2, 64), "0"), ".")
}

// oneLine makes text of an article safe to print in a line.
func oneLine(s string) string { return printable(strings.Join(strings.Fields(s), " ")) }

// short cuts long words of an article for a list.
func short(s string) string {
	const most = 120
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func errSeveral(n int, what string) error {
	return fmt.Errorf("%s can be meant by %q", count(n, "sentence"), short(what))
}
