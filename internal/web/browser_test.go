package web

import (
	"testing"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/pagetest"
)

// invented returns a site, in a language, of invented stories with something in every section, one of them with more than a page would like,
// and a one-file edition.
func invented(t *testing.T, language string) map[string][]byte {
	opts := options()
	opts.Language = language
	opts.BaseURL = "https://briefing.example" // the sites of a browser are not in a folder
	files := render(t, opts, harbour(t), bakery(t), wide(t), counted(t).b, council(t)).files
	single, err := Single([]*news.Briefing{harbour(t)}, opts)
	if err != nil {
		t.Fatal(err)
	}
	files["single.html"] = single[0].Data
	if files["gale/more.html"] == nil {
		t.Fatal("no story has more than its page has room for")
	}
	return files
}

// searched is a search that finds something.
const searched = "search/index.html#q=quay"

func TestPagesInBrowser(t *testing.T) { pagetest.Browse(t, invented(t, "en"), searched) }

// TestGermanPagesInBrowser: German words are longer.
func TestGermanPagesInBrowser(t *testing.T) { pagetest.Browse(t, invented(t, "de"), searched) }

func TestPagesValid(t *testing.T) { pagetest.Markup(t, invented(t, "en"), searched) }

func TestGermanPagesValid(t *testing.T) { pagetest.Markup(t, invented(t, "de"), searched) }
