package namedata

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp"
)

// Silver reads the training articles of PolNeAR, with the names that CoreNLP marked in them: not
// by hand, so neither sure nor complete. The marked words stand in one file, without bounds of
// articles, the texts in another; an article's words are found by its first letters. The few
// articles that are not found are left out. "Mr." is never part of a name, "Jr." always.
func Silver(folder string) ([]Document, error) {
	var docs []Document
	var bad error
	err := lines(filepath.Join(folder, "polnear-train.jsonl.gz"), func(line string) {
		var d struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			bad = err
		}
		docs = append(docs, Document{ID: d.ID, Text: d.Text})
	})
	if err != nil {
		return nil, err
	}
	if bad != nil {
		return nil, bad
	}
	var words []marked
	var stream strings.Builder
	err = lines(filepath.Join(folder, "names-silver-train.tsv.gz"), func(line string) {
		if f := strings.Split(line, "\t"); len(f) == 3 {
			words = append(words, marked{f[0], f[2], stream.Len()})
			if !strings.HasPrefix(f[0], "-LRB") && !strings.HasPrefix(f[0], "-RRB") {
				stream.WriteString(letters(f[0]))
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return align(docs, words, stream.String())
}

// Held reports whether silver article i is one of the fifth kept out of training, to measure on.
func Held(i int) bool { return i%5 == 4 }

// marked is a word of the silver file.
type marked struct {
	form, mark string
	at         int // letters before it
}

// letters returns the ASCII letters of s in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, s)
}

// known is how many of its first letters tell an article from all others.
const known = 60

func align(docs []Document, words []marked, stream string) ([]Document, error) {
	starts := map[int]int{} // letters before an article, to the article
	for i, d := range docs {
		head := letters(d.Text)
		head = head[:min(len(head), known)]
		if at := strings.Index(stream, head); at >= 0 && head != "" {
			starts[at] = i
		}
	}
	has := make([]bool, len(docs))
	var a aligner
	lost, found := 0, 0
	next := func() {
		if a.doc != nil {
			a.close()
			lost, found = lost+a.lost, found+a.found
		}
	}
	for _, w := range words {
		if i, ok := starts[w.at]; ok && !has[i] && letters(w.form) != "" {
			next()
			a = aligner{doc: &docs[i]}
			has[i] = true
		}
		if a.doc != nil {
			a.word(w.form, w.mark)
		}
	}
	next()
	if lost*100 > found {
		return nil, fmt.Errorf("names-silver-train.tsv.gz: %d of %d words are not in the texts", lost, lost+found)
	}
	var out []Document
	for i, d := range docs {
		if has[i] {
			byConvention(&d)
			out = append(out, d)
		}
	}
	return out, nil
}

// aligner finds words, one by one, in a text.
type aligner struct {
	doc         *Document
	at          int
	open        Name // the name being read
	broken      bool // a word of the open name was not found
	missed      int  // words in a row that were not found
	lost, found int
}

// A word is looked for near the one before: marks and short words, which stand everywhere, nearer
// than long ones, and these farther away the more were missed in a row.
const (
	markGap = 3
	wordGap = 40
)

func (a *aligner) gap(form string) int {
	switch n := utf8.RuneCountInString(form); {
	case n > 4:
		return wordGap * (1 + a.missed)
	case n > 1:
		return wordGap / 2
	}
	return markGap
}

func (a *aligner) word(form, mark string) {
	start, end := a.find(form)
	if start < 0 {
		a.lost++
		a.missed++
		a.broken = a.broken || mark != "O"
		return
	}
	a.found++
	a.missed = 0
	kind, inside := kindOf(mark)
	if !inside || strings.HasPrefix(mark, "B-") || kind != a.open.Kind {
		a.close()
	}
	if inside {
		if a.open.Empty() {
			a.open = Name{nlp.Span{Start: start, End: end}, kind}
		}
		a.open.End = end
	}
}

func (a *aligner) close() {
	if !a.open.Empty() && !a.broken {
		a.doc.Names = append(a.doc.Names, a.open)
	}
	a.open, a.broken = Name{}, false
}

// find returns where form stands next, and goes behind it; -1 if it is not near.
func (a *aligner) find(form string) (start, end int) {
	text := a.doc.Text
	a.at += len(text[a.at:]) - len(strings.TrimLeft(text[a.at:], " \t\n\r\u00a0\u200b\ufeff"))
	rest := text[a.at:]
	start, end = -1, -1
	for _, f := range written(form) {
		near := rest[:min(len(rest), a.gap(form)+len(f))]
		if i := strings.Index(near, f); i >= 0 && (start < 0 || a.at+i < start) {
			start, end = a.at+i, a.at+i+len(f)
		}
	}
	if start >= 0 {
		a.at = end
	}
	return start, end
}

// written returns how a word of the Penn Treebank may stand in a text.
func written(form string) []string {
	switch form {
	case "``", "''", "`", "'", "'''":
		return []string{"“", "”", "\"", "''", "‘", "’", "'", "``", "`", "«", "»"}
	case "--":
		return []string{"—", "–", "--"}
	case "-":
		return []string{"-", "–", "—", "‑", "‐"}
	case "...":
		return []string{"...", "…", ". . ."}
	case "-LRB-":
		return []string{"("}
	case "-RRB-":
		return []string{")"}
	case "-LSB-":
		return []string{"["}
	case "-RSB-":
		return []string{"]"}
	case "-LCB-":
		return []string{"{"}
	case "-RCB-":
		return []string{"}"}
	}
	out := []string{form}
	if strings.Contains(form, "'") {
		out = append(out, strings.ReplaceAll(form, "'", "’"), strings.ReplaceAll(form, "'", "‘"))
	}
	if strings.Contains(form, "-") {
		out = append(out, strings.ReplaceAll(form, "-", "–"), strings.ReplaceAll(form, "-", "‑"))
	}
	return out
}

func kindOf(mark string) (nlp.NameKind, bool) {
	switch mark[min(2, len(mark)):] {
	case "PERSON", "person":
		return nlp.PersonName, true
	case "ORGANIZATION", "corporation", "group":
		return nlp.OrganizationName, true
	case "LOCATION", "location":
		return nlp.PlaceName, true
	case "MISC", "creative-work", "product":
		return nlp.OtherName, true
	}
	return nlp.OtherName, false
}
