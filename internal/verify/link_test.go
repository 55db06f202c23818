package verify

import (
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestOriginal: a page writes an address with more escapes than the article, and leads into it; another address is another, however alike.
func TestOriginal(t *testing.T) {
	for _, tt := range []struct {
		address, href string
		want          bool
	}{
		{"https://gazette.example/fire", "https://gazette.example/fire", true},
		{"https://gazette.example/fire#top", "https://gazette.example/fire#:~:text=A%20fire", true},
		{"https://gazette.example/a?x=1&y=<b>'", "https://gazette.example/a?x=1&y=%3cb%3e%27#:~:text=A", true},
		{"https://бухта.example/пожар в порту", "https://%D0%B1%D1%83%D1%85%D1%82%D0%B0.example/%D0%BF%D0%BE%D0%B6%D0%B0%D1%80%20%D0%B2%20%D0%BF%D0%BE%D1%80%D1%82%D1%83", true},
		{"https://gazette.example/1", "https://gazette.example/12", false},
		{"https://gazette.example/1", "https://gazette.example/1?next=2", false},
		{"https://gazette.example", "https://gazette.example.evil.example/", false},
		{"", "https://gazette.example/", false},
	} {
		s := &story{members: []*news.Article{{URL: tt.address}}}
		if have := s.original(tt.href); have != tt.want {
			t.Errorf("%s leads to the article at %q: have %v", tt.href, tt.address, have)
		}
	}
}
