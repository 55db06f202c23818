package publish

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/briefgen/briefgen/internal/news"
)

// TestFullDisk publishes on a file system of one megabyte what does not fit.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("cannot mount a small file system here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	root := openRoot(t, dir)
	first, second := generations()
	_, err := Site(root, "site", first)
	must(t, err)
	old := mustList(t, dir)
	tooBig := append(second, news.File{Path: "big/index.html", Data: bytes.Repeat([]byte("x"), 2<<20)})
	_, err = Site(root, "site", tooBig)
	if have, want := errText(err), `publish "site": write "site/big/index.html": no space left on device`; have != want || !errors.Is(err, unix.ENOSPC) {
		t.Errorf("have %s, want %s", have, want)
	}
	if have := mustList(t, dir); have != old {
		t.Errorf("something changed:\n%s", have)
	}
	_, err = Site(root, "site", second)
	must(t, err)
	if stat(t, dir, filepath.Join("site", "pier")) == nil {
		t.Error("the second generation does not stand")
	}
}

// TestMountPoint: an output folder that is a mount point is refused with a word on what to do.
func TestMountPoint(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "site/readme", "mine")
	site := filepath.Join(dir, "site")
	if err := unix.Mount("tmpfs", site, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("cannot mount a small file system here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(site, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	put(t, dir, "site/index.html", "mine")
	old := mustList(t, dir)
	_, err := Site(openRoot(t, dir), "site", filesOf("a.html", "one"))
	if want := `publish "site": put the new pages in the place of the old: device or resource busy: a mount point or a folder of a container image cannot be exchanged; choose a folder inside it`; errText(err) != want {
		t.Errorf("have %s\nwant %s", errText(err), want)
	}
	if have := mustList(t, dir); have != old {
		t.Errorf("something changed:\n%s", have)
	}
}

func errText(err error) string {
	if err == nil {
		return "no error"
	}
	return err.Error()
}

// TestMountInside: a folder inside the output folder that is a mount point is refused, and what
// lies on it stays.
func TestMountInside(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	first, second := generations()
	_, err := Site(root, "site", first)
	must(t, err)
	put(t, dir, "site/media/keep", "mine")
	for _, mount := range []struct{ source, kind string }{{"tmpfs", "tmpfs"}, {t.TempDir(), ""}} {
		media := filepath.Join(dir, "site", "media")
		flags := uintptr(0)
		if mount.kind == "" {
			flags = unix.MS_BIND
		}
		if err := unix.Mount(mount.source, media, mount.kind, flags, ""); err != nil {
			t.Skipf("cannot mount here: %v", err)
		}
		put(t, dir, "site/media/film.mp4", "film")
		old := mustList(t, dir)
		_, err := Site(root, "site", second)
		if have, want := errText(err), "is a mount point inside the output folder"; !strings.Contains(have, want) {
			t.Errorf("have %s, want %s", have, want)
		}
		if have := mustList(t, dir); have != old {
			t.Errorf("something changed:\n%s", have)
		}
		must(t, unix.Unmount(media, unix.MNT_DETACH))
	}
	_, err = Site(root, "site", second)
	must(t, err)
}
