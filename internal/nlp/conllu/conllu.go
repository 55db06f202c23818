// Package conllu reads treebanks in the CoNLL-U format of Universal Dependencies. Only training
// and measuring need it.
package conllu

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Sentence is an annotated sentence.
type Sentence struct {
	Doc   string // id of its document: "GUM_news_iodine", "reviews-004184-0001"
	Text  string
	Words []Word
	Opens bool // it is the first of a paragraph
}

// Word is a syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int    // index into Words, -1 for the root
	Relation                string // "nsubj:pass"
	Misc                    string
	Start, End              int  // in Text
	Space                   bool // white space behind it
}

// ReadFile reads a gzipped file.
func ReadFile(name string) ([]Sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out, err := Read(gz)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// Read reads sentences. Empty nodes are skipped; words of a contraction (don't) lie side by side
// where their forms make up its own, and else share its place.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	var groups []group
	doc := ""
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<22)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = strings.TrimPrefix(line, "# newdoc id = ")
			s.Opens = true
		case strings.HasPrefix(line, "# text = "):
			s.Text = strings.TrimPrefix(line, "# text = ")
		case strings.HasPrefix(line, "# newpar"):
			s.Opens = true
		case strings.HasPrefix(line, "#"):
		case line == "":
			if len(s.Words) > 0 {
				s.Doc = doc
				s.place(groups)
				out = append(out, s)
			}
			s, groups = Sentence{}, nil
		default:
			f := strings.Split(line, "\t")
			if len(f) != 10 {
				return nil, fmt.Errorf("line %d: %d fields, want 10", n, len(f))
			}
			if strings.Contains(f[0], ".") {
				continue
			}
			if first, last, ok := strings.Cut(f[0], "-"); ok {
				a, _ := strconv.Atoi(first)
				b, _ := strconv.Atoi(last)
				groups = append(groups, group{a - 1, b - 1, f[1], !strings.Contains(f[9], "SpaceAfter=No")})
				continue
			}
			head, err := strconv.Atoi(f[6])
			if err != nil {
				return nil, fmt.Errorf("line %d: head %q", n, f[6])
			}
			s.Words = append(s.Words, Word{
				Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: head - 1, Relation: f[7], Misc: f[9],
				Space: !strings.Contains(f[9], "SpaceAfter=No"),
			})
		}
	}
	return out, in.Err()
}

// group is a contraction: words first to last are written as form.
type group struct {
	first, last int
	form        string
	space       bool
}

// place finds the words in the text.
func (s *Sentence) place(groups []group) {
	at := 0
	find := func(form string) (int, int) {
		if i := strings.Index(s.Text[at:], form); i >= 0 {
			start := at + i
			at = start + len(form)
			return start, at
		}
		return at, at
	}
	for i := 0; i < len(s.Words); i++ {
		if len(groups) > 0 && groups[0].first == i {
			g := groups[0]
			groups = groups[1:]
			start, end := find(g.form)
			inside := start
			whole := ""
			for k := g.first; k <= g.last; k++ {
				whole += s.Words[k].Form
			}
			for k := g.first; k <= g.last; k++ {
				w := &s.Words[k]
				w.Start, w.End, w.Space = start, end, false
				if whole == g.form {
					w.Start, w.End = inside, inside+len(w.Form)
					inside = w.End
				}
			}
			s.Words[g.last].Space = g.space
			i = g.last
			continue
		}
		s.Words[i].Start, s.Words[i].End = find(s.Words[i].Form)
	}
}
