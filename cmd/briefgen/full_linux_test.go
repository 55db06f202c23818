package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPreviewOnFullDisk fills the disk of the output while a preview runs: the last good page stays there and in the preview,
// which says what is wrong, and the next save that fits goes up.
func TestPreviewOnFullDisk(t *testing.T) {
	dir := desk(t)
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("cannot mount a small file system here: %v", err)
	}
	t.Cleanup(func() { must(t, unix.Unmount(disk, unix.MNT_DETACH)) })
	site, filler := filepath.Join(disk, "site"), filepath.Join(disk, "filler")
	url := startServe(t, "serve", "--source", dir, "--output", site) + "fire/"
	waitForPage(t, url, "Three boats")
	before := treeHash(t, site)

	_ = os.WriteFile(filler, make([]byte, 1<<20), 0o666) // as much as fits
	save := func(sentence string) {
		writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), article("gazette", sentence))
	}
	save("Five boats were lost in the fire.")
	page := waitForPage(t, url, "no space left on device")
	if !strings.Contains(page, "Three boats") || strings.Contains(page, "Five boats") {
		t.Errorf("not the last good page:\n%s", page)
	}
	if have := treeHash(t, site); have != before {
		t.Error("the folder is not as it was")
	}
	must(t, os.Remove(filler))
	save("Nine boats were lost in the fire.")
	page = waitForPage(t, url, "Nine boats")
	if strings.Contains(page, "briefgen-problems") {
		t.Errorf("the error stays over a good page:\n%s", page)
	}
	if data, err := os.ReadFile(filepath.Join(site, "fire", "index.html")); err != nil || !strings.Contains(string(data), "Nine boats") {
		t.Errorf("the page on disk (%v):\n%s", err, data)
	}
}
