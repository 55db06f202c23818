package build

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/config"
)

// TestRestsMended: a document that is damaged in the cache, where it is to rest, is made anew once, not in every build.
func TestRestsMended(t *testing.T) {
	root := projectOf(t, map[string]string{"content/ferry.md": "# Ferry is late\n\nThe ferry came to Vester an hour late, Anna Berg said.\n"})
	run := func() (doc cache.Key) {
		t.Helper()
		b := &Builder{Root: root, Config: config.Default(), CacheDir: CacheDir}
		defer b.Close()
		defer b.once()()
		if _, err := b.Edition(t.Context()); err != nil {
			t.Fatal(err)
		}
		return b.sources.known.found[0].docKey
	}
	get := func(key cache.Key) []byte {
		t.Helper()
		program, err := Program()
		if err != nil {
			t.Fatal(err)
		}
		store := cache.Open(root, CacheDir, program)
		defer store.Close()
		return store.Get(key)
	}

	key := run()
	coded := get(key)
	packs, err := filepath.Glob(filepath.Join(root.Name(), CacheDir, "*.pack"))
	if err != nil || len(packs) != 1 || coded == nil {
		t.Fatalf("error %v, packs %v, document of %d bytes", err, packs, len(coded))
	}
	data, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	data[bytes.Index(data, coded)+len(coded)/2] ^= 1
	if err := os.WriteFile(packs[0], data, 0o666); err != nil {
		t.Fatal(err)
	}
	if get(key) != nil {
		t.Fatal("nothing was damaged")
	}
	run()
	if have := get(key); !bytes.Equal(have, coded) {
		t.Errorf("a build left a document of %d bytes, want the %d that were damaged", len(have), len(coded))
	}
}
