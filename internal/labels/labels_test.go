package labels_test

import (
	"testing"

	"github.com/briefgen/briefgen/internal/labels"
)

func load(t *testing.T, language string) *labels.Labels {
	t.Helper()
	l, err := labels.Load(language, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestDate(t *testing.T) {
	tests := []struct{ iso, english, german, day string }{
		{"2025-03-04", "4 March 2025", "4. März 2025", "2025-03-04"},
		{"2025-12-31T23:30:00-05:00", "31 December 2025", "31. Dezember 2025", "2025-12-31"},
		{"2025-03-04T09:30:00Z", "4 March 2025", "4. März 2025", "2025-03-04"},
		{"2025-03-04T09:30", "4 March 2025", "4. März 2025", "2025-03-04"},
		{"2025-03", "March 2025", "März 2025", "2025-03"},
		{"2025", "2025", "2025", "2025"},
		{"", "", "", ""},
		{"2025-02-30", "", "", ""},
		{"yesterday", "", "", ""},
		{"2025-03-04 <b>", "", "", ""},
	}
	english, german := load(t, "en"), load(t, "de")
	for _, test := range tests {
		if have := english.Date(test.iso); have != test.english {
			t.Errorf("Date(%q): have %q, want %q", test.iso, have, test.english)
		}
		if have := german.Date(test.iso); have != test.german {
			t.Errorf("Date(%q) in German: have %q, want %q", test.iso, have, test.german)
		}
		if have := labels.Day(test.iso); have != test.day {
			t.Errorf("Day(%q): have %q, want %q", test.iso, have, test.day)
		}
	}
}

func TestCount(t *testing.T) {
	tests := []struct {
		language, key string
		n             int
		want          string
	}{
		{"en", "outlets", 0, "0 outlets"},
		{"en", "outlets", 1, "1 outlet"},
		{"en", "outlets", 2, "2 outlets"},
		{"en", "words", 1234, "1234 words"},
		{"en", "words", 1234567, "1,234,567 words"},
		{"en", "quoted-times", 1, "Quoted once"},
		{"de", "outlets", 1, "1 Medium"},
		{"de", "outlets", 3, "3 Medien"},
		{"de", "words", 12345, "12.345 Wörter"},
		{"de", "times-quoted", 2, "2‑mal zitiert"},
	}
	for _, test := range tests {
		have, err := load(t, test.language).Count(test.key, test.n)
		if err != nil || have != test.want {
			t.Errorf("Count(%q, %d) in %s: have %q, %v, want %q", test.key, test.n, test.language, have, err, test.want)
		}
	}
	english := load(t, "en")
	if _, err := english.Count("skip", 1); err == nil {
		t.Error("Count of a label without a number: no error")
	}
	if _, err := english.Text("nonsense"); err == nil {
		t.Error("Text of an unknown label: no error")
	}
}
