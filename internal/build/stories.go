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
	briefings map[string]*news.Briefing // by the story's id
}

// merge returns a briefing for each story.
func (m *merged) merge(ctx context.Context, stories []*news.Story, opts brief.Options) ([]*news.Briefing, error) {
	briefings := make([]*news.Briefing, len(stories))
	var missing []*news.Story
	var place []int
	for i, s := range stories {
		if b := m.briefings[s.ID]; b != nil && m.opts == opts && sameStory(b.Story, s) {
			briefings[i] = b
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
	m.opts, m.briefings = opts, make(map[string]*news.Briefing, len(briefings))
	for _, b := range briefings {
		m.briefings[b.ID] = b
	}
	return briefings, nil
}

// sameStory reports whether a merge would see the same: the very documents, and all else equal.
func sameStory(a, b *news.Story) bool {
	return slices.Equal(a.Docs, b.Docs) && reflect.DeepEqual(a, b)
}
