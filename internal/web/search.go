package web

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

const (
	// shardStories is how many stories a file of search data holds, about; an edit of one writes one file anew.
	shardStories = 64
	// searchedAtOnce is how many stories the search page loads, about; those before them when they are asked for.
	searchedAtOnce = 1000
	// shardOpens and shardCloses stand around the entries of a file: scripts are what a page can load from a folder, too.
	shardOpens  = "(self.briefings??=[]).push(\n"
	shardCloses = "\n);\n"
)

// searchStory is what the search knows of a story: an entry of search/….js.
type searchStory struct {
	ID        string                  `json:"id"`
	Title     string                  `json:"title"`
	Owner     string                  `json:"owner"` // of the title, as data-title has it; "" for the program
	Published string                  `json:"published"`
	Sources   []string                `json:"sources"` // the outlet of each article, "" where it is not known
	Articles  []string                `json:"articles"`
	Languages []string                `json:"languages,omitempty"` // of each article, "" for the site's; left out where that is all
	Lines     map[string][]searchLine `json:"lines"`               // by state: agreed, disputed, revised, single; quote
	Actors    []searchActor           `json:"actors"`              // those without a page over all stories
	Rest      []string                `json:"rest,omitempty"`      // ids of lines and actors that stand on the page of the rest
}

// searchLine is a line of a story: a claim, a side of a dispute, or a quote. It is written as a list, since names of fields would
// be a third of the file: its id, the index of its article, start, end, text, the indices of the articles that back it, who says it
// or what is disputed. The indices are left out if they are that of its own article alone and nothing follows, the last if it is empty.
type searchLine []any

// searchActor is an actor.
type searchActor struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Role      string   `json:"role,omitempty"`
	Story     string   `json:"story,omitempty"`      // whose words the name is, where the actor has a page
	RoleStory string   `json:"role_story,omitempty"` // likewise of the role
	Aliases   []string `json:"aliases,omitempty"`
}

// searchEntry returns the entry of the story, in JSON. The story's own page must have been viewed: only lines with a place there
// can be found.
func (v *storyViews) searchEntry() ([]byte, error) {
	title := v.title()
	s := searchStory{ID: v.b.ID, Title: title.Text, Owner: title.Owner, Published: labels.Day(v.b.Published), Lines: v.searchLines(), Actors: []searchActor{}}
	foreign := false
	for i, a := range v.b.Articles {
		s.Sources = append(s.Sources, a.Outlet)
		s.Articles = append(s.Articles, a.ID)
		s.Languages = append(s.Languages, v.lang(i))
		foreign = foreign || v.lang(i) != ""
	}
	if !foreign {
		s.Languages = nil
	}
	for i := range v.b.Actors {
		a := &v.b.Actors[i]
		if a.Name == "" || v.pages[a.ID] != "" || !v.ids["actor-"+a.ID] {
			continue
		}
		s.Actors = append(s.Actors, searchActor{ID: a.ID, Name: a.Name, Role: v.role(a).Text, Aliases: a.Aliases})
	}
	s.Rest = slices.Sorted(maps.Keys(v.rest))
	data, err := compactJSON(s)
	if err != nil {
		return nil, fmt.Errorf("encode the search of story %q: %w", v.b.ID, err)
	}
	return data, nil
}

func (v *storyViews) searchLines() map[string][]searchLine {
	out := map[string][]searchLine{}
	add := func(state, id, text string, about []string, citations []news.Citation) {
		if len(citations) == 0 || !v.ids[id] {
			return
		}
		at := v.locate(text, citations)
		l := searchLine{id, v.articles[at.Article], at.Start, at.End, at.Text}
		var backing []int
		for _, c := range citations {
			if i := v.articles[c.Article]; !slices.Contains(backing, i) {
				backing = append(backing, i)
			}
		}
		if len(backing) > 1 || len(about) > 0 {
			l = append(l, backing)
		}
		if len(about) > 0 {
			l = append(l, about)
		}
		out[state] = append(out[state], l)
	}
	for _, c := range v.b.Consensus {
		add("agreed", c.ID, c.Text, v.namesOf(c.SaidBy), c.Citations)
	}
	for _, d := range v.b.Differences() {
		state := "disputed"
		if d.Kind == news.RevisedFigure {
			state = "revised"
		}
		for _, side := range d.Variants {
			if len(side.Citations) > 0 {
				add(state, d.ID, side.Citations[0].Text, topicOf(d), side.Citations)
			}
		}
	}
	for _, q := range v.b.Quotes {
		add("quote", q.ID, q.Text, v.namesOf([]string{q.Speaker}), q.Citations)
	}
	for _, c := range v.b.Reported {
		add("single", c.ID, c.Text, v.namesOf(c.SaidBy), c.Citations)
	}
	return out
}

func topicOf(d news.Dispute) []string {
	if d.Topic == "" {
		return nil
	}
	return []string{d.Topic}
}

// namesOf returns the names of actors, those that are known.
func (v *storyViews) namesOf(ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := v.actors[id]; a != nil && a.Name != "" {
			out = append(out, a.Name)
		}
	}
	return out
}

// search makes the files below search/.
type search struct {
	site   Site
	words  *labels.Labels
	months *archive
	actors [][]byte // searchActors, encoded
}

// jobs are the page and its data. Stories stand in files by month, and where a month has many, by their ids: so a new story or
// an edit changes one file, and the number of files of a month only where it doubles or halves.
func (s *search) jobs() []job {
	view := &SearchPage{Page: Page{Site: s.site, Heading: Title{Text: s.words.Texts["search"]}, Root: "../", Scripts: true}, Years: s.months.years("../archive/")}
	var jobs []job
	first := 0
	for _, month := range s.months.months {
		stories := s.months.by[month]
		shards := make([][][]byte, shardsFor(len(stories)))
		for _, v := range stories {
			at := shardOf(v.b.ID, len(shards))
			shards[at] = append(shards[at], v.parts.search)
		}
		for i, entries := range shards {
			name := fmt.Sprintf("%s-%02x.js", monthFolder(month), i)
			jobs = append(jobs, shardJob(name, entries))
			if first < searchedAtOnce {
				view.Data = append(view.Data, name)
			} else {
				view.Older = append(view.Older, name)
			}
			first += len(entries)
		}
	}
	view.Data = append(view.Data, "actors.js")
	jobs = append(jobs, s.actorsJob())
	return append(jobs, sharedJob("search/index.html", "search.html", view))
}

// shardJob makes a file of search data.
func shardJob(name string, entries [][]byte) job {
	return encodedJob("search/"+name, entries, func() []byte {
		return slices.Concat([]byte(shardOpens), bytes.Join(entries, []byte(",\n")), []byte(shardCloses))
	})
}

// actorsJob makes the file of search data that has the actors.
func (s *search) actorsJob() job {
	return encodedJob("search/actors.js", s.actors, func() []byte {
		return slices.Concat([]byte(shardOpens+`{"actors":[`), bytes.Join(s.actors, []byte(",")), []byte("]}"+shardCloses))
	})
}

// shardsFor returns a power of two.
func shardsFor(stories int) int {
	n := 1
	for n*shardStories < stories {
		n *= 2
	}
	return n
}

func shardOf(id string, n int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // never fails
	return int(h.Sum32()) & (n - 1)
}
