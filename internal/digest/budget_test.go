package digest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// many is a story of n facts.
func many(t testing.TB, id, sentence string, n int) *news.Briefing {
	s := newTeller(t, id, "A long day", "2025-03-06")
	var b strings.Builder
	b.WriteString("A long day\n")
	for i := range n {
		fmt.Fprintf(&b, sentence+"\n", i)
	}
	s.article(id+"/one.txt", b.String(), "The Gazette", "https://gazette.example/long", "2025-03-06")
	for i := range n {
		s.b.Consensus = append(s.b.Consensus, s.claim(3, 2, s.cite("a1", fmt.Sprintf(sentence, i))))
	}
	return s.b
}

func TestBudget(t *testing.T) {
	for _, tt := range []struct {
		name      string
		budget    int
		sentence  string
		facts     int
		briefings int
		full      bool // the budget is used up
	}{
		{"500 facts", 90, "The council heard speaker number %d on the matter of the bridge.", 500, 1, false},
		{"60 stories in a script of three bytes a letter", 90, "%d 번째 연사가 다리 문제에 대해 의회에서 연설했습니다.", 40, 60, true},
		{"a few facts", 90, "The council heard speaker number %d on the matter of the bridge.", 10, 1, false},
		{"a small budget", 8, "The council heard speaker number %d on the matter of the bridge.", 40, 1, true},
		{"300 stories", 90, "Speaker number %d spoke on the bridge.", 3, 300, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var briefings []*news.Briefing
			for i := range tt.briefings {
				briefings = append(briefings, many(t, fmt.Sprintf("story-%d", i), tt.sentence, tt.facts))
			}
			files := render(t, Options{BudgetKB: tt.budget, BaseURL: "https://brief.example"}, briefings...)
			body := fileNamed(t, files, "digest.html")
			size := encodedLen([]byte(body))
			shown := len(copiedIn(t, body, briefings...))
			if size > tt.budget*1024 {
				t.Errorf("the body takes %d bytes, more than %d KB", size, tt.budget)
			}
			total := tt.facts * tt.briefings
			if want := min(tt.facts, maxStoryFacts) * tt.briefings; !tt.full && shown != want {
				t.Errorf("%d facts are shown in %d bytes, want %d", shown, size, want)
			}
			if tt.full && size < tt.budget*1024*85/100 {
				t.Errorf("%d bytes of %d KB are used, and %d facts left out", size, tt.budget, total-shown)
			}
			if want := english(t).Counted("more-facts", total-shown) + " on the site"; tt.briefings == 1 && shown < total && !strings.Contains(body, want) {
				t.Errorf("the body does not say %q", want)
			}
			if full := len(copiedIn(t, fileNamed(t, files, "-full.html"), briefings...)); full != total {
				t.Errorf("the attachment has %d of %d facts", full, total)
			}
		})
	}
}

// TestTurns: a long story leaves room for a short one.
func TestTurns(t *testing.T) {
	body := fileNamed(t, render(t, Options{BudgetKB: 12}, many(t, "long", "Speaker number %d spoke on the bridge and on the road to it.", 200), harbour(t)), "digest.html")
	if !strings.Contains(body, "Fire closes the old harbour") || !strings.Contains(body, ">Five</b> people were treated") {
		t.Errorf("the short story is crowded out:\n%s", body)
	}
}

// TestHuge: what alone would fill the mail is left to the site.
func TestHuge(t *testing.T) {
	b := many(t, "long", "The council heard speaker number %d.", 3)
	huge := many(t, "long", strings.Repeat("and so on ", 20000)+"%d.", 1)
	b.Story.Docs[0].Text += huge.Consensus[0].Text
	b.Consensus = append([]news.Claim{{Text: huge.Consensus[0].Text, Citations: []news.Citation{
		{Article: "a1", Start: len(b.Story.Docs[0].Text) - len(huge.Consensus[0].Text), End: len(b.Story.Docs[0].Text), Text: huge.Consensus[0].Text}}}}, b.Consensus...)
	body := fileNamed(t, render(t, Options{}, b), "digest.html")
	if n := len(copiedIn(t, body, b)); n != 3 {
		t.Errorf("%d facts are shown, want the 3 short ones", n)
	}
	if want := "1 more fact in the attached file"; !strings.Contains(body, want) {
		t.Errorf("the body does not say %q", want)
	}
}

// BenchmarkRender makes one mail of many stories that have everything.
func BenchmarkRender(b *testing.B) {
	for _, bb := range []struct {
		stories int
		attach  bool
	}{{250, false}, {1000, false}, {1000, true}, {4000, false}} {
		b.Run(fmt.Sprintf("stories=%d/attach=%v", bb.stories, bb.attach), func(b *testing.B) {
			var briefings []*news.Briefing
			for i := range bb.stories {
				s := harbour(b)
				s.ID, s.Published = fmt.Sprintf("story-%d", i), fmt.Sprintf("2025-03-%02d", 1+i%28)
				briefings = append(briefings, s)
			}
			for b.Loop() {
				message(b, Options{BaseURL: "https://brief.example", Attach: bb.attach}, briefings...)
			}
		})
	}
}

func TestLargest(t *testing.T) {
	for _, total := range []int{0, 1, 5, 16, 17, 40, 1000} {
		for _, limit := range []int{0, 1, 7, 16, 17, 31, 33, 999, 1000, 5000} {
			calls := 0
			have, err := largest(total, func(n int) (bool, error) { calls++; return n <= limit, nil })
			if want := min(total, limit); have != want || err != nil {
				t.Errorf("of %d, up to %d fit: have %d, %v, want %d", total, limit, have, err, want)
			}
			if calls > 20 {
				t.Errorf("of %d, up to %d fit: %d calls", total, limit, calls)
			}
		}
	}
	broken := errors.New("broken")
	if _, err := largest(100, func(n int) (bool, error) { return true, broken }); !errors.Is(err, broken) {
		t.Errorf("have %v, want %v", err, broken)
	}
}

// BenchmarkEach makes one mail of many.
func BenchmarkEach(b *testing.B) {
	s := nonEmpty(b)
	r, err := NewRenderer(Options{BaseURL: "https://brief.example"})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := r.Render(s); err != nil {
			b.Fatal(err)
		}
	}
}
