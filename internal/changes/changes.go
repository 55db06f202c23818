// Package changes tells what became of the lines of briefings from one build to the next: which
// facts are disputed now, which quotes were merged, what is new and what is gone.
//
//	for _, s := range changes.Between(before, after, sections) {
//		for _, line := range s.Lines { … line.Kind, line.Text, line.ID … }
//	}
//
// Lines are the same if they have one id. An edit gives many lines another id, though, which is made
// of what they cite: so a line that is gone and one that is new are held to be one where they cite
// the same sentence.
package changes

import (
	"cmp"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// Kind says what became of a line. It is the key of a label with a number.
type Kind string

// The kinds of changes of lines, the weightiest first.
const (
	FactDisputed    Kind = "fact-disputed"    // a fact on which a dispute rests now
	DisputeNew      Kind = "dispute-new"      //
	DisputeChanged  Kind = "dispute-changed"  // its sides, or who takes them
	DisputeGone     Kind = "dispute-gone"     //
	FactAgreed      Kind = "fact-agreed"      // was reported by one origin
	FactSingle      Kind = "fact-single"      // is reported by one origin now
	FactMerged      Kind = "fact-merged"      // is part of another line now
	FactNew         Kind = "fact-new"         // that the reports agree on
	FactGone        Kind = "fact-gone"        //
	FactChanged     Kind = "fact-changed"     // its words or its sources
	QuoteMerged     Kind = "quote-merged"     // one of what were two
	QuoteParted     Kind = "quote-parted"     // two of what was one
	QuoteNew        Kind = "quote-new"        //
	QuoteChanged    Kind = "quote-changed"    // its words, its speaker or who carries it
	QuoteGone       Kind = "quote-gone"       //
	ReportedNew     Kind = "reported-new"     // of one origin
	ReportedChanged Kind = "reported-changed" //
	ReportedGone    Kind = "reported-gone"    //
	EventNew        Kind = "event-new"        //
	EventChanged    Kind = "event-changed"    //
	EventGone       Kind = "event-gone"       //
	UnknownNew      Kind = "unknown-new"      // what is not known
	UnknownChanged  Kind = "unknown-changed"  //
	UnknownGone     Kind = "unknown-gone"     //
	ActorNew        Kind = "actor-new"        //
	ActorChanged    Kind = "actor-changed"    // name or role
	ActorGone       Kind = "actor-gone"       //
	TitleChanged    Kind = "title-changed"    // of the story
	StoryNew        Kind = "story-new"        // whose lines are not listed
	StoryGone       Kind = "story-gone"       // likewise
)

// Kinds returns all kinds in the order in which they are told.
func Kinds() []Kind {
	return []Kind{
		StoryNew, StoryGone, TitleChanged,
		FactDisputed, DisputeNew, DisputeChanged, DisputeGone,
		FactAgreed, FactSingle, FactMerged, FactNew, FactGone, FactChanged,
		QuoteMerged, QuoteParted, QuoteNew, QuoteChanged, QuoteGone,
		ReportedNew, ReportedChanged, ReportedGone,
		EventNew, EventChanged, EventGone, UnknownNew, UnknownChanged, UnknownGone,
		ActorNew, ActorChanged, ActorGone,
	}
}

// Story is what became of the lines of a story, in the order of [Kinds]; there is at least one.
type Story struct {
	ID    string
	Title string
	Lines []Line
}

// Line is a line with what became of it.
type Line struct {
	Kind Kind
	ID   string // on the page of the story; "" where it stands there no more, or is the whole story
	Text string // as it is shown, or was at last
}

// Between returns the stories of which a line has changed, in the order of after, those that are gone
// last. Only lines of these sections count, all for nil. Briefings that are in both lists are taken to
// be unchanged.
func Between(before, after []*news.Briefing, sections []string) []Story {
	before, after = between(before, after)
	old := make(map[string]*news.Briefing, len(before))
	for _, b := range before {
		old[b.ID] = b
	}
	var out []Story
	for _, b := range after {
		was := old[b.ID]
		delete(old, b.ID)
		if was == b {
			continue
		}
		if lines := linesBetween(was, b, sections); len(lines) > 0 {
			out = append(out, Story{b.ID, b.Title, lines})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(old)) {
		out = append(out, Story{id, old[id].Title, []Line{{Kind: StoryGone, Text: old[id].Title}}})
	}
	return out
}

// between returns what stands between where both lists begin and end alike: after an edit of one story, that is little.
func between(before, after []*news.Briefing) (x, y []*news.Briefing) {
	for len(before) > 0 && len(after) > 0 && before[0] == after[0] {
		before, after = before[1:], after[1:]
	}
	for len(before) > 0 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	return before, after
}

// linesBetween compares two briefings of one story; was is nil for a story that is new.
func linesBetween(was, now *news.Briefing, sections []string) []Line {
	if was == nil {
		return []Line{{Kind: StoryNew, Text: now.Title}}
	}
	c := comparison{old: entriesOf(was, sections), new: entriesOf(now, sections)}
	c.run()
	if was.Title != now.Title {
		c.tell(TitleChanged, entry{text: now.Title})
	}
	rank := map[Kind]int{}
	for i, k := range Kinds() {
		rank[k] = i
	}
	slices.SortStableFunc(c.lines, func(a, b Line) int { return cmp.Compare(rank[a.Kind], rank[b.Kind]) })
	return c.lines
}

// Count is how many lines a change has come over.
type Count struct {
	Kind Kind
	N    int
}

// Counts sums up the changes of stories, in the order of [Kinds].
func Counts(stories []Story) []Count {
	n := map[Kind]int{}
	for _, s := range stories {
		for _, line := range s.Lines {
			n[line.Kind]++
		}
	}
	var out []Count
	for _, k := range Kinds() {
		if n[k] > 0 {
			out = append(out, Count{k, n[k]})
		}
	}
	return out
}
