package web

import (
	"cmp"
	"maps"
	"slices"
)

// jobs are the files below outlets/.
func (o *outlets) jobs() []job {
	list := &OutletsPage{Page: Page{Site: o.site, Heading: Title{Text: o.words.Texts["outlets"]}, Root: "../"}, Unnamed: o.unnamed}
	for _, out := range o.list {
		entry := OutletEntry{Name: out.words(""), Stories: len(out.stories), Articles: out.articles}
		list.Outlets = append(list.Outlets, entry)
	}
	jobs := []job{sharedJob("outlets/index.html", "outlets.html", list)}
	for _, out := range o.list {
		for _, page := range o.pages(out) {
			jobs = append(jobs, sharedJob("outlets/"+out.id+"/"+page.file, "outlet.html", page.view))
		}
	}
	return jobs
}

// words returns the name as words of the oldest story that has it, since that stays. They lead to the outlet's page; way leads to
// the folder outlets.
func (o *outlet) words(way string) Words {
	words := o.stories[len(o.stories)-1].fromArticles(o.name)
	words.Href = way + o.id + "/index.html"
	return words
}

// pages are the pages of an outlet.
func (o *outlets) pages(out *outlet) []filed[*OutletPage] {
	var pages []filed[*OutletPage]
	for _, sheet := range sheets(out.stories, outletStories) {
		name := out.words("")
		name.Href = ""
		p := &OutletPage{
			Page: Page{Site: o.site, Heading: Title{Text: out.name}, Root: "../../"},
			Name: name, All: len(out.stories), Articles: out.articles, Turn: sheet.turn(numberedFile),
		}
		p.NoIndex = sheet.number > 1
		if sheet.number == 1 {
			o.summary(out, p)
		}
		for _, v := range sheet.list {
			p.Stories = append(p.Stories, v.parts.outlets[out.name])
		}
		pages = append(pages, filed[*OutletPage]{numberedFile(sheet.number), p})
	}
	return pages
}

// summary fills in what the first page of an outlet says of all its stories.
func (o *outlets) summary(out *outlet, p *OutletPage) {
	var days span
	for _, v := range out.stories {
		days.add(v.b.Published)
	}
	p.From, p.To = days.from, days.to
	others := slices.SortedFunc(maps.Keys(out.beside), func(a, b string) int {
		x, y := out.beside[a], out.beside[b]
		return cmp.Or(cmp.Compare(y.stories, x.stories), cmp.Compare(y.agreed+y.differ, x.agreed+x.differ), cmp.Compare(a, b))
	})
	shown, more := capped(others, shownMeetings)
	for _, name := range shown {
		m := out.beside[name]
		p.Beside = append(p.Beside, OutletMeeting{Name: o.by[name].words("../"), Stories: m.stories, Agreed: m.agreed, Differ: m.differ})
	}
	p.MoreOf = more
}

// paths are the first pages of all outlets, for the sitemap.
func (o *outlets) paths() []string {
	out := []string{"outlets/index.html"}
	for _, each := range o.list {
		out = append(out, "outlets/"+each.id+"/index.html")
	}
	return out
}
