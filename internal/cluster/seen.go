package cluster

import "github.com/briefgen/briefgen/internal/news"

// seen holds the vectors of documents. The nil seen has seen nothing.
type seen struct {
	words   *vocabulary
	vectors map[*news.Document]*sight
}

// sight is what was seen of a document.
type sight struct {
	all, strong vector // strong is nil until it is asked for
}

// mostForgotten is how many documents may go until their words are forgotten, too.
const mostForgotten = 10_000

// next returns what is seen of docs. The words of others are kept for a while: their numbers are in the vectors.
func (s *seen) next(docs []*news.Document) *seen {
	n := &seen{words: newVocabulary(), vectors: make(map[*news.Document]*sight, len(docs))}
	if s == nil {
		return n
	}
	for _, doc := range docs {
		if v := s.vectors[doc]; v != nil {
			n.vectors[doc] = v
		}
	}
	n.words = s.words
	if n.words.forgotten += len(s.vectors) - len(n.vectors); n.words.forgotten > mostForgotten {
		return (*seen)(nil).next(docs)
	}
	return n
}

// vector returns the vector of a document.
func (s *seen) vector(doc *news.Document) vector { return s.of(doc).all }

// strong returns the weightiest words of a document.
func (s *seen) strong(doc *news.Document) vector {
	v := s.of(doc)
	if v.strong == nil {
		v.strong = s.words.weightiest(v.all, telling)
	}
	return v.strong
}

func (s *seen) of(doc *news.Document) *sight {
	v := s.vectors[doc]
	if v == nil {
		v = &sight{all: vectorOf(doc, nil, s.words)}
		s.vectors[doc] = v
	}
	return v
}
