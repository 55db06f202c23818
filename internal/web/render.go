package web

import (
	"cmp"
	"fmt"
	"io/fs"
	"net/url"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

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

	// Viewed is called likewise, with each story whose own pages are made: of its documents, text, sentences and the
	// mentions with a role are all that is looked at from then on. May be nil.
	Viewed func(*news.Story)

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

// render is Render with what is kept of the last time, and keeps what it makes for the next.
func (k *kept) render(briefings []*news.Briefing, opts Options) ([]news.File, error) {
	base, err := checkOptions(opts)
	if err != nil {
		return nil, err
	}
	words, err := k.labels(opts)
	if err != nil {
		return nil, err
	}
	profiles := opts.Actors
	if !slices.Contains(opts.sections(), "actors") {
		profiles = nil
	}
	site := Site{Title: opts.Title, Description: opts.Description, Language: words.Language, Version: opts.Version, Actors: len(profiles) > 0}
	if site.Title == "" {
		site.Title = words.Texts["briefings"]
	}
	if base != nil {
		site.BaseURL = base.String()
	}
	if err := k.open(opts, site, words); err != nil {
		return nil, err
	}
	k.set.made, k.set.viewed = opts.Made, opts.Viewed
	r := &rendering{kept: k, base: base, problems: opts.Problems}
	if err := r.follow(briefings, profiles); err != nil {
		return nil, err
	}
	if err := r.make(); err != nil {
		return nil, err
	}
	if err := r.copy(opts.Templates); err != nil {
		return nil, err
	}
	return k.files.change(r.replaced)
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

// encodedJob makes a file of entries that are encoded; of a long list most are the same from time to time.
func encodedJob(file string, entries [][]byte, encode func() []byte) job {
	return job{path: file, view: entries, make: func(*pages) (news.File, error) { return news.File{Path: file, Data: encode()}, nil }}
}

// run does the jobs on all processors. The files are in the order of the jobs, and of several
// errors it is the first in that order that is returned.
func run(jobs []job, set *pages) ([]news.File, error) {
	files := make([]news.File, len(jobs))
	err := each(jobs, func(i int, j job) (err error) {
		files[i], err = j.do(set)
		return err
	})
	return files, err
}

// each does work for each of a list, on all processors. Of several errors it returns the first in the order of the list.
func each[T any](list []T, work func(i int, x T) error) error {
	errs := make([]error, len(list))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, x := range list {
		group.Go(func() error {
			errs[i] = work(i, x)
			return nil
		})
	}
	_ = group.Wait() // the errors are in errs, by place
	return cmp.Or(errs...)
}
