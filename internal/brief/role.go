package brief

import (
	"slices"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// role is what an actor is, in the words of an article; doc is -1 for none.
type role struct {
	doc  int
	span news.Span // without an article before it
}

// calling is the roles given to one actor that differ in no more than article, country and case.
type calling struct {
	key     []string
	best    role
	words   int // of best
	origins map[int]bool
	plural  bool // given to several at once: "guards Berg and Vik"
	exact   bool // says of what or where, by a name or by a phrase: "chief of the harbour police"
}

// longestRole is the most words of a role that stands for less precise ones.
const longestRole = 9

// role returns the role that most origins give to an actor. One that says more exactly what others
// say has their voices too: who is mayor of Vester for one is not denied it by another's "mayor".
// Of those alike in number it is the first.
func (m *merger) role(a *actor) role {
	list := m.callings(a)
	best, most := role{doc: -1}, 0
	for _, c := range list {
		origins := map[int]bool{}
		for _, other := range list {
			if c != other && !c.refines(other) {
				continue
			}
			for o := range other.origins {
				origins[o] = true
			}
		}
		n := 2 * len(origins)
		if c.plural {
			n = 1
		}
		if n > most {
			best, most = c.best, n
		}
	}
	return best
}

// callings collects the roles of an actor, in the order of their first mentions.
func (m *merger) callings(a *actor) []*calling {
	byKey := map[string]*calling{}
	var list []*calling
	for _, r := range a.inOrder() {
		doc := m.story.Docs[r.doc]
		span := withoutArticle(doc.Text, doc.Mentions[r.mention].Role)
		key := roleKey(span.Of(doc.Text))
		if len(key) == 0 || strings.Contains(span.Of(doc.Text), " — ") {
			continue
		}
		plural := isPluralRole(key)
		if plural {
			if span = oneOfThem(doc.Text, span); span.Empty() {
				continue
			}
			key = roleKey(span.Of(doc.Text))
		}
		c := byKey[strings.Join(key, " ")]
		if c == nil {
			c = &calling{key: key, origins: map[int]bool{}, plural: true}
			byKey[strings.Join(key, " ")] = c
			list = append(list, c)
		}
		c.plural = c.plural && plural
		c.origins[m.origin[r.doc]] = true
		c.exact = c.exact || isExact(span.Of(doc.Text))
		if words := len(strings.Fields(span.Of(doc.Text))); words > c.words {
			c.best, c.words = role{r.doc, span}, words
		}
	}
	return list
}

// refines reports whether c says what other says, and more exactly.
func (c *calling) refines(other *calling) bool {
	if len(c.key) <= len(other.key) || c.words > longestRole || !c.exact && len(c.origins) < 2 {
		return false
	}
	for _, w := range other.key {
		if !slices.Contains(c.key, w) {
			return false
		}
	}
	return slices.Equal(lesserWords(c.key), lesserWords(other.key))
}

// lesserWords returns the words of a role that make it another one than without them.
func lesserWords(key []string) []string {
	var out []string
	for _, w := range key {
		if w = strings.TrimPrefix(w, "then-"); past[w] || lesser[w] || strings.HasPrefix(w, "ex-") {
			out = append(out, w)
		}
	}
	return out
}

// lesser are words before an office that name one below it.
var lesser = wordSet(`vice assistant associate under junior shadow co`)

// isExact reports whether a role says of what or where: it has a preposition, or a name among its words.
func isExact(role string) bool {
	words := strings.Fields(role)
	for _, w := range words[1:] {
		switch w {
		case "of", "for", "at", "in":
			return true
		}
	}
	first := []rune(words[0])[0]
	last := []rune(words[len(words)-1])[0]
	return unicode.IsUpper(first) && unicode.IsLower(last)
}

// isPluralRole reports whether a role is that of several: "senators", but not "lawyer for the brothers".
func isPluralRole(key []string) bool {
	head := key[0]
	for _, w := range key[1:] {
		if nlp.IsFunction(w) {
			break
		}
		head = w
	}
	one, ends := strings.CutSuffix(head, "s")
	return ends && (nlp.IsRole(one) || nlp.IsRole(one+".")) && !nlp.IsRole(head)
}

// oneOfThem returns what of a role in plural is said of each: "prison guard" of "prison guards". It is
// empty where more words stand behind the plural.
func oneOfThem(text string, s news.Span) news.Span {
	words := strings.Fields(strings.ToLower(s.Of(text)))
	if !isPluralRole(words[len(words)-1:]) {
		return news.Span{}
	}
	s.End--
	return s
}

// roleKey is what roles share that differ in little: "US Secretary of State" and "Secretary of
// State".
func roleKey(role string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(role)) {
		w = strings.Trim(w, ",.")
		switch w {
		case "", "the", "a", "an", "us", "u.s", "uk", "u.k":
			continue
		}
		if _, ok := nlp.NationalityOf(strings.ToUpper(w[:1]) + w[1:]); ok {
			continue
		}
		out = append(out, nlp.Fold(w))
	}
	return out
}

// withoutArticle returns a span without an article before its first word.
func withoutArticle(text string, s news.Span) news.Span {
	for _, article := range []string{"the ", "a ", "an "} {
		if words := s.Of(text); len(words) > len(article) && strings.EqualFold(words[:len(article)], article) {
			s.Start += len(article)
			break
		}
	}
	return s
}
