package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/agnivade/levenshtein"
	"github.com/goccy/go-yaml"

	"github.com/briefgen/briefgen/internal/news"
)

// maxFrontMatter is the most metadata that is read, in bytes.
const maxFrontMatter = 64 << 10

// frontMatter is the metadata in front of a Markdown text, or a sidecar, before it is read.
type frontMatter struct {
	path  string
	text  string
	yaml  bool
	first int // the line of the file that text starts on
}

var yamlKey = regexp.MustCompile(`^\s*(#.*|["']?[\w-]+["']?\s*:.*|---\s*)?$`)

// splitFrontMatter parts a Markdown file into front matter, nil if there is none, and body.
// It fails where front matter is opened and not closed. A text that only starts with a rule
// of hyphens has none.
func splitFrontMatter(path, text string) (*frontMatter, string, *news.Problem) {
	first, rest, _ := strings.Cut(text, "\n")
	fence := strings.TrimRight(first, " \t\r")
	if fence != "+++" && fence != "---" {
		return nil, text, nil
	}
	line, _, _ := strings.Cut(strings.TrimLeft(rest, "\r\n"), "\n")
	if fence == "---" && !yamlKey.MatchString(strings.TrimRight(line, "\r")) {
		return nil, text, nil
	}
	for start := 0; start < len(rest); {
		line, _, _ := strings.Cut(rest[start:], "\n")
		next := min(start+len(line)+1, len(rest))
		if strings.TrimRight(line, " \t\r") == fence {
			return &frontMatter{path: path, text: rest[:start], yaml: fence == "---", first: 2}, rest[next:], nil
		}
		start = next
	}
	return nil, text, &news.Problem{
		Path: path, Line: 1, Column: 1, Source: first, Skipped: true,
		Message: "front matter is opened and never closed",
		Hint:    fmt.Sprintf("write a line %s after it", fence),
	}
}

// errHostile says that front matter was not given to the libraries, which take minutes for it.
var errHostile = errors.New("is too large or too deeply nested to be metadata")

// decode returns the keys and values of front matter. Its problem is one of syntax, with its
// place; the error is errHostile or nil.
func (fm *frontMatter) decode() (map[string]any, *news.Problem, error) {
	if len(fm.text) > maxFrontMatter || fm.nested() {
		return nil, nil, errHostile
	}
	values := map[string]any{}
	if fm.yaml {
		if err := unmarshalYAML(fm.text, &values); err != nil {
			return nil, fm.yamlProblem(err), nil
		}
	} else if err := toml.Unmarshal([]byte(quoteDates(fm.text)), &values); err != nil {
		return nil, fm.tomlProblem(err), nil
	}
	if len(values) > maxKeys {
		return nil, nil, errHostile
	}
	return values, nil, nil
}

var bareDate = regexp.MustCompile(`(?m)^((?:published|updated)[ \t]*=[ \t]*)([0-9][^"'#\r\n]*?)([ \t\r]*)$`)

// quoteDates puts a date that TOML has no form for, such as 8/29/18, in quotes, so that it is
// judged as a date and does not cost the article.
func quoteDates(text string) string {
	return bareDate.ReplaceAllStringFunc(text, func(line string) string {
		m := bareDate.FindStringSubmatch(line)
		var any map[string]any
		if toml.Unmarshal([]byte("d = "+m[2]), &any) == nil {
			return line
		}
		return m[1] + `"` + strings.ReplaceAll(m[2], `\`, `\\`) + `"` + m[3]
	})
}

// unmarshalYAML decodes with a library that is not free of panics.
func unmarshalYAML(text string, to any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read as YAML: %v", r)
		}
	}()
	return yaml.Unmarshal([]byte(text), to)
}

// Bounds of what people write as metadata, far above it. The time of the libraries grows with
// the square of the depth, and with the power of the number of aliases.
const (
	maxKeyDots = 16
	maxNesting = 32
	maxIndent  = 64
	maxAliases = 8
	maxKeys    = 200
)

var (
	yamlAlias = regexp.MustCompile(`(^|[\s\[,{:-])[&*][^\s*&]`)
	quoted    = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"|'[^'\n]*'`)
)

// nested reports whether front matter is nested more deeply than metadata is. Quoted strings
// do not count.
func (fm *frontMatter) nested() bool {
	text := quoted.ReplaceAllString(fm.text, `""`)
	if fm.yaml && len(yamlAlias.FindAllStringIndex(text, maxAliases+1)) > maxAliases {
		return true
	}
	depth := 0
	for line := range strings.Lines(text) {
		dots, markers := 0, 0
		for i := range len(line) {
			switch c := line[i]; {
			case c == '[' || c == '{':
				depth++
				dots = 0
			case c == ']' || c == '}':
				depth = max(0, depth-1)
			case c == ',' || c == '=':
				dots = 0
			case c == '.':
				dots++
			case (c == '-' || c == '?' || c == ':') && i+1 < len(line) && line[i+1] == ' ':
				markers++
			}
			if depth > maxNesting || dots > maxKeyDots && !fm.yaml || markers > maxNesting && fm.yaml {
				return true
			}
		}
		if fm.yaml && len(line)-len(strings.TrimLeft(line, " ")) > maxIndent {
			return true
		}
	}
	return false
}

func (fm *frontMatter) tomlProblem(err error) *news.Problem {
	var syntax toml.ParseError
	if !errors.As(err, &syntax) {
		return fm.problem(0, 0, strings.TrimPrefix(err.Error(), "toml: "), "")
	}
	message := cmp.Or(strings.TrimSuffix(syntax.Message, "."), "front matter is not valid TOML")
	return fm.problem(syntax.Position.Line, syntax.Position.Col, message, "put texts in quotes, one key a line")
}

func (fm *frontMatter) yamlProblem(err error) *news.Problem {
	const hint = "put texts that hold a colon or quote marks in quotes"
	var syntax yaml.Error
	if !errors.As(err, &syntax) || syntax.GetToken() == nil || syntax.GetToken().Position == nil {
		message, _, _ := strings.Cut(err.Error(), "\n")
		return fm.problem(0, 0, message, hint)
	}
	at := syntax.GetToken().Position
	return fm.problem(at.Line, at.Column, syntax.GetMessage(), hint)
}

// problem makes a problem at a line of the front matter, counted from 1; 0 is unknown.
func (fm *frontMatter) problem(line, column int, message, hint string) *news.Problem {
	p := &news.Problem{Path: fm.path, Message: message, Hint: hint}
	lines := strings.Split(fm.text, "\n")
	if line < 1 || line > len(lines) {
		return p
	}
	p.Line, p.Column = fm.first+line-1, column
	p.Source = strings.TrimRight(lines[line-1], "\r")
	return p
}

// find returns the line and column on which a key is set, or zeros. Keys of metadata are not
// nested, so TOML and YAML are alike here.
func (fm *frontMatter) find(key string) (line, column int) {
	for i, text := range strings.Split(fm.text, "\n") {
		name, _, ok := strings.Cut(text, map[bool]string{true: ":", false: "="}[fm.yaml])
		if !ok {
			name = text // the header of a table
		}
		if strings.Trim(name, " \t\r\"'[]") == key {
			return i + 1, 1 + len(text) - len(strings.TrimLeft(text, " \t"))
		}
	}
	return 0, 0
}

func (fm *frontMatter) problemAt(key, message, hint string) *news.Problem {
	line, column := fm.find(key)
	return fm.problem(line, column, message, hint)
}

var metadataKeys = []string{"author", "credit", "draft", "language", "outlet", "published", "title", "updated", "url"}

// metadata returns what the values say, and what is wrong with them. A value that is wrong is
// as good as none; none of the problems stops the article.
func (fm *frontMatter) metadata(values map[string]any) (m metadata, problems []*news.Problem) {
	texts := map[string]*string{"title": &m.title, "outlet": &m.outlet, "author": &m.author, "language": &m.language, "credit": &m.credit}
	dates := map[string]*string{"published": &m.published, "updated": &m.updated}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		var problem *news.Problem
		switch value := values[key]; {
		case value == nil: // a YAML key without a value
		case texts[key] != nil:
			problem = fm.setText(texts[key], key, value)
		case dates[key] != nil:
			problem = fm.setDate(dates[key], key, value)
		case key == "url":
			problem = fm.setURL(&m.url, value)
		case key == "draft":
			problem = fm.setDraft(&m.draft, value)
		default:
			problem = fm.unknown(key, metadataKeys)
		}
		if problem != nil {
			problems = append(problems, problem)
		}
	}
	return m, problems
}

func (fm *frontMatter) setText(to *string, key string, value any) *news.Problem {
	switch v := value.(type) {
	case string:
		*to = oneLine(v)
		return nil
	case []any: // author = ["Anna Berg", "Ben Holt"]
		names := make([]string, 0, len(v))
		for _, name := range v {
			names = append(names, oneLine(fmt.Sprint(name)))
		}
		*to = strings.Join(names, ", ")
		return nil
	case map[string]any:
		return fm.problemAt(key, fmt.Sprintf("%s is a table; it must be a text", key), "")
	case time.Time:
		return fm.problemAt(key, fmt.Sprintf("%s is a date; it must be a text", key), "put it in quotes")
	}
	*to = oneLine(fmt.Sprint(value)) // title: 1984
	return nil
}

func (fm *frontMatter) setDate(to *string, key string, value any) *news.Problem {
	var err error
	switch v := value.(type) {
	case time.Time:
		*to, err = tomlDate(v)
	default:
		*to, err = isoDate(fmt.Sprint(v))
	}
	if err == nil {
		return nil
	}
	text := fmt.Sprint(value)
	if len(text) > 60 {
		text = strings.ToValidUTF8(text[:60], "") + "…"
	}
	return fm.problemAt(key, fmt.Sprintf("%s: %q %v; the date is left open", key, text, err), fmt.Sprintf("write it as %s%s2025-03-04", key, map[bool]string{true: ": ", false: " = "}[fm.yaml]))
}

func (fm *frontMatter) setURL(to *string, value any) *news.Problem {
	*to = cleanURL(fmt.Sprint(value))
	if *to != "" || value == "" {
		return nil
	}
	return fm.problemAt("url", "url is not an http or https address; it is left out", "write it as https://gazette.example/story")
}

func (fm *frontMatter) setDraft(to *bool, value any) *news.Problem {
	draft, ok := value.(bool)
	if !ok {
		// Better one article too few than one that was not meant to be seen.
		*to = true
		problem := fm.problemAt("draft", "draft is neither true nor false; the article is taken for a draft", "write true or false, without quotes")
		problem.Skipped = true
		return problem
	}
	*to = draft
	return nil
}

// unknown reports a key that means nothing here, with the one that was probably meant.
func (fm *frontMatter) unknown(key string, known []string) *news.Problem {
	hint := "known keys: " + strings.Join(known, ", ")
	folded := strings.ToLower(key)
	best, distance := "", max(2, len(folded)/3)+1
	for _, name := range known {
		if len(folded) > 64 {
			break
		}
		if d := levenshtein.ComputeDistance(folded, name); d < distance {
			best, distance = name, d
		}
	}
	if best != "" {
		hint = fmt.Sprintf("did you mean %q?", best)
	}
	if len(key) > 64 {
		key = strings.ToValidUTF8(key[:64], "") + "…"
	}
	return fm.problemAt(key, fmt.Sprintf("unknown key %q", key), hint)
}
