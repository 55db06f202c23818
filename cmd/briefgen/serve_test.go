package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestServe begins in a folder without articles and goes through what a user sees: what is
// wrong, the first page, a mistake over the last good page, and the page after it.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	url := startServe(t, "serve", "--source", dir)

	waitForPage(t, url, "there is no content folder")
	writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), "# Fire closes the harbour\n\nA fire closed the old harbour early on Tuesday. Nobody was hurt.\n")
	waitForPage(t, url, "Fire closes the harbour")

	config := filepath.Join(dir, "briefing.toml")
	writeFile(t, config, "tilte = \"The desk of the harbour\"\n")
	page := waitForPage(t, url, "unknown key")
	for _, want := range []string{"briefing.toml:1", "tilte = ", "Fire closes the harbour"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page with the error does not hold %q:\n%s", want, page)
		}
	}

	writeFile(t, config, "title = \"The desk of the harbour\"\n")
	page = waitForPage(t, url, "The desk of the harbour</h1>")
	if strings.Contains(page, "unknown key") {
		t.Errorf("the error stays over a good page:\n%s", page)
	}
	if err := os.Remove(filepath.Join(dir, "content", "fire", "gazette.md")); err != nil {
		t.Fatal(err)
	}
	waitForPage(t, url, "there is no article")
}

// startServe runs the command line until the test ends, and returns the address that it prints.
func startServe(t testing.TB, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	var messages bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- runContext(ctx, args, nil, writer, &messages)
		writer.Close()
	}()
	t.Cleanup(func() {
		cancel()
		if c := <-code; c != exitDone {
			t.Errorf("exit code %d, want %d; stderr:\n%s", c, exitDone, messages.String())
		}
	})
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatalf("read the address: %v; have %q", err, line)
	}
	_, url, ok := strings.Cut(line, "serving ")
	url, _, _ = strings.Cut(url, " ")
	if !ok || !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Fatalf("have %q, want an address on this machine", line)
	}
	return url
}

// waitForPage gets the page at url until it holds text, and returns it.
func waitForPage(t testing.TB, url, text string) string {
	t.Helper()
	return waitFor(t, url, fmt.Sprintf("hold %q", text), func(page string) bool { return strings.Contains(page, text) })
}

// waitForPageWithout gets the page at url until it does not hold text, and returns it.
func waitForPageWithout(t testing.TB, url, text string) string {
	t.Helper()
	return waitFor(t, url, fmt.Sprintf("lose %q", text), func(page string) bool { return !strings.Contains(page, text) })
}

func waitFor(t testing.TB, url, what string, ok func(page string) bool) string {
	t.Helper()
	deadline := time.Now().Add(60 * time.Second)
	for {
		page, err := get(url)
		if err == nil && ok(page) {
			return page
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not come to %s; it holds (%v):\n%s", url, what, err, page)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func get(url string) (string, error) {
	response, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	return string(data), err
}

func writeFile(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
