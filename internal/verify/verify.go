// Package verify proves what was written against the articles: it reads the bytes of the site
// and of the mails, not the program's memory, and compares every word that is said to come
// from an article with that article.
//
// A page says where its words come from: data-article, data-start and data-end on an element
// whose text is that span of the article; data-title (an article's id, or "_index" for words
// of the editor) on a title; data-words (a story's id, or nothing for that of data-story) on names and other short words of the
// story's articles; data-story on an ancestor of all of these; data-actor and data-line on what a page gives as the words of an actor of
// the story: a line of it that rests on that actor's word, or in a briefing the quotes of a speaker; data-matrix on a table of
// what each article reports, data-speaks on one of who speaks about whom; data-timeline and data-range (a dispute's id) on pictures, with
// data-date on their dates; data-count on a number, in data-outlet or data-month of what is counted; data-note on what the editor
// wrote and data-ui on sentences of the program itself. A story's briefing.json says which
// articles its ids stand for, and the manifest what every file was when it was written.
//
// When all is well the work is linear in the bytes of site and articles; only for what is
// wrong are other articles searched.
package verify

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// Finding is something that is not as it should be.
type Finding struct {
	File    string // below the folder that was checked
	Line    int    // of File, from 1; 0 where it is not known
	Story   string // a story's id, or ""
	Article string // the path of the article that is cited, or its id where it is not known
	Shown   string // the words in question
	Problem string // one of the Problem constants, or one of them with details
	Where   string // the path of the article that has the words, if the problem is ProblemElsewhere
}

// The problems of a Finding.
const (
	ProblemNowhere    = "in no article"
	ProblemElsewhere  = "in another article"
	ProblemSpan       = "citation does not match its span"
	ProblemOffsets    = "citation lies outside its article"
	ProblemUncited    = "text without a citation"
	ProblemNotCited   = "not in its citations"
	ProblemNoStory    = "story is not in the site"
	ProblemNoArticle  = "article is not in the story"
	ProblemTitle      = "not the title"
	ProblemGone       = "article is gone"
	ProblemChanged    = "article changed since the build"
	ProblemNew        = "article is not in the site"
	ProblemTwice      = "article is in two stories"
	ProblemSameID     = "another story has the same id"
	ProblemOutlet     = "not what the article says of itself"
	ProblemCount      = "counts more outlets or origins than it cites"
	ProblemNoActor    = "not an actor of the story"
	ProblemSpeaker    = "not the speaker that the source names"
	ProblemCell       = "not what the briefing says of these articles"
	ProblemPicture    = "picture does not show what the briefing says"
	ProblemNumber     = "not the number that the briefings give"
	ProblemLink       = "link does not lead to its source"
	ProblemDeadLink   = "link leads nowhere"
	ProblemFile       = "file changed since it was written"
	ProblemMissing    = "file missing"
	ProblemUnreadable = "cannot be read"
	ProblemDiffers    = "differs from the file beside it"
	ProblemNotInText  = "not in the plain text of the mail"
)

// Stats count what was checked.
type Stats struct {
	Files     int // read
	Sentences int // copied words in pages and mails that were compared with their article
	Citations int // of all briefing.json
}

// Site checks a site against the articles that it is made of, all of them. It fails only if
// site cannot be read or is not a site of ours; everything else is a finding, sorted by file
// and line.
func Site(site fs.FS, articles []*news.Article) ([]Finding, Stats, error) {
	files, err := list(site)
	if err != nil {
		return nil, Stats{}, fmt.Errorf("read the site: %w", err)
	}
	if !isSite(files) {
		return nil, Stats{}, fmt.Errorf("read the site: %w", &fs.PathError{Op: "open", Path: indexName, Err: fs.ErrNotExist})
	}
	c := newChecker(articles)
	manifest := c.readManifest(site, files)
	if manifest != nil {
		files = slices.DeleteFunc(files, func(name string) bool { _, ours := manifest[name]; return !ours })
	}
	c.readStories(site, files, true)
	c.checkIndex(site)
	c.checkDirectory(site)
	for _, name := range files {
		data, err := fs.ReadFile(site, name)
		if err != nil {
			c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
			continue
		}
		c.stats.Files++
		if manifest != nil {
			c.checkEntry(name, data, manifest[name])
		}
		switch {
		case isPage(name):
			c.checkPage(name, data)
		case path.Base(name) == matrixName:
			c.checkMatrixFile(name, data)
			c.anchors[name] = nil
		case isSearch(name):
			c.checkSearch(name, data)
		case name == feedName:
			c.checkFeed(name, data)
		}
	}
	c.checkLinks(files)
	c.checkRows()
	return c.sorted(), c.stats, nil
}

// Mail checks the mails and one-file editions in outbox: every .html and every .eml, with the ids of the stories and
// articles taken from site. It fails only if one of the folders cannot be read or site is not
// a site of ours.
func Mail(outbox, site fs.FS, articles []*news.Article) ([]Finding, Stats, error) {
	pages, err := list(site)
	if err != nil {
		return nil, Stats{}, fmt.Errorf("read the site: %w", err)
	}
	if !isSite(pages) {
		return nil, Stats{}, fmt.Errorf("read the site: %w", &fs.PathError{Op: "open", Path: indexName, Err: fs.ErrNotExist})
	}
	files, err := list(outbox)
	if err != nil {
		return nil, Stats{}, fmt.Errorf("read the outbox: %w", err)
	}
	c := newChecker(articles)
	c.mail = true
	c.readStories(site, pages, false)
	c.checkOutbox(outbox, files)
	c.checkLinks(files)
	return c.sorted(), c.stats, nil
}

// checker holds what one run has read and found.
type checker struct {
	library  *library
	stories  map[string]*story            // by id
	profiles map[string]map[presence]bool // whom the pages in a folder below actors/ are about
	findings []Finding
	stats    Stats
	mail     bool                       // mails are checked, not the site
	links    []link                     // within the site, to be looked up when all is read
	anchors  map[string]map[string]bool // the places of every page
	counted  *totals                    // nil until somebody asks
	tables   []table                    // on pages, to be held against the files beside them
	rows     map[string]int             // of every file of a matrix
}

func newChecker(articles []*news.Article) *checker {
	return &checker{library: newLibrary(articles), stories: map[string]*story{}, profiles: map[string]map[presence]bool{}, anchors: map[string]map[string]bool{}, rows: map[string]int{}}
}

func (c *checker) found(f Finding) { c.findings = append(c.findings, f) }

// sorted returns the findings by file and line, each once.
func (c *checker) sorted() []Finding {
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Story, b.Story),
			cmp.Compare(a.Article, b.Article), cmp.Compare(a.Shown, b.Shown), cmp.Compare(a.Problem, b.Problem))
	})
	return slices.Compact(c.findings)
}
