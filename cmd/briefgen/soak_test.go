package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var edits = flag.Int("edits", 40, "how many edits TestSoak and TestReaders make")

// holdings is what a preview holds on to.
type holdings struct {
	heap              uint64 // bytes
	goroutines, files int
}

func held() holdings {
	http.DefaultClient.CloseIdleConnections()
	runtime.GC()
	runtime.GC() // what the first one freed of pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h := holdings{heap: m.HeapAlloc, goroutines: runtime.NumGoroutine()}
	if entries, err := os.ReadDir("/proc/self/fd"); err == nil {
		h.files = len(entries)
	}
	return h
}

// TestSoak makes edits of all kinds, a thousand with -edits 1000: neither memory nor goroutines nor open files grow.
func TestSoak(t *testing.T) {
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir)
	waitForPage(t, url+"fire/", "Three boats")
	page, stop := follow(t, url)
	defer stop()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	edit := func(n int) {
		mark := fmt.Sprintf("On day %d the quay of Vester was swept.", 1000+n)
		switch n % 6 {
		case 1: // folders come and go, so that all is watched anew
			must(t, os.MkdirAll(at("content/flood/deep"), 0o777))
			writeFile(t, at("content/flood/horn.md"), article("horn", "The flood came at night."))
		case 2:
			must(t, os.RemoveAll(at("content/flood")))
		case 3:
			writeFile(t, at("templates/site/404.html"), fmt.Sprintf("<!doctype html><title>lost %d</title>\n", n))
		case 4:
			writeFile(t, at("briefing.toml"), "tilte = 1\n")
			waitForPage(t, url, "unknown key")
			must(t, os.Remove(at("briefing.toml")))
		}
		writeFile(t, at("content/fire/gazette.md"), article("gazette", mark))
		waitFor(t, url+"fire/", "hold "+mark, func(page string) bool {
			return strings.Contains(page, mark) && !strings.Contains(page, "briefgen-problems")
		})
	}
	warm := max(30, *edits/5)
	for n := range warm {
		edit(n)
	}
	before := held()
	for n := range *edits {
		edit(warm + n)
	}
	var after holdings
	const room = 10 << 20
	for range 50 { // what the last edit began may take a moment to end
		if after = held(); after.heap <= before.heap+room && after.goroutines <= before.goroutines+2 && after.files <= before.files+2 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Logf("after %d edits: %+v; after %d more: %+v; signals: %d", warm, before, *edits, after, page.Load())
	if after.heap > before.heap+room || after.goroutines > before.goroutines+2 || after.files > before.files+2 {
		t.Errorf("before %+v, after %d edits %+v", before, *edits, after)
	}
}

// follow opens the event stream of a preview, as an open page does, and counts the signals.
func follow(t testing.TB, url string) (signals *atomic.Int64, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, "GET", url+"_briefgen/events", nil)
	must(t, err)
	response, err := new(http.Transport).RoundTrip(request)
	must(t, err)
	signals = new(atomic.Int64)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer response.Body.Close()
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "event: ") {
				signals.Add(1)
			}
		}
	}()
	return signals, func() { cancel(); <-ended }
}

// TestReaders reads pages from the preview and from the folder all the time while articles are saved: each is there and
// whole, and the preview never shows one that is older than one it has shown.
func TestReaders(t *testing.T) {
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir) + "fire/"
	waitForPage(t, url, "Three boats")
	done, ended := make(chan struct{}), make(chan int, 2)
	read := func(look func() (string, error)) {
		reads := 0
		for last := 0; ; reads++ {
			select {
			case <-done:
				ended <- reads
				return
			default:
			}
			page, err := look()
			_, rest, _ := strings.Cut(page, "On day ")
			day := 0
			_, _ = fmt.Sscanf(rest, "%d", &day) // none before the first save
			if err != nil || !strings.HasSuffix(strings.TrimSpace(page), "</html>") || day < last {
				t.Errorf("after day %d, a page torn, missing or older (%v): %q", last, err, page)
				<-done
				ended <- reads
				return
			}
			last = day
			time.Sleep(500 * time.Microsecond)
		}
	}
	go read(func() (string, error) { return get(url) })
	go read(func() (string, error) {
		data, err := os.ReadFile(filepath.Join(dir, "site", "fire", "index.html"))
		return string(data), err
	})
	for n := range *edits {
		mark := fmt.Sprintf("On day %d the quay of Vester was swept.", 1000+n)
		saveWhole(t, filepath.Join(dir, "content", "fire", "gazette.md"), article("gazette", mark))
		waitForPage(t, url, mark)
	}
	close(done)
	if a, b := <-ended, <-ended; a+b < *edits {
		t.Errorf("only %d and %d pages were read", a, b)
	}
}

// burst saves an article 200 times in a second and returns how long after the last save it stood on disk.
func burst(t testing.TB, dir, round string) time.Duration {
	t.Helper()
	mark := ""
	for n := range 200 {
		mark = fmt.Sprintf("In round %s, on day %d, the quay of Vester was swept.", round, 1000+n)
		writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), article("gazette", mark))
		time.Sleep(4 * time.Millisecond)
	}
	start := time.Now()
	for time.Since(start) < time.Minute {
		data, err := os.ReadFile(filepath.Join(dir, "site", "fire", "index.html"))
		if err == nil && strings.Contains(string(data), mark) {
			return time.Since(start)
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the last save does not come to stand on disk")
	return 0
}

// TestBurst saves 200 times in a second: the last save stands on disk, and open pages are told ten times a second at most.
func TestBurst(t *testing.T) {
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir)
	waitForPage(t, url+"fire/", "Three boats")
	signals, stop := follow(t, url)
	defer stop()
	start := time.Now()
	burst(t, dir, "one")
	waitForPage(t, url+"fire/", "In round one, on day 1199")
	if have, most := signals.Load(), int64(time.Since(start)/(100*time.Millisecond))+2; have > most {
		t.Errorf("%d signals in %v", have, time.Since(start))
	}
}

// BenchmarkBurst measures how long after the last of 200 saves in a second it stands on disk.
func BenchmarkBurst(b *testing.B) {
	dir := desk(b)
	url := startServe(b, "serve", "--source", dir)
	waitForPage(b, url+"fire/", "Three boats")
	var took time.Duration
	n := 0
	for b.Loop() {
		took += burst(b, dir, fmt.Sprint(n))
		n++
	}
	b.ReportMetric(float64(took.Microseconds())/1000/float64(n), "ms/last")
}
