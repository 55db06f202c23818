package web

// IndexPage lists stories, so many a page: index.html, which is also the template of page/2/index.html and so on.
type IndexPage struct {
	Page
	Stories []*StoryCard // the latest first
	All     int          // stories of the site
	Actors  int          // how many have pages over all stories; 0 behind the first page
	Turn    Turn
}

// Turn is where a page stands among those of one list.
type Turn struct {
	Number, Pages int    // from 1
	Newer, Older  string // the way to the pages beside this one, or ""
}

// StoryCard announces a story.
type StoryCard struct {
	fragments
	ID                       string
	Href                     string
	Title                    Title
	Published                string // ISO 8601, or ""
	Sources                  []Words
	Size                     Size
	Lede                     *Copied // the first agreed statement, or nil
	Agreed, Disputed, Quotes int
	Topics                   []Words // of the first disputes, leading to them
	MoreTopics               int     // that are left out
}

// ArchivePage lists the months that have stories: archive.html.
type ArchivePage struct {
	Page
	Years []ArchiveYear // the latest first
	All   int           // stories of the site
}

// ArchiveYear is a year with its months.
type ArchiveYear struct {
	Year   string // "2025"; "" for stories without a date
	Months []ArchiveMonth
}

// ArchiveMonth leads to the stories of a month.
type ArchiveMonth struct {
	Month   string // ISO 8601: "2025-03", or "2025" where no more is known; "" for stories without a date
	Href    string
	Stories int
}

// MonthPage lists the stories of a month: month.html.
type MonthPage struct {
	Page
	Month   string // as in ArchiveMonth
	All     int    // stories of the month
	Stories []*StoryCard
	Turn    Turn
}

// OutletsPage lists the outlets of all articles: outlets.html.
type OutletsPage struct {
	Page
	Outlets []OutletEntry // by name
	Unnamed int           // articles whose outlet is not known
}

// OutletEntry announces the page of an outlet.
type OutletEntry struct {
	Name              Words // leading to the page
	Stories, Articles int
}

// OutletPage is an outlet over all stories: outlet.html. An outlet of many stories has several such pages; those behind the
// first have nothing but stories.
type OutletPage struct {
	Page
	Name     Words
	All      int // stories that it reports
	Articles int
	From, To string          // ISO 8601: days of the first and the last story, or ""
	Beside   []OutletMeeting // those that report the same stories, the most often first
	MoreOf   int             // of these, left out
	Stories  []*OutletStory  // the latest first
	Turn     Turn
}

// OutletMeeting counts what two outlets have in common.
type OutletMeeting struct {
	Name    Words // of the other, leading to its page
	Stories int   // that both report
	Agreed  int   // agreed points that both state, each from an origin of its own
	Differ  int   // disputes in which they give different sides
}

// OutletStory is a story with the articles that an outlet has of it.
type OutletStory struct {
	fragments
	ID        string
	Href      string
	Title     Title
	Published string // ISO 8601, or ""
	Articles  []OutletArticle
}

// OutletArticle is an article of an outlet.
type OutletArticle struct {
	Title Title  // Text is "" where it has none
	Href  string // its evidence page
	Words int
}

// SearchPage is the search over all stories: search.html.
type SearchPage struct {
	Page
	Data  []string      // the files with what is searched, of the latest stories
	Older []string      // of those before them, the latest first
	Years []ArchiveYear // for who has no script
}
