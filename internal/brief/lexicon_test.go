package brief_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// TestMergeForgets merges stories one after the other with what the others left, there and back, and wants of each what a
// merge makes that knows of no other.
func TestMergeForgets(t *testing.T) {
	stories := []*news.Story{
		generated(1, 12),
		generated(3, 9),
		storyOf(nil, documents([]string{"Anna Berg denied the claim. “The dam is safe,” she said.\n"})...),
		generated(12, 5),
		storyOf(nil, documents([]string{"", "Vester.\n"})...),
	}
	lex := brief.NewLexicon()
	for _, i := range []int{0, 1, 2, 3, 4, 3, 2, 1, 0} {
		have, want := encode(t, brief.MergeWith(lex, stories[i])), encode(t, brief.MergeWith(brief.NewLexicon(), stories[i]))
		if have != want {
			t.Errorf("story %d\nbehind others: %s\nalone: %s", i, have, want)
		}
	}
}

// TestLexiconKeepsNoArticle wants what one merge leaves to the next to be bounded in bytes, whatever stands in place of words,
// and to hold no text of an article.
func TestLexiconKeepsNoArticle(t *testing.T) {
	lex := brief.NewLexicon()
	text := "It is not known what caused the fire at the mill in Vester.\nBerg said that the mill of Vester was not safe.\nAnna Berg spoke on Monday.\n"
	brief.MergeWith(lex, storyOf(nil, documents([]string{text, "Anna Berg, the mayor of Vester, spoke.\n" + text})...))
	if letters, pieces := lex.Kept(); letters == 0 || pieces > 0 {
		t.Errorf("words of %d bytes are kept, want some; and pieces of %d, want none", letters, pieces)
	}
	for i := range 12 {
		long := strings.Repeat(string(rune('a'+i))+"quay", brief.MostLetters/40)
		brief.MergeWith(lex, storyOf(nil, documents([]string{"The mayor read " + long + " on Monday.\n"})...))
		if letters, _ := lex.Kept(); letters > brief.MostLetters {
			t.Fatalf("words of %d bytes are kept, want %d at most", letters, brief.MostLetters)
		}
	}
}

// TestCopiesAreComparedWithTheFirst wants the sentences of a hundred copies held against few others, the first one's among them.
func TestCopiesAreComparedWithTheFirst(t *testing.T) {
	const copies = 2 * brief.MostCompared
	texts := make([]string, copies)
	for i := range texts {
		texts[i] = "The harbour council of Vester closed the old quay bridge on Monday after a storm.\n"
	}
	earlier, withFirst := map[int]int{}, map[int]bool{}
	for _, c := range brief.Comparisons(storyOf(nil, documents(texts)...)) {
		earlier[c.Docs[0]]++
		withFirst[c.Docs[0]] = withFirst[c.Docs[0]] || c.Docs[1] == 0
	}
	for d := 1; d < copies; d++ {
		if want := min(d, brief.MostCompared); earlier[d] != want || !withFirst[d] {
			t.Errorf("copy %d is compared with %d others, the first among them: %v; want %d", d, earlier[d], withFirst[d], want)
		}
	}
}

// TestCrowdedFiguresAreFound holds that in a story of forty long articles whose figures all stand among the same words, more of
// them than a word leads to, figures of the last two are still held against each other.
func TestCrowdedFiguresAreFound(t *testing.T) {
	towns, things := strings.Fields("Vester Lunde Karsk Oldal Marn"), strings.Fields("mill school ferry harbour bridge market station")
	var texts []string
	for a := range 40 {
		var text strings.Builder
		for s := range 35 {
			fmt.Fprintf(&text, "At least %d people were hurt when the %s of %s burned on Monday, the police said.\n", 10+s, things[s%len(things)], towns[s%len(towns)])
		}
		if a >= 38 {
			fmt.Fprintf(&text, "At least %d people were hurt when the brewery of Tannay burned on Monday, the police said.\n", 310+20*(a-38))
		}
		texts = append(texts, text.String())
	}
	b := brief.Merge(storyOf(nil, documents(texts)...), brief.Options{})
	if !slices.ContainsFunc(b.Disputes, func(d news.Dispute) bool {
		return strings.Contains(d.Variants[0].Citations[0].Text+d.Variants[1].Citations[0].Text, "Tannay")
	}) {
		t.Errorf("how many were hurt at Tannay is in no dispute of %v", b.Disputes)
	}
}

func TestFirst(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		list := make([]int, 2+rng.IntN(60))
		for i := range list {
			list[i] = rng.IntN(40)
		}
		n := 1 + rng.IntN(len(list)-1)
		have := slices.Clone(list)
		brief.First(have, n, cmp.Compare[int])
		slices.Sort(list)
		if have[n-1] != list[n-1] || !slices.Equal(slices.Sorted(slices.Values(have[:n])), list[:n]) || !slices.Equal(slices.Sorted(slices.Values(have)), list) {
			t.Fatalf("first %d of %v: have %v", n, fmt.Sprint(list), have)
		}
	}
}
