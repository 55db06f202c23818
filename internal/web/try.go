package web

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/sample"
)

// views makes a view for each template of a page. A new page is entered here.
func sampleViews() map[string]func() any {
	return map[string]func() any{
		"404.html":      func() any { return new(Page) },
		"actor.html":    func() any { return new(ActorPage) },
		"actors.html":   func() any { return new(ActorsPage) },
		"archive.html":  func() any { return new(ArchivePage) },
		"evidence.html": func() any { return new(EvidencePage) },
		"index.html":    func() any { return new(IndexPage) },
		"inputs.html":   func() any { return new(InputsPage) },
		"month.html":    func() any { return new(MonthPage) },
		"more.html":     func() any { return new(MorePage) },
		"outlet.html":   func() any { return new(OutletPage) },
		"outlets.html":  func() any { return new(OutletsPage) },
		"search.html":   func() any { return new(SearchPage) },
		"story.html":    func() any { return new(StoryPage) },
	}
}

// sampleRounds is how many samples of each page are tried: twice what it takes to go every way through the
// built-in templates.
const sampleRounds = 200

// Try runs every template of a page on samples, so that it finds what is wrong in the parts that no story of the user needs
// today. user is laid over the built-in templates and may be nil.
//
// It fails with a *TemplateError, whose page is a sample of the template, or as [labels.Load] does.
func Try(language string, user fs.FS) error {
	words, err := labels.Load(language, user)
	if err != nil {
		return err
	}
	files, err := templateFiles(user)
	if err != nil {
		return err
	}
	set, err := parsePages(files, words)
	if err != nil {
		return err
	}
	return set.try()
}

func (p *pages) try() error {
	views := sampleViews()
	for _, name := range slices.Sorted(maps.Keys(views)) {
		for seed := range uint64(sampleRounds) {
			view := views[name]()
			sample.Fill(view, seed)
			if _, err := p.render(fmt.Sprintf("(a sample of %s)", name), name, view); err != nil {
				return err
			}
		}
	}
	return nil
}
