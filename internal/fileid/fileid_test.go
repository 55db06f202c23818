package fileid_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/fileid"
)

func idOf(t *testing.T, name string) fileid.ID {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return fileid.Of(info)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestEditsWithinATick edits a file again and again, as fast as it goes, to a text of the same length: an ID that is
// settled must not survive an edit, one that stayed the same must not be settled.
func TestEditsWithinATick(t *testing.T) {
	dir := t.TempDir()
	file, probe := filepath.Join(dir, "a.md"), filepath.Join(dir, "probe")
	unseen := 0
	for i := range 300 {
		write(t, file, "old")
		if i%50 == 0 {
			time.Sleep(20 * time.Millisecond)
		}
		write(t, probe, "")
		before, clock := idOf(t, file), idOf(t, probe)
		write(t, file, "new")
		if after := idOf(t, file); after == before {
			unseen++
			if before.Settled(clock) {
				t.Fatalf("edit %d is not seen, and the file counts as settled: %+v, probe %+v", i, before, clock)
			}
		}
	}
	t.Logf("%d of 300 edits do not show in the ID", unseen)
}

func TestSettled(t *testing.T) {
	dir := t.TempDir()
	file, probe := filepath.Join(dir, "a.md"), filepath.Join(dir, "probe")
	write(t, file, "old")
	if err := os.Chtimes(file, time.Time{}, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(30 * time.Millisecond)
	write(t, probe, "")
	if id := idOf(t, file); !id.Settled(idOf(t, probe)) {
		t.Errorf("a file of an hour ago is not settled: %+v", id)
	}
	if id := idOf(t, probe); id.Settled(id) {
		t.Errorf("a file of this moment is settled: %+v", id)
	}
	other := idOf(t, file)
	other.Device++
	if other.Settled(idOf(t, probe)) {
		t.Error("the clock of another file system counts")
	}
}
