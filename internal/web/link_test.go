package web

import "testing"

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
	tests := []struct{ name, address, text, want string }{
		{"short", page, "It burnt.", page + "#:~:text=It%20burnt."},
		{"marks that mean something", page, "One, two - three & four", page + "#:~:text=One%2C%20two%20%2D%20three%20%26%20four"},
		{"white space", page, "over\n  two lines", page + "#:~:text=over%20two%20lines"},
		{"other letters", page, "Fähre", page + "#:~:text=F%C3%A4hre"},
		{"an anchor of its own", page + "#top", "It burnt.", page + "#:~:text=It%20burnt."},
		{"long", page,
			"The fire in the old harbour burnt for eight hours before the crews of three towns had it out",
			page + "#:~:text=The%20fire%20in%20the%20old,three%20towns%20had%20it%20out"},
		{"long, of few words", page, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellervereinigungshaus brennt",
			page + "#:~:text=Donaudampfschifffahrtsgesellschaftskapit%C3%A4nsm%C3%BCtzenabzeichenherstellervereinigungshaus%20brennt"},
		{"no address", "", "It burnt.", ""},
		{"no web address", "javascript:alert(1)", "It burnt.", ""},
		{"no words", page, " \n", ""},
	}
	for _, test := range tests {
		if have := textFragment(test.address, test.text); have != test.want {
			t.Errorf("%s: textFragment(%q, %q)\nhave %q\nwant %q", test.name, test.address, test.text, have, test.want)
		}
	}
}
