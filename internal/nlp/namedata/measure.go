package namedata

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// Finder finds the names in a text.
type Finder func(d Document) []Name

// Ours finds names as the program does, with its own tokens, sentences and tags.
func Ours(d Document) []Name {
	var tokens []nlp.Token
	var sentences [][2]int
	at := 0
	for line := range strings.SplitAfterSeq(d.Text, "\n") {
		list := nlp.Tokenize(d.Text, nlp.Span{Start: at, End: at + len(line)})
		for _, s := range nlp.Sentences(d.Text, list) {
			for first := s[0]; first < s[1]; first += maxSentence {
				last := min(first+maxSentence, s[1])
				nlp.Tag(d.Text, list[first:last])
				sentences = append(sentences, [2]int{first + len(tokens), last + len(tokens)})
			}
		}
		tokens = append(tokens, list...)
		at += len(line)
	}
	var out []Name
	for _, n := range nlp.Names(d.Text, tokens, sentences) {
		out = append(out, Name{n.Span, n.Kind})
	}
	return out
}

// Measure returns f1 by exact spans of what find finds, named by text and kind: "silver_person",
// "even_person", "gum_news_place", "wnut_all". The texts are
//
//   - silver: the fifth of the silver articles that training leaves out, see [Held], as CoreNLP
//     marked it,
//   - even: the same, see [Consistent],
//   - gum_news: the news of GUM in ud-dev, see [GUM],
//   - wnut: wnut17-dev; groups and firms are organizations.
//
// Names of other kinds count nowhere, "all" is over the three others together.
func Measure(folder string, find Finder) (map[string]float64, error) {
	silver, err := Silver(folder)
	if err != nil {
		return nil, err
	}
	gum, err := GUM(folder, "dev")
	if err != nil {
		return nil, err
	}
	posts, err := WNUT(folder, "dev")
	if err != nil {
		return nil, err
	}
	scores := map[string]*Score{"silver": {}, "even": {}, "gum_news": {}, "wnut": {}}
	for i, d := range silver {
		if Held(i) {
			found := find(d)
			scores["silver"].Add(d.Names, found)
			scores["even"].Add(Consistent(d).Names, found)
		}
	}
	for _, d := range gum {
		if strings.HasPrefix(d.ID, "GUM_news") {
			scores["gum_news"].Add(d.Names, find(d))
		}
	}
	for _, d := range posts {
		scores["wnut"].Add(d.Names, find(d))
	}
	out := map[string]float64{}
	for name, s := range scores {
		_, _, out[name+"_person"] = s.F1(nlp.PersonName)
		_, _, out[name+"_organization"] = s.F1(nlp.OrganizationName)
		_, _, out[name+"_place"] = s.F1(nlp.PlaceName)
		_, _, out[name+"_all"] = s.All()
	}
	return out, nil
}
