package web

import (
	"strings"
	"testing"
)

func TestWebLink(t *testing.T) {
	tests := []struct{ raw, web, note string }{
		{"https://a.example/x?y=1#z", "https://a.example/x?y=1#z", "https://a.example/x?y=1#z"},
		{" http://a.example ", "http://a.example", "http://a.example"},
		{"HTTPS://a.example/", "https://a.example/", "https://a.example/"},
		{"https://a.example/ä b", "https://a.example/%C3%A4%20b", "https://a.example/%C3%A4%20b"},
		{"mailto:desk@a.example", "", "mailto:desk@a.example"},
		{"mailto:", "", ""},
		{"", "", ""},
		{"a.example/x", "", ""},
		{"/x", "", ""},
		{"//a.example/x", "", ""},
		{"https:///x", "", ""},
		{"https:x", "", ""},
		{"javascript:alert(1)", "", ""},
		{"java\nscript:alert(1)", "", ""},
		{"data:text/html,x", "", ""},
		{"file:///x", "", ""},
		{"ftp://a.example/x", "", ""},
		{"https://a.example/%zz", "", ""},
	}
	for _, test := range tests {
		if have := webLink(test.raw); have != test.web {
			t.Errorf("webLink(%q)\nhave %q\nwant %q", test.raw, have, test.web)
		}
		if have := noteLink(test.raw); have != test.note {
			t.Errorf("noteLink(%q)\nhave %q\nwant %q", test.raw, have, test.note)
		}
	}
}

func TestTextFragment(t *testing.T) {
	const page = "https://a.example/x"
	tests := []struct{ name, address, article, passage, want string }{
		{"short", page, "It burnt. It rained.", "It burnt.", page + "#:~:text=It%20burnt."},
		{"marks that mean something", page, "One, two - three & four", "One, two - three & four", page + "#:~:text=One%2C%20two%20%2D%20three%20%26%20four"},
		{"white space", page, "over\n  two lines", "over\n  two lines", page + "#:~:text=over%20two%20lines"},
		{"other letters", page, "Fähre", "Fähre", page + "#:~:text=F%C3%A4hre"},
		{"an anchor of its own", page + "#top", "It burnt.", "It burnt.", page + "#:~:text=It%20burnt."},
		{"long", page, "Rain came late.\n\nThe fire in the harbour of Vester burnt until noon. Nobody was hurt.", "The fire in the harbour of Vester burnt until noon.",
			page + "#:~:text=The%20fire%20in,until%20noon."},
		{"as the beginning of another", page, "The fire in the mill of Vester is out. The fire in the harbour of Vester burnt until noon.", "The fire in the harbour of Vester burnt until noon.",
			page + "#:~:text=The%20fire%20in%20the%20harbour,until%20noon."},
		{"its end within it", page, "The fire in the old harbour was out at noon and the ferries sailed at noon", "The fire in the old harbour was out at noon and the ferries sailed at noon",
			page + "#:~:text=The%20fire%20in,sailed%20at%20noon"},
		{"long, of few words", page, "Donaudampfschifffahrtsgesellschaftskapitänsmütze brennt", "Donaudampfschifffahrtsgesellschaftskapitänsmütze brennt",
			page + "#:~:text=Donaudampfschifffahrtsgesellschaftskapit%C3%A4nsm%C3%BCtze%20brennt"},
		{"no address", "", "It burnt.", "It burnt.", ""},
		{"no web address", "javascript:alert(1)", "It burnt.", "It burnt.", ""},
		{"no words", page, " \n", " \n", ""},
	}
	for _, test := range tests {
		if have := textFragment(fragmentBase(test.address), strings.Join(strings.Fields(test.article), " "), test.passage); have != test.want {
			t.Errorf("%s: textFragment(%q, %q)\nhave %q\nwant %q", test.name, test.address, test.passage, have, test.want)
		}
	}
}

// TestOriginalsAreTold holds that each link to an original names its outlet to who hears the links alone.
func TestOriginalsAreTold(t *testing.T) {
	s := render(t, Options{}, wide(t))
	links := all(s.page(t, "gale/index.html"), class("to"))
	if len(links) == 0 {
		t.Fatal("no links to originals")
	}
	outlets := map[string]string{} // by address
	for _, a := range wide(t).Articles {
		outlets[a.URL] = a.Outlet
	}
	for _, n := range links {
		address, _, _ := strings.Cut(attr(n, "href"), "#")
		if have, want := attr(n, "aria-label"), "original: "+outlets[address]; have != want {
			t.Errorf("%s: have %q, want %q", address, have, want)
		}
	}
}
