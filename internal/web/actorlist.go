package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// leadingActors is how many actors stand at the top of a longer list.
	leadingActors = 12
	// listedActors is how many actors of a kind stand on one page; more have a page for each letter.
	listedActors = 500
	// otherLetter stands for names that begin with none of ours.
	otherLetter = "other"
)

// listPages are the pages that list the actors: actors/index.html, and those of letters.
func (d *directory) listPages() []filed[*ActorsPage] {
	first := d.listPage("")
	pages := []filed[*ActorsPage]{{"index.html", first}}
	for _, kind := range []news.Kind{news.Person, news.Organization, news.Place} {
		whole := d.actorKind(kind)
		if whole.Count == 0 {
			continue
		}
		if whole.Count > listedActors {
			pages = append(pages, d.letterPages(&whole)...)
		}
		first.Kinds = append(first.Kinds, whole)
	}
	return pages
}

func (d *directory) listPage(letter string) *ActorsPage {
	return &ActorsPage{Page: Page{Site: d.site, Heading: Title{Text: d.words.Texts["actors"]}, Root: "../"}, Letter: letter}
}

// letterPages moves the actors of a kind to a page for each letter.
func (d *directory) letterPages(whole *ActorKind) []filed[*ActorsPage] {
	var pages []filed[*ActorsPage]
	for i := range whole.Letters {
		l := &whole.Letters[i]
		view := d.listPage(l.Letter)
		view.Back = "index.html"
		view.Kinds = []ActorKind{{Kind: whole.Kind, Label: whole.Label, Count: len(l.Actors), Letters: []ActorLetter{*l}}}
		l.Href, l.Actors = l.ID+".html", nil
		pages = append(pages, filed[*ActorsPage]{l.Href, view})
	}
	return pages
}

// actorKind sorts the actors of a kind under their letters; a short list has none.
func (d *directory) actorKind(kind news.Kind) ActorKind {
	out := ActorKind{Kind: string(kind), Label: d.words.Texts[string(kind)+"s"]}
	var list []sortedEntry // the most salient first
	for _, a := range d.actors {
		if a.Kind == kind {
			list = append(list, sortedEntry{a.key, a.entry})
		}
	}
	out.Count = len(list)
	if out.Count <= 2*leadingActors {
		out.Letters = []ActorLetter{actorLetter(kind, "", list)}
		return out
	}
	byLetter := map[string][]sortedEntry{}
	for i, e := range list {
		byLetter[letterOf(e.key)] = append(byLetter[letterOf(e.key)], e)
		if i < leadingActors {
			out.Leading = append(out.Leading, e.entry)
		}
	}
	letters := slices.SortedFunc(maps.Keys(byLetter), func(a, b string) int { // otherLetter last
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	for _, letter := range letters {
		out.Letters = append(out.Letters, actorLetter(kind, letter, byLetter[letter]))
	}
	return out
}

type sortedEntry struct {
	key   string
	entry *ActorEntry
}

// actorLetter sorts the actors of one letter, or of none.
func actorLetter(kind news.Kind, letter string, list []sortedEntry) ActorLetter {
	l := ActorLetter{Letter: strings.ToUpper(letter)}
	if letter == otherLetter {
		l.Letter = "#"
	}
	if letter != "" {
		l.ID = string(kind) + "-" + letter
		l.Href = "#" + l.ID
	}
	slices.SortStableFunc(list, func(a, b sortedEntry) int { return cmp.Compare(a.key, b.key) })
	for _, e := range list {
		l.Actors = append(l.Actors, e.entry)
	}
	return l
}

// sortKey is what a list sorts a name by: surname first for a person, no article for others.
func sortKey(name string, kind news.Kind) string {
	folded := strings.TrimLeftFunc(strings.ToLower(unidecode.Unidecode(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if kind != news.Person {
		return strings.TrimPrefix(folded, "the ")
	}
	words := strings.Fields(folded)
	at := len(words) - 1
	for at > 0 && nameSuffix[strings.Trim(words[at], ".,")] {
		at--
	}
	if at <= 0 {
		return folded
	}
	return words[at] + " " + strings.Join(slices.Concat(words[:at], words[at+1:]), " ")
}

// nameSuffix are words behind a surname.
var nameSuffix = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// letterOf returns the first letter of a sort key, a to z, or otherLetter.
func letterOf(key string) string {
	if key != "" && 'a' <= key[0] && key[0] <= 'z' {
		return key[:1]
	}
	return otherLetter
}
