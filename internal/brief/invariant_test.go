package brief_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// TestInvariants holds every story of testdata, and the marked ones where they are, to what
// holds of every briefing.
func TestInvariants(t *testing.T) {
	for _, file := range storyFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := caseOf(ar)
			check(t, c.story, c.opts)
			checkUnrelated(t, c)
		})
	}
	for _, story := range markedStories(t) {
		t.Run(filepath.Base(story), func(t *testing.T) {
			check(t, readStory(t, story), brief.Options{})
		})
	}
}

// markedStories returns the folders of the stories that quality is measured on, which lie beside
// the repository; none where they are not there.
func markedStories(t testing.TB) []string {
	t.Helper()
	shared := filepath.FromSlash("../../../shared")
	if _, err := os.Stat(shared); errors.Is(err, fs.ErrNotExist) {
		t.Log("no marked stories beside the repository: only those of testdata are checked")
		return nil
	}
	stories, err := filepath.Glob(filepath.Join(shared, "eval", "stories", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return append(stories, filepath.Join(shared, "seeds"))
}

func readStory(t testing.TB, dir string) *news.Story {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*news.Document
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, document(e.Name(), string(data)))
	}
	return storyOf(nil, docs...)
}

// check merges a story and reports what does not hold of the briefing.
func check(t testing.TB, story *news.Story, opts brief.Options) {
	t.Helper()
	before := fingerprint(t, story)
	b := brief.Merge(story, opts)
	for _, wrong := range violations(b, opts) {
		t.Error(wrong)
	}
	if after := fingerprint(t, story); after != before {
		t.Errorf("Merge changed the story\nhave: %s\nwant: %s", after, before)
	}
	if first, second := encode(t, b), encode(t, brief.Merge(story, opts)); first != second {
		t.Errorf("two runs differ\nfirst: %s\nsecond: %s", first, second)
	}
}

func encode(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fingerprint writes down all of a story; what is not in its JSON does not change either.
func fingerprint(t testing.TB, story *news.Story) string {
	c := *story
	c.Docs = nil
	for _, doc := range story.Docs {
		d := *doc
		d.Trees = nil // each has the whole text
		c.Docs = append(c.Docs, &d)
	}
	return encode(t, c)
}

// violations returns what does not hold of a briefing, one line each.
func violations(b *news.Briefing, opts brief.Options) []string {
	v := &validator{b: b, min: max(2, opts.MinOrigins)}
	if opts.MinOrigins == 1 {
		v.min = 1
	}
	v.texts, v.origin, v.actors = map[string]string{}, map[string]string{}, map[string]bool{"": true}
	for i, a := range b.Articles {
		v.texts[a.ID], v.origin[a.ID] = b.Story.Docs[i].Text, a.Origin
	}
	for _, a := range b.Actors {
		v.actors[a.ID] = true
	}
	v.slices()
	v.ids()
	v.claims()
	v.others()
	v.dated()
	return v.wrong
}

type validator struct {
	b      *news.Briefing
	min    int // origins of a line of consensus
	texts  map[string]string
	origin map[string]string
	actors map[string]bool
	wrong  []string
}

func (v *validator) want(ok bool, format string, args ...any) {
	if !ok {
		v.wrong = append(v.wrong, fmt.Sprintf(format, args...))
	}
}

// slices wants empty lists, not null, in the JSON.
func (v *validator) slices() {
	data, err := json.Marshal(v.b)
	v.want(err == nil, "no JSON: %v", err)
	v.want(!strings.Contains(string(data), ":null"), "a list is null in %s", data)
}

func (v *validator) ids() {
	seen := map[string]string{}
	add := func(id, what string) {
		v.want(id != "", "no id for %s", what)
		v.want(seen[id] == "", "id %s is of %s and of %s", id, seen[id], what)
		seen[id] = what
	}
	for _, a := range v.b.Articles {
		add(a.ID, "article "+a.Path)
	}
	for _, o := range v.b.Origins {
		add(o.ID, "origin "+o.Name)
	}
	for _, c := range slices.Concat(v.b.Consensus, v.b.Reported) {
		add(c.ID, "claim "+c.Text)
	}
	for _, d := range v.b.Differences() {
		add(d.ID, "dispute "+d.Topic)
	}
	for _, q := range v.b.Quotes {
		add(q.ID, "quote "+q.Text)
	}
	for _, a := range v.b.Actors {
		add(a.ID, "actor "+a.Name)
	}
	for _, e := range v.b.Timeline {
		add(e.ID, "event "+e.Text)
	}
	for _, u := range v.b.Unknowns {
		add(u.ID, "unknown "+u.Text)
	}
}

func (v *validator) claims() {
	shown := map[string]bool{}
	for _, c := range v.b.Consensus {
		v.want(!shown[c.Text], "two lines of consensus are %q", c.Text)
		shown[c.Text] = true
		v.want(c.Origins >= v.min, "consensus of %d origins, want %d: %q", c.Origins, v.min, c.Text)
		places := map[string]int{}
		for _, cite := range c.Citations {
			places[cite.Article]++
			v.want(places[cite.Article] <= 2, "consensus cites %s three times: %q", cite.Article, c.Text)
		}
	}
	for _, c := range slices.Concat(v.b.Consensus, v.b.Reported) {
		v.cited(c.Citations, c.Text)
		v.speakers(c.SaidBy)
		origins := map[string]bool{}
		for _, cite := range c.Citations {
			origins[cmp.Or(cite.Origin, v.origin[cite.Article])] = true
		}
		v.want(c.Origins == len(origins), "%d origins, cited are %d: %q", c.Origins, len(origins), c.Text)
		v.want(c.Outlets >= 1 && c.Origins >= 1, "%d outlets, %d origins: %q", c.Outlets, c.Origins, c.Text)
		v.want(isPart(c.Text, c.Citations[0].Text), "claim %q is no part of its first citation", c.Text)
	}
}

func (v *validator) others() {
	for _, d := range v.b.Differences() {
		v.want(len(d.Variants) >= 2, "dispute %q has %d variants", d.Topic, len(d.Variants))
		v.want(d.Topic != "", "dispute %s has no topic", d.ID)
		for _, side := range d.Variants {
			v.cited(side.Citations, side.Value)
			v.speakers(side.SaidBy)
			v.want(strings.Contains(side.Citations[0].Text, side.Value), "value %q is not in its first citation %q", side.Value, side.Citations[0].Text)
		}
	}
	for _, q := range v.b.Quotes {
		v.cited(q.Citations, q.Text)
		v.speakers([]string{q.Speaker})
		v.want(slices.ContainsFunc(q.Citations, func(c news.Citation) bool { return strings.Contains(c.Text, q.Text) }), "quote %q is in none of its citations", q.Text)
		v.quote(q)
	}
	for _, a := range v.b.Actors {
		v.cited(a.Citations, a.Name)
		v.want(a.Name != "", "actor %s has no name", a.ID)
		v.want(!slices.Contains(a.Aliases, a.Name), "%q is an alias of itself", a.Name)
	}
}

// dated wants events in order, each with the words that date it inside its citations.
func (v *validator) dated() {
	last := ""
	for _, e := range v.b.Timeline {
		v.cited(e.Citations, e.Text)
		v.cited(e.When, e.Text)
		v.want(e.Date != "" || e.End == "", "an event without a date ends on %s: %q", e.End, e.Text)
		if e.Date != "" {
			v.want(last != "open" && e.Date[:4] >= last[:min(4, len(last))], "%s stands behind %s", e.Date, last)
			last = e.Date
		} else {
			last = "open"
		}
		v.want(len(e.When) == len(e.Citations), "%d dates for %d citations of %q", len(e.When), len(e.Citations), e.Text)
		for i, w := range e.When {
			v.want(w.Article == e.Citations[i].Article && e.Citations[i].Span().Contains(w.Span()), "date %q is not in %q", w.Text, e.Citations[i].Text)
		}
		v.want(e.Text == e.Citations[0].Text, "event %q is not its first citation", e.Text)
	}
	for _, u := range v.b.Unknowns {
		v.cited(u.Citations, u.Text)
		v.want(u.Text == u.Citations[0].Text && u.Kind != "", "unknown %q is not its first citation, or has no kind", u.Text)
	}
}

func (v *validator) cited(list []news.Citation, what string) {
	v.want(len(list) > 0, "nothing cited for %q", what)
	for _, c := range list {
		text := v.texts[c.Article]
		ok := 0 <= c.Start && c.Start < c.End && c.End <= len(text)
		v.want(ok && text[c.Start:c.End] == c.Text, "citation %q of %q is not at [%d:%d]", c.Text, what, c.Start, c.End)
	}
}

func (v *validator) speakers(ids []string) {
	for _, id := range ids {
		v.want(v.actors[id], "speaker %q is no actor", id)
	}
}

// unrelated shares no name and few words with the stories of testdata.
const unrelated = `Outlet: zoologist

Astronomers photographed a comet with a forked tail above a desert observatory.
Its nucleus measures eleven furlongs, they calculated.
`

// checkUnrelated wants an article on something else to leave ids, lines and actors as they were.
func checkUnrelated(t *testing.T, c storyCase) {
	t.Helper()
	before := brief.Merge(c.story, c.opts)
	info := c.story.Info
	after := brief.Merge(storyOf(&info, append(slices.Clone(c.story.Docs), document("zzz.txt", unrelated))...), c.opts)
	for _, part := range []struct {
		name          string
		before, after []string
	}{
		{"consensus", claimKeys(before.Consensus), claimKeys(after.Consensus)},
		{"actors", actorKeys(before.Actors), actorKeys(after.Actors)},
		{"disputes", disputeKeys(before.Differences()), disputeKeys(after.Differences())},
		{"quotes", quoteKeys(before.Quotes), quoteKeys(after.Quotes)},
	} {
		for _, key := range part.before {
			if !slices.Contains(part.after, key) {
				t.Errorf("an unrelated article changed %s: %s is gone\nhave: %q\nwant: %q", part.name, key, part.after, part.before)
			}
		}
	}
}

func claimKeys(list []news.Claim) (keys []string) {
	for _, c := range list {
		keys = append(keys, c.ID+" "+c.Text)
	}
	return keys
}

func actorKeys(list []news.Actor) (keys []string) {
	for _, a := range list {
		keys = append(keys, a.ID+" "+a.Name)
	}
	return keys
}

func disputeKeys(list []news.Dispute) (keys []string) {
	for _, d := range list {
		keys = append(keys, d.ID+" "+d.Topic)
	}
	return keys
}

func quoteKeys(list []news.Quote) (keys []string) {
	for _, q := range list {
		keys = append(keys, q.ID+" "+q.Text)
	}
	return keys
}

// isPart reports whether whole words of a text are another.
func isPart(part, text string) bool {
	at := strings.Index(text, part)
	if at < 0 || part == "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	behind, _ := utf8.DecodeRuneInString(text[at+len(part):])
	return !unicode.IsLetter(before) && !unicode.IsLetter(behind)
}
