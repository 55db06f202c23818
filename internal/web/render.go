package web

import (
	"fmt"
	"io/fs"
	"net/url"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Options are the settings of a site. The zero value works.
type Options struct {
	Title       string          // of the site; "" means "Briefings"
	Description string          // of the site
	BaseURL     string          // where the site will be: "https://example.org/news/"; "" if unknown
	Language    string          // of the program's own words (BCP 47); English where it has none of it
	Sections    []string        // of a story's page, in order, out of those of Sections; nil means all
	Excerpt     string          // "sentence" or "": evidence pages show the neighbours of cited sentences; "none": they do not
	Templates   fs.FS           // laid over the built-in templates, file by file: "site/story.html"; may be nil
	Version     string          // of the program
	Actors      []news.Profile  // those with a page over all stories, the most salient first; not shown where Sections lacks "actors"
	Problems    []*news.Problem // shown on the page of inputs

	Made func(news.File) news.File // is called with each page as it is made, from several goroutines, and returns what Render is to return of it; nothing is kept for a next time then. May be nil

	whole bool // the page of a story has all of it, however large
}

func (o Options) sections() []string {
	if o.Sections == nil {
		return Sections()
	}
	return o.Sections
}

// Render returns the files of the site of briefings, sorted by path. The same input gives the
// same bytes; briefings is not changed.
//
// It fails, and returns no file, on a setting that it does not know, on a template that cannot be
// read or run (a *TemplateError), on a citation that is not what stands in its article, and where two files would have one
// path.
func Render(briefings []*news.Briefing, opts Options) ([]news.File, error) {
	return new(Renderer).Render(briefings, opts)
}

// renderSite is Render with what is kept of the last time, and to be kept for the next.
func renderSite(briefings []*news.Briefing, opts Options, last, next *kept) ([]news.File, error) {
	base, err := checkOptions(opts)
	if err != nil {
		return nil, err
	}
	words, err := labels.Load(opts.Language, opts.Templates)
	if err != nil {
		return nil, err
	}
	site := Site{Title: opts.Title, Description: opts.Description, Language: words.Language, Version: opts.Version}
	if site.Title == "" {
		site.Title = words.Texts["briefings"]
	}
	profiles := opts.Actors
	if !slices.Contains(opts.sections(), "actors") {
		profiles = nil
	}
	site.Actors = len(profiles) > 0
	if base != nil {
		site.BaseURL = base.String()
	}
	set, err := next.open(last, opts, site, words)
	if err != nil {
		return nil, err
	}
	set.made = opts.Made
	stories, err := viewsOf(briefings, site, words, opts, last)
	if err != nil {
		return nil, err
	}
	dir, err := newDirectory(profiles, stories, site, words, opts, last)
	if err != nil {
		return nil, err
	}
	jobs, err := allJobs(stories, dir, site, base, opts, set)
	if err != nil {
		return nil, err
	}
	files, err := run(last.spare(jobs), set)
	if err != nil {
		return nil, err
	}
	if opts.Made == nil {
		next.keep(stories, dir, jobs, files)
	}
	files = append(files, dir.asBefore(stories)...)
	copies, err := assets(opts.Templates)
	if err != nil {
		return nil, err
	}
	return next.inOrder(last, append(files, copies...))
}

// checkOptions fails on a setting that cannot be meant, and returns the address of the site, nil if it is unknown.
func checkOptions(opts Options) (*url.URL, error) {
	seen := map[string]bool{}
	for _, s := range opts.Sections {
		if !slices.Contains(Sections(), s) {
			return nil, fmt.Errorf("unknown section %q: there are %s", s, strings.Join(Sections(), ", "))
		}
		if seen[s] {
			return nil, fmt.Errorf("section %q is named twice", s)
		}
		seen[s] = true
	}
	if opts.Excerpt != "" && opts.Excerpt != "sentence" && opts.Excerpt != "none" {
		return nil, fmt.Errorf("unknown excerpt %q: there are sentence and none", opts.Excerpt)
	}
	if opts.BaseURL == "" {
		return nil, nil
	}
	base, err := url.Parse(opts.BaseURL)
	if err != nil || base.Host == "" || (base.Scheme != "http" && base.Scheme != "https") {
		return nil, fmt.Errorf("base url %q is no address like https://example.org/news/", opts.BaseURL)
	}
	base.RawQuery, base.Fragment = "", ""
	return base.JoinPath("/"), nil
}

// viewsOf checks the briefings and returns their views, the latest first.
func viewsOf(briefings []*news.Briefing, site Site, words *labels.Labels, opts Options, last *kept) ([]*storyViews, error) {
	var out []*storyViews
	for _, b := range latestFirst(briefings) {
		if k := last.stories[b]; k != nil {
			out = append(out, k.views)
			continue
		}
		if err := check(b); err != nil {
			return nil, fmt.Errorf("render: %w", err)
		}
		out = append(out, newStoryViews(b, site, words, opts))
	}
	return out, nil
}

// job makes one file.
type job struct {
	path string
	make func(*pages) (news.File, error)
	view any // all that the file is made of, of a page that shows many stories; else nil
}

// do makes the file. A panic is a mistake of the program and becomes an error: in a goroutine it
// would end a preview.
func (j job) do(set *pages) (file news.File, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("render %s failed because of a mistake in briefgen: %v", j.path, cause)
		}
	}()
	if file, err = j.make(set); err == nil && set.made != nil {
		file = set.made(file)
	}
	return file, err
}

// placed is the view of a page.
type placed interface{ place(file string) }

// pageJob makes a page of a template.
func pageJob(file, template string, view placed) job {
	view.place(file)
	return job{path: file, make: func(p *pages) (news.File, error) { return p.render(file, template, view) }}
}

// sharedJob makes a page that shows many stories, and is often the same though one of them has changed.
func sharedJob(file, template string, view placed) job {
	j := pageJob(file, template, view)
	j.view = view
	return j
}

// run does the jobs on all processors. The files are in the order of the jobs, and of several
// errors it is the first in that order that is returned.
func run(jobs []job, set *pages) ([]news.File, error) {
	files := make([]news.File, len(jobs))
	errs := make([]error, len(jobs))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		group.Go(func() error {
			files[i], errs[i] = j.do(set)
			return nil
		})
	}
	_ = group.Wait() // the errors are in errs, by job
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// allJobs are the files that are made of templates and briefings. Their order is that in which views
// need each other: those of actors and of the site link to the lines of stories, and evidence pages show what all
// others cite.
func allJobs(stories []*storyViews, dir *directory, site Site, base *url.URL, opts Options, set *pages) ([]job, error) {
	jobs, err := ownPages(stories, opts.sections(), set)
	if err != nil {
		return nil, err
	}
	pages, err := dir.jobs()
	if err != nil {
		return nil, err
	}
	more, err := siteJobs(stories, dir, site, base, opts)
	if err != nil {
		return nil, err
	}
	jobs = slices.Concat(more, jobs, pages)
	for _, v := range stories {
		jobs = append(jobs, v.evidenceJobs(dir.changes)...)
	}
	return jobs, nil
}

// ownPages views the pages of all stories and makes them: the views of many stories together are larger than what is made
// of them. No story looks at another one. An error of a template is left to the jobs, which have an order.
func ownPages(stories []*storyViews, sections []string, set *pages) ([]job, error) {
	made := make([][]job, len(stories))
	errs := make([]error, len(stories))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, v := range stories {
		group.Go(func() error {
			made[i], errs[i] = v.ownPages(sections, set)
			return nil
		})
	}
	_ = group.Wait() // the errors are in errs, by story
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return slices.Concat(made...), nil
}

// ownPages returns the files of one story but for the evidence pages, which are made, and what pages of many stories show
// of it. A panic becomes an error, as in [job.do].
func (v *storyViews) ownPages(sections []string, set *pages) (made []job, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("viewing the story %q failed because of a mistake in briefgen: %v", v.b.ID, cause)
		}
	}()
	jobs, err := v.jobs(sections)
	if err != nil {
		return nil, err
	}
	if err := v.share(); err != nil {
		return nil, err
	}
	for _, j := range jobs {
		file, err := j.do(set)
		made = append(made, job{path: j.path, make: func(*pages) (news.File, error) { return file, err }})
	}
	return made, nil
}

// jobs are the files of one story but for the evidence pages.
func (v *storyViews) jobs(sections []string) ([]job, error) {
	if v.last != nil {
		return nil, nil
	}
	noteHTML, err := note(v.b.Story.Info.Note)
	if err != nil {
		return nil, fmt.Errorf("story %q: %w", v.b.ID, err)
	}
	folder, page := v.b.ID+"/", v.page(sections, noteHTML)
	jobs := []job{
		pageJob(folder+"index.html", "story.html", page),
		{path: folder + "briefing.json", make: func(*pages) (news.File, error) { return briefingFile(v.b) }},
	}
	if more := v.fit(page, storyBudget); more != nil {
		page.LinkedData = v.linkedData() // anew: some quotes have moved
		jobs = append(jobs, pageJob(folder+moreName, "more.html", more))
	}
	if page.Matrix != nil {
		jobs = append(jobs, job{path: folder + matrixName, make: func(*pages) (news.File, error) { return v.matrixFile(page.Matrix) }})
	}
	v.own = cloned(v.evidence)
	return jobs, nil
}

// evidenceJobs are the evidence pages of one story of which something has changed.
func (v *storyViews) evidenceJobs(c *changes) []job {
	if v.last != nil && !c.cited[v.b.ID] {
		return nil
	}
	var jobs []job
	for i, e := range v.evidence {
		file := v.b.ID + "/" + v.sourceHref(i)
		if v.last != nil && e.equal(v.last.all[i]) {
			jobs = append(jobs, done(v.last.evidence[i:i+1])...)
			continue
		}
		jobs = append(jobs, job{path: file, make: func(set *pages) (news.File, error) {
			return pageJob(file, "evidence.html", v.evidencePage(i)).make(set)
		}})
	}
	return jobs
}

// sorted sorts files by path. It fails where two would be one file, on a file system that takes
// A for a, too.
func sorted(files []news.File) ([]news.File, error) {
	slices.SortFunc(files, func(a, b news.File) int { return strings.Compare(a.Path, b.Path) })
	byName := map[string]string{}
	for _, f := range files {
		name := strings.ToLower(f.Path)
		if other, twice := byName[name]; twice {
			return nil, fmt.Errorf("two files of the site have one path: %q and %q", other, f.Path)
		}
		byName[name] = f.Path
	}
	return files, nil
}
