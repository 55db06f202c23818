package build

import (
	"errors"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestGrouped: a mail for each story that is named, one for all others, and none for what is older than asked for.
func TestGrouped(t *testing.T) {
	story := func(id string, days ...string) *news.Briefing {
		b := &news.Briefing{ID: id}
		for _, day := range days {
			b.Articles = append(b.Articles, news.BriefArticle{Published: day})
		}
		return b
	}
	all := []*news.Briefing{story("old", "2025-02-27", "2025-02-28T23:30:00+01:00"), story("new", "2025-02-27", "2025-03-01T00:10:00Z"),
		story("month", "2025-03"), story("year", "2025"), story("early", "2025-02"), story("undated", "")}
	for _, tt := range []struct {
		opts MailOptions
		want string
	}{
		{MailOptions{}, "old new month year early undated; "},
		{MailOptions{Stories: []string{"year", "old", "year"}}, "old; year; "},
		{MailOptions{Since: "2025-03-01"}, "new month year; "},
		{MailOptions{Since: "2025-03-01", Stories: []string{"old", "new", "month"}}, "new; month; "},
	} {
		groups, err := grouped(all, tt.opts)
		have := ""
		for _, group := range groups {
			for i, b := range group {
				if i > 0 {
					have += " "
				}
				have += b.ID
			}
			have += "; "
		}
		if err != nil || have != tt.want {
			t.Errorf("%+v: have %q, %v, want %q", tt.opts, have, err, tt.want)
		}
	}
	var unknown *UnknownStoryError
	if _, err := grouped(all, MailOptions{Stories: []string{"old", "nothing"}}); !errors.As(err, &unknown) {
		t.Errorf("have %v", err)
	}
	var old *OldStoriesError
	if _, err := grouped(all, MailOptions{Since: "2026-01-01"}); !errors.As(err, &old) {
		t.Errorf("have %v", err)
	}
}
