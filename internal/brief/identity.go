package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// identity is what an actor's names in several stories share.
type identity struct {
	kind news.Kind
	base string // "" for a name that means different actors in different stories
}

// compareIdentities sorts persons first: of one name they keep the plain id.
func compareIdentities(a, b identity) int {
	rank := func(k news.Kind) int { return slices.Index([]news.Kind{news.Person, news.Organization, news.Place}, k) }
	return cmp.Or(cmp.Compare(rank(a.kind), rank(b.kind)), cmp.Compare(a.base, b.base))
}

// identityOf returns an actor's identity and what its name says beyond that, by which two actors
// of one identity can be told apart.
func identityOf(a *news.Actor) (id identity, detail string) {
	id.kind = a.Kind
	switch a.Kind {
	case news.Person:
		id.base, detail = identifyPerson(a.Name)
	case news.Organization, news.Place:
		id.base, detail = identifyBody(a)
	}
	return id, detail
}

// identifyPerson takes given name and surname in any spelling; the initials of the names between
// them are the detail. A name of one word, or one with a mere initial, is nobody's in particular.
// What an editor adds in brackets keeps a namesake apart.
func identifyPerson(name string) (base, middle string) {
	if strings.Contains(name, "(") {
		return nlp.Fold(name), ""
	}
	given, between, p := wholeName(name)
	if given == "" || utf8.RuneCountInString(given) == 1 {
		return "", ""
	}
	if long := shortForms[given]; long != "" {
		given = long
	}
	for _, word := range between {
		middle += word[:1]
	}
	return strings.Join([]string{romanised(given), romanised(p.family), p.suffix}, "\n"), middle
}

// wholeName splits a person's name: the given name, folded, the names between it and the surname,
// and the surname. Initials in front are one given name: "J. D." and "JD".
func wholeName(name string) (given string, between []string, p personName) {
	name = syllables(name)
	p = nameParts(name)
	if p.given == "" {
		return "", nil, p
	}
	given = nlp.Fold(p.given)
	end := strings.LastIndex(name, p.family)
	for _, word := range strings.Fields(name[len(p.given):max(end, len(p.given))]) {
		if word = nlp.Fold(strings.Trim(word, `"'“”‘’()`)); word != "" {
			between = append(between, word)
		}
	}
	if len(given) == 1 {
		for len(between) > 0 && len(between[0]) == 1 {
			given, between = given+between[0], between[1:]
		}
	}
	return given, between, p
}

// syllables parts the syllables of an Asian name as some outlets do: "Kim Jong-un", "Kim Jong Un".
func syllables(name string) string {
	f := strings.Fields(name)
	if len(f) != 2 {
		return name
	}
	first, second, ok := strings.Cut(f[1], "-")
	r, size := utf8.DecodeRuneInString(second)
	if !ok || !unicode.IsLower(r) || strings.Contains(second, "-") {
		return name
	}
	return f[0] + " " + first + " " + string(unicode.ToUpper(r)) + second[size:]
}

// identifyBody takes the acronym that a story has for a body, with the full name as detail, else
// the name itself without an article. Of a country it takes the name that is always the same.
func identifyBody(a *news.Actor) (base, detail string) {
	if country, ok := nlp.CountryOf(a.Name); ok && !country.IsCapital(a.Name) {
		return nlp.Fold(country.Name), ""
	}
	var words []string
	for _, word := range strings.Fields(a.Name) {
		words = append(words, nlp.Fold(word))
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	name := strings.Join(words, " ")
	if acronym := initialsOf(a.Name); len(acronym) > 2 && slices.Contains(a.Aliases, acronym) {
		return nlp.Fold(acronym), name
	}
	return name, ""
}

// profileID makes an id of the name, in the shortest of its spellings, since that changes least
// when others come; with the detail where there are namesakes.
func profileID(id identity, all []appearance, apart bool) string {
	if id.kind != news.Person {
		if apart && all[0].detail != "" {
			return news.Slug(all[0].detail)
		}
		return news.Slug(id.base)
	}
	var names []string
	for _, a := range all {
		given, _, p := wholeName(a.actor.Name)
		words := []string{given, p.family, p.suffix}
		if strings.Contains(a.actor.Name, "(") {
			words = []string{a.actor.Name}
		}
		if apart && a.detail != "" {
			words = slices.Insert(words, 1, strings.Split(a.detail, "")...)
		}
		names = append(names, strings.Join(words, " "))
	}
	return news.Slug(slices.MinFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }))
}
