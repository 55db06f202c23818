package build

import (
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/build/doccode"
	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/news"
)

// rests holds documents that rest: of what was found in them there is only what pages show. The rest, nine tenths, is in
// the cache, and read again for the time that somebody needs it. The nil rests has all documents whole. Two goroutines may
// use it at once, for different documents.
type rests struct {
	store *cache.Store
	mu    sync.Mutex
	keys  map[*news.Document]cache.Key // of those that rest, or may
}

// once has the documents of the next edition rest until done is called, and all forgotten then: but where somebody asks for them
// later.
func (b *Builder) once() (done func()) {
	if b.Again || b.Built != nil {
		return func() {}
	}
	b.sources.open(b)
	b.forget()
	b.sources.rests = &rests{store: b.sources.store, keys: map[*news.Document]cache.Key{}}
	return func() {
		b.sources.rests = nil
		b.forget()
	}
}

// forget has the next edition look at everything anew.
func (b *Builder) forget() {
	b.sources.known, b.changes = known{}, changes{any: true}
	b.grouper, b.joiner, b.merged = cluster.Grouper{}, brief.Joiner{}, merged{}
}

// document returns the document of art, which rests, or nil where the cache has none.
func (r *rests) document(art *news.Article, key cache.Key) *news.Document {
	if r == nil || !r.store.Has(key) {
		return nil
	}
	doc := &news.Document{Article: art}
	r.mu.Lock()
	r.keys[doc] = key
	r.mu.Unlock()
	return doc
}

// wake has the documents of a story whole.
func (r *rests) wake(story *news.Story) {
	for _, doc := range story.Docs {
		if key, rests := r.key(doc); rests {
			*doc = *r.whole(doc.Article, key)
		}
	}
}

// Open has documents with their words, sentences and names: see [cluster.Reader].
func (r *rests) Open(docs []*news.Document) {
	var readers errgroup.Group
	readers.SetLimit(runtime.GOMAXPROCS(0))
	for _, doc := range docs {
		if key, rests := r.key(doc); rests {
			readers.Go(func() error {
				if coded := r.store.Get(key); coded == nil || doccode.DecodeWords(coded, doc) != nil {
					*doc = *r.whole(doc.Article, key)
				}
				return nil
			})
		}
	}
	_ = readers.Wait() // none fails
}

// Close lets go of what can be read again.
func (r *rests) Close(docs []*news.Document) {
	for _, doc := range docs {
		if _, rests := r.key(doc); rests {
			shownOnly(doc)
		}
	}
}

// whole returns a document as it is in the cache. One that is damaged there is made anew, and put in its place.
func (r *rests) whole(art *news.Article, key cache.Key) *news.Document {
	if coded := r.store.Get(key); coded != nil {
		if doc, err := doccode.DecodeDocument(coded, art); err == nil {
			return doc
		}
	}
	doc := annotate.Article(art)
	r.store.Put(key, doccode.EncodeDocument(doc))
	return doc
}

func (r *rests) key(doc *news.Document) (cache.Key, bool) {
	if r == nil {
		return cache.Key{}, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	key, rests := r.keys[doc]
	return key, rests
}

// merged lets go of what nobody needs once a story is merged.
func (r *rests) merged(story *news.Story) {
	if r == nil {
		return
	}
	for _, doc := range story.Docs {
		shownOnly(doc)
	}
}

// viewed lets go of what nobody needs once the pages of a story are made: see [web.Options.Viewed].
func (r *rests) viewed(story *news.Story) {
	for _, doc := range story.Docs {
		var roles []news.Mention
		for _, m := range doc.Mentions {
			if !m.Role.Empty() {
				roles = append(roles, m)
			}
		}
		doc.Mentions, doc.Quantities = slices.Clone(roles), nil
	}
}

// shownOnly leaves of a document what pages show of it.
func shownOnly(doc *news.Document) {
	*doc = news.Document{Article: doc.Article, Sentences: doc.Sentences, Mentions: doc.Mentions, Quantities: doc.Quantities}
}
