package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// shortNames leads a short name of an organisation or place to the long one: "Purdue" where
// there is one "Purdue Pharma", "the Gulf" where there is one "Persian Gulf".
type shortNames struct {
	byPart map[string][]*form // beginning or end of a long name's key → long names
}

func newShortNames() *shortNames { return &shortNames{byPart: map[string][]*form{}} }

// add enters a name of several words.
func (s *shortNames) add(f *form) {
	words := strings.Fields(bodyKey(f.name))
	if len(words) > longestName {
		return
	}
	for i := 1; i < len(words); i++ {
		for _, part := range []string{strings.Join(words[:i], " "), strings.Join(words[i:], " ")} {
			s.byPart[part] = append(s.byPart[part], f)
		}
	}
}

// longestName is the most words of a name that others may be short for.
const longestName = 12

// of returns the actor of the only long name that f may be short for, in an article that has
// both; -1 if there is none, or more than one.
func (s *shortNames) of(f *form) int {
	key := bodyKey(f.name)
	docs := f.docs()
	actor, together := -1, false
	for _, long := range s.byPart[key] {
		if long.kind != f.kind || !isShort(key, bodyKey(long.name), f.kind) {
			continue
		}
		if actor >= 0 && long.actor != actor {
			return -1
		}
		actor = long.actor
		together = together || slices.ContainsFunc(long.refs, func(r mentionRef) bool { return docs[r.doc] })
	}
	if !together {
		return -1
	}
	return actor
}

// isShort reports whether one key can be short for another: its beginning or its end. Of a
// place only what says of what sort it is may be left out, or all but that.
func isShort(key, long string, kind news.Kind) bool {
	rest, begins := strings.CutPrefix(long, key+" ")
	ends := strings.HasSuffix(long, " "+key)
	if kind == news.Place {
		return begins && leftOut[rest] || ends && standsAlone[key]
	}
	return begins || ends
}

var (
	// leftOut are the words of a place's name that are left out: "Qeshm Island".
	leftOut = wordSet(`island islands city town village`)
	// standsAlone are those that stand for the whole of it: "the Gulf".
	standsAlone = wordSet(`gulf strip canal strait sea bay peninsula`)
)
