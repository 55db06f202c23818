package nlp

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
)

// RoleNoun returns the word of a role that says what the person is, in lower case: "secretary" of
// "Secretary of State", "wife" of "the mayor's wife"; "" where there is none.
func RoleNoun(role string) string {
	noun := ""
	for w := range strings.FieldsSeq(role) {
		w = strings.ToLower(strings.TrimRight(w, ","))
		if noun != "" && (phrasePrepositions[w] || w == "and") {
			break
		}
		if gazetteer.IsPerson(w) || roleWords[w] || titlesOnly[w] {
			noun = w
		}
	}
	return noun
}

// roles finds what the text says that its persons are; names[i] is the candidate from[i]. A role is
// a description beside the name: a title, an apposition, what "who is" or "is" says. Of several
// the title counts, but a bare "Sen." or "Gen." gives way to a description.
func (f *nameFinder) roles(names []Name, from []candidate, sentences [][2]int) {
	f.settle(names, from)
	for i := range names {
		n, c := &names[i], &from[i]
		if n.Kind != PersonName {
			continue
		}
		s := sentences[n.Sentence]
		role := f.roleBefore(c, s)
		if role.empty() || f.isBare(role) {
			if other := f.otherRole(c, s); !other.empty() {
				role = other
			}
		}
		if i > 0 && names[i-1].Kind == OrganizationName && f.isBodyOf(role, &from[i-1], c) {
			role.first = from[i-1].first
		}
		if role.empty() && i > 0 {
			role = f.shared(names, from, i)
		}
		n.Role = f.cover(role)
		if c.title = role; role.first >= c.last && i > 0 && names[i-1].Role.Empty() && f.isOneOf(c, s) && f.isPluralRole(role) {
			names[i-1].Role = n.Role // "Anna Berg and Paul Vik, the guards on duty"
		}
	}
}

// isBodyOf reports whether a body's name right before the title of c belongs to it: "Northern Council" of "Northern
// Council President Anna Berg".
func (f *nameFinder) isBodyOf(title part, body, c *candidate) bool {
	if title.empty() || title.last != c.first || body.last != title.first || !startsUpper(f.word(title.first)) {
		return false
	}
	e := f.evidence[f.word(body.first)]
	return e == nil || body.last-body.first == 1 || e.kind() != PersonName // not "Berg and the Council"
}

// otherRole returns the role of a person that does not stand right before the name.
func (f *nameFinder) otherRole(c *candidate, s [2]int) part {
	for _, find := range []func(*candidate, [2]int) part{f.roleBeforeComma, f.roleBehind, f.roleClause, f.roleOfVerb} {
		if role := find(c, s); !role.empty() {
			return role
		}
	}
	return part{}
}

// settle notes which tokens are of persons' names.
func (f *nameFinder) settle(names []Name, from []candidate) {
	f.owner = f.room.owners(len(f.tokens))
	for i, n := range names {
		for k := from[i].first; n.Kind == PersonName && k < from[i].last; k++ {
			f.owner[k] = true
		}
	}
}

// isBare reports whether a role is one word that is more courtesy than description: "Sen.",
// "Colonel", "Democrat".
func (f *nameFinder) isBare(p part) bool {
	w := f.lower(p.first)
	return p.last-p.first == 1 && (strings.HasSuffix(w, ".") || titlesOnly[w] || titleAbbreviations[w] || ranks[w])
}

var ranks = wordSet(`general colonel lieutenant captain major sergeant commander admiral corporal reverend father sister pastor doctor professor senator
	representative congressman congresswoman sheikh`)

// shared returns the role in plural that person i has together with the one named before: "guards Anna Berg
// and Paul Vik".
func (f *nameFinder) shared(names []Name, from []candidate, i int) part {
	before, c := &from[i-1], &from[i]
	if names[i-1].Kind != PersonName || names[i-1].Sentence != names[i].Sentence || before.title.empty() || before.title.first > before.first {
		return part{}
	}
	if !f.isPluralRole(before.title) || c.first-before.last > 2 || c.first == before.last {
		return part{}
	}
	for k := before.last; k < c.first; k++ {
		if w := f.word(k); w != "," && w != "and" && w != "&" {
			return part{}
		}
	}
	return before.title
}

// isPluralRole reports whether a role is said of several persons.
func (f *nameFinder) isPluralRole(p part) bool {
	noun := RoleNoun(f.cover(p).Of(f.text))
	return gazetteer.IsPlural(noun) || titlesOnly[noun] && noun != "democrat" && noun != "republican"
}
