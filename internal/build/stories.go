package build

import (
	"context"
	"reflect"
	"slices"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// merged holds the briefings of the last edition. A story of the same documents, origins and wishes of the editor keeps
// its briefing. The zero value is empty.
type merged struct {
	opts      brief.Options
	stories   []*news.Story // in the order of their ids
	briefings []*news.Briefing
}

// merge returns a briefing for each story. These are in the order of their ids.
func (m *merged) merge(ctx context.Context, stories []*news.Story, opts brief.Options) ([]*news.Briefing, error) {
	if m.opts != opts {
		*m = merged{opts: opts}
	}
	briefings := make([]*news.Briefing, len(stories))
	var missing []*news.Story
	var place []int
	old := 0
	for i, s := range stories {
		for old < len(m.stories) && m.stories[old].ID < s.ID {
			old++
		}
		if old < len(m.stories) && sameStory(m.stories[old], s) {
			briefings[i] = m.briefings[old]
			continue
		}
		missing, place = append(missing, s), append(place, i)
	}
	made, err := mergeEach(ctx, missing, opts, nil)
	if err != nil {
		return nil, err
	}
	for i, b := range made {
		briefings[place[i]] = b
	}
	m.stories, m.briefings = stories, briefings
	return briefings, nil
}

// sameStory reports whether a merge would see the same: the very documents, and all else equal.
func sameStory(a, b *news.Story) bool {
	return a == b || a.ID == b.ID && slices.Equal(a.Docs, b.Docs) && reflect.DeepEqual(a, b)
}
