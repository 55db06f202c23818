package cluster_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/news"
)

// FuzzOrigins makes a story of articles that are parted by lines of "==": each is in one origin, with a reason, and each
// passage is a sentence that is of another origin than its article.
func FuzzOrigins(f *testing.F) {
	ar, err := txtar.ParseFile("testdata/own_part.txtar")
	if err != nil {
		f.Fatal(err)
	}
	var seed []string
	for _, file := range ar.Files {
		seed = append(seed, string(file.Data))
	}
	f.Add(strings.Join(seed, "\n==\n"))
	f.Add("==\n==\n\n“a b c d e f\n==\nOutlet: x\n\n\" a b c d e f g\n==\nOutlet: x\n\n" + strings.Repeat("a b c d e f. ", 200))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return // what is longer shows nothing more, slowly
		}
		var docs []*news.Document
		for i, part := range strings.Split(text, "\n==\n") {
			docs = append(docs, document(fmt.Sprintf("s/%03d.txt", i), part))
		}
		checkOrigins(t, cluster.Stories(docs, nil, cluster.Options{})[0])
	})
}

func checkOrigins(t *testing.T, s *news.Story) {
	t.Helper()
	of := make([]int, len(s.Docs))
	for d := range of {
		of[d] = -1
	}
	for i, o := range s.Origins {
		if len(o.Docs) == 0 || len(o.Reasons) != len(o.Docs) || !slices.IsSorted(o.Docs) || o.Why.String() == "" || slices.ContainsFunc(o.Reasons, func(w news.Why) bool { return w.String() == "" }) {
			t.Errorf("origin %+v is not whole", o)
		}
		for _, d := range o.Docs {
			if !o.Part && of[d] >= 0 {
				t.Errorf("%s is in two origins", s.Docs[d].Path)
			}
			if !o.Part {
				of[d] = i
			}
		}
	}
	if slices.Contains(of, -1) {
		t.Error("an article is in no origin")
	}
	last := news.Passage{Doc: -1}
	for _, p := range s.Passages {
		if p.Doc < last.Doc || p.Doc == last.Doc && p.Sentence <= last.Sentence {
			t.Errorf("passage %+v is out of order", p)
		}
		if p.Sentence >= len(s.Docs[p.Doc].Sentences) || p.Origin >= len(s.Origins) || p.Origin == of[p.Doc] {
			t.Errorf("passage %+v is none", p)
		}
		last = p
	}
}

// TestRandomOrigins checks stories whose articles take sentences from each other in all ways.
func TestRandomOrigins(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		var docs []*news.Document
		for d := range 2 + random.IntN(7) {
			var text strings.Builder
			fmt.Fprintf(&text, "Outlet: %s\nCredit: %s\nPublished: %s\n\n", pick(random, "a.example", "b.example", "Reuters", ""),
				pick(random, "", "", "Reuters", "AFP"), pick(random, "", "2025-03-04", "2025-03-05T10:00:00Z"))
			from := uint32(random.IntN(3)) * 10
			for range 1 + random.IntN(14) {
				line := sentence(from + uint32(random.IntN(12)))
				switch random.IntN(4) {
				case 0:
					line = strings.Replace(line, "moved", "had already carried", 1)
				case 1:
					line = fmt.Sprintf("“%s”\n", strings.TrimSpace(line))
				}
				text.WriteString(line)
			}
			docs = append(docs, document(fmt.Sprintf("s/%03d.txt", d), text.String()))
		}
		stories := cluster.Stories(docs, nil, cluster.Options{})
		checkOrigins(t, stories[0])
		shuffled(t, docs, cluster.Options{}, summary(stories))
		if t.Failed() {
			t.Fatal(summary(stories))
		}
	}
}

func pick(random *rand.Rand, words ...string) string { return words[random.IntN(len(words))] }
