package ingest

import "testing"

// TestOutletName: the name that the configuration gives to a host counts, whatever the page calls
// itself.
func TestOutletName(t *testing.T) {
	names := map[string]string{"coast.example": "Coast Daily"}
	for _, c := range []struct{ outlet, url, want string }{
		{"", "https://www.coast.example/ferry", "Coast Daily"},
		{"Coast Daily Online", "https://www.coast.example/ferry", "Coast Daily"},
		{"coast.example", "", "Coast Daily"},
		{"The Gazette", "https://gazette.example/ferry", "The Gazette"},
		{"", "https://gazette.example/ferry", "gazette.example"},
		{"The Gazette", "", "The Gazette"},
	} {
		if have := outletName(metadata{outlet: c.outlet, url: c.url}, names); have != c.want {
			t.Errorf("outlet %q of %q: have %q, want %q", c.outlet, c.url, have, c.want)
		}
	}
}
