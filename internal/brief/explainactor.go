package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// actor explains which names are one actor's, who was kept apart, and where the role is from.
func (x *Explainer) actor(a *actor) *news.Explanation {
	at := slices.IndexFunc(x.b.Actors, func(b news.Actor) bool { return b.ID == a.id })
	e := x.explanation(a.id, news.ExplainedActor, fmt.Sprintf("a %s that is not listed", a.kind), a.name)
	for _, c := range x.m.actor(a, nil).Citations {
		e.Places = append(e.Places, x.passage(c))
	}
	for _, name := range append([]string{a.name}, a.aliases()...) {
		if a.forms[name] > 0 {
			e.Reasons = append(e.Reasons, x.form(a, name)...)
		}
	}
	e.Reasons = append(e.Reasons, x.keptApart(a)...)
	if a.kind == news.Person {
		e.Reasons = append(e.Reasons, x.roles(a)...)
	}
	if at >= 0 {
		e.Shown, e.Name = true, fmt.Sprintf("actor %d of %d, %s", at+1, len(x.b.Actors), a.kind)
	}
	e.Reasons = append(e.Reasons, x.listing(a, e.Shown))
	index := x.indexFile()
	e.Settings = append(e.Settings,
		news.Setting{File: index, Write: fmt.Sprintf("[aliases] %q = [\"OTHER NAME\"]", a.name), Effect: "who has the other name is the same actor"},
		news.Setting{File: index, Write: fmt.Sprintf("[roles] %q = \"ROLE\"", a.name), Effect: "the role is shown in place of that of the articles"})
	return e
}

// listing tells why an actor is in the list, or not.
func (x *Explainer) listing(a *actor, shown bool) news.Reason {
	switch {
	case a.kind == news.Person:
		return reason(ruleListed, nil, "all persons are listed; named %s", times(len(a.mentions)))
	case shown && len(a.mentions) > 1:
		return reason(ruleListed, nil, "organisations and places are listed that are named twice; named %s", times(len(a.mentions)))
	case shown:
		return reason(ruleListed, nil, "named once, but something rests on its word")
	}
	return reason(ruleListed, nil, "named once, and nothing rests on its word")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// form tells by which rules a name leads to an actor.
func (x *Explainer) form(a *actor, name string) []news.Reason {
	told := map[rule]string{
		ruleSameName:    "the same name, written in another way",
		ruleSpelling:    "the same surname and given name, in another spelling, shortened or as an initial",
		ruleTail:        "a longer name without its first word",
		ruleJunior:      "with “Jr.” or without, in the same office",
		ruleNamedBefore: "the article has the full name before",
		ruleOffice:      "the article gives the office that is this person's",
		ruleMostly:      "the article does not say who is meant: as most others mean it",
		ruleCountry:     "a name of the country, or its capital where that stands for the government",
		ruleAcronym:     "the initials, or the letters in brackets behind the name",
		ruleShortName:   "short for the longer name, in an article that has both",
		ruleAliases:     x.indexFile() + " lists it under [aliases]",
	}
	where := map[rule][]string{}
	var order []rule
	for d, doc := range x.m.story.Docs {
		if !a.docs[name][d] {
			continue
		}
		by := x.m.trace.nameRule(name, d)
		if where[by] == nil {
			order = append(order, by)
		}
		where[by] = append(where[by], doc.Path)
	}
	var out []news.Reason
	for _, by := range order {
		r := reason(by, nil, "%q: %s (%s)", name, told[by], strings.Join(where[by], ", "))
		if by == "" {
			r = reason(ruleFirstName, nil, "%q by itself (%s)", name, strings.Join(where[by], ", "))
		}
		out = append(out, r)
	}
	return out
}

// nameRule returns by which rule a name leads to its actor in a document; the editor's word comes first.
func (t *trace) nameRule(name string, doc int) rule {
	all := t.named[nameIn{name, everywhere}]
	if by := t.named[nameIn{name, doc}]; by != "" && all != ruleAliases {
		return by
	}
	return all
}

// keptApart tells of other actors whose names share a word with those of an actor.
func (x *Explainer) keptApart(a *actor) []news.Reason {
	words := map[string]bool{}
	for form := range a.forms {
		for _, w := range strings.Fields(form) {
			if !nlp.IsFunction(w) && len(w) > 2 {
				words[nlp.Fold(w)] = true
			}
		}
	}
	var out []news.Reason
	for _, b := range x.m.cast.actors {
		if b == a || b.kind != a.kind || !slices.ContainsFunc(strings.Fields(b.name), func(w string) bool { return words[nlp.Fold(w)] }) {
			continue
		}
		out = append(out, reason(ruleApart, []string{b.id}, "%s is another: %s", b.name, difference(a, b)))
	}
	return out
}

// difference tells in what the names of two actors differ.
func difference(a, b *actor) string {
	p, q := nameParts(a.name), nameParts(b.name)
	switch {
	case a.kind != news.Person:
		return "neither name is the other's short form or acronym"
	case p.given == "" || q.given == "":
		return "nothing says that they are one"
	case !samePart(p.family, q.family):
		return "the surnames differ"
	case p.suffix != q.suffix:
		return "only one has a suffix"
	case !sameGiven(p.given, q.given):
		return "the given names differ"
	}
	return "the articles name them as two"
}

// roles tells what the articles call somebody, and which of it is shown.
func (x *Explainer) roles(a *actor) []news.Reason {
	if role, ok := x.m.editorsRole(a); ok {
		return []news.Reason{reason(ruleEditorsRole, nil, "%s says “%s” under [roles]", x.indexFile(), role)}
	}
	best := x.m.role(a)
	var out []news.Reason
	for _, c := range x.m.callings(a) {
		words := c.best.span.Of(x.m.story.Docs[c.best.doc].Text)
		shown := "not shown"
		if best == c.best {
			shown = "shown: most origins give it, or say the same less exactly"
		}
		out = append(out, reason(ruleRole, nil, "“%s” in %s, %s", words, plural(len(c.origins), "origin"), shown))
	}
	return out
}
