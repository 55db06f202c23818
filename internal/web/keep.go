package web

import (
	"bytes"
	"io/fs"
	"reflect"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Renderer renders a site again and again, and makes only those pages anew of which something has changed. What it
// returns is what [Render] would, byte for byte. A file that is as it was has the very Data of the last time. A briefing that it
// is given again must not have been changed since, nor the data of a file that it returned. It may not be used by two
// goroutines at once. The zero value is ready.
type Renderer struct {
	last *kept
}

// Render is [Render].
func (r *Renderer) Render(briefings []*news.Briefing, opts Options) ([]news.File, error) {
	k := r.last
	if k == nil || opts.Made != nil {
		k = new(kept)
	}
	r.last = nil // what is kept changes on the way
	files, err := k.render(briefings, opts)
	if err == nil && opts.Made == nil {
		r.last = k
	}
	return files, err
}

// kept is what is kept from time to time: all under the templates and the settings, the rest under the briefings and profiles
// that it was made of. What an edit leaves alone is not looked at, but for whether it is the same.
type kept struct {
	frame     frame
	templates []news.File
	builtIn   bool // no template, label or asset is the user's
	set       *pages

	given    []*news.Briefing // in the order in which they came
	stories  []*storyViews    // the latest first
	byID     map[string]*storyViews
	actors   []*keptActor // the most salient first
	actorOf  map[string]*keptActor
	problems []*news.Problem
	lists    map[string]*listing // the pages of many stories, by what they list
	assets   []news.File
	files    siteFiles
}

// frame is what any page may show, beside what is its own.
type frame struct {
	opts  Options // but for templates, actors and problems
	site  Site
	words *labels.Labels
}

// storyFiles are what was made of a story.
type storyFiles struct {
	own      []news.File // its own pages, briefing.json and matrix.csv
	cited    []*evidence // what all pages cite of each article
	evidence []news.File // of each article
}

// ours reports whether templates, labels and assets are those of the last time because there are none but the program's.
func (k *kept) ours(user fs.FS) bool { return user == nil && k.builtIn }

// labels returns the program's words.
func (k *kept) labels(opts Options) (*labels.Labels, error) {
	if k.ours(opts.Templates) && opts.Language == k.frame.opts.Language {
		return k.frame.words, nil
	}
	return labels.Load(opts.Language, opts.Templates)
}

// copy takes over the files that the site carries as they are.
func (r *rendering) copy(user fs.FS) error {
	if r.ours(user) {
		return nil
	}
	files, err := assets(user)
	if err != nil {
		return err
	}
	asBefore(files, r.assets)
	r.swap(r.assets, files)
	r.kept.assets, r.kept.builtIn = files, user == nil
	return nil
}

// open gets the templates, parsed. Where these or the settings are not those of the last time, all that was kept is let go.
func (k *kept) open(opts Options, site Site, words *labels.Labels) error {
	files := k.templates
	if !k.ours(opts.Templates) {
		var err error
		if files, err = templateFiles(opts.Templates); err != nil {
			return err
		}
	}
	opts.Templates, opts.Actors, opts.Problems, opts.Made, opts.Viewed = nil, nil, nil, nil, nil
	now := frame{opts, site, words}
	if k.set != nil && reflect.DeepEqual(k.frame, now) && slices.EqualFunc(k.templates, files, sameFile) {
		return nil
	}
	set, err := parsePages(files, words)
	if err != nil {
		return err
	}
	*k = kept{
		frame: now, templates: files, set: set,
		byID: map[string]*storyViews{}, actorOf: map[string]*keptActor{}, lists: map[string]*listing{},
	}
	return nil
}

// sameFile reports whether two files are the same, at once if their data is.
func sameFile(a, b news.File) bool { return a.Path == b.Path && sameBytes(a.Data, b.Data) }

func sameBytes(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// asBefore gives the files that have the bytes of one of the last time the very data of that. Both lists are short.
func asBefore(files, last []news.File) {
	for i, f := range files {
		at := slices.IndexFunc(last, func(old news.File) bool { return old.Path == f.Path })
		if at >= 0 && sameBytes(last[at].Data, f.Data) {
			files[i] = last[at]
		}
	}
}

// sameView compares two views of a kind, but for what templates made of them.
func sameView[T any](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range x.NumField() {
		if x.Type().Field(i).Type == reflect.TypeFor[fragments]() {
			continue
		}
		if !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
			return false
		}
	}
	return true
}

// difference returns what of a list is not in another one, each way. Where they begin and end alike, only what is between is
// looked at closely.
func difference[T comparable](old, now []T) (gone, fresh []T) {
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	before := make(map[T]bool, len(old))
	for _, x := range old {
		before[x] = true
	}
	for _, x := range now {
		if before[x] {
			delete(before, x)
		} else {
			fresh = append(fresh, x)
		}
	}
	for _, x := range old {
		if before[x] {
			gone = append(gone, x)
		}
	}
	return gone, fresh
}
