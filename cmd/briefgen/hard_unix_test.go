//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInterruptDuringBuild: Ctrl-C ends a preview with 0 while it builds, at whatever it is, long before the build would end;
// nothing is written, and the next run begins anew.
func TestInterruptDuringBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds: not in a short run")
	}
	dir := crowd(t)
	for _, after := range []time.Duration{0, 2 * time.Second} {
		for _, args := range [][]string{{"serve"}, {"build", "--watch"}} {
			t.Logf("%v, after %v: ended in %v", args, after, interrupt(t, dir, after, args...))
		}
	}
	if made, err := filepath.Glob(filepath.Join(dir, "*site*")); err != nil || len(made) > 0 {
		t.Errorf("written: %v (%v)", made, err)
	}
}

// BenchmarkInterrupt measures how long Ctrl-C takes during a build.
func BenchmarkInterrupt(b *testing.B) {
	dir := crowd(b)
	var took time.Duration
	n := 0
	for b.Loop() {
		took += interrupt(b, dir, 2*time.Second, "serve")
		n++
	}
	b.ReportMetric(float64(took.Milliseconds())/float64(n), "ms/interrupt")
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
