package build

import (
	"reflect"
	"sync"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/news"
)

// cache holds the documents of the last edition by the path of their article. The zero value
// is empty and ready for use, by several goroutines at once.
type cache struct {
	mu   sync.Mutex
	docs map[string]*news.Document
}

// document returns the document of art: the one of the last edition if the article is still the
// same, else a new one.
func (c *cache) document(art *news.Article) *news.Document {
	c.mu.Lock()
	doc := c.docs[art.Path]
	c.mu.Unlock()
	if doc != nil && same(doc.Article, art) {
		return doc
	}
	return annotate.Article(art)
}

// same compares all of an article and not its hash alone: what the configuration says of an
// outlet is in the article too, and changes without the file.
func same(a, b *news.Article) bool {
	return a.SHA256 == b.SHA256 && reflect.DeepEqual(a, b)
}

// keep replaces what is held by the documents of found, so that the cache never outgrows the
// content folder.
func (c *cache) keep(found []reading) {
	docs := make(map[string]*news.Document, len(found))
	for _, r := range found {
		if r.doc != nil {
			docs[r.doc.Path] = r.doc
		}
	}
	c.mu.Lock()
	c.docs = docs
	c.mu.Unlock()
}
