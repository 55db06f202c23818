// Package marks reads the stories that were marked for this project: their files, beside this one, say where
// in an article of a data file each marked thing stands, and hold none of the article's words.
package marks

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// marked is a story with everything that a perfect briefing holds, as the scorer reads it. W is how
// words of an article are given: as a string in a gold file, as places in a file of marks, which
// holds no words of any article.
type marked[W any] struct {
	Version     int               `json:"version"`
	Story       string            `json:"story"`
	IDs         map[string]string `json:"ids,omitempty"` // file → id of the article in the data; marks only
	Articles    []string          `json:"articles"`
	Titles      map[string]string `json:"titles,omitempty"` // gold only
	Boilerplate map[string][]W    `json:"boilerplate"`
	Facts       []fact[W]         `json:"facts"`
	Disputes    []dispute[W]      `json:"disputes"`
	Quotes      []quote[W]        `json:"quotes"`
	Actors      []actor           `json:"actors"`
}

type fact[W any] struct {
	ID        string         `json:"id"`
	Statement string         `json:"statement"`
	Optional  bool           `json:"optional,omitempty"`
	Evidence  map[string][]W `json:"evidence"`
}

type dispute[W any] struct {
	ID       string    `json:"id"`
	Topic    string    `json:"topic"`
	Kind     string    `json:"kind"`
	Optional bool      `json:"optional,omitempty"`
	Sides    []side[W] `json:"sides"`
}

type side[W any] struct {
	Label    string         `json:"label"`
	Evidence map[string][]W `json:"evidence"`
}

type quote[W any] struct {
	Article  string   `json:"article"`
	Text     W        `json:"text"`
	Speaker  []string `json:"speaker"`
	Kind     string   `json:"kind"`
	Optional bool     `json:"optional,omitempty"`
}

type actor struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Aliases []string `json:"aliases"`
	Role    []string `json:"role,omitempty"`
	Key     bool     `json:"key,omitempty"`
}

// pieces is where words stand in the text of an article: starts and ends in turn, in bytes. Several
// pairs where the narrator breaks them.
type pieces []int

// inWords returns other words for those of every part of m.
func inWords[V, W any](m *marked[V], of func(article string, words V) (W, error)) (*marked[W], error) {
	out := &marked[W]{Version: m.Version, Story: m.Story, IDs: m.IDs, Articles: m.Articles, Titles: m.Titles, Actors: m.Actors}
	var failed error
	list := func(article string, words []V) []W {
		var out []W
		for _, w := range words {
			other, err := of(article, w)
			if err != nil {
				failed = errors.Join(failed, err)
				continue
			}
			out = append(out, other)
		}
		return out
	}
	all := func(evidence map[string][]V) map[string][]W {
		out := map[string][]W{}
		for article, words := range evidence {
			out[article] = list(article, words)
		}
		return out
	}
	out.Boilerplate = all(m.Boilerplate)
	for _, f := range m.Facts {
		out.Facts = append(out.Facts, fact[W]{f.ID, f.Statement, f.Optional, all(f.Evidence)})
	}
	for _, d := range m.Disputes {
		other := dispute[W]{ID: d.ID, Topic: d.Topic, Kind: d.Kind, Optional: d.Optional}
		for _, s := range d.Sides {
			other.Sides = append(other.Sides, side[W]{s.Label, all(s.Evidence)})
		}
		out.Disputes = append(out.Disputes, other)
	}
	for _, q := range m.Quotes {
		for _, text := range list(q.Article, []V{q.Text}) {
			out.Quotes = append(out.Quotes, quote[W]{q.Article, text, q.Speaker, q.Kind, q.Optional})
		}
	}
	return out, failed
}

// gold gives marks the words that they stand for.
func gold(marks *marked[pieces], articles map[string]Article) (*marked[string], error) {
	out, err := inWords(marks, func(file string, at pieces) (string, error) {
		text := articles[marks.IDs[file]].Text
		var words []string
		for i := 0; i+1 < len(at); i += 2 {
			if at[i] < 0 || at[i] > at[i+1] || at[i+1] > len(text) {
				return "", fmt.Errorf("%s: no bytes %d to %d in article %s", marks.Story, at[i], at[i+1], marks.IDs[file])
			}
			words = append(words, text[at[i]:at[i+1]])
		}
		return strings.Join(words, " "), nil
	})
	if err != nil {
		return nil, err
	}
	out.IDs, out.Titles = nil, map[string]string{}
	for file, id := range marks.IDs {
		out.Titles[file] = articles[id].Title
	}
	return out, nil
}

// marksOf leaves the words of a gold file out for where they stand. What stands nowhere is told, and left
// out.
func marksOf(g *marked[string], articles map[string]Article) (*marked[pieces], error) {
	ids, folded := map[string]string{}, map[string]foldedText{}
	for _, file := range g.Articles {
		for id, a := range articles {
			if a.Title == g.Titles[file] {
				ids[file], folded[file] = id, fold(a.Text)
			}
		}
		if ids[file] == "" {
			return nil, fmt.Errorf("%s: no article has the title of %s", g.Story, file)
		}
	}
	marks, err := inWords(g, func(file string, words string) (pieces, error) {
		if at := folded[file].find(words); at != nil {
			return at, nil
		}
		return nil, fmt.Errorf("%s: not in %s: %q", g.Story, file, words)
	})
	marks.IDs, marks.Titles = ids, nil
	return marks, err
}

// foldedText is a text in which all quote marks of one height are one, and all white space is.
type foldedText struct {
	text string
	at   []int // byte of text → byte of the text as it was
}

// sameMarks are what the scorer takes for one.
var sameMarks = map[rune]string{'“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`, '‘': "'", '’': "'", '…': "...", '\u200b': "", '\ufeff': ""}

func fold(text string) foldedText {
	var f foldedText
	var b strings.Builder
	space := true
	for i, r := range text {
		same, ok := sameMarks[r]
		switch {
		case unicode.IsSpace(r) && space:
			continue
		case unicode.IsSpace(r):
			same = " "
		case !ok:
			same = string(r)
		}
		space = same == " " || same == "" && space
		for range len(same) {
			f.at = append(f.at, i)
		}
		b.WriteString(same)
	}
	f.text, f.at = b.String(), append(f.at, len(text))
	return f
}

// find returns where words stand, in as few pieces as there are; nil where a word stands nowhere
// behind those before it.
func (f foldedText) find(words string) pieces {
	var at pieces
	rest, from := strings.Fields(fold(words).text), 0
	for len(rest) > 0 {
		n, i := len(rest), -1
		for ; n > 0; n-- {
			if i = strings.Index(f.text[from:], strings.Join(rest[:n], " ")); i >= 0 {
				break
			}
		}
		if n == 0 || len(at) > 0 && n < 2 {
			return nil
		}
		start := from + i
		end := start + len(strings.Join(rest[:n], " "))
		at = append(at, f.at[start], f.at[end])
		rest, from = rest[n:], end
	}
	return at
}

const (
	// Folder is where the marks are, from the root of the repository.
	Folder = "internal/quality/marks"
	// Unseen is where the marks are of stories that nothing is taught from and no threshold was chosen by: they tell what to expect of others.
	Unseen = Folder + "/unseen"
	// Data is the file in shared/data with the articles that they are places in.
	Data = "stories-dev.jsonl.gz"
)

// Files returns the files of marks in a folder, one a story, seen from the root of the repository.
func Files(folder string) ([]string, error) {
	return filepath.Glob(filepath.Join(filepath.FromSlash(folder), "*.json"))
}

// Article is one of a file of articles.
type Article struct{ ID, Story, Title, Text string }

// Articles reads the articles of a data file, JSON lines compressed with gzip, by id.
func Articles(path string) (map[string]Article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]Article{}
	for in := json.NewDecoder(lines); ; {
		var a Article
		if err := in.Decode(&a); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		a.Text = strings.TrimSpace(a.Text) // as it is unpacked
		out[a.ID] = a
	}
}

// Take writes a file of marks into dir for each gold file whose articles are in the data.
func Take(dir, data string, golds []string) error {
	articles, err := Articles(data)
	if err != nil {
		return err
	}
	var missing error
	for _, path := range golds {
		var g marked[string]
		if err := readJSON(path, &g); err != nil {
			return err
		}
		marks, err := marksOf(&g, articles)
		if marks == nil {
			return err
		}
		missing = errors.Join(missing, err)
		raw, err := json.Marshal(marks)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, g.Story+".json"), inLines(raw), 0o644); err != nil {
			return err
		}
	}
	return missing
}

// inLines puts each fact, dispute, quote and actor on a line of its own.
func inLines(raw []byte) []byte {
	s := string(raw)
	for _, begin := range []string{`{"id":`, `{"article":`, `{"name":`, `"facts":`, `"disputes":`, `"quotes":`, `"actors":`} {
		s = strings.ReplaceAll(s, begin, "\n"+begin)
	}
	return []byte(s + "\n")
}

func readJSON(path string, into any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// LayOut writes the gold file of some marks and the articles, as they were unpacked, under the
// names that it gives them. It returns the folder of the articles and the gold file.
func LayOut(marksFile, unpacked, work string, articles map[string]Article) (folder, goldFile string, err error) {
	var marks marked[pieces]
	if err := readJSON(marksFile, &marks); err != nil {
		return "", "", err
	}
	g, err := gold(&marks, articles)
	if err != nil {
		return "", "", err
	}
	folder, goldFile = filepath.Join(work, "marked", marks.Story), filepath.Join(work, "marked", marks.Story+".json")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", "", err
	}
	for file, id := range marks.IDs {
		raw, err := os.ReadFile(filepath.Join(unpacked, id+".md"))
		if err != nil {
			return "", "", err
		}
		if err := os.WriteFile(filepath.Join(folder, file), raw, 0o644); err != nil {
			return "", "", err
		}
	}
	slices.Sort(g.Articles)
	raw, err := json.Marshal(g)
	if err != nil {
		return "", "", err
	}
	return folder, goldFile, os.WriteFile(goldFile, raw, 0o644)
}
