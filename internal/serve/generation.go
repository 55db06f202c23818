package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// generation is what the server shows at a time: the last good site and what is wrong with the
// build after it. It never changes once made.
type generation struct {
	id       string // of everything that a reader can see of it
	files    []file // by path; nil before the first good build
	sum      sum    // of files
	problems []*news.Problem
	edition  Edition // what files show; nil if nobody said
	mails    Mails   // nil if there are none
	words    func() *labels.Labels
}

// text returns the words in which the preview speaks on pages: those of the site's language, English where nobody gives them.
func (g *generation) text() *labels.Labels {
	if g.words != nil {
		return g.words()
	}
	english, err := labels.Load("en", nil)
	if err != nil { // they are built in
		return &labels.Labels{}
	}
	return english
}

// file is a file of the site with the hash of its bytes.
type file struct {
	path string
	data []byte
	hash [12]byte
}

// follow makes the generation that comes after g when a build gave outcome.
func (g *generation) follow(outcome Outcome) *generation {
	next := &generation{}
	if outcome.Files == nil {
		next.problems = outcome.Problems
		if len(next.problems) == 0 {
			next.problems = []*news.Problem{{Message: "the build failed without saying why"}}
		}
		if g != nil {
			next.files, next.sum, next.edition, next.mails, next.words = g.files, g.sum, g.edition, g.mails, g.words
		}
	} else {
		next.files, next.sum = g.take(outcome.Files)
		next.edition, next.mails = outcome.Edition, outcome.Mails
	}
	if outcome.Words != nil {
		next.words = outcome.Words
	}
	next.id = next.identify()
	return next
}

// take hashes the files, except those that are the same as in g, and returns them by path.
func (g *generation) take(files []news.File) ([]file, sum) {
	if !slices.IsSortedFunc(files, byPath) {
		files = slices.Clone(files)
		slices.SortFunc(files, byPath)
	}
	var last []file
	var of sum
	if g != nil {
		last, of = g.files, g.sum
	}
	taken := make([]file, len(files))
	for i, f := range files {
		for len(last) > 0 && last[0].path < f.Path {
			of, last = of.with(&last[0]), last[1:]
		}
		if len(last) > 0 && last[0].path == f.Path {
			old := &last[0]
			last = last[1:]
			if same(old.data, f.Data) {
				taken[i] = *old
				continue
			}
			of = of.with(old)
		}
		hash := sha256.Sum256(f.Data)
		taken[i] = file{path: f.Path, data: f.Data, hash: [12]byte(hash[:])}
		of = of.with(&taken[i])
	}
	for i := range last {
		of = of.with(&last[i])
	}
	return taken, of
}

func byPath(a, b news.File) int { return strings.Compare(a.Path, b.Path) }

// same compares two pieces of data, at once if they are one.
func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// sum is of a set of files, in whatever order they come.
type sum [16]byte

// with adds a file, or takes it away where it is in the sum.
func (s sum) with(f *file) sum {
	of := sha256.Sum256(append([]byte(f.path), f.hash[:]...))
	for i := range s {
		s[i] ^= of[i]
	}
	return s
}

func (g *generation) identify() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %x\n", len(g.files), g.sum)
	if g.mails != nil {
		fmt.Fprintf(h, "mails %s\n", g.mails.Key())
	}
	for _, p := range g.problems {
		fmt.Fprintf(h, "%q %q %q\n", p.Error(), p.Source, p.Hint)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// file returns the file at a path of the site.
func (g *generation) file(name string) (f file, ok bool) {
	i, ok := g.find(name)
	if !ok {
		return file{}, false
	}
	return g.files[i], true
}

// find returns where the file at a path stands among the files, or would.
func (g *generation) find(name string) (i int, ok bool) {
	return slices.BinarySearchFunc(g.files, name, func(f file, name string) int { return strings.Compare(f.path, name) })
}

// in returns the files in a folder of the site, sorted by path.
func (g *generation) in(folder string) []news.File {
	var files []news.File
	first, _ := g.find(folder + "/")
	for _, f := range g.files[first:] {
		name, inside := strings.CutPrefix(f.path, folder+"/")
		if !inside {
			break
		}
		if !strings.Contains(name, "/") {
			files = append(files, news.File{Path: f.path, Data: f.data})
		}
	}
	return files
}

// changesTo says what an open page must do to show next instead of g: nothing, take new styles,
// or load again.
func (g *generation) changesTo(next *generation) signal {
	s := signal{generation: next.id}
	if g == nil || len(g.problems) > 0 || len(next.problems) > 0 || len(g.files) != len(next.files) || g.mails != nil && next.mails != nil && g.mails.Key() != next.mails.Key() {
		s.reload = true
		return s
	}
	for i := range next.files {
		old, now := &g.files[i], &next.files[i]
		switch {
		case old.path == now.path && old.hash == now.hash:
		case old.path == now.path && strings.EqualFold(path.Ext(now.path), ".css"):
			s.styles = append(s.styles, now.path)
		default:
			s.reload = true
			return s
		}
	}
	return s
}
