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

// TestRandomEdits makes edits of all kinds and builds after each, with all that is kept in memory and on disk: the site is
// that of a clean build.
func TestRandomEdits(t *testing.T) {
	steps := 1000
	if testing.Short() {
		steps = 100
	}
	b := project(t, desk)
	b.CacheDir, b.Again = build.CacheDir, true
	defer b.Close()
	random := rand.New(rand.NewPCG(3, 4))
	last := ""
	for i := range steps {
		what := edit(t, random, b)
		if _, err := b.Build(t.Context(), build.Target{Root: b.Root, Name: "site"}); err != nil {
			t.Fatal(err)
		}
		if last += ", " + what; i%25 == 0 || i == steps-1 {
			asBuilt(t, b, fmt.Sprintf("step %d%s", i, last))
			last = ""
		}
	}
}

// edit makes one edit of a project and says which.
func edit(t *testing.T, random *rand.Rand, b *build.Builder) string {
	t.Helper()
	dir := b.Root.Name()
	folder := []string{"", "harbour-fire/", "bridge/", "quay/"}[random.IntN(4)]
	name := fmt.Sprintf("content/%spaper-%d.md", folder, random.IntN(4))
	switch random.IntN(12) {
	case 0:
		_ = b.Root.Remove(filepath.FromSlash(name)) // which may not be there
		return "removed " + name
	case 1:
		if folder == "" {
			return "nothing"
		}
		title := fmt.Sprintf("+++\ntitle = \"Story %d\"\n[roles]\n\"Anna Berg\" = \"captain\"\n+++\n\nA note.\n", random.IntN(3))
		write(t, dir, "content/"+folder+"_index.md", []byte(title))
		return "_index.md of " + folder
	case 2:
		b.Config.Title = fmt.Sprintf("Site %d", random.IntN(2))
		return "title"
	case 3:
		b.Config.Outlets = map[string]config.Outlet{"courier.example": {Name: []string{"The Courier", "Courier"}[random.IntN(2)]}}
		return "outlet"
	case 4:
		b.Config.Briefing.MinOrigins = 1 + random.IntN(3)
		return "origins"
	case 5:
		write(t, dir, "templates/site/404.html", fmt.Appendf(nil, "<!doctype html><title>lost %d</title>\n", random.IntN(2)))
		return "template"
	case 6:
		b.Drafts = !b.Drafts
		return "drafts"
	}
	write(t, dir, name, []byte(paper(random)))
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
