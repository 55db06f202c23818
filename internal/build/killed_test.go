package build

import (
	"context"
	"fmt"
	"os"
	"path"
	"testing"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/config"
)

// TestKilledFirstBuild ends a first build half way, as a kill does: without a commit. The next one makes only what the first had not
// yet put into a pack.
func TestKilledFirstBuild(t *testing.T) {
	const articles = 40
	files := map[string]string{}
	for i := range articles {
		files[fmt.Sprintf("content/%d.md", i)] = fmt.Sprintf("# Ferry %d is late\n\nFerry %d came to Vester an hour late. Nobody had been told, Anna Berg said.\n", i, i)
	}
	root := projectOf(t, files)

	ctx, kill := context.WithCancel(t.Context())
	first := &Builder{Root: root, Config: config.Default(), CacheDir: CacheDir}
	first.sources.open(first)
	first.sources.store.PackSize = 1
	first.Progress = func(done, _ int) {
		if done == articles/2 {
			kill()
		}
	}
	if _, err := first.Edition(ctx); err == nil {
		t.Fatal("the first build came to its end")
	}

	program, err := Program()
	if err != nil {
		t.Fatal(err)
	}
	left := cache.Open(root, CacheDir, program)
	left.Get(cache.Key{}) // opens the packs that are there now
	second := &Builder{Root: root, Config: config.Default(), CacheDir: CacheDir}
	defer second.Close()
	if _, err := second.Edition(t.Context()); err != nil {
		t.Fatal(err)
	}
	made := second.sources.store.Pending()
	second.sources.store.Commit()
	found, lost := 0, int64(0)
	for _, r := range second.sources.known.found {
		if left.Get(r.docKey) != nil {
			found++
		}
		for _, key := range []cache.Key{r.key, r.docKey} {
			if left.Get(key) == nil {
				lost += int64(len(second.sources.store.Get(key)))
			}
		}
	}
	if found < articles/2 || found == articles {
		t.Errorf("%d of %d documents are there after a kill at %d", found, articles, articles/2)
	}
	if head := int64(16); made != lost+head {
		t.Errorf("the second build made %d bytes anew, want the %d that were lost", made-head, lost)
	}
}

// projectOf is a project folder with files, by path.
func projectOf(t *testing.T, files map[string]string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	for name, text := range files {
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := root.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}
