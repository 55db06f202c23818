package config

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The TOML library does not say where a key stands, and takes time and memory with the square
// of a key's depth. This scan, linear in the text, finds the first and refuses the second
// before the library sees the file. It is lenient: what is wrong otherwise, the library says.

// maxDepth bounds the parts of a dotted key and the nesting of lists and tables. No key of
// briefing.toml has more than three parts.
const maxDepth = 16

// position is a place in a file, counted from 1; the zero position is unknown.
type position struct{ line, column int }

// refusal says why a text is not given to the library.
type refusal struct {
	at      position
	message string
}

// joinKey makes the name of a key under which scanKeys files it.
func joinKey(path []string) string { return strings.Join(path, "\x00") }

// scanKeys returns the place of every key and table of a TOML text, other than those inside
// inline tables, or why the text is refused.
func scanKeys(text string) (map[string]position, *refusal) {
	s := &keyScanner{text: text, line: 1, places: map[string]position{}}
	for s.pos < len(s.text) && s.refused == nil {
		s.statement()
	}
	return s.places, s.refused
}

type keyScanner struct {
	text      string
	pos       int
	line      int
	lineStart int
	table     []string // of the last header
	places    map[string]position
	refused   *refusal
}

func (s *keyScanner) here() position {
	return position{s.line, 1 + utf8.RuneCountInString(s.text[s.lineStart:s.pos])}
}

func (s *keyScanner) refuse(message string) {
	if s.refused == nil {
		s.refused = &refusal{at: position{line: s.line, column: 1}, message: message}
	}
}

// statement reads a header, a key with its value, a comment or an empty line.
func (s *keyScanner) statement() {
	s.spaces()
	at := s.here()
	switch c := s.peek(); {
	case c == '[':
		for s.peek() == '[' {
			s.pos++
		}
		s.table = s.key("]")
		s.note(s.table, at)
		s.value()
	case c != 0 && c != '#' && c != '\n':
		key := s.key("=")
		s.note(append(s.table[:len(s.table):len(s.table)], key...), at)
		s.value()
	default:
		s.value()
	}
}

// note files a key and the tables that it opens, the first place of each.
func (s *keyScanner) note(path []string, at position) {
	for n := 1; n <= len(path) && n <= maxDepth; n++ {
		name := joinKey(path[:n])
		if _, ok := s.places[name]; !ok {
			s.places[name] = at
		}
	}
}

// key reads a dotted key up to one of the end characters or the end of the line.
func (s *keyScanner) key(end string) []string {
	var parts []string
	var part strings.Builder
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		switch {
		case c == '\n' || strings.IndexByte(end, c) >= 0:
			return append(parts, part.String())
		case c == '.':
			parts = append(parts, part.String())
			part.Reset()
			if len(parts) >= maxDepth {
				s.refuse(fmt.Sprintf("a key has more than %d parts", maxDepth))
				return parts
			}
		case c == '"' || c == '\'':
			start := s.pos
			s.quoted()
			part.WriteString(strings.Trim(s.text[start:s.pos], string(c)))
			continue
		case c != ' ' && c != '\t' && c != '\r':
			part.WriteByte(c)
		}
		s.pos++
	}
	return append(parts, part.String())
}

// value skips to the line after the statement, over strings, lists and inline tables.
func (s *keyScanner) value() {
	depth, dots := 0, 0
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; c {
		case '"', '\'':
			s.quoted()
			continue
		case '#':
			s.comment()
			continue
		case '\n':
			s.pos++
			s.line, s.lineStart = s.line+1, s.pos
			dots = 0
			if depth <= 0 {
				return
			}
			continue
		case '[', '{':
			depth, dots = depth+1, 0
			if depth > maxDepth {
				s.refuse(fmt.Sprintf("lists or tables are nested more than %d deep", maxDepth))
				return
			}
		case ']', '}':
			depth, dots = depth-1, 0
		case ',', '=':
			dots = 0
		case '.':
			if dots++; dots > maxDepth {
				s.refuse(fmt.Sprintf("a key has more than %d parts", maxDepth))
				return
			}
		}
		s.pos++
	}
}

// quoted skips a string in any of TOML's four forms. One that is not closed ends with its line.
func (s *keyScanner) quoted() {
	quote := s.text[s.pos : s.pos+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(s.text[s.pos:], long) {
		s.pos += len(long)
		s.until(long, quote == `"`, true)
		return
	}
	s.pos++
	s.until(quote, quote == `"`, false)
}

func (s *keyScanner) until(end string, escapes, lines bool) {
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == '\\' && escapes && s.pos+1 < len(s.text) && s.text[s.pos+1] != '\n':
			s.pos++
		case c == '\n' && !lines:
			return
		case c == '\n':
			s.line, s.lineStart = s.line+1, s.pos+1
		case strings.HasPrefix(s.text[s.pos:], end):
			s.pos += len(end)
			return
		}
		s.pos++
	}
}

func (s *keyScanner) comment() {
	for s.pos < len(s.text) && s.text[s.pos] != '\n' {
		s.pos++
	}
}

func (s *keyScanner) spaces() {
	for s.pos < len(s.text) && strings.IndexByte(" \t\r", s.text[s.pos]) >= 0 {
		s.pos++
	}
}

func (s *keyScanner) peek() byte {
	if s.pos >= len(s.text) {
		return 0
	}
	return s.text[s.pos]
}
