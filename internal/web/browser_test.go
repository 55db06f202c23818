package web

import (
	"testing"

	"github.com/briefgen/briefgen/internal/pagetest"
)

// invented returns a site of invented stories with something in every section, one of them with more than a page would like.
func invented(t *testing.T) map[string][]byte {
	opts := options()
	opts.BaseURL = "https://briefing.example" // the sites of a browser are not in a folder
	return render(t, opts, harbour(t), bakery(t), wide(t), counted(t).b, council(t)).files
}

func TestPagesInBrowser(t *testing.T) { pagetest.Browse(t, invented(t)) }

func TestPagesAccessible(t *testing.T) { pagetest.Access(t, invented(t)) }

func TestPagesValid(t *testing.T) { pagetest.Markup(t, invented(t)) }
