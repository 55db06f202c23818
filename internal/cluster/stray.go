package cluster

import (
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// otherStory is the mean similarity with the rest of its folder under which an article is told of. No two
	// articles that editors had grouped were less alike.
	otherStory = 0.12
	// tellingMuch is the fewest different words, those aside that say nothing, by which that can be told.
	tellingMuch = 25
)

// strays tells of the articles of a folder that have next to nothing in common with the rest of it. The folder is
// one story all the same: whoever made it may know why.
func strays(docs []*news.Document, words *seen) []*news.Problem {
	all := event{}
	var rest []*news.Document
	var vectors []vector
	for _, doc := range docs {
		if !nlp.ReadsLanguage(doc.Language) {
			continue
		}
		if v := words.vector(doc); len(v) >= tellingMuch {
			all.take(&node{doc: doc, sight: sight{all: v}})
			rest = append(rest, doc)
			vectors = append(vectors, v)
		}
	}
	var out []*news.Problem
	n := float64(len(rest))
	for i, doc := range rest {
		if n < 2 || (all.likeness(vectors[i], nil)*n-1)/(n-1) >= otherStory { // with itself it is 1
			continue
		}
		out = append(out, &news.Problem{
			Path: doc.Path, Message: "has next to nothing in common with the other articles of its folder",
			Hint: "if it tells of another event, put it into a folder of its own",
		})
	}
	if len(out) == len(rest) && len(out) > 0 {
		out = out[1:] // one of them is what the story is about
	}
	return out
}
