package serve

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestGenerations: after any changes a generation is the one that is made of its files from nothing, in whatever order they come.
func TestGenerations(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var g *generation
	ids := map[string]string{}
	for step := range 300 {
		var files []news.File
		content := ""
		for i := range 12 {
			if n := random.IntN(4); n > 0 {
				files = append(files, news.File{Path: fmt.Sprintf("fire/%02d.html", i), Data: fmt.Append(nil, n)})
				content += fmt.Sprint(i, n, " ")
			}
		}
		if random.IntN(3) == 0 {
			random.Shuffle(len(files), func(i, k int) { files[i], files[k] = files[k], files[i] })
		}
		last := g
		g = g.follow(Outcome{Files: files})
		fresh := (*generation)(nil).follow(Outcome{Files: files})
		if g.id != fresh.id || !slices.EqualFunc(g.files, fresh.files, func(a, b file) bool { return a.path == b.path && a.hash == b.hash }) {
			t.Fatalf("step %d: %s is not %s", step, g.id, fresh.id)
		}
		if other, known := ids[g.id]; known && other != content {
			t.Fatalf("%q and %q have one id", other, content)
		}
		ids[g.id] = content
		for _, f := range files {
			if have, ok := g.file(f.Path); !ok || string(have.data) != string(f.Data) {
				t.Fatalf("%s: have %q", f.Path, have.data)
			}
		}
		if have := len(g.in("fire")); have != len(files) || len(g.in("fir")) != 0 {
			t.Fatalf("%d files in the folder, of %d", have, len(files))
		}
		if s := last.changesTo(g); last != nil && s.reload == (last.id == g.id) {
			t.Fatalf("step %d: reload %t from %s to %s", step, s.reload, last.id, g.id)
		}
	}
}

// BenchmarkGeneration changes one file of many.
func BenchmarkGeneration(b *testing.B) {
	for _, n := range []int{4_000, 40_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			files := make([]news.File, n)
			for i := range files {
				files[i] = news.File{Path: fmt.Sprintf("fire-%06d/index.html", i), Data: fmt.Append(nil, i)}
			}
			g := (*generation)(nil).follow(Outcome{Files: files})
			for i := 0; b.Loop(); i++ {
				now := slices.Clone(files)
				now[i%n].Data = fmt.Append(nil, "edit", i)
				next := g.follow(Outcome{Files: now})
				g.changesTo(next)
				g = next
			}
		})
	}
}
