//go:build unix

package main

import (
	"path/filepath"
	"testing"
	"time"
)

// TestInterruptDuringBuild: Ctrl-C ends a preview with 0 while it builds, at whatever it is, long before the build would end;
// nothing is written, and the next run begins anew.
func TestInterruptDuringBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
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
