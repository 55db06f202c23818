package publish

import (
	"bufio"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

var kills = flag.Int("kills", 40, "how many times TestKill kills a publishing process, with exchange and without")

// childFolder is the variable that makes the test binary a child of TestKill: it publishes there
// until it is killed.
const childFolder = "BRIEFGEN_PUBLISH_CHILD"

// childPoor is set for a child that shall do without exchange.
const childPoor = "BRIEFGEN_PUBLISH_POOR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		publishForever(dir, os.Getenv(childPoor) != "")
	}
	os.Exit(m.Run())
}

// publishForever publishes two generations by turns.
func publishForever(dir string, poor bool) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		panic(err)
	}
	first, second := generations()
	os.Stdout.WriteString("ready\n")
	for {
		for _, files := range [][]news.File{first, second} {
			_, err := withFolder(root, "site", func(f *folder) (Result, error) {
				f.disk = &faultDisk{disk: f.disk, noExchange: poor}
				return publishTo(f, files)
			})
			if err != nil {
				panic(err)
			}
		}
	}
}

// TestKill kills a process that publishes without end, again and again. With exchange the site is
// one of the two generations at every kill; with two renames after Recover. The moments are drawn
// from a fixed seed, but where they fall depends on the machine: what is asserted holds for all.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds: not in a short run")
	}
	for _, poor := range []bool{false, true} {
		dir := t.TempDir()
		root := openRoot(t, dir)
		first, second := generations()
		put(t, dir, "site/CNAME", "news.example")
		var want []string
		for _, files := range [][]news.File{first, second} {
			_, err := Site(root, "site", files)
			must(t, err)
			want = append(want, mustList(t, filepath.Join(dir, "site")))
		}
		random := rand.New(rand.NewPCG(1, 2))
		seen := map[int]int{}
		for i := range *kills {
			killOne(t, dir, poor, time.Duration(random.IntN(20_000))*time.Microsecond)
			if poor {
				must(t, Recover(root, "site"))
			}
			have, err := listing(filepath.Join(dir, "site"))
			which := indexOf(want, have)
			if err != nil || which < 0 {
				t.Fatalf("poor=%v, kill %d: a mix (%v):\n%s", poor, i, err, have)
			}
			seen[which]++
		}
		_, err := Site(root, "site", first)
		must(t, err)
		if have := mustList(t, dir, "site"); strings.HasPrefix(have, ".") || strings.Contains(have, "\n.") {
			t.Errorf("poor=%v: left over after the next run:\n%s", poor, have)
		}
		t.Logf("poor=%v: first generation %d times, second %d times", poor, seen[0], seen[1])
	}
}

func indexOf(list []string, s string) int {
	for i, item := range list {
		if item == s {
			return i
		}
	}
	return -1
}

// killOne starts a child, waits until it publishes, and kills it some time later.
func killOne(t *testing.T, dir string, poor bool, after time.Duration) {
	t.Helper()
	exe, err := os.Executable()
	must(t, err)
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childFolder+"="+dir)
	if poor {
		cmd.Env = append(cmd.Env, childPoor+"=1")
	}
	out, err := cmd.StdoutPipe()
	must(t, err)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	must(t, cmd.Start())
	line, _ := bufio.NewReader(out).ReadString('\n')
	time.Sleep(after)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if line != "ready\n" || strings.Contains(stderr.String(), "panic") {
		t.Fatalf("the child did not publish: %q %s", line, stderr.String())
	}
}
