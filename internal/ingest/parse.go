package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// Parse reads an article from a file's bytes and those of its sidecar, nil if there is none.
// The name says the format; a file of another kind is read as text. The outcome is as in [Read].
func Parse(name string, data, sidecar []byte, opts Options) (*news.Article, []*news.Problem) {
	return parse(name, strings.TrimSuffix(name, path.Ext(name))+".toml", data, sidecar, opts)
}

func parse(name, sidecarName string, data, sidecar []byte, opts Options) (*news.Article, []*news.Problem) {
	r := &articleReader{name: name, opts: opts}
	switch article := r.read(sidecarName, data, sidecar); {
	case article == nil:
		return nil, r.problems
	case article.Draft && !opts.Drafts:
		return nil, r.draftProblems()
	default:
		for _, p := range r.problems {
			p.Skipped = false
		}
		return article, r.problems
	}
}

// articleReader reads one file and collects what is wrong with it.
type articleReader struct {
	name     string
	opts     Options
	meta     metadata // of front matter or sidecar
	notes    []string
	problems []*news.Problem
}

// read returns the article, nil if it is skipped.
func (r *articleReader) read(sidecarName string, data, sidecar []byte) *news.Article {
	if len(data) == 0 {
		return r.skip("is empty", "save the article's text into it, or delete it")
	}
	if len(data) > maxArticle {
		return r.skip(fmt.Sprintf("is %s; the limit is %s", sizeText(int64(len(data))), sizeText(maxArticle)), "split it into one file an article")
	}
	f := formatOf(r.name)
	text, note, err := decode(data, f)
	if err != nil {
		return r.skip(err.Error(), "save the article as UTF-8 text, or move the file out of the content folder")
	}
	r.note(note)

	fm := r.sidecar(sidecarName, sidecar)
	if f == markdownFormat {
		var problem *news.Problem
		if fm, text, problem = splitFrontMatter(r.name, text); problem != nil {
			r.problems = append(r.problems, problem)
			return nil
		}
	}
	if fm != nil && !r.readFrontMatter(fm) {
		return nil
	}
	article := &news.Article{Path: r.name, SHA256: digest(data, sidecar)}
	page := r.page(f, text)
	if page.cut(maxBody) {
		r.note(fmt.Sprintf("only the first %s of its text are read", sizeText(maxBody)))
	}
	compose(article, page, r.meta, r.opts)
	if len(article.Paragraphs) == 0 && !article.Draft {
		return r.skip("has no paragraph to read", "save the article's text into it, or delete it")
	}
	r.note(languageNote(article.Language))
	article.Notes = r.notes
	return article
}

// page reads the text by its format. A library that panics costs the article its markup, not
// the build its other articles: this is the one place where that is caught.
func (r *articleReader) page(f format, text string) (p page) {
	defer func() {
		if recover() != nil {
			p = strippedPage(text)
			p.note = "read as plain text: its markup could not be read"
		}
		r.note(p.note)
	}()
	switch f {
	case markdownFormat:
		return markdown(text)
	case htmlFormat:
		return htmlPage(text)
	}
	return plain(text)
}

func (r *articleReader) skip(message, hint string) *news.Article {
	r.problems = append(r.problems, &news.Problem{Path: r.name, Message: message, Hint: hint, Skipped: true})
	return nil
}

func (r *articleReader) note(note string) {
	if note != "" {
		r.notes = append(r.notes, note)
	}
}

// sidecar returns a sidecar as front matter, or nil.
func (r *articleReader) sidecar(name string, data []byte) *frontMatter {
	if data == nil {
		return nil
	}
	return &frontMatter{path: name, text: strings.TrimPrefix(string(data), "\ufeff"), first: 1}
}

// readFrontMatter takes the metadata, and reports whether the article can be read: front
// matter with a mistake in it stops the article, one that is hostile is passed over.
func (r *articleReader) readFrontMatter(fm *frontMatter) bool {
	values, problem, err := fm.decode()
	if problem != nil {
		problem.Skipped = true
		r.problems = append(r.problems, problem)
		return false
	}
	if err != nil {
		r.note("front matter was not read: it " + err.Error())
		r.problems = append(r.problems, fm.problem(1, 1, "front matter "+err.Error()+"; the article is read without it", "keep the front matter to a few plain keys"))
		return true
	}
	var problems []*news.Problem
	r.meta, problems = fm.metadata(values)
	r.problems = append(r.problems, problems...)
	return true
}

// draftProblems returns what is said of an article that is left out as a draft: only that it
// may not be meant as one.
func (r *articleReader) draftProblems() (problems []*news.Problem) {
	for _, p := range r.problems {
		if p.Skipped {
			problems = append(problems, p)
		}
	}
	return problems
}

// digest returns the hash of what an article was read from. Without a sidecar it is that of
// the file, as sha256sum prints it.
func digest(data, sidecar []byte) string {
	h := sha256.New()
	h.Write(data)
	if sidecar != nil {
		h.Write([]byte{0})
		h.Write(sidecar)
	}
	return hex.EncodeToString(h.Sum(nil))
}
