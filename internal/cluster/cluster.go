// Package cluster groups documents into stories: those of one folder are one story, and those
// that lie in no folder are grouped by what they tell of. Within a story it finds the origins:
// texts that did not come from another.
package cluster

import (
	"cmp"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// Options are the settings of the grouping.
type Options struct {
	Outlets map[string]Outlet // by the name that articles have as their outlet
}

// Outlet is what the configuration says of an outlet.
type Outlet struct {
	Family string // the publisher; shared text within a family is one origin the sooner
	Agency bool   // names the origin of the texts that it shares with others
}

// Stories groups docs into stories, ordered by id; each document is in exactly one. infos are
// the _index.md of story folders; those of folders without documents are left out. Neither is
// changed. It takes time linear in docs but for documents that share rare words.
func Stories(docs []*news.Document, infos []*news.StoryInfo, opts Options) []*news.Story {
	return new(Grouper).Stories(docs, infos, opts)
}

// Grouper groups documents again and again, and looks but once at what it has seen: the words of a document, the
// origins of documents that are a story again. It answers as [Stories] does. A document that it is given again must
// not have been changed since. It may not be used by two goroutines at once. The zero value is ready.
type Grouper struct {
	seen   *seen
	opts   Options
	traced map[*news.Document]*news.Story // by the first document
}

// Stories is [Stories].
func (g *Grouper) Stories(docs []*news.Document, infos []*news.StoryInfo, opts Options) []*news.Story {
	g.seen = g.seen.next(docs)
	stories := grouped(docs, infos, g.seen)
	if !reflect.DeepEqual(g.opts, opts) {
		g.opts, g.traced = opts, nil
	}
	traced := make(map[*news.Document]*news.Story, len(stories))
	for _, s := range stories {
		if old := g.traced[s.Docs[0]]; old != nil && slices.Equal(old.Docs, s.Docs) {
			s.Origins, s.Passages = old.Origins, old.Passages
		} else {
			trace(s, opts)
		}
		traced[s.Docs[0]] = s
	}
	g.traced = traced
	name(stories)
	slices.SortFunc(stories, func(a, b *news.Story) int { return cmp.Compare(a.ID, b.ID) })
	return stories
}

// grouped groups docs into stories that have no names and no origins yet.
func grouped(docs []*news.Document, infos []*news.StoryInfo, words *seen) []*news.Story {
	info := map[string]news.StoryInfo{}
	for _, i := range infos {
		info[i.Folder] = *i
	}
	byFolder := map[string][]*news.Document{}
	for _, doc := range docs {
		byFolder[doc.Folder] = append(byFolder[doc.Folder], doc)
	}
	stories := []*news.Story{}
	for _, folder := range slices.Sorted(maps.Keys(byFolder)) {
		if folder == "" {
			continue
		}
		s := &news.Story{Info: info[folder], Docs: slices.SortedFunc(slices.Values(byFolder[folder]), byPath)}
		s.Info.Folder = folder
		s.Notes = strays(s.Docs, words)
		stories = append(stories, s)
	}
	for _, group := range sameEvent(byFolder[""], words) {
		stories = append(stories, &news.Story{Docs: group})
	}
	return stories
}

// name gives each story its id: the folder's name as a slug, or the title of its first article.
// Where two would be one, the later gets a suffix made of its folder or that article's path;
// folders come before loose articles, and these in the order of time, so that an article that
// is added seldom changes the id of another story.
func name(stories []*news.Story) {
	labels := make([]label, len(stories))
	for i, s := range stories {
		labels[i] = labelOf(s)
	}
	slices.SortFunc(labels, func(a, b label) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.key, b.key))
	})
	taken := map[string]bool{}
	for _, l := range labels {
		id := news.Slug(l.name)
		for n := 0; taken[id]; n++ {
			id = news.ID(news.Slug(l.name), l.key, strings.Repeat("+", n))
		}
		l.story.ID = id
		taken[id] = true
	}
}

// label is what a story's id is made of.
type label struct {
	story *news.Story
	name  string
	key   string // unique
	order string // by which stories are given their ids
}

func labelOf(s *news.Story) label {
	if s.Info.Folder != "" {
		order := "1"
		if news.Slug(s.Info.Folder) == s.Info.Folder {
			order = "0" // its name is an id already
		}
		return label{story: s, name: s.Info.Folder, key: s.Info.Folder, order: order}
	}
	first := earliest(s.Docs)
	l := label{story: s, name: first.Title, key: first.Path, order: "2" + published(first)}
	if l.name == "" {
		l.name = strings.TrimSuffix(first.Path, path.Ext(first.Path))
	}
	return l
}

// earliest returns the document that was published first, of those alike the first by path;
// undated ones come behind all others.
func earliest(docs []*news.Document) *news.Document {
	return slices.MinFunc(docs, func(a, b *news.Document) int {
		return cmp.Or(cmp.Compare(published(a), published(b)), byPath(a, b))
	})
}

// published returns the date of a document in a form that orders by time, undated ones last.
func published(doc *news.Document) string {
	if day(doc).IsZero() {
		return "~"
	}
	return doc.Published
}
