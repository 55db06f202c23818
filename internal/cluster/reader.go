package cluster

import "github.com/briefgen/briefgen/internal/news"

// Reader has the words of documents at hand for the time that they are needed, where there are too many to have at once.
type Reader interface {
	Open(docs []*news.Document)  // they have their tokens, sentences and mentions from now on
	Close(docs []*news.Document) // they may lose their tokens
}

func (g *Grouper) open(docs []*news.Document) {
	if g.Reader != nil {
		g.Reader.Open(docs)
	}
}

func (g *Grouper) close(docs []*news.Document) {
	if g.Reader != nil {
		g.Reader.Close(docs)
	}
}

// trace is [trace] with open documents. Of a story of one it looks at no word.
func (g *Grouper) trace(s *news.Story) {
	if len(s.Docs) > 1 {
		g.open(s.Docs)
		defer g.close(s.Docs)
	}
	trace(s, g.opts)
}
