package digest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// TestTransferEncoding wants the smaller encoding, its size as it is written, and the text back.
func TestTransferEncoding(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", "quoted-printable"},
		{"The quay stays closed.\n", "quoted-printable"},
		{strings.Repeat("Die Brücke über die Lind ist gesperrt.\n", 50), "quoted-printable"},
		{strings.Repeat("Пожар в порту потушен.\n", 50), "base64"},
		{strings.Repeat("اندلع حريق في الميناء.\n", 50), "base64"},
		{strings.Repeat("🔥🚒", 100), "base64"},
		{strings.Repeat("=", 57), "base64"},
		{strings.Repeat("\n", 57), "quoted-printable"},
		{strings.Repeat("ж", 57*4/2), "base64"},
	} {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		if err := w.SetBoundary("x"); err != nil {
			t.Fatal(err)
		}
		if err := addPart(w, []byte(tt.text), textproto.MIMEHeader{}); err != nil {
			t.Fatal(err)
		}
		header, body, _ := strings.Cut(b.String(), "\r\n\r\n")
		name, size := transferEncoding([]byte(tt.text))
		if name != tt.want || !strings.HasSuffix(header, ": "+tt.want) || size != len(body) {
			t.Errorf("%.20q: have %s of %d bytes, want %s of %d:\n%.200s", tt.text, name, size, tt.want, len(body), b.String())
		}
		var decoded io.Reader = quotedprintable.NewReader(strings.NewReader(body))
		if name == "base64" {
			decoded = base64.NewDecoder(base64.StdEncoding, strings.NewReader(body))
		}
		back, err := io.ReadAll(decoded)
		if err != nil || strings.ReplaceAll(string(back), "\r\n", "\n") != tt.text {
			t.Errorf("%.20q: have back %.40q, %v", tt.text, back, err)
		}
	}
}

// TestManyRecipients: all of ten thousand are named once, in lines that servers take.
func TestManyRecipients(t *testing.T) {
	opts := Options{From: "desk@brief.example"}
	const n = 10_000
	for i := range n {
		opts.To = append(opts.To, fmt.Sprintf("Ida Ström %d <reader-%d@brief.example>", i, i))
	}
	opts.Cc = []string{"READER-7@brief.example", `"` + strings.Repeat("Anna, the long ", 90) + `" <anna@brief.example>`}
	m := message(t, opts, harbour(t))
	parsed := parseEML(t, string(m.EML))
	to, err := parsed.Header.AddressList("To")
	if err != nil || len(to) != n || to[n-1].Name != "Ida Ström 9999" {
		t.Errorf("have %d recipients, %v", len(to), err)
	}
	cc, err := parsed.Header.AddressList("Cc")
	if err != nil || len(cc) != 1 || cc[0].Address != "anna@brief.example" || len(cc[0].Name) < 1000 {
		t.Errorf("have of a copy %v, %v", cc, err)
	}
	if m.Report.LongestLine > 78 || m.Report.To != n || m.Report.Cc != 1 {
		t.Errorf("have %+v", m.Report)
	}
}

// TestEncodedName: an encoded word may hold a line break, which ends no header.
func TestEncodedName(t *testing.T) {
	m := message(t, Options{To: []string{"=?utf-8?q?Anna=0D=0ABcc=3A_spy?= <anna@brief.example>"}}, harbour(t))
	to, err := parseEML(t, string(m.EML)).Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Name != "Anna Bcc: spy" {
		t.Errorf("have %v, %v", to, err)
	}
}

func TestDraft(t *testing.T) {
	for _, tt := range []struct {
		opts  Options
		draft bool
	}{
		{Options{}, true}, {Options{From: "a@b.example"}, true}, {Options{To: []string{"a@b.example"}}, false},
		{Options{Cc: []string{"a@b.example"}}, false}, {Options{To: []string{" "}}, true},
	} {
		if have := strings.Contains(string(message(t, tt.opts, harbour(t)).EML), "\nX-Unsent: 1\r\n"); have != tt.draft {
			t.Errorf("%+v: have draft %v", tt.opts, have)
		}
	}
}

func TestUnsubscribe(t *testing.T) {
	m := message(t, Options{Unsubscribe: []string{"mailto:leave@news.example?subject=leave", "https://news.example/leave?a=1"}, OneClick: true}, harbour(t))
	header := parseEML(t, string(m.EML)).Header
	if have, want := header.Get("List-Unsubscribe"), "<mailto:leave@news.example?subject=leave>, <https://news.example/leave?a=1>"; have != want {
		t.Errorf("have %q, want %q", have, want)
	}
	if have := header.Get("List-Unsubscribe-Post"); have != "List-Unsubscribe=One-Click" {
		t.Errorf("have %q", have)
	}
	if !strings.Contains(string(m.HTML), `<a href="https://news.example/leave?a=1" class="l"`) || !strings.Contains(string(m.Text), "\nUnsubscribe: https://news.example/leave?a=1\n") {
		t.Errorf("the mail does not say where to leave:\n%s", m.Text)
	}
	for _, bad := range []Options{
		{OneClick: true}, {OneClick: true, Unsubscribe: []string{"mailto:a@b.example"}}, {Unsubscribe: []string{"http://news.example/"}},
		{Unsubscribe: []string{"https://news.example/\r\nBcc: a@b.example"}}, {Unsubscribe: []string{"mailto:"}},
		{Unsubscribe: []string{"https://news.example/>,<https://evil.example/"}}, {Unsubscribe: []string{"https://news.example/" + strings.Repeat("x", 1000)}},
	} {
		if err := bad.Check(); err == nil {
			t.Errorf("%.200v is taken", bad)
		}
	}
}

// TestImportance: what more origins report comes before what fewer do, whatever story it is of, behind the first of each.
func TestImportance(t *testing.T) {
	weak, strong := many(t, "weak", "Speaker number %d spoke on the bridge.", 8), many(t, "strong", "Speaker number %d spoke on the road.", 8)
	for i := range strong.Consensus {
		strong.Consensus[i].Origins = 9
	}
	e := newEdition([]*news.Briefing{weak, strong}, Options{}, english(t))
	var have []string
	for _, it := range e.items[:9] {
		have = append(have, fmt.Sprintf("%s %d", e.briefings[it.story].ID, it.kind))
	}
	want := []string{"strong 6", "strong 0", "weak 6", "weak 0", "strong 0", "strong 0", "strong 0", "strong 0", "strong 0"}
	if !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

// TestOrder: a later line that more origins report does not overtake an earlier one of its story.
func TestOrder(t *testing.T) {
	b := many(t, "long", "Speaker number %d spoke.", 12)
	for i := range b.Consensus {
		b.Consensus[i].Origins = 1 + i%5
	}
	for budget := 8; budget <= 12; budget++ {
		words := copiedIn(t, string(message(t, Options{BudgetKB: budget}, b).HTML), b)
		for i, w := range words {
			if want := fmt.Sprintf("Speaker number %d spoke.", i); w != want {
				t.Errorf("budget %d, line %d: have %q, want %q", budget, i, w, want)
			}
		}
	}
}

func TestSubject(t *testing.T) {
	title := func(id, text string) *news.Briefing {
		b := many(t, id, "Speaker number %d spoke.", 1)
		b.Title = text
		return b
	}
	for _, tt := range []struct {
		set       string
		briefings []*news.Briefing
		want      string
	}{
		{"", []*news.Briefing{bridge(t)}, "Nine to four for the footbridge"},
		{"", []*news.Briefing{harbour(t)}, "Fire closes the old harbour; 1 dispute"},
		{"", []*news.Briefing{title("a", "A short one"), title("b", "Brief"), title("c", "Curt")}, "3 stories: A short one; Brief; Curt"},
		{"", []*news.Briefing{title("a", "A headline that takes most of the room"), title("b", "Another one as long as that")}, "2 stories: A headline that takes most of the room"},
		{"", []*news.Briefing{title("a", strings.Repeat("so ", 60)), harbour(t)}, "2 stories: " + strings.TrimSpace(strings.Repeat("so ", 43)[:127]) + "…; 1 dispute"},
		{" as\tsaid ", []*news.Briefing{harbour(t)}, "as said"},
	} {
		m := message(t, Options{Subject: tt.set}, tt.briefings...)
		if m.Report.Subject != tt.want || len([]rune(m.Report.Subject)) > maxSubject {
			t.Errorf("have %q\nwant %q", m.Report.Subject, tt.want)
		}
	}
}

func TestReport(t *testing.T) {
	long := many(t, "long", "The council heard speaker number %d on the matter of the bridge.", 40)
	m := message(t, Options{BudgetKB: 40, Attach: true}, long, harbour(t))
	r := m.Report
	if r.Stories != 2 || r.Budget != 40<<10 || r.Size != len(m.EML) || len(r.Parts) != 3 {
		t.Errorf("have %+v", r)
	}
	for i, part := range [][]byte{m.Text, m.HTML, m.Full} {
		if p := r.Parts[i]; p.Size != len(part) || p.Encoded != encodedLen(part) {
			t.Errorf("part %d has %d bytes: %+v", i, len(part), p)
		}
	}
	told := len(copiedIn(t, string(m.HTML), long, harbour(t)))
	left := 0
	for _, l := range r.Left {
		left += l.Facts + l.Disputes + l.Quotes + l.Events + l.Unknowns
	}
	if want := 40 + 3 + 2 + 2 + 2 + 1; told+left != want || left == 0 { // the dispute has two sides
		t.Errorf("%d lines are told and %d left out, want %d: %+v", told, left, want, r.Left)
	}
	for _, want := range []string{"no sender", "no recipient", "base_url", "no address (url)"} {
		if !slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.Contains(w, want) }) {
			t.Errorf("no warning of %q in %q", want, r.Warnings)
		}
	}
	good := Options{From: "a@b.example", To: []string{"c@d.example"}, BaseURL: "https://b.example/"}
	if r := message(t, good, bridge(t)).Report; len(r.Warnings) > 0 || len(r.Left) > 0 {
		t.Errorf("a good mail: have %+v", r)
	}
	good.BudgetKB, good.Subject = 400, strings.Repeat("x", 80)
	var stories []*news.Briefing
	for i := range 30 {
		stories = append(stories, many(t, fmt.Sprintf("s-%d", i), "The council heard speaker number %d on the matter of the bridge.", 12))
		good.To = append(good.To, fmt.Sprintf("c%d@d.example", i))
	}
	warnings := strings.Join(message(t, good, stories...).Report.Warnings, "\n")
	for _, want := range []string{"subject has 80 characters", "Gmail cuts off at 102", "31 recipients see each other", "list_unsubscribe"} {
		if !strings.Contains(warnings, want) {
			t.Errorf("no warning of %q in\n%s", want, warnings)
		}
	}
}

// TestPreheader: the first fact is the first text of the mail, hidden from eyes and readers.
func TestPreheader(t *testing.T) {
	page := string(message(t, Options{}, harbour(t)).HTML)
	_, body, _ := strings.Cut(page, "<body")
	first := elements(t, "<body"+body)
	at := slices.IndexFunc(first, func(n *html.Node) bool { return attr(n, "data-article") != "" })
	if n := first[at]; textOf(n) != "A fire broke out in a rope store on the east quay at about 4 am on Tuesday." || attr(n.Parent, "aria-hidden") != "true" ||
		!strings.Contains(attr(n.Parent, "style"), "display:none") || storyOf(n) != "harbour-fire" {
		t.Errorf("the first text is %q in %v", textOf(n), n.Parent.Attr)
	}
	b := harbour(t)
	b.Consensus, b.Reported = nil, nil
	if page := string(message(t, Options{}, b).HTML); strings.Contains(page, "display:none") {
		t.Error("a mail without a fact has a preheader")
	}
}

// TestBars: the cells of a bar are as wide as the words beside it say.
func TestBars(t *testing.T) {
	page := string(message(t, Options{}, harbour(t)).HTML)
	if !strings.Contains(page, `<td width="26" height="6"`) || !strings.Contains(page, `<td width="14" height="6"`) || !strings.Contains(page, "2 of 3 sources, 2 origins") {
		t.Errorf("no bar of 2 of 3 sources in\n%s", page)
	}
	if page := string(message(t, Options{}, bridge(t)).HTML); !strings.Contains(page, `<td width="40" height="6"`) || strings.Contains(page, `class="e"`) {
		t.Errorf("no full bar of 2 of 2 sources in\n%s", page)
	}
}

// TestSourcesOfLines: whatever article a line names is listed with its address, however many there are.
func TestSourcesOfLines(t *testing.T) {
	b := bridge(t)
	for i := range 20 {
		id := fmt.Sprintf("b%d", i)
		b.Articles = append(b.Articles, news.BriefArticle{ID: id, Title: "The bridge, part " + id, Outlet: "Paper " + id, URL: "https://papers.example/" + id, Origin: "o1"})
	}
	b.Consensus[0].Citations = append(b.Consensus[0].Citations, news.Citation{Article: "b19"})
	text := string(message(t, Options{}, b).Text)
	for _, want := range []string{"Paper b19 [22]", "[22] Paper b19: The bridge, part b19\n     https://papers.example/b19\n", "and 19 more\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestNothingToTell: a headline that stands alone has its sources with their addresses, too.
func TestNothingToTell(t *testing.T) {
	b := bridge(t)
	b.Consensus, b.Reported, b.Disputes, b.Quotes, b.Timeline, b.Unknowns = nil, nil, nil, nil, nil, nil
	for range 10 {
		b.Articles = append(b.Articles, b.Articles[0])
	}
	m := message(t, Options{}, b)
	for _, want := range []string{"[1] ", b.Articles[0].URL, "[8] ", fmt.Sprintf("and %d more\n", len(b.Articles)-8)} {
		if !strings.Contains(string(m.Text), want) {
			t.Errorf("no %q in\n%s", want, m.Text)
		}
	}
}

func TestEmptyParts(t *testing.T) {
	for _, name := range []string{"mail/digest.txt", "mail/digest.html", "mail/full.html"} {
		user := fstest.MapFS{name: &fstest.MapFile{Data: []byte("{{/* nothing */}}\n \n")}}
		_, err := Render(nonEmpty(t), Options{Templates: user, Attach: true})
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "a mail must have this part") {
			t.Errorf("%s: have %v", name, err)
		}
	}
	user := fstest.MapFS{"mail/digest.txt": &fstest.MapFile{Data: []byte("{{range .Stories}}{{upper .Title.Text}}\u0085\x00{{end}} & co")}}
	if m := message(t, Options{Templates: user}, harbour(t)); string(m.Text) != "FIRE CLOSES THE OLD HARBOUR\n & co" {
		t.Errorf("have %q", m.Text)
	}
}
