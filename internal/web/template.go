package web

import (
	"errors"
	"fmt"
	"html"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/templates"
	"github.com/briefgen/briefgen/templates/compile"
)

const (
	templateDir = "site"
	assetDir    = "site/assets"
)

// TemplateError is a template that cannot be read or run. Its Problem names the template by its
// path below the folder of templates ("site/story.html"), with line and column where known.
type TemplateError struct {
	Problem *news.Problem
	Page    string // the file of the site that was being made, "" if none was yet
}

func (e *TemplateError) Error() string {
	if e.Page == "" {
		return "template " + e.Problem.Error()
	}
	return fmt.Sprintf("page %q: template %v", e.Page, e.Problem)
}

// Unwrap returns the Problem.
func (e *TemplateError) Unwrap() error { return e.Problem }

// pages makes pages from the templates of a site.
type pages struct {
	set    *templates.Set
	made   func(news.File) news.File // see [Options.Made]; nil where pages are kept for the next time
	viewed func(*news.Story)         // see [Options.Viewed]; nil likewise

	within  atomic.Int32 // calls of part that have not ended, of all goroutines
	runaway atomic.Bool  // they were more than maxParts
}

// maxParts is how many calls of part may be within each other, so that a template that calls itself does not fill the stack, which would
// end the program.
const maxParts = 2000

// templateFiles returns the templates of a site, those of user over the built-in ones.
func templateFiles(user fs.FS) ([]news.File, error) {
	files, err := layered(user, templateDir, false)
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	return files, nil
}

// parsePages parses the templates among files. An error is a *TemplateError.
func parsePages(files []news.File, words *labels.Labels) (*pages, error) {
	p := new(pages)
	return p, p.parse(files, p.functions(words))
}

// functions are what templates can call.
func (p *pages) functions(words *labels.Labels) template.FuncMap {
	return template.FuncMap{
		"t":     words.Text,
		"count": words.Count,
		"date":  words.Date,
		"day":   labels.Day,
		"exact": exact,
		"part":  p.part,
	}
}

// methods are those that templates call at nearly every word that they show.
func methods() []compile.Method {
	return []compile.Method{
		compile.TextMethod("Mark", func(v interface{ Mark() template.HTMLAttr }) template.HTMLAttr { return v.Mark() }),
		compile.TextMethod("Near", func(v interface{ Near() template.HTMLAttr }) template.HTMLAttr { return v.Near() }),
	}
}

func (p *pages) parse(files []news.File, functions template.FuncMap) error {
	p.set = templates.NewSet(functions)
	p.set.Methods(methods()...)
	for _, f := range files {
		name := path.Base(f.Path)
		if path.Ext(name) != ".html" {
			continue
		}
		if err := p.set.Parse(name, string(f.Data)); err != nil {
			return p.templateError(err, "", name)
		}
	}
	return nil
}

// render runs the template called name for the page at file.
func (p *pages) render(file, name string, view any) (news.File, error) {
	data, err := p.set.Execute(name, view)
	if err != nil {
		return news.File{}, p.templateError(err, file, name)
	}
	return news.File{Path: file, Data: data}, nil
}

// location finds file, line, column and message in an error of html/template or text/template.
var location = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)$`)

// templateError tells err as a Problem; name is the template that was asked for.
func (p *pages) templateError(err error, page, name string) error {
	if inner, ok := errors.AsType[*TemplateError](err); ok { // of a part
		return &TemplateError{Problem: inner.Problem, Page: page}
	}
	problem := &news.Problem{
		Path:    path.Join(templateDir, name),
		Message: strings.TrimPrefix(err.Error(), "template: "),
	}
	if m := location.FindStringSubmatch(err.Error()); m != nil {
		problem.Path = path.Join(templateDir, m[1])
		problem.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			problem.Column = column + 1
		}
		// What follows is the state of html/template's own parser.
		problem.Message, _, _ = strings.Cut(m[4], ": {state")
		problem.Source = line(p.set.Source(m[1]), problem.Line)
	}
	if errors.Is(err, templates.ErrUnbounded) {
		problem.Message = templates.ErrUnbounded.Error()
	}
	return &TemplateError{Problem: problem, Page: page}
}

// line returns line n of text, counted from 1, or "".
func line(text string, n int) string {
	for i := 1; text != ""; i++ {
		var l string
		l, text, _ = strings.Cut(text, "\n")
		if i == n {
			return strings.TrimRight(l, "\r")
		}
	}
	return ""
}

// assets returns the files that the site carries as they are.
func assets(user fs.FS) ([]news.File, error) {
	files, err := layered(user, assetDir, true)
	if err != nil {
		return nil, fmt.Errorf("read assets: %w", err)
	}
	for i := range files {
		files[i].Path = path.Join("assets", strings.TrimPrefix(files[i].Path, assetDir))
	}
	return files, nil
}

// layered returns the files of dir, those of user in place of the built-in ones of the same
// path, sorted by path. Folders below dir are read only if deep; hidden files and what is no regular file never are.
func layered(user fs.FS, dir string, deep bool) ([]news.File, error) {
	byPath := map[string][]byte{}
	for _, layer := range []fs.FS{templates.FS, user} {
		if layer == nil {
			continue
		}
		if err := readLayer(layer, dir, deep, byPath); err != nil {
			return nil, err
		}
	}
	var files []news.File
	for p, data := range byPath {
		files = append(files, news.File{Path: p, Data: data})
	}
	slices.SortFunc(files, func(a, b news.File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

func readLayer(layer fs.FS, dir string, deep bool, byPath map[string][]byte) error {
	return fs.WalkDir(layer, dir, func(p string, entry fs.DirEntry, err error) error {
		if p == dir && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".")
		if entry.IsDir() && p != dir && (hidden || !deep) {
			return fs.SkipDir
		}
		if hidden || !entry.Type().IsRegular() {
			return nil
		}
		byPath[p], err = fs.ReadFile(layer, p)
		return err
	})
}

// exact escapes s such that a parser of HTML reads exactly its bytes. html/template leaves
// carriage returns as they are, and parsers turn those into line feeds.
func exact(s string) template.HTML {
	return template.HTML(strings.ReplaceAll(html.EscapeString(s), "\r", "&#13;"))
}
