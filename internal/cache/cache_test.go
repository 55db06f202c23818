package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const folder = "project/.cache"

func openRoot(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func open(t *testing.T, root *os.Root, program string) *Store {
	t.Helper()
	s := Open(root, folder, KeyOf([]byte(program)))
	t.Cleanup(s.Close)
	return s
}

func key(i int) Key      { return KeyOf(fmt.Append(nil, i)) }
func entry(i int) []byte { return bytes.Repeat(fmt.Appendf(nil, "entry %d ", i), i%40+1) }

// fill puts entries from to end.
func fill(s *Store, from, end int) {
	for i := from; i < end; i++ {
		s.Put(key(i), entry(i))
	}
}

// whole counts the entries from to end that a store holds, and fails if one is not as it was put.
func whole(t *testing.T, s *Store, from, end int) int {
	t.Helper()
	n := 0
	for i := from; i < end; i++ {
		data := s.Get(key(i))
		if data == nil {
			continue
		}
		if n++; !bytes.Equal(data, entry(i)) {
			t.Fatalf("entry %d is %q", i, data)
		}
	}
	return n
}

func packs(t *testing.T, root *os.Root) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(root.Name(), folder, "*"+packSuffix))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestEntriesStay(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	fill(s, 0, 50)
	s.Commit()
	if n := whole(t, s, 0, 60); n != 50 {
		t.Errorf("%d entries after the commit, want 50", n)
	}
	fill(s, 40, 60)
	s.Close()
	if n := whole(t, open(t, root, "1"), 0, 60); n != 60 {
		t.Errorf("%d entries in the next run, want 60", n)
	}
	if n := whole(t, open(t, root, "2"), 0, 60); n != 0 {
		t.Errorf("another program finds %d entries", n)
	}
}

// TestOldPrograms: what another program wrote goes when this one writes, and not before.
func TestOldPrograms(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	fill(s, 0, 5)
	s.Close()
	s = open(t, root, "2")
	s.Commit()
	if n := len(packs(t, root)); n != 1 {
		t.Fatalf("%d packs after a run that put nothing, want 1", n)
	}
	fill(s, 0, 5)
	s.Close()
	if n := len(packs(t, root)); n != 1 || whole(t, open(t, root, "1"), 0, 5) != 0 {
		t.Errorf("%d packs, want that of the new program alone", n)
	}
}

// TestNothingNew: a run that puts nothing touches nothing.
func TestNothingNew(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	whole(t, s, 0, 5)
	s.Commit()
	if _, err := root.Stat("project"); err == nil {
		t.Error("a store in which nothing was put made its folder")
	}
	fill(s, 0, 5)
	s.Commit()
	before, err := root.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
	s = open(t, root, "1")
	whole(t, s, 0, 5)
	fill(s, 0, 5)
	s.Close()
	if after, err := root.Stat(folder); err != nil || after.ModTime() != before.ModTime() {
		t.Errorf("a run that put nothing new touched the folder: %v, %v", after, err)
	}
}

// TestDamage flips bytes all over a pack: no entry may come back changed, and after the next run all are there.
func TestDamage(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	fill(s, 0, 40)
	s.Close()
	name := packs(t, root)[0]
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	for i := range 1000 {
		for _, p := range packs(t, root) {
			if err := os.Remove(p); err != nil {
				t.Fatal(err)
			}
		}
		bad := bytes.Clone(good)
		bad[i*len(bad)/1000] ^= byte(1 << (i % 8))
		if err := os.WriteFile(name, bad, 0o666); err != nil {
			t.Fatal(err)
		}
		s := Open(root, folder, KeyOf([]byte("1")))
		n := whole(t, s, 0, 40)
		lost += 40 - n
		fill(s, 0, 40)
		s.Close()
		next := Open(root, folder, KeyOf([]byte("1")))
		if again := whole(t, next, 0, 40); again != 40 {
			t.Fatalf("byte %d: %d entries after they were made anew, %d before; want 40", i*len(bad)/1000, again, n)
		}
		next.Close()
	}
	if lost < 500 {
		t.Errorf("1000 flipped bytes damage %d entries: the test shows nothing", lost)
	}
}

// TestCutShort cuts a pack at each length: it is no pack then.
func TestCutShort(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	fill(s, 0, 3)
	s.Close()
	name := packs(t, root)[0]
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for n := range good {
		if err := os.WriteFile(name, good[:n], 0o666); err != nil {
			t.Fatal(err)
		}
		s := Open(root, folder, KeyOf([]byte("1")))
		if whole(t, s, 0, 3) != 0 {
			t.Fatalf("a pack of %d of %d bytes has entries", n, len(good))
		}
		s.Close()
	}
}

// TestManyRuns adds an entry in each of many runs: the packs stay few.
func TestManyRuns(t *testing.T) {
	root := openRoot(t)
	for i := range 100 {
		s := open(t, root, "1")
		fill(s, i, i+1)
		s.Close()
		if n := len(packs(t, root)); n > mostPacks+1 {
			t.Fatalf("%d packs after %d runs", n, i+1)
		}
	}
	if n := whole(t, open(t, root, "1"), 0, 100); n != 100 {
		t.Errorf("%d entries after 100 runs, want 100", n)
	}
}

// TestSize puts what nobody asks for again, run by run: the old goes, what is in use stays.
func TestSize(t *testing.T) {
	root := openRoot(t)
	big := make([]byte, 1<<20)
	for i := range 60 {
		s := open(t, root, "1")
		fill(s, 0, 5)
		whole(t, s, 0, 5)
		s.Put(KeyOf([]byte("big"), fmt.Append(nil, i)), big)
		s.Complete()
		s.Close()
	}
	size := int64(0)
	for _, p := range packs(t, root) {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 24<<20 {
		t.Errorf("%d MiB after 60 runs that put one each, want at most 24", size>>20)
	}
	if n := whole(t, open(t, root, "1"), 0, 5); n != 5 {
		t.Errorf("%d of 5 entries that every run asked for", n)
	}
}

// TestStoppedEarly: a run that ends before it has asked for what is in use drops nothing.
func TestStoppedEarly(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	big := make([]byte, 1<<20)
	for i := range 40 {
		s.Put(key(i), big)
	}
	s.Close()
	s = open(t, root, "1")
	s.Put(key(40), big)
	s.Close()
	s = open(t, root, "1")
	for i := range 41 {
		if s.Get(key(i)) == nil {
			t.Fatalf("entry %d is gone after a run that did not come to ask for it", i)
		}
	}
}

// TestKilledBeforeCommit: much that is put is kept before the commit, all but the last part, in few packs, and whoever commits
// at last tidies up.
func TestKilledBeforeCommit(t *testing.T) {
	const n = 10000
	root := openRoot(t)
	killed := Open(root, folder, KeyOf([]byte("1")))
	killed.PackSize = 1 << 14
	size := int64(0)
	for i := range n {
		killed.Put(key(i), entry(i))
		size += int64(len(entry(i)))
		if most := max(killed.PackSize, killed.size/packShare); killed.Pending() > most {
			t.Fatalf("%d bytes wait after %d, want at most %d", killed.Pending(), size, most)
		}
	}
	if got := len(packs(t, root)); got < 10 || got > 60 {
		t.Errorf("%d packs of %d bytes before the commit, want a few dozen", got, size)
	}
	if got := whole(t, killed, 0, n); got < n*4/5 || got == n {
		t.Errorf("%d of %d entries before the commit, want most but not all", got, n)
	}
	before := whole(t, killed, 0, n)
	s := open(t, root, "1")
	if after := whole(t, s, 0, n); after != before {
		t.Errorf("%d entries after the kill, want the %d that were in packs", after, before)
	}
	fill(s, 0, n)
	s.Close()
	if got := len(packs(t, root)); got > mostPacks {
		t.Errorf("%d packs after the commit, want at most %d", got, mostPacks)
	}
	if after := whole(t, open(t, root, "1"), 0, n); after != n {
		t.Errorf("%d entries after the next run, want %d", after, n)
	}
}

// TestManyAtOnce lets stores of one folder put, get and commit at once, while the folder is deleted now and then.
func TestManyAtOnce(t *testing.T) {
	root := openRoot(t)
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for round := range 10 {
				s := Open(root, folder, KeyOf([]byte("1")))
				for i := range 30 {
					if data := s.Get(key(i)); data != nil && !bytes.Equal(data, entry(i)) {
						t.Errorf("entry %d is %q", i, data)
					}
					s.Put(key(i), entry(i))
				}
				if g == 0 && round%3 == 0 {
					_ = root.RemoveAll(folder) // fails where another has just made a file
				}
				s.Close()
			}
		})
	}
	group.Wait()
	s := open(t, root, "1")
	fill(s, 0, 30)
	s.Close()
	if n := whole(t, open(t, root, "1"), 0, 30); n != 30 {
		t.Errorf("%d entries, want 30", n)
	}
}

// TestKilled: what a killed process left goes once it is old.
func TestKilled(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "1")
	fill(s, 0, 1)
	s.Close()
	dir := filepath.Join(root.Name(), folder)
	long := time.Now().Add(-2 * forgotten)
	for name, old := range map[string]bool{"OLD" + tempSuffix: true, "NEW" + tempSuffix: false, s.prefix() + "0" + packSuffix: true} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
		if old {
			if err := os.Chtimes(file, long, long); err != nil {
				t.Fatal(err)
			}
		}
	}
	s = open(t, root, "1")
	fill(s, 1, 2)
	s.Close()
	left, err := filepath.Glob(filepath.Join(dir, "*"+tempSuffix))
	if err != nil || len(left) != 1 || !strings.HasSuffix(left[0], "NEW"+tempSuffix) {
		t.Errorf("left over: %v, want the new one alone", left)
	}
	if n := len(packs(t, root)); n != 2 {
		t.Errorf("%d packs, want the two good ones", n)
	}
}

// TestNoFolder: where nothing can be written, a store keeps nothing and says nothing.
func TestNoFolder(t *testing.T) {
	root := openRoot(t)
	if err := root.WriteFile("project", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	s := open(t, root, "1")
	fill(s, 0, 5)
	s.Commit()
	if n := whole(t, s, 0, 5); n != 0 {
		t.Errorf("%d entries in a folder that cannot be", n)
	}
	var none *Store
	none.Put(key(1), entry(1))
	if none.Get(key(1)) != nil || none.Pending() != 0 {
		t.Error("the nil store keeps something")
	}
	none.Close()
}
