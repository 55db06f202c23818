package inbox

import (
	"bytes"
	_ "embed" // for the data
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// Edition says of when the data is; it is the first line of caniemail.jsonl.
type Edition struct {
	Package string `json:"package"` // of npm, with its version
	Updated string `json:"updated"` // day, ISO 8601
}

// Feature is something of HTML or CSS, and who knows it; each is a line of caniemail.jsonl.
type Feature struct {
	Slug    string            `json:"slug"` // "css-font-size"
	Title   string            `json:"title"`
	Tested  string            `json:"tested"`          // day, ISO 8601
	Support map[string]string `json:"support"`         // of Client.Key: y, a (in part), n or u (unknown), and the numbers of notes: "a #1 #2"
	Notes   map[string]string `json:"notes,omitempty"` // by their numbers
}

//go:embed caniemail.jsonl
var caniemail []byte

type table struct {
	edition  Edition
	features map[string]Feature // by slug
}

// known is the data. That it can be read is tested; nobody can change it after.
var known = sync.OnceValue(func() *table {
	t, err := readTable(caniemail)
	if err != nil {
		panic(err)
	}
	return t
})

func readTable(data []byte) (*table, error) {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	t := &table{features: map[string]Feature{}}
	if err := json.Unmarshal(first, &t.edition); err != nil {
		return nil, fmt.Errorf("read the first line of caniemail.jsonl: %w", err)
	}
	for line := range bytes.Lines(rest) {
		var f Feature
		if err := json.Unmarshal(line, &f); err != nil {
			return nil, fmt.Errorf("read a line of caniemail.jsonl: %w", err)
		}
		t.features[f.Slug] = f
	}
	return t, nil
}

// has returns the slug if the data has it, else "".
func (t *table) has(slug string) string {
	if _, ok := t.features[slug]; ok {
		return slug
	}
	return ""
}

// support returns what a client makes of a feature: y, a, n or u, and what is said of that.
func (f Feature) support(client string) (string, []string) {
	fields := strings.Fields(f.Support[client])
	if len(fields) == 0 {
		return unknown, nil
	}
	var notes []string
	for _, n := range fields[1:] {
		if note := f.Notes[strings.TrimPrefix(n, "#")]; note != "" {
			notes = append(notes, note)
		}
	}
	return fields[0], notes
}
