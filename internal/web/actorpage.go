package web

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/briefgen/briefgen/internal/news"
)

// The most that a page of an actor shows; what is left out is counted.
const (
	pageStories  = 20 // a page has fewer than two times as many
	pageLines    = 60 // lines on a page, about
	storyLines   = 4  // of each kind in a story, at least
	shownRoles   = 8
	shownNames   = 12
	shownOutlets = 12
	shownSources = 4 // of a role
	shownPerhaps = 8
)

// actorSheet is a page of an actor: its stories are those from index from to index to.
type actorSheet struct {
	file, newer, older string
	from, to           int
}

// actorSheets are the pages of an actor of n stories. Stories are told off from the oldest, so that the pages of the older
// ones stay as they are when new stories come: index.html has the latest, 1.html the oldest.
func actorSheets(n int) []actorSheet {
	older := max(0, n/pageStories-1) // pages beside the first
	sheets := []actorSheet{{file: "index.html", to: n - older*pageStories}}
	for i := older; i > 0; i-- {
		last := &sheets[len(sheets)-1]
		last.older = strconv.Itoa(i) + ".html"
		sheets = append(sheets, actorSheet{file: last.older, newer: last.file, from: last.to, to: last.to + pageStories})
	}
	return sheets
}

// lines is how many lines of each kind the page shows of a story.
func (s actorSheet) lines() int { return max(storyLines, pageLines/max(1, s.to-s.from)) }

// olderPage is a page of an actor behind the first, which has nothing but stories.
func (d *directory) olderPage(p *profile) *ActorPage {
	view := d.actorPage(p)
	view.NoIndex = true
	return view
}

// actorPage is what all pages of an actor have.
func (d *directory) actorPage(p *profile) *ActorPage {
	name := p.name()
	return &ActorPage{
		Page: Page{Site: d.site, Heading: Title{Text: name.Text}, Root: "../../"},
		ID:   p.ID, Name: name, Kind: string(p.Kind), Label: d.words.Kind(string(p.Kind)), All: len(p.in),
	}
}

// summary is the first page of an actor without its stories.
func (d *directory) summary(p *profile) *ActorPage {
	view := d.actorPage(p)
	view.First = true
	roles := p.roles()
	if len(roles) > 0 {
		view.Role = roles[0].words()
	}
	shown := min(len(roles), shownRoles)
	for _, r := range roles[:shown] {
		view.Roles = append(view.Roles, r.view())
	}
	view.MoreRoles = len(roles) - shown
	view.Names, view.MoreNames = capped(p.otherNames(), shownNames)
	p.count(view)
	d.perhaps(p, view)
	return view
}

func capped[T any](list []T, most int) (shown []T, more int) {
	n := min(len(list), most)
	return list[:n:n], len(list) - n
}

// otherNames are the forms that stories have of the name, those in most stories first.
func (p *profile) otherNames() []Words {
	stories := map[string]int{}
	var out []Words
	for _, in := range p.in {
		for _, name := range append([]string{in.actor.Name}, in.actor.Aliases...) {
			if name == "" || name == p.Name {
				continue
			}
			if stories[name] == 0 {
				out = append(out, in.alias(in.actor, name))
			}
			stories[name]++
		}
	}
	slices.SortStableFunc(out, func(a, b Words) int {
		return cmp.Or(cmp.Compare(stories[b.Text], stories[a.Text]), cmp.Compare(a.Text, b.Text))
	})
	return out
}

// count fills in how often an actor is named and quoted, and by whom.
func (p *profile) count(view *ActorPage) {
	byOutlet := map[string]*OutletCount{}
	var order []*OutletCount
	entry := func(in presence, article string) *OutletCount {
		outlet := in.b.Articles[in.articles[article]].Outlet
		if byOutlet[outlet] == nil {
			byOutlet[outlet] = &OutletCount{Name: in.fromArticles(outlet)}
			if outlet == "" {
				byOutlet[outlet].Name = Words{Text: in.words.Texts["unnamed-outlet"], Ours: true}
			}
			order = append(order, byOutlet[outlet])
		}
		return byOutlet[outlet]
	}
	carriers := map[string]bool{} // outlets that quote; an article whose outlet is not known counts as one, as in briefings
	var days span
	for _, in := range p.in {
		days.add(in.b.Published)
		for _, c := range in.actor.Citations {
			view.Articles++
			entry(in, c.Article).Articles++
		}
		for _, q := range in.said().quotes {
			if q.Kind == news.IndirectQuote {
				continue
			}
			for _, article := range quoting(q) {
				entry(in, article).Quotes++
				carriers[cmp.Or(in.b.Articles[in.articles[article]].Outlet, "\x00"+in.b.ID+"\x00"+article)] = true
			}
		}
		view.Mentions += in.actor.Mentions
		view.Quotes += in.actor.Quotes
	}
	view.From, view.To = days.from, days.to
	view.QuotedOutlets = len(carriers)
	slices.SortStableFunc(order, func(a, b *OutletCount) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Name.Text, b.Name.Text))
	})
	for i, o := range order {
		if i < shownOutlets {
			view.Outlets = append(view.Outlets, *o)
		}
	}
	view.MoreOutlets = len(order) - len(view.Outlets)
}

// quoting returns the articles that carry q, each once.
func quoting(q news.Quote) []string {
	var out []string
	for _, c := range q.Citations {
		if !slices.Contains(out, c.Article) {
			out = append(out, c.Article)
		}
	}
	return out
}

// perhaps lists the latest stories that name somebody by the surname alone.
func (d *directory) perhaps(p *profile, view *ActorPage) {
	own := map[string]bool{}
	for _, in := range p.in {
		own[in.b.ID] = true
	}
	for _, n := range d.latest(p.Perhaps) {
		id := n.story.b.ID
		if own[id] {
			continue
		}
		if len(view.Perhaps) == shownPerhaps {
			view.MorePerhaps++
			continue
		}
		v := n.story.from("../../"+id+"/", "../", p.ID)
		view.Perhaps = append(view.Perhaps, StoryLink{
			Story: id, Href: v.way + "index.html", Title: v.title(), Published: v.b.Published, Name: v.actorName(n.actor),
		})
	}
}
