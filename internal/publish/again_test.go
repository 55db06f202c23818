package publish

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/news"
)

// someFiles returns a generation of pages in a few folders, some of which have new data.
func someFiles(random *rand.Rand, last map[string]string) []news.File {
	for range 1 + random.IntN(3) {
		name := fmt.Sprintf("story-%d/%s", random.IntN(4), []string{"index.html", "sources/a.html", "sources/b.html"}[random.IntN(3)])
		if random.IntN(3) == 0 {
			delete(last, name)
		} else {
			last[name] = fmt.Sprint("page ", random.IntN(50))
		}
	}
	last["index.html"] = fmt.Sprint("front ", random.IntN(50))
	var list []string
	for name, text := range last {
		list = append(list, name, text)
	}
	return filesOf(list...)
}

// wantTree is the listing of a folder that holds files, and nothing else but some lines.
func wantTree(t *testing.T, files []news.File, more ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		put(t, dir, f.Path, string(f.Data))
	}
	for i := 0; i < len(more); i += 2 {
		put(t, dir, more[i], more[i+1])
	}
	return mustList(t, dir)
}

// settled has a publisher finish what is left to do.
func settled(t *testing.T, p *Publisher) {
	t.Helper()
	p.Settle(func(err error) { t.Error(err) })
	<-p.work
}

// TestAgain publishes one generation after the other, while others meddle: the folder always holds the generation, at once or, where
// somebody wrote into a page, when it has settled, and what others put there.
func TestAgain(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	p := NewPublisher(root, "site")
	random := rand.New(rand.NewPCG(1, 2))
	pages := map[string]string{}
	quick, foreign, unsure := 0, false, false
	for i := range 240 {
		if i == 160 {
			put(t, dir, "site/CNAME", "news.example")
			foreign = true
		}
		unsure = meddle(t, random, dir, root) || unsure
		if i%2 == 0 {
			p.Prepare()
		}
		files := someFiles(random, pages)
		if _, err := p.Site(files); err != nil {
			t.Fatal(err)
		}
		if p.last != nil {
			quick++
		}
		switch {
		case i%3 == 0:
			settled(t, p)
			unsure = false
		case i%5 == 0:
			p.Settle(func(error) {}) // meanwhile the next round may remove what it reads; the generation after that must be right
			continue
		case unsure:
			continue
		}
		want := wantTree(t, files)
		if foreign {
			want = wantTree(t, files, "CNAME", "news.example")
		}
		if have := mustList(t, filepath.Join(dir, "site"), ManifestName); have != want {
			t.Fatalf("generation %d is\n%s, want\n%s", i, have, want)
		}
		manifest, err := os.ReadFile(filepath.Join(dir, "site", ManifestName))
		must(t, err)
		if sortedFiles, err := sorted(files); err != nil || string(manifest) != string(encodeManifest(sortedFiles)) {
			t.Fatalf("generation %d has another manifest (%v)", i, err)
		}
	}
	p.Close()
	if left, err := filepath.Glob(filepath.Join(dir, ".site*")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v (%v)", left, err)
	}
	if quick < 80 {
		t.Errorf("%d of 240 generations had a twin: the test shows little", quick)
	}
}

// meddle does now and then what others do to a folder and to what stands beside it. It reports whether it wrote into a page.
func meddle(t *testing.T, random *rand.Rand, dir string, root *os.Root) bool {
	t.Helper()
	switch page := filepath.Join(dir, "site", "index.html"); random.IntN(12) {
	case 0:
		removed(t, filepath.Join(dir, ".site.next", "story-1"))
	case 1:
		removed(t, filepath.Join(dir, ".site.next"))
	case 2:
		if data, err := os.ReadFile(page); err == nil {
			must(t, os.WriteFile(page, []byte(strings.ToUpper(string(data))), 0o644))
			return true
		}
	case 3:
		removed(t, filepath.Join(dir, "site", "story-2"))
	case 4:
		must(t, Recover(root, "site"))
	}
	return false
}

// removed removes a folder, into which a publisher may be putting something in the background.
func removed(t *testing.T, name string) {
	t.Helper()
	var err error
	for range 1000 {
		if err = os.RemoveAll(name); err == nil {
			return
		}
	}
	t.Fatal(err)
}

// TestAgainForeign puts a file into a folder of the site, before a generation is made, while it is, and after the exchange: it
// is there when the site has settled, also where the publisher was killed before that.
func TestAgainForeign(t *testing.T) {
	for _, when := range []string{"before", "while", "after"} {
		for _, killed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/killed=%v", when, killed), func(t *testing.T) {
				dir := t.TempDir()
				root := openRoot(t, dir)
				p := NewPublisher(root, "site")
				put := func(now string) {
					if now == when {
						time.Sleep(20 * time.Millisecond) // or the time of the folder would not show it
						put(t, dir, "site/quay/photo.txt", "a photo")
					}
				}
				for i := range 2 {
					_, err := p.Site(filesOf("index.html", fmt.Sprint("front ", i), "quay/index.html", fmt.Sprint("quay ", i)))
					must(t, err)
					settled(t, p)
				}
				put("before")
				p.Prepare()
				<-p.work
				put("while")
				files := filesOf("index.html", "front 2", "quay/index.html", "quay 2")
				_, err := p.Site(files)
				must(t, err)
				put("after")
				if killed {
					must(t, Recover(root, "site"))
				} else {
					settled(t, p)
				}
				for range 2 {
					if have, want := mustList(t, filepath.Join(dir, "site"), ManifestName), wantTree(t, files, "quay/photo.txt", "a photo"); have != want {
						t.Fatalf("have\n%s, want\n%s", have, want)
					}
					files = filesOf("index.html", "front 3", "quay/index.html", "quay 3")
					_, err := p.Site(files)
					must(t, err)
					settled(t, p)
				}
			})
		}
	}
}

// TestAgainQuickHand edits a page by hand as soon as it is published, to as many bytes. Within a tick of its clock a file
// system does not show that; where clocks are finer than that, it is made to look so. When it has settled, the next generation has
// the page as it must be.
func TestAgainQuickHand(t *testing.T) {
	dir := t.TempDir()
	p := NewPublisher(openRoot(t, dir), "site")
	defer p.Close()
	page := filepath.Join(dir, "site", "quay", "index.html")
	for i := range 100 {
		_, err := p.Site(filesOf("index.html", fmt.Sprint("front ", i), "quay/index.html", fmt.Sprintf("quay %03d", i/2)))
		must(t, err)
		if i%2 > 0 {
			settled(t, p)
			data, err := os.ReadFile(page)
			must(t, err)
			if want := fmt.Sprintf("quay %03d", i/2); string(data) != want {
				t.Fatalf("generation %d has %q, want %q", i, data, want)
			}
			continue
		}
		must(t, os.WriteFile(page, []byte("by hand!"), 0o644))
		info, err := os.Lstat(page)
		must(t, err)
		p.last.page("quay/index.html").id = fileid.Of(info)
		if i%4 == 0 {
			p.Prepare()
		}
	}
}

// TestAgainUnchanged: the same generation again touches nothing in the folder.
func TestAgainUnchanged(t *testing.T) {
	dir := t.TempDir()
	p := NewPublisher(openRoot(t, dir), "site")
	defer p.Close()
	files := filesOf("index.html", "front", "quay/index.html", "quay")
	for i := range 3 {
		result, err := p.Site(files)
		must(t, err)
		if i > 0 && (result.Written+result.Removed != 0 || result.Unchanged != 2) {
			t.Errorf("the same files again: %+v", result)
		}
	}
	result, err := p.Site(filesOf("index.html", "front page", "quay/index.html", "quay"))
	must(t, err)
	if result.Written != 1 || result.Unchanged != 1 || len(result.Paths) != 1 {
		t.Errorf("one of two pages changed: %+v", result)
	}
}

// TestAgainRefuses: what Site refuses a Publisher refuses, too, and leaves the folder as it is.
func TestAgainRefuses(t *testing.T) {
	dir := t.TempDir()
	p := NewPublisher(openRoot(t, dir), "site")
	defer p.Close()
	_, err := p.Site(filesOf("index.html", "front"))
	must(t, err)
	for _, files := range [][]news.File{
		filesOf("index.html", "front", "../a.html", "a"),
		filesOf("index.html", "front", "INDEX.html", "a"),
		filesOf("index.html", "front", "index.html", "front"),
	} {
		if _, err := p.Site(files); err == nil {
			t.Errorf("files %v are published", files)
		}
	}
	if have, want := mustList(t, filepath.Join(dir, "site"), ManifestName), wantTree(t, filesOf("index.html", "front")); have != want {
		t.Errorf("the folder is\n%s, want\n%s", have, want)
	}
}

// TestAgainStepsFail lets each step of a second and a third generation fail in turn, as by a full disk and as by a kill: the
// folder holds a whole generation, and the next run makes the new one.
func TestAgainStepsFail(t *testing.T) {
	first := filesOf("index.html", "front", "quay/index.html", "quay", "quay/sources/a.html", "a")
	second := filesOf("index.html", "second", "pier/index.html", "pier", "quay/index.html", "quay")
	for _, dead := range []bool{false, true} {
		for n := 1; ; n++ {
			dir := t.TempDir()
			root := openRoot(t, dir)
			p := NewPublisher(root, "site")
			_, err := p.Site(first)
			must(t, err)
			old := mustList(t, filepath.Join(dir, "site"))
			faulty := &faultDisk{failAt: n, dead: dead, cause: syscall.ENOSPC}
			p.disk = func(d disk) disk {
				faulty.disk = d
				return faulty
			}
			_, err = p.Site(second)
			p.Settle(func(failed error) { err = errors.Join(err, failed) })
			<-p.work
			atOnce := mustList(t, filepath.Join(dir, "site"))
			if !dead {
				p.disk = func(d disk) disk { return d }
				_, again := p.Site(second)
				must(t, again)
			}
			_, errSite := Site(root, "site", second)
			must(t, errSite)
			want := mustList(t, filepath.Join(dir, "site"))
			if atOnce != old && atOnce != want {
				t.Errorf("%s (dead %v): a mix:\n%s", faulty.failed, dead, atOnce)
			}
			if have := wantTree(t, second); mustList(t, filepath.Join(dir, "site"), ManifestName) != have {
				t.Errorf("%s (dead %v): the next run did not make the second generation:\n%s", faulty.failed, dead, want)
			}
			if faulty.failed == "" {
				must(t, err)
				if n < 15 {
					t.Errorf("only %d steps were seen to fail", n-1)
				}
				break
			}
		}
	}
}
