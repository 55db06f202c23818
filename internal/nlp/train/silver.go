package main

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/morph"
)

// silverSentences reads news with Penn tags that another tagger gave: lines of word and tag, an
// empty line behind a sentence. Hyphenated words are cut as in the treebanks, their parts have
// no tag.
func silverSentences(name string) ([][]morph.Example, error) {
	var out [][]morph.Example
	var s []morph.Example
	err := eachLine(name, func(line []byte) error {
		f := strings.Split(string(line), "\t")
		switch {
		case len(f) < 2:
			if len(s) > 0 {
				out = append(out, s)
			}
			s = nil
		case strings.Trim(f[0], "-") != "" && strings.Contains(f[0], "-"):
			for i, part := range strings.Split(f[0], "-") {
				if i > 0 {
					s = append(s, morph.Example{Form: "-", Penn: "HYPH", Class: "PUNCT"})
				}
				if part != "" {
					s = append(s, morph.Example{Form: part})
				}
			}
		default:
			s = append(s, morph.Example{Form: f[0], Penn: f[1]})
		}
		return nil
	})
	return out, err
}

// silver completes the tags of sentences: t chooses the universal tags that go with the Penn
// tags, and the tags of words that have none.
func silver(t *morph.Tagger, sentences [][]morph.Example) [][]morph.Example {
	byPenn := map[string][]morph.Tag{}
	for i := 1; i < t.Labels(); i++ {
		penn := t.Label(morph.Tag(i)).Penn
		byPenn[penn] = append(byPenn[penn], morph.Tag(i))
	}
	byPenn["TO"] = append(byPenn["TO"], byPenn["IN"]...)
	delete(byPenn, ":") // the treebanks part them
	delete(byPenn, "SYM")
	delete(byPenn, "LS")
	delete(byPenn, "FW")
	var out [][]morph.Example
	for _, s := range sentences {
		words := make([]lexicon.Word, len(s))
		for i, e := range s {
			words[i] = lexicon.Look(e.Form)
		}
		tags := make([]morph.Tag, len(s))
		t.TagAmong(words, tags, func(i int) []morph.Tag { return byPenn[s[i].Penn] })
		done := make([]morph.Example, len(s))
		for i, tag := range tags {
			l := t.Label(tag)
			done[i] = morph.Example{Form: s[i].Form, Penn: l.Penn, Class: l.Class}
		}
		out = append(out, done)
	}
	return out
}
