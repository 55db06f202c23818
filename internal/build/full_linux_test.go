package build_test

import (
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
)

// TestNearlyFullDisk: a site is published that fits on the disk, though not twice.
func TestNearlyFullDisk(t *testing.T) {
	const stories = 40
	fill := func(dir string) {
		for i := range stories {
			text := fmt.Sprintf("# Ferry %d is late\n\nFerry %d came to Vester an hour late. Nobody had been told, Anna Berg said.\n", i, i)
			write(t, dir, fmt.Sprintf("content/ferry-%d/gazette.md", i), []byte(text))
		}
	}
	b := project(t, "")
	fill(b.Root.Name())
	files, err := b.Site(edition(t, b))
	if err != nil {
		t.Fatal(err)
	}
	const block = 4096
	pages, aside := 0, 0 // blocks
	for _, f := range files {
		pages += (len(f.Data) + block - 1) / block
		aside += len(f.Data)
	}
	aside /= block
	const others = 3*stories + 20 // articles, cache
	for _, free := range []int{others, others + aside/4} {
		t.Run(fmt.Sprintf("%d+%d blocks", pages, free), func(t *testing.T) {
			dir := t.TempDir()
			if err := unix.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", block*(pages+free))); err != nil {
				t.Skipf("cannot mount a small file system here: %v", err)
			}
			t.Cleanup(func() {
				if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
					t.Error(err)
				}
			})
			fill(dir)
			root, err := os.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			small := &build.Builder{Root: root, Config: config.Default(), CacheDir: build.CacheDir}
			defer small.Close()
			if _, err := small.Build(t.Context(), build.Target{Root: root, Name: "site"}); err != nil {
				t.Fatal(err)
			}
			asBuilt(t, small, "a build on a small disk")
		})
	}
}
