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
	seen  *seen
	shelf shelf
	opts  Options
	last  map[*news.Document]labelled // by the first document

	docs    []*news.Document // of the last time
	infos   map[string]*news.StoryInfo
	stories []*news.Story

	Reader Reader // opens documents before they are looked at, and closes them again; nil where all are open
}

// Stories is [Stories].
func (g *Grouper) Stories(docs []*news.Document, infos []*news.StoryInfo, opts Options) []*news.Story {
	about := make(map[string]*news.StoryInfo, len(infos))
	for _, i := range infos {
		about[i.Folder] = i
	}
	if !reflect.DeepEqual(g.opts, opts) {
		g.opts, g.last, g.stories = opts, nil, nil
	}
	if g.stories != nil && slices.Equal(g.docs, docs) {
		g.renew(about)
	} else {
		g.group(docs, about)
	}
	g.docs, g.infos = slices.Clone(docs), about
	return slices.Clone(g.stories)
}

// renew brings the stories of the last time to what is said about folders.
func (g *Grouper) renew(about map[string]*news.StoryInfo) {
	for i, s := range g.stories {
		folder := s.Info.Folder
		if folder == "" || g.infos[folder] == about[folder] {
			continue
		}
		now := g.folder(s.Docs, infoOf(folder, about))
		now.ID = s.ID // which is made of the folder's name
		g.stories[i] = now
		g.last[s.Docs[0]] = labelled{now, g.last[s.Docs[0]].label}
	}
}

// infoOf is what is said about a folder.
func infoOf(folder string, about map[string]*news.StoryInfo) news.StoryInfo {
	info := news.StoryInfo{Folder: folder}
	if said := about[folder]; said != nil {
		info = *said
	}
	return info
}

// group groups docs.
func (g *Grouper) group(docs []*news.Document, about map[string]*news.StoryInfo) {
	g.seen = g.seen.next(docs)
	list := g.labelled(g.grouped(docs, about))
	name(list)
	g.last = make(map[*news.Document]labelled, len(list))
	stories := make([]*news.Story, len(list))
	for i, l := range list {
		g.last[l.story.Docs[0]] = l
		stories[i] = l.story
	}
	slices.SortFunc(stories, func(a, b *news.Story) int { return cmp.Compare(a.ID, b.ID) })
	g.stories = stories
}

// grouped groups docs into stories: those of the last time where nothing but their names can have changed.
func (g *Grouper) grouped(docs []*news.Document, about map[string]*news.StoryInfo) []*news.Story {
	byFolder := map[string][]*news.Document{}
	for _, doc := range docs {
		byFolder[doc.Folder] = append(byFolder[doc.Folder], doc)
	}
	stories := []*news.Story{}
	for _, folder := range slices.Sorted(maps.Keys(byFolder)) {
		if folder == "" {
			continue
		}
		stories = append(stories, g.folder(slices.SortedFunc(slices.Values(byFolder[folder]), byPath), infoOf(folder, about)))
	}
	for _, e := range g.shelf.group(byFolder[""], g) {
		s := g.last[e.nodes[0].doc].story
		if s == nil || !e.are(s.Docs) {
			s = &news.Story{Docs: e.docs()}
			g.trace(s)
		}
		stories = append(stories, s)
	}
	return stories
}

// folder makes the story of a folder.
func (g *Grouper) folder(docs []*news.Document, about news.StoryInfo) *news.Story {
	old := g.last[docs[0]].story
	if old == nil || !slices.Equal(old.Docs, docs) {
		g.open(docs)
		defer g.close(docs)
		s := &news.Story{Info: about, Docs: docs, Notes: strays(docs, g.seen)}
		trace(s, g.opts)
		return s
	}
	if reflect.DeepEqual(old.Info, about) {
		return old
	}
	return &news.Story{Info: about, Docs: docs, Notes: old.Notes, Origins: old.Origins, Passages: old.Passages}
}

// labelled is a story with what its id is made of.
type labelled struct {
	story *news.Story
	label label
}

// labelled puts labels on stories, in the order in which they are given their ids.
func (g *Grouper) labelled(stories []*news.Story) []labelled {
	list := make([]labelled, len(stories))
	for i, s := range stories {
		if list[i] = g.last[s.Docs[0]]; list[i].story != s {
			list[i] = labelled{s, labelOf(s)}
		}
	}
	slices.SortFunc(list, func(a, b labelled) int {
		if c := cmp.Compare(a.label.order, b.label.order); c != 0 {
			return c
		}
		return cmp.Compare(a.label.key, b.label.key)
	})
	return list
}

// name gives each story its id: the folder's name as a slug, or the title of its first article.
// Where two would be one, the later gets a suffix made of its folder or that article's path;
// folders come before loose articles, and these in the order of time, so that an article that
// is added seldom changes the id of another story.
func name(stories []labelled) {
	taken := make(map[string]bool, len(stories))
	for i, l := range stories {
		id := l.label.slug
		for n := 0; taken[id]; n++ {
			id = news.ID(l.label.slug, l.label.key, strings.Repeat("+", n))
		}
		taken[id] = true
		if l.story.ID == "" {
			l.story.ID = id
		} else if l.story.ID != id { // the old one may be in use still
			renamed := *l.story
			renamed.ID = id
			stories[i].story = &renamed
		}
	}
}

// label is what a story's id is made of.
type label struct {
	slug  string
	key   string // unique
	order string // by which stories are given their ids
}

func labelOf(s *news.Story) label {
	if s.Info.Folder != "" {
		slug, order := news.Slug(s.Info.Folder), "1"
		if slug == s.Info.Folder {
			order = "0" // its name is an id already
		}
		return label{slug: slug, key: s.Info.Folder, order: order}
	}
	first := earliest(s.Docs)
	name := first.Title
	if name == "" {
		name = strings.TrimSuffix(first.Path, path.Ext(first.Path))
	}
	return label{slug: news.Slug(name), key: first.Path, order: "2" + published(first)}
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
