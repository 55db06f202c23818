package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// missList gathers what was wrong, by topic, for a reader.
type missList struct {
	on     bool
	topics []*topic
}

type topic struct {
	name  string
	kinds map[string]int // how often each kind of miss came
	lines []string
}

// add notes a miss: its kind, such as "NOUN for VERB", and the words around it. The words are
// only made where somebody wants to read them.
func (l *missList) add(name, kind string, line func() string) {
	if !l.on {
		return
	}
	i := slices.IndexFunc(l.topics, func(t *topic) bool { return t.name == name })
	if i < 0 {
		i = len(l.topics)
		l.topics = append(l.topics, &topic{name: name, kinds: map[string]int{}})
	}
	t := l.topics[i]
	t.kinds[kind]++
	t.lines = append(t.lines, kind+": "+line())
}

// mostKinds is how many kinds of miss are shown of a topic.
const mostKinds = 15

// print lists n misses of each topic, taken evenly from all of them.
func (l *missList) print(w io.Writer, n int) {
	for _, t := range l.topics {
		fmt.Fprintf(w, "== %s: %d misses\n", t.name, len(t.lines))
		for _, k := range t.frequent() {
			fmt.Fprintf(w, "%6d %s\n", t.kinds[k], k)
		}
		shown := min(n, len(t.lines))
		for i := range shown {
			fmt.Fprintln(w, "  "+t.lines[i*len(t.lines)/shown])
		}
		fmt.Fprintln(w)
	}
}

// frequent returns the most frequent kinds, those that came more than once.
func (t *topic) frequent() []string {
	var kinds []string
	for k, n := range t.kinds {
		if n > 1 {
			kinds = append(kinds, k)
		}
	}
	slices.SortFunc(kinds, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.kinds[b], t.kinds[a]), strings.Compare(a, b))
	})
	return kinds[:min(mostKinds, len(kinds))]
}

// around returns token i of a text in brackets, with some words before and behind it.
func around(text string, tokens []nlp.Token, i int) string {
	const words = 6
	first, last := max(0, i-words), min(len(tokens), i+words+1)
	word := tokens[i]
	return oneLine(text[tokens[first].Start:word.Start] + "[" + word.Of(text) + "]" + text[word.End:max(word.End, tokens[last-1].End)])
}

// context returns the text around s, with s in brackets.
func context(text string, s nlp.Span) string {
	const bytes = 40
	return oneLine(strings.ToValidUTF8(text[max(0, s.Start-bytes):s.Start], "") + "[" + s.Of(text) + "]" +
		strings.ToValidUTF8(text[s.End:min(len(text), s.End+bytes)], ""))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
