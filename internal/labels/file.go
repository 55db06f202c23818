package labels

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/language"

	"github.com/briefgen/briefgen/internal/news"
)

// maxFile bounds what of a file is given to the TOML library, which takes time with the square of
// a dotted key's depth.
const maxFile = 64 << 10

// file is a file of words as it is written.
type file struct {
	Thousands *string                      `toml:"thousands"`
	Cells     *string                      `toml:"cells"`
	Dates     dates                        `toml:"dates"`
	Labels    map[string]string            `toml:"labels"`
	Counts    map[string]map[string]string `toml:"counts"`

	path, text string
}

// readFile reads the words in a language. there is false, and the file empty, where layer has none.
func readFile(layer fs.FS, name string) (f *file, there bool, err error) {
	f = &file{path: fileOf(name)}
	if layer == nil {
		return f, false, nil
	}
	data, err := fs.ReadFile(layer, f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("read labels: %w", err)
	}
	f.text = string(data)
	return f, true, f.parse()
}

func (f *file) parse() error {
	if len(f.text) > maxFile {
		return &news.Problem{Path: f.path, Message: fmt.Sprintf("is larger than %d KiB", maxFile>>10), Hint: "it holds labels only"}
	}
	meta, err := toml.Decode(f.text, f)
	if syntax, ok := errors.AsType[toml.ParseError](err); ok {
		return f.problem(syntax.Position.Line, syntax.Message, "")
	}
	if err != nil {
		return f.problem(0, strings.TrimPrefix(err.Error(), "toml: "), "")
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return f.problem(f.lineOf(unknown[0][len(unknown[0])-1]), fmt.Sprintf("unknown key %q", unknown[0]),
			"there are thousands, cells, [dates], [labels] and [counts]")
	}
	return nil
}

// lay puts the words of another file over those of f.
func (f *file) lay(over *file) {
	f.Thousands = cmp.Or(over.Thousands, f.Thousands)
	f.Cells = cmp.Or(over.Cells, f.Cells)
	if over.Dates.Day != "" {
		f.Dates.Day = over.Dates.Day
	}
	if over.Dates.Month != "" {
		f.Dates.Month = over.Dates.Month
	}
	if over.Dates.Months != nil {
		f.Dates.Months = over.Dates.Months
	}
	f.Labels = joined(f.Labels, over.Labels)
	f.Counts = joined(f.Counts, over.Counts)
}

// joined returns the entries of both maps, those of over in the place of others.
func joined[V any](under, over map[string]V) map[string]V {
	all := make(map[string]V, len(under)+len(over))
	maps.Copy(all, under)
	maps.Copy(all, over)
	return all
}

func (f *file) labels(name string, tag language.Tag) *Labels {
	l := &Labels{Language: name, Texts: f.Labels, tag: tag, counts: f.Counts, dates: f.Dates}
	if f.Thousands != nil {
		l.group = *f.Thousands
	}
	l.Cells = ','
	if f.Cells != nil {
		l.Cells = rune((*f.Cells)[0])
	}
	return l
}

// problem is something wrong in the file, at a line, 0 for none.
func (f *file) problem(line int, message, hint string) *news.Problem {
	p := &news.Problem{Path: f.path, Line: line, Message: message, Hint: hint}
	if lines := strings.Split(f.text, "\n"); line > 0 && line <= len(lines) {
		p.Source = strings.TrimRight(lines[line-1], "\r")
	}
	return p
}

// lineOf returns the line that a key stands on, 0 if it is not found.
func (f *file) lineOf(key string) int {
	n := 0
	for line := range strings.Lines(f.text) {
		n++
		name, _, _ := strings.Cut(line, "=")
		name = strings.Trim(strings.TrimSpace(name), `"'[]`)
		if name == key || strings.HasSuffix(name, "."+key) {
			return n
		}
	}
	return 0
}

// sortedKeys returns the keys of a map in their order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
