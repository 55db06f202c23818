package digest

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// alone is the title over what too few report, as many as do.
func (w *storyWriter) alone() string {
	outlets, origins := 0, 0
	for _, c := range w.b.Reported {
		outlets, origins = max(outlets, c.Outlets), max(origins, c.Origins)
	}
	switch {
	case outlets < 2:
		return w.words.Texts["reported"]
	case origins < 2:
		return w.words.Texts["reported-origin"]
	}
	return w.words.Counted("reported-few", origins)
}

// maxOneText is how many sources of one text a line names.
const maxOneText = 3

// oneText says which sources of a claim count once: "(The Gazette and The Herald: one text)"; "" where each is an origin.
func (w *storyWriter) oneText(c news.Claim) string {
	var out []string
	for _, backing := range w.b.Backings(c, w.articles) {
		if backing.OneArticle() {
			continue
		}
		var names []string
		for _, cite := range backing.Citations {
			if at, known := w.articles[cite.Article]; known {
				if name := w.label(at).Text; !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		switch {
		case len(names) > maxOneText:
			out = append(out, w.words.Counted("one-text-sources", len(names)))
		case len(names) > 1:
			out = append(out, w.words.Fill("one-text", "names", w.words.List(names)))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "(" + strings.Join(out, "; ") + ")"
}
