package brief_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/golden"
	"github.com/briefgen/briefgen/internal/news"
)

// TestDirectory holds the profiles of testdata/directory against what is wanted. A line of the
// input is an actor of a story, "STORY: KIND NAME | ALIAS, … | articles N, quotes N", the last two parts optional;
// one of the output is a profile.
func TestDirectory(t *testing.T) {
	golden.Run(t, "testdata/directory/profiles.txt", func(input string) string {
		var b strings.Builder
		for _, p := range brief.Directory(storiesOf(t, input)) {
			fmt.Fprintf(&b, "%s: %s %s, in%s", p.ID, p.Kind, p.Name, places(p.Appearances))
			if len(p.Perhaps) > 0 {
				fmt.Fprintf(&b, ", perhaps%s", places(p.Perhaps))
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

func places(list []news.Appearance) string {
	var b strings.Builder
	for _, a := range list {
		fmt.Fprintf(&b, " %s/%s", a.Story, a.Actor)
	}
	return b.String()
}

// storiesOf reads the stories of a case; actors of a story have two citations and two quotes unless told otherwise.
func storiesOf(t testing.TB, input string) []*news.Briefing {
	t.Helper()
	byID := map[string]*news.Briefing{}
	var out []*news.Briefing
	for line := range strings.Lines(input) {
		story, rest, ok := strings.Cut(strings.TrimSpace(line), ": ")
		kind, rest, ok2 := strings.Cut(rest, " ")
		if !ok || !ok2 {
			t.Fatalf("no actor: %q", line)
		}
		if byID[story] == nil {
			byID[story] = &news.Briefing{ID: story}
			out = append(out, byID[story])
		}
		parts := append(strings.Split(rest, " | "), "", "")
		articles, quotes := 2, 2
		if parts[2] != "" {
			if _, err := fmt.Sscanf(parts[2], "articles %d, quotes %d", &articles, &quotes); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
		enter(byID[story], news.Kind(kind), parts[0], strings.Split(parts[1], ", "), articles, quotes)
	}
	return out
}

func enter(b *news.Briefing, kind news.Kind, name string, aliases []string, articles, quotes int) {
	a := news.Actor{ID: news.Slug(name), Name: strings.TrimSuffix(name, "*"), Kind: kind, Aliases: aliases, Mentions: articles, Quotes: quotes}
	if strings.HasSuffix(name, "*") {
		a.Edited = []string{"name"}
	}
	for range articles {
		a.Citations = append(a.Citations, news.Citation{})
	}
	for range quotes {
		b.Quotes = append(b.Quotes, news.Quote{Speaker: a.ID})
	}
	b.Actors = append(b.Actors, a)
}

// TestDirectoryIsStable: the ids and appearances of the actors of some stories stay as they are
// when stories on others come, in whatever order.
func TestDirectoryIsStable(t *testing.T) {
	first := "fire: person Anna Berg\nfire: organization Harbour Office\nfire: place Vester\nstorm: person Paul Vik\nstorm: place Vester"
	more := "ball: person Paul Vik-Lund\nball: person Hanna Berg\nball: organization Vester Club\nball: person Berg\nball: place Nybro"
	want := brief.Directory(storiesOf(t, first))
	for _, input := range []string{first + "\n" + more, more + "\n" + first} {
		have := map[string]news.Profile{}
		for _, p := range brief.Directory(storiesOf(t, input)) {
			have[p.ID] = p
		}
		for _, p := range want {
			if diff := cmp.Diff(p.Appearances, have[p.ID].Appearances); diff != "" {
				t.Errorf("%s (-before +after):\n%s", p.ID, diff)
			}
		}
	}
}

// TestJoiner changes a few of many stories again and again: the answer is that of one who sees them for the first time.
func TestJoiner(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{
		"person Anna Berg", "person Anna K. Berg", "person Anna M. Berg", "person Berg", "person Paul Vik", "person Vik", "person Pavel Vik", "person Paul Vik*",
		"organization Harbour Office | HO", "organization Anna Berg", "organization Health Office | HO", "place Vester", "place Anna Berg", "place Nybro",
	}
	story := func(id int) *news.Briefing {
		input := fmt.Sprintf("story-%02d: place Alder |  | articles %d, quotes 0\n", id, 1+random.IntN(3))
		for _, i := range random.Perm(len(names))[:random.IntN(5)] {
			input += fmt.Sprintf("story-%02d: %s\n", id, names[i])
		}
		return storiesOf(t, input)[0]
	}
	var joiner brief.Joiner
	byID := map[int]*news.Briefing{}
	for step := range 500 {
		for range random.IntN(3) {
			if id := random.IntN(30); random.IntN(4) == 0 {
				delete(byID, id)
			} else {
				byID[id] = story(id)
			}
		}
		var list []*news.Briefing
		for _, id := range slices.Sorted(maps.Keys(byID)) {
			list = append(list, byID[id])
		}
		if step%50 == 49 {
			slices.Reverse(list)
		}
		if diff := cmp.Diff(brief.Directory(list), joiner.Directory(list), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("step %d (-afresh +again):\n%s", step, diff)
		}
	}
}

var safeID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,99}$`)

// FuzzDirectory: whatever actors are called, each page has a safe id of its own, and a profile at
// most one appearance in a story.
func FuzzDirectory(f *testing.F) {
	for _, name := range []string{"Anna Berg", "J. D. Marsh", "Han Jun-seo", "Paul Vik, Jr.", "(", "- -", "İ ı", "Анна Берг", "\xff \xfe", "A  B ", "van van"} {
		f.Add(name, "Anna K. Berg")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		var briefings []*news.Briefing
		for _, story := range []string{"fire", "storm"} {
			briefing := &news.Briefing{ID: story}
			for _, kind := range []news.Kind{news.Person, news.Organization, news.Place, news.Other} {
				for _, name := range []string{a, b} {
					enter(briefing, kind, name, nil, 2, 2)
				}
			}
			briefings = append(briefings, briefing)
		}
		ids := map[string]bool{}
		for _, p := range brief.Directory(briefings) {
			if ids[p.ID] || !safeID.MatchString(p.ID) {
				t.Errorf("%q is no id, or that of two", p.ID)
			}
			ids[p.ID] = true
			if n := len(p.Appearances); n == 0 || n > 2 || n == 2 && p.Appearances[0].Story == p.Appearances[1].Story {
				t.Errorf("%q appears in %v", p.ID, p.Appearances)
			}
		}
	})
}
