// Command trim makes internal/digest/inbox/caniemail.jsonl from the data of the npm package caniemail, in the root of the
// module:
//
//	npm pack caniemail@VERSION
//	tar -xOf caniemail-VERSION.tgz package/data/caniemail.json | go run ./internal/digest/inbox/trim -from caniemail@VERSION
//
// Kept is what was found of the clients of [inbox.Clients] at last, and the notes of that. Read the diff: what a client no longer
// supports fails TestDigest, and a feature that is new may take the place of a named exception.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/briefgen/briefgen/internal/digest/inbox"
)

func main() {
	from := flag.String("from", "", "the `package` with its version: caniemail@2.0.2")
	out := flag.String("out", "internal/digest/inbox/caniemail.jsonl", "the `file` to write")
	flag.Parse()
	if err := run(os.Stdin, *from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "trim:", err)
		os.Exit(1)
	}
}

// source is what is read of the package's data.
type source struct {
	Updated string `json:"last_update_date"`
	Data    []struct {
		Slug, Title string
		Category    string
		Tested      string                                `json:"last_test_date"`
		Stats       map[string]map[string]json.RawMessage // family, platform: versions
		Notes       map[string]string                     `json:"notes_by_num"`
	}
}

func run(in io.Reader, from, out string) error {
	if from == "" {
		return errors.New("-from is missing: say of which package the data is")
	}
	var src source
	if err := json.NewDecoder(in).Decode(&src); err != nil {
		return fmt.Errorf("read the data of caniemail: %w", err)
	}
	updated, _, _ := strings.Cut(src.Updated, " ")
	lines := []any{inbox.Edition{Package: from, Updated: updated}}
	for _, f := range src.Data {
		if f.Category != "html" && f.Category != "css" {
			continue
		}
		kept := inbox.Feature{Slug: f.Slug, Title: f.Title, Tested: f.Tested, Support: map[string]string{}, Notes: map[string]string{}}
		for _, c := range inbox.Clients() {
			family, platform, _ := strings.Cut(c.Key, "/")
			support, err := last(f.Stats[family][platform])
			if err != nil {
				return fmt.Errorf("%s, %s: %w", f.Slug, c.Key, err)
			}
			if support == "" {
				continue
			}
			kept.Support[c.Key] = support
			for _, n := range strings.Fields(support)[1:] {
				n = strings.TrimPrefix(n, "#")
				kept.Notes[n] = f.Notes[n]
			}
		}
		lines = append(lines, kept)
	}
	return write(out, lines)
}

// last returns what was found at last: the versions stand in the order of time, which a map would lose.
func last(versions json.RawMessage) (string, error) {
	if len(versions) == 0 {
		return "", nil
	}
	dec := json.NewDecoder(strings.NewReader(string(versions)))
	found := ""
	for depth, isKey := 0, true; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case json.Delim:
			depth++
			if depth > 2 {
				return "", errors.New("a version is no text")
			}
		case string:
			if !isKey {
				found = t
			}
			isKey = !isKey
		}
	}
}

func write(name string, lines []any) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, line := range lines {
		err = errors.Join(err, enc.Encode(line))
	}
	return errors.Join(err, w.Flush(), f.Close())
}
