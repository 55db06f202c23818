package news

import "testing"

// TestWrittenRole holds that a role comes back in the article's letters, or not at all.
func TestWrittenRole(t *testing.T) {
	for _, c := range []struct{ role, cited, want string }{
		{"u.s. harbour envoy", "U.S. harbour envoy Anna Berg", "U.S. harbour envoy"},
		{"mayor of vester", "the Mayor of Vester", "Mayor of Vester"},
		{"mayor of vester", "the mayor", ""},
		{"", "the mayor", ""},
		{"i", "İ", ""}, // lower case has other bytes
	} {
		a := Actor{Role: c.role, RoleCitation: &Citation{Start: 7, End: 7 + len(c.cited), Text: c.cited}}
		got, ok := a.WrittenRole()
		if got.Text != c.want && ok || ok != (c.want != "") {
			t.Errorf("role %q cited as %q: have %q, %v; want %q", c.role, c.cited, got.Text, ok, c.want)
		}
		if ok && c.cited[got.Start-7:got.End-7] != c.want {
			t.Errorf("role %q: span %d to %d is not that of %q", c.role, got.Start, got.End, c.want)
		}
	}
	if _, ok := (&Actor{Role: "mayor"}).WrittenRole(); ok {
		t.Error("a role that is not cited is given as written")
	}
}
