package serve

import (
	"bytes"
	"cmp"
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
	files    map[string]file
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
	data []byte
	hash string
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
			next.files, next.edition, next.mails, next.words = g.files, g.edition, g.mails, g.words
		}
	} else {
		next.files, next.edition, next.mails = g.take(outcome.Files), outcome.Edition, outcome.Mails
	}
	if outcome.Words != nil {
		next.words = outcome.Words
	}
	next.id = next.identify()
	return next
}

// take hashes the files, except those that are the same as in g.
func (g *generation) take(files []news.File) map[string]file {
	taken := make(map[string]file, len(files))
	for _, f := range files {
		if g != nil {
			if old, ok := g.files[f.Path]; ok && bytes.Equal(old.data, f.Data) {
				taken[f.Path] = old
				continue
			}
		}
		sum := sha256.Sum256(f.Data)
		taken[f.Path] = file{data: f.Data, hash: hex.EncodeToString(sum[:12])}
	}
	return taken
}

func (g *generation) identify() string {
	h := sha256.New()
	for _, p := range sortedPaths(g.files) {
		fmt.Fprintf(h, "%q %s\n", p, g.files[p].hash)
	}
	if g.mails != nil {
		fmt.Fprintf(h, "mails %s\n", g.mails.Key())
	}
	for _, p := range g.problems {
		fmt.Fprintf(h, "%q %q %q\n", p.Error(), p.Source, p.Hint)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func sortedPaths(files map[string]file) []string {
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	slices.SortFunc(paths, cmp.Compare[string])
	return paths
}

// changesTo says what an open page must do to show next instead of g: nothing, take new styles,
// or load again.
func (g *generation) changesTo(next *generation) signal {
	s := signal{generation: next.id}
	if g == nil || len(g.problems) > 0 || len(next.problems) > 0 || len(g.files) != len(next.files) || g.mails != nil && next.mails != nil && g.mails.Key() != next.mails.Key() {
		s.reload = true
		return s
	}
	for _, p := range sortedPaths(next.files) {
		old, ok := g.files[p]
		switch {
		case ok && old.hash == next.files[p].hash:
		case ok && strings.EqualFold(path.Ext(p), ".css"):
			s.styles = append(s.styles, p)
		default:
			s.reload = true
			return s
		}
	}
	return s
}
