package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// known reports whether it is settled whose name f is.
func (f *form) known() bool { return f.actor >= 0 || f.perRef != nil }

// places merges the names of countries, and capitals where they stand for governments.
func (c *cast) places(forms []*form) {
	byCountry := map[string]int{}
	for _, capital := range []bool{false, true} {
		for _, f := range forms {
			country, ok := nlp.CountryOf(f.name)
			if !ok || f.known() || country.IsCapital(f.name) != capital {
				continue
			}
			key := country.Name
			if capital && !governs(c.story, f) {
				key = f.name
			}
			if i, ok := byCountry[key]; ok {
				f.actor = i
				continue
			}
			byCountry[key] = c.add(f, news.Place)
			if key == country.Name {
				c.actors[f.actor].country = country.Name
			}
		}
	}
}

// governs reports whether a capital stands for its government in a story: where most of its
// mentions do not follow a preposition of place.
func governs(story *news.Story, f *form) bool {
	where := 0
	for _, r := range f.refs {
		doc := story.Docs[r.doc]
		before := strings.ToLower(doc.Text[max(0, doc.Mentions[r.mention].Start-12):doc.Mentions[r.mention].Start])
		fields := strings.Fields(before)
		if len(fields) == 0 {
			continue
		}
		switch fields[len(fields)-1] {
		case "in", "at", "near", "central", "outside", "around", "of", "downtown", "from", "greater":
			where++
		}
	}
	return 2*where < len(f.refs)
}

// bodies merges organisations and other places: names alike but for an article or a country
// before them, acronyms with the name whose initials they are, and short names with the long.
func (c *cast) bodies(forms []*form) {
	byKey := map[string]int{}
	initials := map[string]int{}
	short := newShortNames()
	for _, f := range forms { // longest first
		if f.known() || f.kind != news.Organization && f.kind != news.Place {
			continue
		}
		key := bodyKey(f.name)
		if i, ok := byKey[key]; ok {
			f.actor = i
			continue
		}
		if i, ok := initials[strings.ReplaceAll(f.name, ".", "")]; ok && i >= 0 && !strings.Contains(f.name, " ") {
			f.actor = i
			byKey[key] = i
			continue
		}
		if i := short.of(f); i >= 0 {
			f.actor = i
			byKey[key] = i
			continue
		}
		byKey[key] = c.add(f, f.kind)
		short.add(f)
		if acronym := initialsOf(f.name); len(acronym) >= 2 {
			if _, twice := initials[acronym]; twice {
				initials[acronym] = -1 // it could be either
				continue
			}
			initials[acronym] = f.actor
		}
	}
}

// bodyKey is what the forms of an organisation's name share.
func bodyKey(name string) string {
	f := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	for len(f) > 2 {
		_, country := nlp.CountryOf(f[0])
		_, nation := nlp.NationalityOf(f[0])
		if !country && !nation {
			break
		}
		f = f[1:]
	}
	return nlp.Fold(strings.Join(f, " "))
}

func initialsOf(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		if strings.ToUpper(w) == w && strings.Contains(w, ".") {
			b.WriteString(strings.ReplaceAll(w, ".", ""))
			continue
		}
		if r := w[0]; r >= 'A' && r <= 'Z' {
			b.WriteByte(r)
		}
	}
	return b.String()
}
