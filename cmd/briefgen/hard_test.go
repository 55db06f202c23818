package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var kills = flag.Int("kills", 12, "how many times TestKilledPreview kills a preview")

// treeHash is the hash of all files of a folder, by their paths.
func treeHash(t testing.TB, dir string) string {
	t.Helper()
	h := sha256.New()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		fmt.Fprintf(h, "%q %x\n", strings.TrimPrefix(name, dir), sha256.Sum256(data))
		return err
	})
	must(t, err)
	return fmt.Sprintf("%x", h.Sum(nil))
}

// saveWhole saves a file as many editors do, by a rename: nobody ever reads half of it.
func saveWhole(t testing.TB, name, text string) {
	t.Helper()
	aside := filepath.Join(filepath.Dir(name), ".aside")
	writeFile(t, aside, text)
	must(t, os.Rename(aside, name))
}

// briefgen runs the built command and returns what it prints.
func briefgen(t testing.TB, args ...string) string {
	t.Helper()
	out, err := exec.Command("briefgen", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("briefgen %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// TestKilledPreview kills "build --watch" at random moments while articles are saved: the site is one whole generation at
// every kill, and the next build leaves nothing over. The moments are drawn from a fixed seed; what is asserted holds for all.
func TestKilledPreview(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds: not in a short run")
	}
	dir := desk(t)
	saved := filepath.Join(dir, "content", "fire", "gazette.md")
	texts := []string{article("gazette", "Three boats were lost in the fire."), article("gazette", "Five boats were lost in the fire.")}
	whole := map[string]int{}
	for i, text := range texts {
		writeFile(t, saved, text)
		briefgen(t, "build", "--source", dir)
		whole[treeHash(t, filepath.Join(dir, "site"))] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[int]int{}
	for i := range *kills {
		cmd := exec.Command("briefgen", "build", "--watch", "--source", dir)
		must(t, cmd.Start())
		end := time.Now().Add(time.Duration(random.IntN(600)) * time.Millisecond)
		for n := 0; time.Now().Before(end); n++ {
			saveWhole(t, saved, texts[n%2])
			time.Sleep(time.Duration(random.IntN(40)) * time.Millisecond)
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		which, ok := whole[treeHash(t, filepath.Join(dir, "site"))]
		if !ok {
			t.Fatalf("kill %d: a mix", i)
		}
		seen[which]++
	}
	t.Logf("first generation %d times, second %d times", seen[0], seen[1])
	briefgen(t, "build", "--source", dir)
	if left, err := filepath.Glob(filepath.Join(dir, ".site*")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v (%v)", left, err)
	}
}

// TestTwentyBuilds: twenty builds of one project at once all end well, and leave what one alone would.
func TestTwentyBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds: not in a short run")
	}
	dir := desk(t)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if out, err := exec.Command("briefgen", "build", "--source", dir).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	all.Wait()
	if left, err := filepath.Glob(filepath.Join(dir, ".site*")); err != nil || len(left) > 0 {
		t.Errorf("left over: %v (%v)", left, err)
	}
	have := treeHash(t, filepath.Join(dir, "site"))
	must(t, os.RemoveAll(filepath.Join(dir, "site")))
	must(t, os.RemoveAll(filepath.Join(dir, ".briefgen")))
	briefgen(t, "build", "--source", dir)
	if want := treeHash(t, filepath.Join(dir, "site")); have != want {
		t.Error("the site is not that of a build alone")
	}
}
