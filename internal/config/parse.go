package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"github.com/briefgen/briefgen/internal/news"
)

// maxSize is far above any configuration written by hand; the TOML library's memory grows much
// faster than its input.
const maxSize = 64 << 10

// Parse reads a configuration; name is the file's name for messages. Without data it returns
// the defaults. Where there are problems, each with the line it stands on, sorted, the
// configuration must not be used.
func Parse(name string, data []byte) (Config, []*news.Problem) {
	r := &reader{name: name, config: Default()}
	if len(data) > maxSize {
		r.report(position{}, fmt.Sprintf("is %d KiB; the limit is %d KiB", (len(data)+1023)>>10, maxSize>>10), "move long texts into the articles or templates")
		return r.config, r.problems
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	r.lines = strings.Split(text, "\n")
	if at, ok := invalidUTF8(text); ok {
		r.report(at, "is not UTF-8 text", "save the file as UTF-8")
		return r.config, r.problems
	}
	keys, hostile := scanKeys(text)
	if hostile != nil {
		r.report(hostile.at, hostile.message, "write nested keys as tables, such as [digest]")
		return r.config, r.problems
	}
	r.keys = keys

	var values map[string]any
	if err := toml.Unmarshal([]byte(text), &values); err != nil {
		r.reportSyntax(err)
		return r.config, r.problems
	}
	r.readRoot(values)
	if len(r.problems) == 0 {
		r.checkSMTP()
		r.checkFolders()
		r.checkOneClick()
	}
	slices.SortStableFunc(r.problems, func(a, b *news.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.Message, b.Message))
	})
	return r.config, r.problems
}

// At returns what is wrong with the value of a key of a file that Parse has taken, where that is not for Parse to find.
func At(name string, data []byte, key, message, hint string) *news.Problem {
	text := strings.TrimPrefix(string(data), "\ufeff")
	r := &reader{name: name, lines: strings.Split(text, "\n")}
	r.keys, _ = scanKeys(text)
	r.reportAt([]string{key}, message, hint)
	return r.problems[0]
}

// reader fills a configuration from decoded values and collects what is wrong with them.
type reader struct {
	name     string
	lines    []string
	keys     map[string]position
	config   Config
	problems []*news.Problem
}

// report adds a problem at a place of the file.
func (r *reader) report(at position, message, hint string) {
	p := &news.Problem{Path: r.name, Line: at.line, Column: at.column, Message: message, Hint: hint}
	if at.line > 0 && at.line <= len(r.lines) {
		p.Source = strings.TrimRight(r.lines[at.line-1], "\r")
	}
	r.problems = append(r.problems, p)
}

// reportAt adds a problem with the value of a key.
func (r *reader) reportAt(path []string, message, hint string) {
	r.report(r.find(path), message, hint)
}

// find returns where a key stands. A key inside an inline table is found at the key that holds
// the table.
func (r *reader) find(path []string) position {
	for n := len(path); n > 0; n-- {
		if at, ok := r.keys[joinKey(path[:n])]; ok {
			return at
		}
	}
	return position{}
}

// reportSyntax adds what the TOML library says.
func (r *reader) reportSyntax(err error) {
	var syntax toml.ParseError
	if !errors.As(err, &syntax) {
		r.report(position{}, strings.TrimPrefix(err.Error(), "toml: "), "")
		return
	}
	at := position{line: syntax.Position.Line, column: syntax.Position.Col}
	message := strings.TrimSuffix(syntax.Message, ".")
	if message == "" {
		message = "is not valid TOML"
	}
	r.report(at, message, syntaxHint(r.lines, at.line))
}

// syntaxHint guesses the most frequent mistake: a text without quotes.
func syntaxHint(lines []string, line int) string {
	if line < 1 || line > len(lines) {
		return ""
	}
	key, value, ok := strings.Cut(lines[line-1], "=")
	value = strings.TrimSpace(value)
	if !ok || value == "" || strings.ContainsAny(value[:1], "\"'[{") {
		return ""
	}
	return fmt.Sprintf("put texts in quotes: %s = %q", strings.TrimSpace(key), value)
}

// invalidUTF8 returns the place of the first byte that is no UTF-8.
func invalidUTF8(text string) (position, bool) {
	at := position{line: 1, column: 1}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return at, true
		}
		at.column++
		if r == '\n' {
			at = position{line: at.line + 1, column: 1}
		}
		i += n
	}
	return position{}, false
}
