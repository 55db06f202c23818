package brief

import (
	"regexp"
	"sync"

	"github.com/briefgen/briefgen/internal/news"
)

var (
	// alsoCalled is what stands between a name and another of the same person: "Anna Berg, also known as ".
	alsoCalled = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^['"”’]?(?:,|\s?[-–—(])\s?(?:(?:an?|the) [\p{L} -]{2,50} )?(?:who (?:is|was) )?` +
			`(?:whose (?:real|legal|birth|given|stage|full) name (?:is|was)|` +
			`(?:(?:also|better|best|formerly|professionally|popularly|otherwise|commonly) )?known(?: (?:professionally|online|popularly|locally))? as|` +
			`a\.?k\.?a\.?|alias|born|née|nee|who goes by(?: the name)?(?: of)?|nicknamed|dubbed),? ` + nickname)
	})
	// alsoAnd stands between two such names.
	alsoAnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^['"”’]*,? (?:and|or) ` + nickname) })
)

// nickname is what may stand before a name that somebody is given.
const nickname = `['"“‘(]?(?:(?:[Tt]he )?\p{Lu}\p{Ll}{1,8}\.? )?['"“‘]?$`

// longestLink is the most bytes between two names of one person.
const longestLink = 90

// aliases makes one person of two of whom an article says that they are one: "Anna Berg, whose real
// name is Ida Vik".
func (c *cast) aliases(forms []*form) {
	actorAt := map[mentionRef]int{}
	for _, f := range forms {
		for i, r := range f.refs {
			if a := f.at(i); a >= 0 && c.actors[a].kind == news.Person {
				actorAt[r] = a
			}
		}
	}
	same := map[int]int{} // actor → the one that it is, too
	root := func(a int) int {
		for {
			other, ok := same[a]
			if !ok {
				return a
			}
			a = other
		}
	}
	for d, doc := range c.story.Docs {
		linked := false
		for m := 1; m < len(doc.Mentions); m++ {
			from, to := doc.Mentions[m-1].End, doc.Mentions[m].Start
			if to < from || to-from > longestLink {
				linked = false
				continue
			}
			between := doc.Text[from:to]
			linked = linked && alsoAnd().MatchString(between) || alsoCalled().MatchString(between)
			a, named := actorAt[mentionRef{d, m - 1}]
			b, renamed := actorAt[mentionRef{d, m}]
			if !linked || !named || !renamed {
				continue
			}
			if a, b = root(a), root(b); a != b {
				same[b] = a
			}
		}
	}
	if len(same) == 0 {
		return
	}
	for _, f := range forms {
		f.actor = root(f.actor)
		for i, a := range f.perRef {
			f.perRef[i] = root(a)
		}
	}
}

// at returns the actor of mention i of a name, -1 for none.
func (f *form) at(i int) int {
	if f.perRef != nil {
		return f.perRef[i]
	}
	return f.actor
}
