package web

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func day(date string) Event { return Event{Date: date, Precision: "day"} }

// TestChronicle holds where events of some dates stand: to scale where they are near each other, and nearer than the
// time between them says where that is long.
func TestChronicle(t *testing.T) {
	events := []Event{day("2001-05-01"), day("2025-03-01"), day("2025-03-02"), day("2025-03-02"), day("2025-03-05"),
		{Date: "2025-03-05", Precision: "day", Planned: true}, {Precision: "day"}}
	have := chronicle(events)
	want := &Chronicle{
		Axis: []Stretch{{X1: "2.0%", X2: "59.6%", Short: true}, {X1: "59.6%", X2: "98.0%"}},
		Dots: []Dot{{X: "2.0%", Level: 1}, {X: "59.6%", Level: 1}, {X: "69.2%", Level: 1}, {X: "69.2%", Level: 2},
			{X: "98.0%", Level: 1}, {X: "98.0%", Level: 2, Planned: true}},
		Labels:  []DateLabel{{X: "0", Date: "2001-05-01", Anchor: "start"}, {X: "59.6%", Date: "2025-03-01", Anchor: "middle"}, {X: "100%", Date: "2025-03-05", Anchor: "end"}},
		Tallest: 2, Events: 6, Undated: 1, Planned: true,
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("(-want +have):\n%s", diff)
	}
}

// TestChronicleSpans holds that a month and a range are as long as they are.
func TestChronicleSpans(t *testing.T) {
	have := chronicle([]Event{{Date: "2025-02", Precision: "month"}, {Date: "2025-03-01", End: "2025-03-07", Precision: "week"}, day("2025-03-31")})
	if diff := cmp.Diff(2, len(have.Spans)); diff != "" {
		t.Fatalf("spans: %+v", have.Spans)
	}
	if have.Spans[0].X1 != "2.0%" || have.Spans[1].X2 != have.Axis[len(have.Axis)-2].X2 {
		t.Errorf("%+v on %+v", have.Spans, have.Axis)
	}
}

// TestNoChronicle holds that too few dates are no picture, and many of a day are counted.
func TestNoChronicle(t *testing.T) {
	for _, events := range [][]Event{nil, {{}, {}, {}, {}}, {day("2025-03-01"), day("2025-03-02"), day("2025-03-02")}} {
		if chronicle(events) != nil {
			t.Errorf("a picture of %+v", events)
		}
	}
	var events []Event
	for i := range 30 {
		events = append(events, day(fmt.Sprintf("2025-03-%02d", 1+i/10)))
	}
	have := chronicle(events)
	if len(have.Dots) != 3*mostStack || len(have.Counts) != 3 || have.Counts[0].Count != 10 {
		t.Errorf("%d dots, counts %+v", len(have.Dots), have.Counts)
	}
}
