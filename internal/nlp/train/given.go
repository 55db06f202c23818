package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp"
)

// A person counts at most so often, a given name at least so often, and so large a share of both
// must agree, in percent: a pronoun behind a name is not always the person's.
const (
	mostOfPerson = 3
	leastOfName  = 3
	leastShare   = 85
)

// trainGiven learns which given names men and which women bear, from the pronouns and honorifics
// of people named in news articles, and writes two lists of names.
//
// Of a person counts "Ms." before the name, and a pronoun behind it where the sentence names nobody
// else. However often the news name a person, they are no more than one; a name that both bear is
// left out.
func trainGiven(j job) error {
	g := givenNames{}
	if err := j.eachArticle(g.read); err != nil {
		return err
	}
	lists := g.lists()
	var b strings.Builder
	for i, pronoun := range [2]string{"he", "she"} {
		fmt.Fprintf(&b, "# %s\n", pronoun)
		for line := range slices.Chunk(lists[i], 20) {
			fmt.Fprintln(&b, strings.Join(line, " "))
		}
		fmt.Printf("%s: %d names\n", pronoun, len(lists[i]))
	}
	return os.WriteFile(filepath.Join(j.out, "gazetteer", "given.txt"), []byte(b.String()), 0o644)
}

// givenNames are the persons seen: how often with "he", how often with "she".
type givenNames map[string]*[2]int

// read counts the persons of an article.
func (g givenNames) read(text string) {
	var tokens []nlp.Token
	var bounds [][2]int
	at := 0
	for par := range strings.SplitSeq(text, "\n") {
		base := len(tokens)
		tokens = nlp.AppendTokens(tokens, text, nlp.Span{Start: at, End: at + len(par)})
		for _, s := range nlp.Sentences(text, tokens[base:]) {
			bounds = append(bounds, [2]int{base + s[0], base + s[1]})
			nlp.Tag(text, tokens[base+s[0]:base+s[1]])
		}
		at += len(par) + 1
	}
	a := givenArticle{text: text, tokens: tokens, bounds: bounds, full: map[string]string{}}
	for _, n := range nlp.Names(text, tokens, bounds) {
		if n.Kind == nlp.PersonName {
			a.people = append(a.people, n)
		}
	}
	a.count(g)
}

// givenArticle is an article with the persons that it names.
type givenArticle struct {
	text   string
	tokens []nlp.Token
	bounds [][2]int
	people []nlp.Name
	full   map[string]string // surname → the name in full, "" where several bear it
}

func (a *givenArticle) count(g givenNames) {
	for _, n := range a.people {
		f := strings.Fields(n.Of(a.text))
		if len(f) < 2 {
			continue
		}
		name, surname := f[0]+" "+f[len(f)-1], f[len(f)-1]
		if known, ok := a.full[surname]; ok && known != name {
			name = ""
		}
		a.full[surname] = name
	}
	inSentence := map[int]int{}
	for _, n := range a.people {
		inSentence[n.Sentence]++
	}
	for _, n := range a.people {
		words := strings.Fields(n.Of(a.text))
		name := a.full[words[len(words)-1]]
		if name == "" {
			continue
		}
		p := genderOf[honorificBefore(a.text, n.Start)]
		if p == 0 && inSentence[n.Sentence] == 1 {
			p = a.pronounBehind(n, inSentence)
		}
		if p == 0 {
			continue
		}
		if g[name] == nil {
			g[name] = new([2]int)
		}
		g[name][p-1]++
	}
}

// genderOf holds words that tell men (1) from women (2).
var genderOf = map[string]int{"mr": 1, "sir": 1, "mrs": 2, "ms": 2, "miss": 2, "he": 1, "his": 1, "him": 1, "himself": 1, "she": 2, "her": 2, "hers": 2, "herself": 2}

func honorificBefore(text string, at int) string {
	f := strings.Fields(text[max(0, at-6):at])
	if len(f) == 0 {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(f[len(f)-1], "."))
}

// pronounBehind returns what the first pronoun behind a name says, in its sentence or as the first
// word of the next, if that names nobody else.
func (a *givenArticle) pronounBehind(n nlp.Name, inSentence map[int]int) int {
	for i := a.bounds[n.Sentence][0]; i < a.bounds[n.Sentence][1]; i++ {
		if w := a.tokens[i].Of(a.text); a.tokens[i].Start >= n.End {
			if w == `"` || w == "“" {
				return 0
			}
			if p := genderOf[strings.ToLower(w)]; p > 0 && w != "Sir" {
				return p
			}
		}
	}
	if next := n.Sentence + 1; next < len(a.bounds) && inSentence[next] == 0 {
		return genderOf[strings.ToLower(a.tokens[a.bounds[next][0]].Of(a.text))]
	}
	return 0
}

// lists returns the names of men and those of women, in order.
func (g givenNames) lists() [2][]string {
	persons := map[string]*[2]int{}
	for name, seen := range g {
		given := strings.ToLower(strings.Fields(name)[0])
		if utf8.RuneCountInString(given) < 3 || strings.ContainsAny(given, ".,") {
			continue
		}
		for i := range seen {
			if seen[i]*100 >= leastShare*(seen[0]+seen[1]) {
				if persons[given] == nil {
					persons[given] = new([2]int)
				}
				persons[given][i] += min(seen[i], mostOfPerson)
			}
		}
	}
	var out [2][]string
	for _, given := range slices.Sorted(maps.Keys(persons)) {
		p := persons[given]
		for i := range p {
			if p[i] >= leastOfName && p[i]*100 >= leastShare*(p[0]+p[1]) {
				out[i] = append(out[i], given)
			}
		}
	}
	return out
}
