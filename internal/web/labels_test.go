package web

import "testing"

func TestDate(t *testing.T) {
	tests := []struct{ iso, date, day string }{
		{"2025-03-04", "4 March 2025", "2025-03-04"},
		{"2025-12-31T23:30:00-05:00", "31 December 2025", "2025-12-31"},
		{"2025-03-04T09:30:00Z", "4 March 2025", "2025-03-04"},
		{"2025-03-04T09:30", "4 March 2025", "2025-03-04"},
		{"2025-03", "March 2025", "2025-03"},
		{"2025", "2025", "2025"},
		{"", "", ""},
		{"2025-02-30", "", ""},
		{"yesterday", "", ""},
		{"2025-03-04 <b>", "", ""},
	}
	for _, test := range tests {
		if have := english.date(test.iso); have != test.date {
			t.Errorf("date(%q): have %q, want %q", test.iso, have, test.date)
		}
		if have := dateOnly(test.iso); have != test.day {
			t.Errorf("dateOnly(%q): have %q, want %q", test.iso, have, test.day)
		}
	}
}

func TestCount(t *testing.T) {
	tests := []struct {
		key  string
		n    int
		want string
	}{
		{"outlets", 0, "0 outlets"}, {"outlets", 1, "1 outlet"}, {"outlets", 2, "2 outlets"}, {"more-voices", 1, "1 further voice"},
	}
	for _, test := range tests {
		if have, err := english.count(test.key, test.n); err != nil || have != test.want {
			t.Errorf("count(%q, %d): have %q, %v, want %q", test.key, test.n, have, err, test.want)
		}
	}
	if _, err := english.count("skip", 1); err == nil {
		t.Error("count of a label without a number: no error")
	}
}
