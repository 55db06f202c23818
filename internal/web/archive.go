package web

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
)

const (
	// monthStories is how many stories of a month stand on one page.
	monthStories = 200
	// undated names the folder of stories without a date.
	undated = "undated"
)

// monthOf returns the month of an ISO 8601 date, or its year where that is all, "" for none.
func monthOf(iso string) string {
	day := labels.Day(iso)
	return day[:min(len(day), len("2006-01"))]
}

// archive is the stories by month.
type archive struct {
	site   Site
	words  *labels.Labels
	months []string // the latest first
	by     map[string][]*storyViews
	all    int
}

func newArchive(stories []*storyViews, site Site, words *labels.Labels) *archive {
	a := &archive{site: site, words: words, by: map[string][]*storyViews{}, all: len(stories)}
	for _, v := range stories {
		month := monthOf(v.b.Published)
		if a.by[month] == nil {
			a.months = append(a.months, month)
		}
		a.by[month] = append(a.by[month], v)
	}
	slices.SortFunc(a.months, func(x, y string) int { return cmp.Compare(y, x) })
	return a
}

// jobs are the files below archive/.
func (a *archive) jobs() []job {
	list := &ArchivePage{Page: a.page("../"), Years: a.years(""), All: a.all}
	jobs := []job{sharedJob("archive/index.html", "archive.html", list)}
	for i, month := range a.months {
		for _, page := range a.monthPages(month, i) {
			jobs = append(jobs, sharedJob(page.file, "month.html", page.view))
		}
	}
	return jobs
}

func (a *archive) page(root string) Page {
	return Page{Site: a.site, Heading: Title{Text: a.words.Texts["archive"]}, Root: root}
}

// years lists the months; way leads from the page to the folder archive.
func (a *archive) years(way string) []ArchiveYear {
	var out []ArchiveYear
	for _, month := range a.months {
		year := month[:min(4, len(month))]
		if len(out) == 0 || out[len(out)-1].Year != year {
			out = append(out, ArchiveYear{Year: year})
		}
		last := &out[len(out)-1]
		last.Months = append(last.Months, ArchiveMonth{Month: month, Href: way + monthFolder(month) + "/index.html", Stories: len(a.by[month])})
	}
	return out
}

func monthFolder(month string) string { return cmp.Or(month, undated) }

// monthPages are the pages of the month at index i of the list. The first leads to the month after it, the last to that before.
func (a *archive) monthPages(month string, i int) []filed[*MonthPage] {
	var out []filed[*MonthPage]
	for _, sheet := range sheets(a.by[month], monthStories) {
		p := &MonthPage{Page: a.page("../../"), Month: month, All: len(a.by[month]), Turn: sheet.turn(numberedFile)}
		p.NoIndex = sheet.number > 1
		if i > 0 && p.Turn.Newer == "" {
			p.Turn.Newer = "../" + monthFolder(a.months[i-1]) + "/index.html"
		}
		if i+1 < len(a.months) && p.Turn.Older == "" {
			p.Turn.Older = "../" + monthFolder(a.months[i+1]) + "/index.html"
		}
		for _, v := range sheet.list {
			p.Stories = append(p.Stories, v.parts.card(v, p.Root))
		}
		out = append(out, filed[*MonthPage]{"archive/" + monthFolder(month) + "/" + numberedFile(sheet.number), p})
	}
	return out
}

// paths are the first pages of all months, for the sitemap.
func (a *archive) paths() []string {
	out := []string{"archive/index.html"}
	for _, month := range a.months {
		out = append(out, "archive/"+monthFolder(month)+"/index.html")
	}
	return out
}
