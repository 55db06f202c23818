package annotate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

// gumFolder is where the treebank lies, if it is there.
const gumFolder = "../../../shared/data"

// entity is what GUM marks as one that it speaks of.
type entity struct {
	news.Span
	id     string
	person bool
}

// gumDocument is a document of GUM with its coreference.
type gumDocument struct {
	id       string
	article  *news.Article
	entities []entity
	pronouns map[int]string // offset of "he" or "she" → entity
}

// gumDocuments reads all documents of GUM, or skips the test where they are not there.
func gumDocuments(t *testing.T) []*gumDocument {
	t.Helper()
	var out []*gumDocument
	for _, part := range []string{"train", "dev"} {
		name := filepath.Join(gumFolder, "ud-"+part+".conllu.gz")
		if _, err := os.Stat(name); err != nil {
			t.Skipf("the measuring data are not beside the repository: %v", err)
		}
		sentences, err := conllu.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for first := 0; first < len(sentences); {
			last := first
			for last < len(sentences) && sentences[last].Doc == sentences[first].Doc {
				last++
			}
			if strings.HasPrefix(sentences[first].Doc, "GUM_") {
				out = append(out, readGUM(sentences[first:last]))
			}
			first = last
		}
	}
	return out
}

func readGUM(sentences []conllu.Sentence) *gumDocument {
	g := &gumDocument{id: sentences[0].Doc, pronouns: map[int]string{}}
	var b strings.Builder
	open := map[string][]int{}
	for i, s := range sentences {
		if i > 0 {
			b.WriteByte(" \n"[btoi(s.Opens)])
		}
		base := b.Len()
		b.WriteString(s.Text)
		for _, w := range s.Words {
			g.read(entityField(w.Misc), news.Span{Start: base + w.Start, End: base + w.End}, w.Form, open)
		}
	}
	g.article = plain(b.String())
	g.article.Language = "en"
	return g
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func entityField(misc string) string {
	for f := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(f, "Entity="); ok {
			return v
		}
	}
	return ""
}

// read reads the brackets at one word: "(6-person-new-…" opens an entity, "6)" closes it.
func (g *gumDocument) read(field string, word news.Span, form string, open map[string][]int) {
	for field != "" {
		if field[0] != '(' {
			id, rest, _ := strings.Cut(field, ")")
			if list := open[id]; len(list) > 0 {
				g.entities[list[len(list)-1]].End = word.End
				open[id] = list[:len(list)-1]
			}
			field = rest
			continue
		}
		end := strings.IndexAny(field[1:], "()") + 1
		if end == 0 {
			end = len(field)
		}
		f := strings.Split(field[1:end], "-")
		field = field[end:]
		g.entities = append(g.entities, entity{word, f[0], len(f) > 1 && f[1] == "person"})
		if !strings.HasPrefix(field, ")") {
			open[f[0]] = append(open[f[0]], len(g.entities)-1)
			continue
		}
		field = field[1:]
		if w := strings.ToLower(form); w == "he" || w == "she" {
			g.pronouns[word.Start] = f[0]
		}
	}
}

// idsOf returns the entities that the mentions of a person of d are: the innermost persons around
// them.
func (g *gumDocument) idsOf(d *discourse, person int) map[string]bool {
	out := map[string]bool{}
	for m, p := range d.of {
		if p != person {
			continue
		}
		best := -1
		for e, entity := range g.entities {
			if entity.person && entity.Contains(d.doc.Mentions[m].Span) && (best < 0 || entity.Len() < g.entities[best].Len()) {
				best = e
			}
		}
		if best >= 0 {
			out[g.entities[best].id] = true
		}
	}
	return out
}
