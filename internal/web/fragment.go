package web

import (
	"html/template"
	"sync"

	"github.com/briefgen/briefgen/templates"
)

// fragments are what templates made of a view that stands on pages of many stories. Such a page is put together of them: where one
// story has changed, the others are not run through templates again.
type fragments struct {
	mu   sync.Mutex
	made map[string]template.HTML // by the name of the template
}

// fragmented is a view that keeps its fragments. It may be on several pages that are made at once.
type fragmented interface {
	fragment(name string, make func() (template.HTML, error)) (template.HTML, error)
}

// fragment returns what the template of that name made of the view, and has it made the first time.
func (f *fragments) fragment(name string, run func() (template.HTML, error)) (template.HTML, error) {
	f.mu.Lock()
	text, done := f.made[name]
	f.mu.Unlock()
	if done {
		return text, nil
	}
	text, err := run()
	if err != nil {
		return "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made == nil {
		f.made = map[string]template.HTML{}
	}
	f.made[name] = text
	return text, nil
}

// part runs the template called name, as the action template does; what it makes of a view that keeps its fragments is kept.
func (p *pages) part(name string, view any) (template.HTML, error) {
	defer p.within.Add(-1)
	if p.within.Add(1) > maxParts {
		p.runaway.Store(true)
	}
	if p.runaway.Load() { // for good: what is run again for its error is not to begin anew
		return "", templates.ErrUnbounded
	}
	run := func() (template.HTML, error) {
		file, err := p.render("", name, view)
		return template.HTML(file.Data), err
	}
	if f, ok := view.(fragmented); ok {
		return f.fragment(name, run)
	}
	return run()
}
