package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// sized makes a generation in which each page says which one it is of, from end to end.
func sized(n int) []news.File {
	mark := fmt.Sprintf("generation %d\n", n)
	page := strings.Repeat(mark, 2000)
	return filesOf("index.html", page, "harbour/index.html", page+mark)
}

// TestReader reads the pages while they are published: each is there and whole at every moment.
func TestReader(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	_, err := Site(root, "site", sized(0))
	must(t, err)
	done := make(chan struct{})
	var reading sync.WaitGroup
	reads := 0
	reading.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			for _, name := range []string{"index.html", "harbour/index.html"} {
				data, err := os.ReadFile(filepath.Join(dir, "site", name))
				if err != nil {
					t.Errorf("a missing page: %v", err)
					return
				}
				first, _, _ := strings.Cut(string(data), "\n")
				if lines := strings.Count(string(data), first+"\n"); lines*(len(first)+1) != len(data) || lines < 2000 {
					t.Errorf("%s is torn: %d bytes, %d lines of %q", name, len(data), lines, first)
					return
				}
				reads++
			}
		}
	})
	for n := range 100 {
		if _, err := Site(root, "site", sized(n%7)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	reading.Wait()
	if reads < 100 {
		t.Errorf("only %d pages were read", reads)
	}
}

// TestTwentyAtOnce: builds at once wait for one another; one of them stands in the end.
func TestTwentyAtOnce(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			if _, err := Site(root, "site", sized(n)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	index, err := os.ReadFile(filepath.Join(dir, "site", "index.html"))
	must(t, err)
	harbour, err := os.ReadFile(filepath.Join(dir, "site", "harbour", "index.html"))
	must(t, err)
	if !strings.HasPrefix(string(harbour), string(index)) {
		t.Errorf("pages of two builds: %.20q and %.20q", index, harbour)
	}
	entries, err := os.ReadDir(dir)
	must(t, err)
	if len(entries) != 1 {
		t.Errorf("left over: %v", entries)
	}
}

// TestBusy: a build that waits in vain says for what.
func TestBusy(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	f, err := openFolder(root, "site")
	must(t, err)
	defer f.root.Close()
	unlock, err := f.lock(time.Second)
	must(t, err)
	_, err = f.lock(time.Millisecond)
	if !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), ".site.lock") {
		t.Errorf("have %v, want ErrBusy with the name of the lock", err)
	}
	unlock()
	unlock, err = f.lock(time.Second)
	must(t, err)
	unlock()
}

// TestLockOfTheDead: the file of a lock whose holder is gone keeps nobody.
func TestLockOfTheDead(t *testing.T) {
	dir := t.TempDir()
	for range 2 { // the second time nothing else is to be done
		put(t, dir, ".site.lock", "")
		_, err := Site(openRoot(t, dir), "site", filesOf("index.html", "one"))
		must(t, err)
		if have := mustList(t, dir, "site/"+ManifestName); have != "site/index.html: \"one\"\n" {
			t.Errorf("have\n%s", have)
		}
	}
}

// BenchmarkUnchanged is a build that changes nothing: it should be far below rendering.
func BenchmarkUnchanged(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root, err := os.OpenRoot(b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			defer root.Close()
			files := manyPages(n)
			if _, err := Site(root, "site", files); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := Site(root, "site", files); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTwentyChanged is the case that promises are measured by: 20 pages of 2,000.
func BenchmarkTwentyChanged(b *testing.B) {
	root, err := os.OpenRoot(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	files := manyPages(2000)
	for i := 0; b.Loop(); i++ {
		for j := range 20 {
			files[j*100].Data = fmt.Appendf(nil, "changed %d", i)
		}
		if _, err := Site(root, "site", files); err != nil {
			b.Fatal(err)
		}
	}
}

func manyPages(n int) []news.File {
	var files []news.File
	body := []byte(strings.Repeat("A line of a page. ", 300))
	for i := range n {
		files = append(files, news.File{Path: fmt.Sprintf("story-%d/page-%d.html", i/20, i), Data: fmt.Appendf(body[:len(body):len(body)], "%d", i)})
	}
	return files
}
