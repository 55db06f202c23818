package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// shortNames leads a short name of an organisation or place to the long one: "Harkness" where
// there is one "Harkness Pharma", "the Gulf" where there is one "Persian Gulf".
type shortNames struct {
	story  *news.Story
	byPart map[string][]longName // beginning or end of a long name's key → long names
}

type longName struct {
	*form
	key string
}

func newShortNames(story *news.Story) *shortNames {
	return &shortNames{story: story, byPart: map[string][]longName{}}
}

// add enters a name with its key.
func (s *shortNames) add(f *form, key string) {
	words := strings.Fields(key)
	if len(words) > longestName {
		return
	}
	for i := 1; i < len(words); i++ {
		for _, part := range []string{strings.Join(words[:i], " "), strings.Join(words[i:], " ")} {
			if list := s.byPart[part]; len(list) < sameSurname {
				s.byPart[part] = append(list, longName{f, key})
			}
		}
	}
}

// longestName is the most words of a name that others may be short for.
const longestName = 12

// of returns the actor of the only long name that f may be short for, in an article that has
// both; -1 if there is none, or more than one.
func (s *shortNames) of(f *form, key string) int {
	if knownBodies()[key] != "" {
		return -1
	}
	actor, introduced := -1, false
	for _, long := range s.byPart[key] {
		if long.kind != f.kind || !s.isShort(f, key, long.key) {
			continue
		}
		if actor >= 0 && long.actor != actor {
			return -1
		}
		actor = long.actor
		introduced = introduced || f.follows(long.form)
	}
	if introduced || actor >= 0 && s.isArticled(f) {
		return actor
	}
	return -1
}

// isArticled reports whether "the" stands before a name wherever it is used: that of a house, not of
// a town.
func (s *shortNames) isArticled(f *form) bool {
	for _, r := range f.refs {
		doc := s.story.Docs[r.doc]
		if at := doc.Mentions[r.mention].Start; at < 4 || !strings.EqualFold(doc.Text[at-4:at], "the ") {
			return false
		}
	}
	return true
}

// follows reports whether an article names f behind another name: a body is named in full before
// it is named in short. Of places there is no such order.
func (f *form) follows(other *form) bool {
	i := 0
	for k, r := range other.refs {
		if k > 0 && other.refs[k-1].doc == r.doc {
			continue
		}
		for i < len(f.refs) && f.refs[i].doc < r.doc {
			i++
		}
		for j := i; j < len(f.refs) && f.refs[j].doc == r.doc; j++ {
			if f.kind == news.Place || f.refs[j].mention > r.mention {
				return true
			}
		}
	}
	return false
}

// isShort reports whether a name can be short for one with another key: its beginning or its end.
// Of a place only what says of what sort it is may be left out, or all but that. An acronym with
// more behind it is mostly something else: the players' association is not the league.
func (s *shortNames) isShort(f *form, key, long string) bool {
	rest, begins := strings.CutPrefix(long, key+" ")
	ends := strings.HasSuffix(long, " "+key)
	if f.kind == news.Place {
		return begins && (leftOut[rest] || houses[rest] && s.isArticled(f)) || ends && standsAlone[key]
	}
	if acronym(f.name) != "" {
		return begins && carriers[rest]
	}
	return ends || begins && (strings.Count(rest, " ") < 2 || strings.HasPrefix(rest, "of "))
}

var (
	// leftOut are the words of a place's name that are left out: "Mire Island".
	leftOut = wordSet(`island islands city town village`)
	// houses are those of a building's name that is left with its article: "the Grand".
	houses = wordSet(`hotel palace theatre theater museum tower prison stadium casino bridge club`)
	// standsAlone are those that stand for the whole of it: "the Gulf".
	standsAlone = wordSet(`gulf strip canal strait sea bay peninsula`)
	// carriers are words behind an acronym that name the same body: "VBC News".
	carriers = wordSet(`news network television tv radio group holdings party`)
)
