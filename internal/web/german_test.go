package web

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// sameInBoth are words of the program that English and German have alike.
var sameInBoth = []string{"Person", "Feed", "Position"}

// TestGerman: what a page says in its own words in English it does not say in German: no word is left in the code or in a
// template. What articles say is the same in both.
func TestGerman(t *testing.T) {
	opts := options()
	english := render(t, opts, bakery(t), harbour(t))
	opts.Language = "de"
	german := render(t, opts, bakery(t), harbour(t))
	kept := map[string]bool{opts.Title: true, opts.Description: true}
	for _, o := range harbour(t).Origins {
		kept[o.Name+":"] = true
	}
	for _, words := range sameInBoth {
		kept[words] = true
	}
	for _, name := range english.names {
		have, before := ownTexts(german.page(t, name)), ownTexts(english.page(t, name))
		if len(before) == 0 {
			t.Errorf("%s has no words of its own", name)
		}
		for _, words := range slices.Sorted(maps.Keys(have)) {
			if before[words] && !kept[words] && strings.ContainsFunc(words, unicode.IsLetter) {
				t.Errorf("%s says %q in German, too", name, words)
			}
		}
		if lang := attr(all(german.page(t, name), tag("html"))[0], "lang"); lang != "de" {
			t.Errorf("%s: lang %q", name, lang)
		}
		if have, want := copiedTexts(german.page(t, name)), copiedTexts(english.page(t, name)); !slices.Equal(have, want) {
			t.Errorf("%s copies other words in German", name)
		}
	}
}

// copied are the marks of words that are not the program's.
var copied = []string{"data-article", "data-title", "data-words", "data-note"}

// ownTexts returns the texts and spoken attributes of a page that are the program's own.
func ownTexts(page *html.Node) map[string]bool {
	out := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			messages := n.Data != "html" && attr(n, "lang") == "en" // what the command says, as it says it
			if messages || slices.Contains([]string{"script", "style", "code"}, n.Data) || slices.ContainsFunc(copied, func(key string) bool { return has(key)(n) }) {
				return
			}
			out[attr(n, "aria-label")] = true
			out[attr(n, "placeholder")] = true
		}
		if n.Type == html.TextNode {
			out[strings.Join(strings.Fields(n.Data), " ")] = true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(page)
	delete(out, "")
	return out
}

// copiedTexts returns the words that a page copies from articles.
func copiedTexts(page *html.Node) []string { return texts(all(page, has("data-article"))) }
