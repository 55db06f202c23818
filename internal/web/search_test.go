package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// entriesOf returns the JSON in a file of search data, nil if it is none.
func entriesOf(data []byte) []byte {
	inner, ok := bytes.CutPrefix(data, []byte(shardOpens))
	inner, closed := bytes.CutSuffix(inner, []byte(shardCloses))
	if !ok || !closed {
		return nil
	}
	return slices.Concat([]byte("["), inner, []byte("]"))
}

// TestSearchShards: every story is in one file of search data, and a story more changes one file of those that were there.
func TestSearchShards(t *testing.T) {
	shards := func(n int) map[string]string {
		s := render(t, Options{}, dated(t, n, func(int) string { return "2025-03-04" })...)
		out := map[string]string{}
		seen := map[string]bool{}
		for name, data := range s.files {
			if !strings.HasPrefix(name, "search/") || !strings.HasSuffix(name, ".js") {
				continue
			}
			out[name] = string(data)
			if !strings.Contains(string(s.files["search/index.html"]), `src="`+strings.TrimPrefix(name, "search/")+`"`) {
				t.Errorf("the page does not load %s", name)
			}
			var entries []searchStory
			if err := json.Unmarshal(bytes.ReplaceAll(entriesOf(data), []byte(`"lines":`), []byte(`"-":`)), &entries); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, e := range entries {
				if e.ID != "" && seen[e.ID] {
					t.Errorf("story %q is in two files", e.ID)
				}
				seen[e.ID] = true
			}
		}
		delete(seen, "") // the actors
		if len(seen) != n {
			t.Errorf("%d stories, want %d", len(seen), n)
		}
		return out
	}
	before, after := shards(200), shards(201)
	changed := 0
	for name, data := range after {
		if before[name] != data {
			changed++
		}
	}
	if len(before) != 4+1 || len(after) != len(before) || changed != 1 {
		t.Errorf("%d files became %d, %d changed", len(before), len(after), changed)
	}
}

// TestSearchedAtOnce: a large site has the data of its earlier stories loaded when somebody asks for them.
func TestSearchedAtOnce(t *testing.T) {
	var stories []*storyViews
	for i, b := range dated(t, 2400, func(i int) string { return fmt.Sprintf("20%02d-03-04", i/100) }) {
		stories = append(stories, &storyViews{b: b, parts: &parts{search: fmt.Appendf(nil, `{"id":"s%d"}`, i)}})
	}
	slices.Reverse(stories)
	s := search{words: english(t), months: newArchive(stories, Site{}, nil)}
	jobs := s.jobs()
	page := jobs[len(jobs)-1].view.(*SearchPage)
	if first, older := len(page.Data)-1, len(page.Older); first != 20 || older != 28 {
		t.Errorf("%d files at once, %d later", first, older)
	}
	if page.Data[0] != "2023-03-00.js" || page.Older[len(page.Older)-1] != "2000-03-01.js" {
		t.Errorf("from %q to %q", page.Data[0], page.Older[len(page.Older)-1])
	}
}
