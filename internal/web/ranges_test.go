package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// counted is the story of the flood with the numbers of its cows.
func counted(t testing.TB) *story {
	t.Helper()
	s := flood(t)
	for i, doc := range s.b.Story.Docs {
		for _, q := range []nlp.Quantity{{Value: 9, Max: 9, Bound: nlp.AtLeast}, {Value: 6, Max: 6}} {
			words := map[float64]string{9: "at least nine", 6: "six"}[q.Value]
			if at := strings.Index(s.b.Story.Docs[i].Text, words); at >= 0 {
				q.Span = nlp.Span{Start: at, End: at + len(words)}
				doc.Quantities = append(doc.Quantities, q)
			}
		}
	}
	return s
}

// views returns the view of a story's page.
func (s *story) views(t testing.TB) *StoryPage {
	t.Helper()
	v := newStoryViews(s.b, Site{Language: "en"}, english(t), Options{})
	return v.page(Sections(), "")
}

// TestRanges holds where the figures of a dispute stand, and the table of them.
func TestRanges(t *testing.T) {
	s := counted(t)
	have := s.views(t).Ranges
	if len(have) != 1 {
		t.Fatalf("%d pictures", len(have))
	}
	have[0].Sides[0].Row, have[0].Sides[1].Row = Row{}, Row{}
	want := Range{
		ID: "d-1", Label: "Figures differ", Topic: Words{Text: "cows", Story: "flood"}, AxisY: 104,
		Axis: []Stretch{{X1: "6.0%", X2: "94.0%"}},
		Labels: []DateLabel{{X: "0", Date: "2025-03-04", Anchor: "start"}, {X: "50.0%", Date: "2025-03-05", Anchor: "middle"},
			{X: "100%", Date: "2025-03-06", Anchor: "end"}},
		Sides: []RangeSide{
			{Letter: "A", First: "2025-03-06", Last: "2025-03-06", Reports: 1, Open: "up", X1: "94.0%", X2: "94.0%", Y: 16, High: 16, Dots: []string{"94.0%"}, LetterY: 16},
			{Letter: "B", First: "2025-03-04", Last: "2025-03-05", Reports: 2, X1: "6.0%", X2: "50.0%", Y: 88, High: 88, Dots: []string{"6.0%", "50.0%"}, LetterY: 88},
		},
	}
	if diff := cmp.Diff(want, have[0]); diff != "" {
		t.Errorf("(-want +have):\n%s", diff)
	}
	site := render(t, Options{}, s.b)
	checkCopied(t, site, s.b)
	checkLinks(t, site)
	checkNesting(t, site)
	table := all(site.page(t, "flood/index.html"), class("figures"))
	rows := texts(all(table[0], tag("td", "th")))
	want2 := []string{"", "Figure", "First reported", "Last reported", "Reports",
		"A", "at least nine", "6 March 2025", "6 March 2025", "1", "B", "six", "4 March 2025", "5 March 2025", "2"}
	if diff := cmp.Diff(want2, rows); diff != "" {
		t.Errorf("table (-want +have):\n%s", diff)
	}
}

// TestRangeOfADay holds that the figures of one day are joined from the lowest to the highest, and their letters parted.
func TestRangeOfADay(t *testing.T) {
	s := counted(t)
	s.b.Articles[1].Published, s.b.Articles[2].Published = "2025-03-06", "2025-03-07"
	have := s.views(t).Ranges[0]
	if diff := cmp.Diff([]Upright{{X: "6.0%", Y1: 16, Y2: 88}}, have.Days); diff != "" {
		t.Errorf("(-want +have):\n%s", diff)
	}
	sides := []RangeSide{{LetterY: 20}, {LetterY: 18}, {LetterY: 60}}
	spread(sides)
	if sides[0].LetterY != 18+letterSize || sides[1].LetterY != 18 || sides[2].LetterY != 60 {
		t.Errorf("letters at %+v", sides)
	}
}

// TestNoRanges holds that figures are not drawn where a picture would say nothing, or something wrong.
func TestNoRanges(t *testing.T) {
	for name, change := range map[string]func(*story){
		"one day": func(s *story) {
			for i := range s.b.Articles {
				s.b.Articles[i].Published = "2025-03-04"
			}
		},
		"a figure in no dated report": func(s *story) { s.b.Articles[0].Published = "" },
		"a month is no day":           func(s *story) { s.b.Articles[0].Published = "2025-03" },
		"two units":                   func(s *story) { s.b.Story.Docs[0].Quantities[0].Unit = "kg" },
		"one number":                  func(s *story) { s.b.Story.Docs[0].Quantities[0].Value = 6 },
		"no number":                   func(s *story) { s.b.Story.Docs[0].Quantities = nil },
		"two reports":                 func(s *story) { s.b.Disputes[0].Variants[1].Citations = s.b.Disputes[0].Variants[1].Citations[:1] },
		"no figures":                  func(s *story) { s.b.Disputes[0].Kind = news.NameDispute },
	} {
		s := counted(t)
		change(s)
		if have := s.views(t).Ranges; have != nil {
			t.Errorf("%s: drawn as %+v", name, have)
		}
	}
}
