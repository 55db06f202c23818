package verify

import (
	"encoding/json"
	"io/fs"
)

// indexFile is what is read of index.json.
type indexFile struct {
	Stories []indexStory
}

type indexStory struct {
	ID, Title string
	Articles  []struct{ ID, Path string }
}

// checkIndex compares index.json with the stories and the articles: every story has its
// briefing.json, every article is in one story.
func (c *checker) checkIndex(site fs.FS) {
	raw, err := fs.ReadFile(site, indexName)
	if err != nil {
		c.found(Finding{File: indexName, Problem: ProblemMissing})
		return
	}
	var index indexFile
	if err := json.Unmarshal(raw, &index); err != nil {
		c.found(Finding{File: indexName, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	owned := map[string]bool{}
	for _, entry := range index.Stories {
		for _, f := range c.checkIndexStory(entry, owned) {
			f.File, f.Story = indexName, entry.ID
			f.Line = lineOf(raw, []byte(`"`+entry.ID+`"`))
			c.found(f)
		}
	}
	for _, a := range c.library.articles {
		if !owned[a.Path] {
			c.found(Finding{File: indexName, Article: a.Path, Problem: ProblemNew})
		}
	}
}

// checkIndexStory compares an entry with its story and notes its articles as owned.
func (c *checker) checkIndexStory(entry indexStory, owned map[string]bool) []Finding {
	s := c.stories[entry.ID]
	if s == nil {
		return []Finding{{Problem: ProblemNoStory}}
	}
	var out []Finding
	if entry.Title != s.b.Title {
		out = append(out, Finding{Shown: entry.Title, Problem: ProblemTitle})
	}
	for _, a := range entry.Articles {
		if s.paths[a.ID] != a.Path {
			out = append(out, Finding{Article: a.Path, Problem: ProblemNoArticle})
		}
		if owned[a.Path] {
			out = append(out, Finding{Article: a.Path, Problem: ProblemTwice})
		}
		owned[a.Path] = true
	}
	return out
}
