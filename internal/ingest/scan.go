package ingest

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// Source is an article's file, before it is read. Paths are slash-separated, below the content
// folder.
type Source struct {
	Path    string
	Sidecar string // NAME.toml beside NAME.txt or NAME.html; "" if there is none
	Folder  string // the story folder, "" for a file directly in the content folder
}

// Listing is what a content folder holds, each list in the order of its paths.
type Listing struct {
	Sources  []Source
	Infos    []string // the _index.md of story folders
	Problems []*news.Problem
}

// infoName is the file that says something about a story folder rather than being an article.
const infoName = "_index.md"

// Scan lists the articles of a content folder without reading them. What lies deeper than a
// story folder belongs to that story. Names that start with a dot or an underscore and files
// of other kinds are passed over in silence; a link to a folder or out of the content folder,
// and a folder that cannot be read, are reported. Scan fails only where the content folder
// itself cannot be read.
func Scan(fsys fs.FS) (Listing, error) {
	s := scanner{fsys: fsys, sidecars: map[string]bool{}}
	if err := fs.WalkDir(fsys, ".", s.visit); err != nil {
		return Listing{}, fmt.Errorf("scan content folder: %w", err)
	}
	for i, src := range s.listing.Sources {
		if sidecar := strings.TrimSuffix(src.Path, path.Ext(src.Path)) + ".toml"; s.sidecars[sidecar] && formatOf(src.Path) != markdownFormat {
			s.listing.Sources[i].Sidecar = sidecar
		}
	}
	slices.SortFunc(s.listing.Sources, func(a, b Source) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(s.listing.Infos)
	slices.SortFunc(s.listing.Problems, func(a, b *news.Problem) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Message, b.Message))
	})
	return s.listing, nil
}

type scanner struct {
	fsys     fs.FS
	listing  Listing
	sidecars map[string]bool
}

// report adds a problem with a file that is left out.
func (s *scanner) report(path, message, hint string) {
	s.listing.Problems = append(s.listing.Problems, &news.Problem{Path: strings.ToValidUTF8(path, "\ufffd"), Message: message, Hint: hint, Skipped: true})
}

func (s *scanner) visit(name string, entry fs.DirEntry, err error) error {
	if err != nil {
		if name == "." {
			return err
		}
		s.report(name, unread+cause(err), "check the permissions")
		return skipFolder(entry)
	}
	if name == "." {
		return nil
	}
	base := path.Base(name)
	if entry.IsDir() {
		if hidden(base) {
			return fs.SkipDir
		}
		return nil
	}
	switch {
	case strings.EqualFold(base, infoName):
		s.addInfo(name, entry)
	case hidden(base):
	case path.Ext(base) == ".toml":
		s.sidecars[name] = true
	case entry.Type()&fs.ModeSymlink != 0:
		s.addLink(name)
	case formatOf(base) != noFormat:
		s.addFile(name, entry.Type())
	}
	return nil
}

func skipFolder(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func hidden(base string) bool { return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") }

func (s *scanner) addInfo(name string, entry fs.DirEntry) {
	if strings.Count(name, "/") != 1 || !entry.Type().IsRegular() {
		s.report(name, "an _index.md is a file in a story folder", "move it into the folder of the story that it describes")
		return
	}
	s.listing.Infos = append(s.listing.Infos, name)
}

func (s *scanner) addFile(name string, mode fs.FileMode) {
	if !mode.IsRegular() {
		s.report(name, "is not a regular file", "")
		return
	}
	folder, _, nested := strings.Cut(name, "/")
	if !nested {
		folder = ""
	}
	s.listing.Sources = append(s.listing.Sources, Source{Path: name, Folder: folder})
}

// addLink follows a link to a file inside the content folder and nothing else: a link to a
// folder could lead in circles.
func (s *scanner) addLink(name string) {
	info, err := fs.Stat(s.fsys, name)
	switch {
	case err != nil:
		if formatOf(name) != noFormat || path.Ext(name) == "" {
			s.report(name, "is a symbolic link that leaves the content folder or leads nowhere; it is not followed", "copy the file into the content folder")
		}
	case info.IsDir():
		s.report(name, "is a symbolic link to a folder; it is not followed", "copy the folder into the content folder")
	case formatOf(name) != noFormat:
		s.addFile(name, info.Mode())
	}
}

// cause returns the innermost message of an error, without the path that is named already.
func cause(err error) string {
	for {
		inner, ok := err.(interface{ Unwrap() error })
		if !ok || inner.Unwrap() == nil {
			return err.Error()
		}
		err = inner.Unwrap()
	}
}
