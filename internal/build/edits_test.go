package build_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

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
		done = append(done, edit(t, random, b))
		if _, err := b.Build(t.Context(), build.Target{Root: b.Root, Name: "site"}); err != nil {
			t.Fatal(err)
		}
		asBuilt(t, b, fmt.Sprintf("step %d, %s", i, strings.Join(done[max(0, i-9):], ", ")))
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
