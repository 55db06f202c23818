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
		t.Skip("takes some seconds")
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
		t.Skip("takes some seconds")
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

// crowd makes a project whose build takes far longer than anybody waits for Ctrl-C: one story of many articles, which no
// cache knows.
func crowd(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(5, 6))
	who := []string{"The mayor", "A fisherman", "The harbour master", "A captain", "The fire service", "A witness"}
	did := []string{"closed", "opened", "repaired", "measured", "insured", "sold", "painted", "searched"}
	what := []string{"boats", "sheds", "cranes", "nets", "pumps", "ropes", "lamps", "barges"}
	where := []string{"on the old quay", "near the bridge", "at the lock", "behind the market", "in Vester"}
	pick := func(words []string) string { return words[random.IntN(len(words))] }
	for i := range 300 {
		var text strings.Builder
		for range 40 {
			fmt.Fprintf(&text, "%s %s %d %s %s.\n\n", pick(who), pick(did), 2+random.IntN(90), pick(what), pick(where))
		}
		writeFile(t, filepath.Join(dir, "content", "fire", fmt.Sprintf("a%d.md", i)), article(fmt.Sprintf("paper%d", i), text.String()))
	}
	return dir
}

// interrupt starts a preview of dir, interrupts it some time after it has said that it is there, while it builds, and
// returns how long it took to end.
func interrupt(t testing.TB, dir string, after time.Duration, args ...string) time.Duration {
	t.Helper()
	said, err := os.Create(filepath.Join(t.TempDir(), "said"))
	must(t, err)
	defer said.Close()
	cmd := exec.Command("briefgen", append(args, "--source", dir, "--no-cache")...)
	cmd.Stdout, cmd.Stderr = said, said
	must(t, cmd.Start())
	for info, err := said.Stat(); err == nil && info.Size() == 0; info, err = said.Stat() {
		time.Sleep(5 * time.Millisecond)
	}
	time.Sleep(after)
	start := time.Now()
	must(t, cmd.Process.Signal(os.Interrupt))
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err = <-ended:
	case <-time.After(20 * time.Second):
		_ = cmd.Process.Kill()
		err = fmt.Errorf("does not end: %w", <-ended)
	}
	took := time.Since(start)
	out, errRead := os.ReadFile(said.Name())
	must(t, errRead)
	if err != nil || strings.Count(string(out), "\n") != 1 {
		t.Errorf("%v: %v; want one line that it is there, and no word of a build:\n%s", args, err, out)
	}
	return took
}
