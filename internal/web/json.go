package web

import (
	"bytes"
	"fmt"

	"github.com/briefgen/briefgen/internal/news"
)

type indexStory struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Published string         `json:"published"`
	Path      string         `json:"path"`
	Articles  []indexArticle `json:"articles"`
}

type indexArticle struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Outlet string `json:"outlet"`
}

// indexFile returns index.json.
func indexFile(stories []*storyViews) news.File {
	items := make([][]byte, len(stories))
	for i, v := range stories {
		items[i] = v.parts.listed
	}
	return jsonList("index.json", "stories", items)
}

// indexed is a briefing as it stands in index.json.
func indexed(b *news.Briefing) indexStory {
	story := indexStory{ID: b.ID, Title: b.Title, Published: b.Published, Path: b.ID + "/", Articles: []indexArticle{}}
	for _, a := range b.Articles {
		story.Articles = append(story.Articles, indexArticle{ID: a.ID, Path: a.Path, Outlet: a.Outlet})
	}
	return story
}

// jsonEntry encodes an entry of a list that jsonList makes.
func jsonEntry(v any) ([]byte, error) {
	data, err := indentedJSON(v, "    ", "")
	if err != nil {
		return nil, fmt.Errorf("encode an entry of a list: %w", err)
	}
	return data, nil
}

// jsonList is a file with a version and a list, as encoding/json would write it; of a long list most entries are the same from
// time to time.
func jsonList(path, name string, items [][]byte) news.File {
	var buf bytes.Buffer
	size := 100
	for _, item := range items {
		size += len(item) + len(",\n    ")
	}
	buf.Grow(size)
	fmt.Fprintf(&buf, "{\n  \"version\": %d,\n  %q: [", news.BriefingVersion, name)
	for i, item := range items {
		if i > 0 {
			buf.WriteByte(',')
		}
		buf.WriteString("\n    ")
		buf.Write(item)
	}
	if len(items) > 0 {
		buf.WriteString("\n  ")
	}
	buf.WriteString("]\n}\n")
	return news.File{Path: path, Data: buf.Bytes()}
}

// briefingFile returns the briefing.json of b.
func briefingFile(b *news.Briefing) (news.File, error) {
	return jsonFile(b.ID+"/briefing.json", withoutNulls(b))
}

func jsonFile(path string, v any) (news.File, error) {
	data, err := indentedJSON(v, "", "\n")
	if err != nil {
		return news.File{}, fmt.Errorf("encode %q: %w", path, err)
	}
	return news.File{Path: path, Data: data}, nil
}

// withoutNulls returns a copy of b in which no slice is nil: readers of the JSON may then loop
// over every list without asking.
func withoutNulls(b *news.Briefing) *news.Briefing {
	c := *b
	c.Articles = list(b.Articles)
	c.Origins = list(b.Origins)
	for i := range c.Origins {
		c.Origins[i].Articles = list(c.Origins[i].Articles)
	}
	c.Consensus = claimsWithoutNulls(b.Consensus)
	c.Reported = claimsWithoutNulls(b.Reported)
	c.Disputes = disputesWithoutNulls(b.Disputes)
	c.Revised = disputesWithoutNulls(b.Revised)
	c.Quotes = list(b.Quotes)
	for i := range c.Quotes {
		c.Quotes[i].Citations = list(c.Quotes[i].Citations)
		c.Quotes[i].Parts = list(c.Quotes[i].Parts)
		c.Quotes[i].Drift = list(c.Quotes[i].Drift)
		for k := range c.Quotes[i].Drift {
			c.Quotes[i].Drift[k].Parts = list(c.Quotes[i].Drift[k].Parts)
		}
	}
	c.Actors = list(b.Actors)
	for i := range c.Actors {
		c.Actors[i].Aliases = list(c.Actors[i].Aliases)
		c.Actors[i].Edited = list(c.Actors[i].Edited)
		c.Actors[i].Citations = list(c.Actors[i].Citations)
	}
	c.Timeline = list(b.Timeline)
	for i := range c.Timeline {
		c.Timeline[i].Citations, c.Timeline[i].When = list(c.Timeline[i].Citations), list(c.Timeline[i].When)
	}
	c.Unknowns = list(b.Unknowns)
	for i := range c.Unknowns {
		c.Unknowns[i].Citations = list(c.Unknowns[i].Citations)
	}
	return &c
}

func claimsWithoutNulls(claims []news.Claim) []news.Claim {
	out := list(claims)
	for i := range out {
		out[i].SaidBy = list(out[i].SaidBy)
		out[i].Citations = list(out[i].Citations)
	}
	return out
}

func disputesWithoutNulls(disputes []news.Dispute) []news.Dispute {
	out := list(disputes)
	for i := range out {
		out[i].Variants = variantsWithoutNulls(out[i].Variants)
	}
	return out
}

func variantsWithoutNulls(variants []news.Variant) []news.Variant {
	out := list(variants)
	for i := range out {
		out[i].SaidBy = list(out[i].SaidBy)
		out[i].Citations = list(out[i].Citations)
	}
	return out
}

// list returns a copy of s that is never nil.
func list[T any](s []T) []T {
	return append(make([]T, 0, len(s)), s...)
}
