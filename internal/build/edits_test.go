package build_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
)

// sentences are what edited articles are made of: some are shared, some contradict each other.
var sentences = []string{
	"A fire closed the old harbour of Vester early on Tuesday.",
	"The old harbour of Vester was closed by a fire early on Tuesday.",
	"Three boats were lost in the fire.",
	"Five boats were lost in the fire, the fire service said.",
	"“We have never seen flames like it,” said Anna Berg, the harbour master.",
	"Anna Berg, the harbour master, said that the quay would open again on Friday.",
	"Paul Vik, the mayor of Vester, denied that the pumps had failed.",
	"The pumps had failed, Berg told the Gazette.",
	"It was not clear what started the fire.",
	"The new bridge over the Alder was opened to traffic on Monday after two years of work.",
	"Paul Vik, the mayor of Vester, opened the bridge.",
}

// TestRandomEdits makes a thousand edits of all kinds, on four sites at once, and builds after each, with all that is kept in memory
// and on disk: after every step the site is that of a clean build.
func TestRandomEdits(t *testing.T) {
	steps := 250
	if testing.Short() {
		steps = 20
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			randomEdits(t, rand.New(rand.NewPCG(3, seed)), steps)
		})
	}
}

func randomEdits(t *testing.T, random *rand.Rand, steps int) {
	b := project(t, desk)
	b.CacheDir, b.Again = build.CacheDir, true
	defer func() { b.Close() }()
	var done []string
	for i := range steps {
		if random.IntN(100) == 0 { // as another process
			b.Close()
			b = &build.Builder{Root: b.Root, Config: b.Config, Drafts: b.Drafts, CacheDir: build.CacheDir, Again: true}
		}
		before := contents(t, b)
		done = append(done, edit(t, random, b))
		if random.IntN(3) > 0 {
			b.Changed(differing(before, contents(t, b)))
		}
		if _, err := b.Build(t.Context(), build.Target{Root: b.Root, Name: "site"}); err != nil {
			t.Fatal(err)
		}
		asBuilt(t, b, fmt.Sprintf("step %d, %s", i, strings.Join(done[max(0, i-9):], ", ")))
	}
}

// contents returns the files of the content folder, by path.
func contents(t *testing.T, b *build.Builder) map[string]string {
	t.Helper()
	files := map[string]string{}
	content := os.DirFS(filepath.Join(b.Root.Name(), "content"))
	err := fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differing returns the paths of files that came, went or have other bytes; it is not nil.
func differing(before, now map[string]string) []string {
	paths := []string{}
	for name, data := range now {
		if old, there := before[name]; !there || old != data {
			paths = append(paths, name)
		}
	}
	for name := range before {
		if _, there := now[name]; !there {
			paths = append(paths, name)
		}
	}
	return paths
}

// TestStale: what nobody told of is found at a second look, and built then.
func TestStale(t *testing.T) {
	b := project(t, desk)
	b.CacheDir = build.CacheDir
	time.Sleep(30 * time.Millisecond) // or the files might change without showing it
	before := site(t, b)
	if b.Stale(t.Context()) {
		t.Error("stale, though nothing has changed")
	}
	put := func(name, text string) func() {
		return func() { write(t, b.Root.Name(), name, []byte(text)) }
	}
	for _, c := range []struct {
		name string
		edit func()
	}{
		{"an article", put("content/zebra.md", "+++\ntitle = \"A lion\"\n+++\n\nA lion was found in a garden.\n")},
		{"an _index.md", put("content/harbour-fire/_index.md", "+++\ntitle = \"The blaze\"\n+++\n")},
		{"a new article", put("content/new.md", "+++\ntitle = \"A bear\"\n+++\n\nA bear was found in a garden.\n")},
		{"an article that is gone", func() { _ = b.Root.Remove("content/new.md") }},
	} {
		c.edit()
		b.Changed([]string{})
		if site(t, b) != before {
			t.Errorf("%s: seen, though nobody told of it: the test shows nothing", c.name)
		}
		if !b.Stale(t.Context()) {
			t.Errorf("%s: not found at the second look", c.name)
		}
		b.Changed(nil)
		now := site(t, b)
		if now == before {
			t.Errorf("%s: not built", c.name)
		}
		before = now
	}
}

// edit makes one edit of a project and says which.
func edit(t *testing.T, random *rand.Rand, b *build.Builder) string {
	t.Helper()
	dir := b.Root.Name()
	folders := []string{"", "harbour-fire/", "bridge/", "quay/"}
	folder := folders[random.IntN(len(folders))]
	name := fmt.Sprintf("content/%spaper-%d.md", folder, random.IntN(4))
	switch random.IntN(14) {
	case 0:
		_ = b.Root.Remove(filepath.FromSlash(name)) // which may not be there
		return "removed " + name
	case 1:
		if folder == "" {
			return "nothing"
		}
		title := fmt.Sprintf("+++\ntitle = \"Story %d\"\ndraft = %v\n[roles]\n\"Anna Berg\" = \"captain\"\n+++\n\nA note.\n", random.IntN(3), random.IntN(4) == 0)
		write(t, dir, "content/"+folder+"_index.md", []byte(title))
		return "_index.md of " + folder
	case 2:
		return configure(t, random, b)
	case 3:
		_ = b.Root.Remove("content/" + folder + "_index.md") // which may not be there
		return "removed _index.md of " + folder
	case 4:
		return template(t, random, b)
	case 5:
		b.Drafts = !b.Drafts
		return "drafts"
	case 6:
		to := fmt.Sprintf("content/%spaper-%d.md", folders[random.IntN(len(folders))], random.IntN(4))
		_ = b.Root.MkdirAll(filepath.Dir(filepath.FromSlash(to)), 0o777)
		_ = b.Root.Rename(filepath.FromSlash(name), filepath.FromSlash(to)) // which may not be there
		return "renamed " + name + " to " + to
	case 7:
		_ = b.Root.Rename("content/bridge", "content/away") // neither may be there
		_ = b.Root.Rename("content/quay", "content/bridge")
		_ = b.Root.Rename("content/away", "content/quay")
		return "exchanged folders"
	}
	write(t, dir, name, []byte(paper(random)))
	return "wrote " + name
}

// configure writes a briefing.toml and has the builder know it.
func configure(t *testing.T, random *rand.Rand, b *build.Builder) string {
	t.Helper()
	sections := []string{"", "sections = [\"consensus\", \"quotes\", \"actors\", \"sources\"]\n", "sections = [\"consensus\", \"sources\"]\n"}[random.IntN(3)]
	text := fmt.Sprintf("title = \"Site %d\"\nlanguage = %q\nbase_url = %q\n[briefing]\nmin_origins = %d\n%s[outlets.\"courier.example\"]\nname = %q\n",
		random.IntN(2), []string{"en", "de"}[random.IntN(2)], []string{"", "https://news.example/"}[random.IntN(2)], 1+random.IntN(3), sections, []string{"The Courier", "Courier"}[random.IntN(2)])
	write(t, b.Root.Name(), "briefing.toml", []byte(text))
	cfg, problems := config.Parse("briefing.toml", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b.Config = cfg
	return "briefing.toml"
}

// template writes or removes a template or a style of the user.
func template(t *testing.T, random *rand.Rand, b *build.Builder) string {
	t.Helper()
	name := []string{"templates/site/404.html", "templates/site/assets/style.css", "templates/site/story.html"}[random.IntN(3)]
	if random.IntN(2) == 0 {
		_ = b.Root.Remove(filepath.FromSlash(name)) // which may not be there
		return "removed " + name
	}
	write(t, b.Root.Name(), name, fmt.Appendf(nil, "<!doctype html><title>lost %d</title>\n", random.IntN(2)))
	return "wrote " + name
}

// paper is an article of some of the sentences.
func paper(random *rand.Rand) string {
	outlet := []string{"gazette.example", "courier.example", "horn.example"}[random.IntN(3)]
	var body strings.Builder
	for _, i := range random.Perm(len(sentences))[:3+random.IntN(4)] {
		body.WriteString(sentences[i] + "\n\n")
	}
	return fmt.Sprintf("+++\ntitle = \"Report %d\"\nurl = \"https://%s/a\"\npublished = 2025-03-0%d\ndraft = %v\n+++\n\n%s",
		random.IntN(5), outlet, 4+random.IntN(3), random.IntN(10) == 0, body.String())
}
