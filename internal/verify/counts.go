package verify

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// numbersIn returns the numbers among words. One that is parted into thousands, by whatever stands between them, is one number.
func numbersIn(words string) []int {
	var out []int
	isDigit := func(r rune) bool { return '0' <= r && r <= '9' }
	runs := strings.FieldsFunc(words, func(r rune) bool { return !isDigit(r) })
	rest := words
	for _, run := range runs {
		at := strings.Index(rest, run)
		between := rest[:at]
		rest = rest[at+len(run):]
		n, err := strconv.Atoi(run)
		if err != nil {
			continue
		}
		if thousands := len(run) == 3 && len([]rune(between)) == 1 && strings.Trim(between, ",.'’ \u00a0\u202f") == ""; thousands && len(out) > 0 {
			out[len(out)-1] = out[len(out)-1]*1000 + n
			continue
		}
		out = append(out, n)
	}
	return out
}

// saysCount reports whether words give a number, and no other. Languages tell one and two without a figure, too, and none by saying nothing.
func saysCount(words string, n int) bool {
	have := numbersIn(words)
	if len(have) == 0 {
		return n < 3
	}
	return len(have) == 1 && have[0] == n
}

// checkCount proves the number in an element with the mark data-count, which says what is counted: "articles", "outlets", "origins",
// "agreed", "disputed" and "quoted" of a story, "rows" that a matrix leaves out; else "stories" and "articles" of the outlet or the month around it or of the whole
// site, what two outlets have in common ("both", "agreed", "differ"), "unnamed" articles and "actors" with pages of their own.
func (p *page) checkCount(n *html.Node, kind string, at place) {
	if kind == "rows" { // of the file beside the page
		p.noteRows(n, at.story)
		return
	}
	due, known := 0, false
	switch s := p.stories[at.story]; {
	case at.outlet != "":
		due, known = p.totals().ofOutlet(kind, at)
	case s != nil:
		due, known = s.counts(kind)
	default:
		due, known = p.ofSite(kind, at)
	}
	if shown := strings.Join(strings.Fields(textOf(n)), " "); !known || !saysCount(shown, due) || shown == "" || len(numbersIn(shown)) == 0 && due == 0 {
		p.found(Finding{File: p.file, Line: p.lines.text([]string{shown}), Story: at.story, Shown: shown, Problem: ProblemNumber + ": " + kind})
	}
}

// counts returns what a story counts of itself; known is false for a kind that it does not.
func (s *story) counts(kind string) (n int, known bool) {
	switch kind {
	case "articles":
		return len(s.b.Articles), true
	case "outlets":
		return len(s.outlets()), true
	case "origins":
		return s.b.Texts(), true
	case "agreed":
		return len(s.b.Consensus), true
	case "disputed":
		return len(s.b.Disputes), true
	case "quoted":
		return len(s.b.Quotes), true
	}
	return 0, false
}

// outlets counts the articles of each outlet that s names.
func (s *story) outlets() map[string]int {
	out := map[string]int{}
	for _, a := range s.b.Articles {
		if a.Outlet != "" {
			out[a.Outlet]++
		}
	}
	return out
}

// ofSite returns what the whole site counts, or the month at a place.
func (p *page) ofSite(kind string, at place) (n int, known bool) {
	switch {
	case kind == "stories" && at.month != nil:
		return p.totals().months[*at.month], true
	case kind == "stories":
		return len(p.stories), true
	case kind == "actors":
		return len(p.profiles), true
	case kind == "unnamed":
		return p.totals().unnamed, true
	}
	return 0, false
}

// totals are counts over all stories.
type totals struct {
	months   map[string]int // stories, by month as in ISO 8601, or by year where that is all
	unnamed  int            // articles
	stories  map[string]int // by outlet
	articles map[string]int
	pairs    map[[2]string]*common // by two outlets, either first
}

// common is what two outlets have in common.
type common struct{ both, agreed, differ int }

// totals counts once what all pages say of all stories.
func (c *checker) totals() *totals {
	if c.counted != nil {
		return c.counted
	}
	t := &totals{months: map[string]int{}, stories: map[string]int{}, articles: map[string]int{}, pairs: map[[2]string]*common{}}
	c.counted = t
	for _, s := range c.stories {
		t.months[monthOf(s.b)]++
		t.unnamed += len(s.b.Articles)
		names := s.outlets()
		for a, n := range names {
			t.stories[a]++
			t.articles[a] += n
			t.unnamed -= n
			for b := range names {
				if a != b {
					t.pair(a, b).both++
				}
			}
		}
		t.compare(s)
	}
	return t
}

func (t *totals) pair(a, b string) *common {
	key := [2]string{a, b}
	if t.pairs[key] == nil {
		t.pairs[key] = &common{}
	}
	return t.pairs[key]
}

// compare counts for each two outlets of a story the points that both state, each from an origin of its own, and the disputes in which
// they give different sides.
func (t *totals) compare(s *story) {
	at := map[string]int{}
	for i, a := range s.b.Articles {
		at[a.ID] = i
	}
	for _, claim := range s.b.Consensus {
		var groups []map[string]bool
		for _, backing := range s.b.Backings(claim, at) {
			groups = append(groups, s.outletsOf(backing.Citations))
		}
		t.count(groups, func(a, b []int) bool { return len(a) > 1 || len(b) > 1 || a[0] != b[0] }, func(c *common) { c.agreed++ })
	}
	for _, d := range s.b.Disputes {
		var groups []map[string]bool
		for _, side := range d.Variants {
			groups = append(groups, s.outletsOf(side.Citations))
		}
		t.count(groups, func(a, b []int) bool {
			return !slices.ContainsFunc(a, func(i int) bool { return slices.Contains(b, i) })
		}, func(c *common) { c.differ++ })
	}
}

// count adds to each two outlets whose groups are as they have to be.
func (t *totals) count(groups []map[string]bool, ok func(a, b []int) bool, add func(*common)) {
	in := map[string][]int{}
	for i, group := range groups {
		for name := range group {
			in[name] = append(in[name], i)
		}
	}
	for a := range in {
		for b := range in {
			if a != b && ok(in[a], in[b]) {
				add(t.pair(a, b))
			}
		}
	}
}

// outletsOf returns the outlets of cited articles.
func (s *story) outletsOf(citations []news.Citation) map[string]bool {
	cited, out := articlesOf(citations), map[string]bool{}
	for _, a := range s.b.Articles {
		if cited[a.ID] && a.Outlet != "" {
			out[a.Outlet] = true
		}
	}
	return out
}

// ofOutlet returns what is counted of the outlet at a place, or of that and the one whose page it is.
func (t *totals) ofOutlet(kind string, at place) (n int, known bool) {
	switch kind {
	case "stories":
		return t.stories[at.outlet], true
	case "articles":
		return t.articles[at.outlet], true
	}
	pair := t.pairs[[2]string{at.host, at.outlet}]
	if pair == nil {
		return 0, false
	}
	n, known = map[string]int{"both": pair.both, "agreed": pair.agreed, "differ": pair.differ}[kind]
	return n, known
}

// checkOutlet proves that an element with the mark data-outlet is about that outlet: it bears the name.
func (p *page) checkOutlet(n *html.Node, name string) {
	for d := range n.Descendants() {
		if _, ok := lookup(d, "data-words"); ok {
			if fold(textOf(d)) != fold(name) {
				p.report(d, Finding{Shown: textOf(d), Problem: ProblemNowhere})
			}
			return
		}
	}
	p.report(n, Finding{Shown: name, Problem: ProblemNowhere})
}

// checkMonth proves that an element with the mark data-month is about that month: the first date in it is.
func (p *page) checkMonth(n *html.Node, month string) {
	t := find(n, "time")
	if t == nil && month == "" {
		return
	}
	if t == nil || attr(t, "datetime") != month || !saysDate(textOf(t), month) {
		p.found(Finding{File: p.file, Line: lineOf(p.lines.data, []byte(`data-month="`+month+`"`)), Shown: month, Problem: ProblemNumber + ": month"})
	}
}

// enterCounted checks what an element counts, and returns its place with the outlet or the month that it is about.
func (p *page) enterCounted(n *html.Node, at place) place {
	if name, ok := lookup(n, "data-outlet"); ok {
		at.host, at.outlet = at.outlet, name
		p.checkOutlet(n, name)
	}
	if month, ok := lookup(n, "data-month"); ok {
		at.month = &month
		p.checkMonth(n, month)
	}
	if s := p.stories[attr(n, "data-story")]; s != nil && at.month != nil && monthOf(s.b) != *at.month {
		p.report(n, Finding{Story: at.story, Shown: s.b.Published, Problem: ProblemNumber + ": month"})
	}
	if kind, ok := lookup(n, "data-count"); ok {
		p.checkCount(n, kind, at)
	}
	return at
}

// monthOf returns the month of a story as in ISO 8601, or its year where that is all.
func monthOf(b *news.Briefing) string { return b.Published[:min(len(b.Published), len("2006-01"))] }
