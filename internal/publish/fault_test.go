package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// faultDisk lets the step number failAt fail. If it is dead, all later steps fail as well, as
// for a process that was killed: nothing can be cleaned up.
type faultDisk struct {
	disk
	failAt, steps      int
	dead               bool
	noExchange, noLink bool
	cause              error
	failed             string // the step
}

func (d *faultDisk) step(kind, name string) error {
	d.steps++
	if d.steps == d.failAt || d.dead && d.failAt > 0 && d.steps > d.failAt {
		if d.failed == "" {
			d.failed = kind + " " + name
		}
		return &fs.PathError{Op: kind, Path: name, Err: d.cause}
	}
	return nil
}

// write leaves half of a file, like a disk that is full.
func (d *faultDisk) write(name string, data []byte) error {
	if err := d.step("write", name); err != nil {
		_ = d.disk.write(name, data[:len(data)/2])
		return err
	}
	return d.disk.write(name, data)
}

func (d *faultDisk) copy(from, to string) error {
	if err := d.step("copy", to); err != nil {
		return err
	}
	return d.disk.copy(from, to)
}

func (d *faultDisk) mkdir(name string, mode fs.FileMode) error {
	if err := d.step("mkdir", name); err != nil {
		return err
	}
	return d.disk.mkdir(name, mode)
}

func (d *faultDisk) link(from, to string) error {
	if err := d.step("link", to); err != nil {
		return err
	}
	if d.noLink {
		return errors.ErrUnsupported
	}
	return d.disk.link(from, to)
}

func (d *faultDisk) rename(from, to string) error {
	if err := d.step("rename", to); err != nil {
		return err
	}
	return d.disk.rename(from, to)
}

func (d *faultDisk) exchange(a, b string) error {
	if err := d.step("exchange", b); err != nil {
		return err
	}
	if d.noExchange {
		return errors.ErrUnsupported
	}
	return d.disk.exchange(a, b)
}

func (d *faultDisk) removeAll(name string) error {
	if err := d.step("remove", name); err != nil {
		return err
	}
	return d.disk.removeAll(name)
}

func (d *faultDisk) sync(files, folders []string) error {
	if err := d.step("sync", strings.Join(append(files, folders...), " ")); err != nil {
		return err
	}
	return d.disk.sync(files, folders)
}

// generations are two that differ in every way: a page changed, dropped, new, the same.
func generations() (first, second []news.File) {
	first = filesOf("index.html", "first", "assets/style.css", "same", "harbour/index.html", "first harbour", "quay/index.html", "first quay")
	second = filesOf("index.html", "second", "assets/style.css", "same", "harbour/index.html", "second harbour", "pier/index.html", "second pier")
	return first, second
}

// TestEveryStepFails lets each step of a publication fail, once alone and once with everything
// after it. The site is the old or the new one as a whole; the error names a
// path; the next run succeeds and leaves nothing over.
func TestEveryStepFails(t *testing.T) {
	causes := []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS}
	for _, dead := range []bool{false, true} {
		for _, poor := range []bool{false, true} {
			t.Run(fmt.Sprintf("dead=%v/poor=%v", dead, poor), func(t *testing.T) {
				n := 1
				for failStep(t, &faultDisk{failAt: n, dead: dead, noExchange: poor, noLink: poor, cause: causes[n%len(causes)]}) {
					n++
				}
				if n < 10 {
					t.Errorf("only %d steps were seen to fail", n-1)
				}
			})
		}
	}
}

// failStep publishes with the faulty disk over a first generation and says whether a step failed.
func failStep(t *testing.T, faulty *faultDisk) bool {
	t.Helper()
	dir := t.TempDir()
	root := openRoot(t, dir)
	first, second := generations()
	_, err := Site(root, "site", first)
	must(t, err)
	put(t, dir, "site/CNAME", "news.example")
	put(t, dir, "site/.git/config", "[core]")
	old := mustList(t, filepath.Join(dir, "site"))

	_, err = withFolder(root, "site", func(f *folder) (Result, error) {
		faulty.disk, f.disk = f.disk, faulty
		return publishTo(f, second)
	})
	atOnce, listErr := listing(filepath.Join(dir, "site"))
	if faulty.failed == "" {
		must(t, err)
		return false
	}
	if err != nil && !(strings.Contains(err.Error(), `"site`) && strings.Contains(err.Error(), faulty.cause.Error())) {
		t.Errorf("%s: the error does not name path and cause: %v", faulty.failed, err)
	}
	if err == nil && !strings.HasPrefix(faulty.failed, "link ") {
		t.Errorf("%s failed and nothing was said", faulty.failed)
	}

	if left := mustList(t, dir, "site"); atOnce == old && !faulty.dead && strings.HasPrefix(left, ".site") {
		t.Errorf("%s: not cleaned up: %s", faulty.failed, left)
	}

	// What a next build finds, before it has done anything of its own.
	must(t, Recover(root, "site"))
	recovered := mustList(t, filepath.Join(dir, "site"))
	_, err = Site(root, "site", second)
	must(t, err)
	want := mustList(t, filepath.Join(dir, "site"))

	if recovered != old && recovered != want {
		t.Errorf("%s: a mix after the recovery:\n%s", faulty.failed, recovered)
	}
	twoRenames := faulty.noExchange && faulty.dead
	if !twoRenames && (listErr != nil || atOnce != old && atOnce != want) {
		t.Errorf("%s: a mix (%v):\n%s", faulty.failed, listErr, atOnce)
	}
	if !strings.Contains(want, "pier/index.html: \"second pier\"") || !strings.Contains(want, "CNAME") || strings.Contains(want, "quay") {
		t.Errorf("%s: the next run did not make the second generation:\n%s", faulty.failed, want)
	}
	if left := mustList(t, dir, "site"); strings.HasPrefix(left, ".site") {
		t.Errorf("%s: left over:\n%s", faulty.failed, left)
	}
	return true
}

// TestLooseStepsFail: each file is wholly old or wholly new, and the next run tidies up.
// TestLost: bytes that were laid aside and cannot be read any more are an error that names the file, and the folder stays as
// it was, with nothing beside it.
func TestLost(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	first, second := generations()
	_, err := Site(root, "site", first)
	must(t, err)
	old := mustList(t, dir)
	lost := laidAside(second)
	last := &lost[len(lost)-1]
	last.Aside.At += 1 << 20
	for _, publish := range []func(*os.Root, string, []news.File) (Result, error){Site, Loose} {
		if _, err := publish(root, "site", lost); err == nil || !strings.Contains(err.Error(), last.Path) {
			t.Errorf("error %v, want one that names %s", err, last.Path)
		}
		if have := mustList(t, dir); have != old {
			t.Errorf("have\n%s\nwant\n%s", have, old)
		}
	}
}

func TestLooseStepsFail(t *testing.T) {
	for n := 1; ; n++ {
		dir := t.TempDir()
		root := openRoot(t, dir)
		put(t, dir, "outbox/a.eml", "old a")
		put(t, dir, "outbox/b.eml", "old b")
		files := filesOf("a.eml", "new a", "b.eml", "new b")
		faulty := &faultDisk{failAt: n, dead: true, cause: syscall.ENOSPC}
		_, err := withFolder(root, "outbox", func(f *folder) (Result, error) {
			faulty.disk, f.disk = f.disk, faulty
			return f.loose(files)
		})
		if faulty.failed == "" {
			must(t, err)
			if n < 6 {
				t.Errorf("only %d steps were seen to fail", n-1)
			}
			return
		}
		have := mustList(t, filepath.Join(dir, "outbox"))
		for _, line := range strings.Split(strings.TrimSpace(have), "\n") {
			switch line {
			case `a.eml: "old a"`, `a.eml: "new a"`, `b.eml: "old b"`, `b.eml: "new b"`:
			default:
				t.Errorf("%s: torn or strange: %s", faulty.failed, line)
			}
		}
		_, err = Loose(root, "outbox", files)
		must(t, err)
		if have, want := mustList(t, dir), "outbox/a.eml: \"new a\"\noutbox/b.eml: \"new b\"\n"; have != want {
			t.Errorf("%s: after the next run\nhave\n%s\nwant\n%s", faulty.failed, have, want)
		}
	}
}

// TestLateFile: what somebody puts into the folder between stage and swap is not lost.
func TestLateFile(t *testing.T) {
	for _, poor := range []bool{false, true} {
		dir := t.TempDir()
		root := openRoot(t, dir)
		first, second := generations()
		_, err := Site(root, "site", first)
		must(t, err)
		_, err = withFolder(root, "site", func(f *folder) (Result, error) {
			f.disk = &lateDisk{faultDisk: faultDisk{disk: f.disk, noExchange: poor}, put: func() { put(t, dir, "site/notes/late.txt", "mine") }}
			return publishTo(f, second)
		})
		must(t, err)
		have := mustList(t, dir)
		if !strings.Contains(have, "site/notes/late.txt: \"mine\"") || !strings.Contains(have, "second pier") {
			t.Errorf("poor=%v: have\n%s", poor, have)
		}
	}
}

// lateDisk lets somebody write just before the folders are exchanged.
type lateDisk struct {
	faultDisk
	put func()
}

func (d *lateDisk) exchange(a, b string) error {
	d.put()
	return d.faultDisk.exchange(a, b)
}
