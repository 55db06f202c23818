package main

import (
	"github.com/briefgen/briefgen/internal/nlp"
)

// share counts the right ones of all.
type share struct{ right, all int }

func (s *share) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s share) of() float64 { return float64(s.right) / float64(max(1, s.all)) }

// measureTags compares tags and lemmas of given tokens; lemmas are made with the tags found.
func measureTags(data string, misses *missList) (map[string]float64, error) {
	gold, err := treebank(data)
	if err != nil {
		return nil, err
	}
	var upos, xpos, lemma, uposNews, xposNews, lemmaNews share
	for _, s := range gold {
		text, tokens := goldTokens(s)
		nlp.Tag(text, tokens)
		news := isNews(s)
		compare := func(topic string, i int, all, ofNews *share, have, want string) {
			all.add(have == want)
			if news {
				ofNews.add(have == want)
			}
			if have != want {
				misses.add(topic, have+" for "+want, func() string { return around(text, tokens, i) })
			}
		}
		for i, w := range s.Words {
			compare("UPOS", i, &upos, &uposNews, tokens[i].Class(), w.UPOS)
			compare("Penn tags", i, &xpos, &xposNews, tokens[i].Tag(), w.XPOS)
			if w.Lemma != "_" || w.Form == "_" {
				compare("lemmas", i, &lemma, &lemmaNews, nlp.Lemma(text, tokens[i]), w.Lemma)
			}
		}
	}
	return map[string]float64{
		"upos": upos.of(), "xpos": xpos.of(), "lemma": lemma.of(),
		"upos_news": uposNews.of(), "xpos_news": xposNews.of(), "lemma_news": lemmaNews.of(),
	}, nil
}

// measureTrees compares the trees of given tokens, made with the tags found. Every token counts,
// marks too, and a relation with its subtype ("nsubj:pass").
func measureTrees(data string, misses *missList) (map[string]float64, error) {
	gold, err := treebank(data)
	if err != nil {
		return nil, err
	}
	var uas, las, uasNews, lasNews share
	for _, s := range gold {
		text, tokens := goldTokens(s)
		nlp.Tag(text, tokens)
		tree := nlp.Parse(text, tokens)
		for i, w := range s.Words {
			head, relation := -2, "no tree"
			if i < tree.Len() {
				head, relation = tree.Head(i), tree.Relation(i)
			}
			both := head == w.Head && relation == w.Relation
			uas.add(head == w.Head)
			las.add(both)
			if isNews(s) {
				uasNews.add(head == w.Head)
				lasNews.add(both)
			}
			if !both {
				missedArc(text, tokens, i, head, w.Head, relation, w.Relation, misses)
			}
		}
	}
	return map[string]float64{"uas": uas.of(), "las": las.of(), "uas_news": uasNews.of(), "las_news": lasNews.of()}, nil
}

func missedArc(text string, tokens []nlp.Token, i, head, wantHead int, relation, want string, misses *missList) {
	word := func(i int) string {
		if i < 0 {
			return "root"
		}
		return tokens[i].Of(text)
	}
	if head == wantHead {
		misses.add("relations", relation+" for "+want, func() string { return around(text, tokens, i) })
		return
	}
	misses.add("heads", "head of "+want, func() string {
		return around(text, tokens, i) + " — have " + word(head) + ", want " + word(wantHead)
	})
}
