package build

import (
	"encoding/json"
	"sync"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/build/doccode"
	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/news"
)

// reading is what became of one source.
type reading struct {
	art      *news.Article  // nil if the source was skipped or is a draft
	doc      *news.Document // of art
	problems []*news.Problem

	seen
	key    cache.Key // of what it was read from
	docKey cache.Key // of the article
}

// sources holds what the sources of the last edition were read to, and the cache that keeps it from run to run. The zero
// value is empty.
type sources struct {
	opened sync.Once
	store  *cache.Store
	recent annotate.Recent
	known  known
	rests  *rests // of a build that needs no document for longer than its story takes; else nil
}

// open opens the cache of b, if it is to have one.
func (s *sources) open(b *Builder) {
	s.opened.Do(func() {
		if b.CacheDir == "" {
			return
		}
		// A program that cannot say which one it is must not take the work of another for its own.
		if program, err := Program(); err == nil {
			s.store = cache.Open(b.Root, b.CacheDir, program)
		}
	})
}

// begin begins to read the sources of content. told is what may have changed since the last time.
func (s *sources) begin(content contentFolder, opts ingest.Options, told changes) *sourceReader {
	data, err := json.Marshal(opts)
	if err != nil {
		panic(err) // strings always encode
	}
	r := &sourceReader{sources: s, content: content, opts: opts, told: told, now: cache.KeyOf(data), clock: s.store.Clock()}
	r.whole = told.whole() || r.now != s.known.option
	return r
}

// keep replaces what is held by what was found, so that it never outgrows the content folder.
func (s *sources) keep(listing ingest.Listing, found []*reading, infos map[string]*infoReading, option cache.Key) {
	s.known.listing, s.known.found, s.known.infos, s.known.option = listing, found, infos, option
	s.store.Complete()
	if s.store.Pending() >= commitAt {
		s.store.Commit()
	}
}

// commitAt is how many bytes are written to the cache at once; less waits until the end. A preview would else write a
// file at each save.
const commitAt = 1 << 20

// sourceReader reads sources for one edition.
type sourceReader struct {
	*sources
	content contentFolder
	opts    ingest.Options
	told    changes
	whole   bool      // all files must be looked at
	now     cache.Key // of opts
	clock   fileid.ID // of a file written before the first source was looked at
}

// source reads and annotates one source, or returns what is known of it. old is what it was at last, or nil.
func (r *sourceReader) source(src ingest.Source, old *reading) *reading {
	if old == nil {
		old = new(reading)
	}
	s := r.content.identify([2]string{src.Path, src.Sidecar}, r.clock)
	if s.settled && old.settled && old.ids == s.ids && r.now == r.known.option {
		return old
	}
	raw, problem := ingest.ReadRaw(r.content.files, src)
	if problem != nil {
		s.settled = false // it may be readable the next time, without having changed
		return &reading{seen: s, problems: []*news.Problem{problem}}
	}
	now := r.read(src, raw, *old)
	now.seen = s
	return &now
}

// read makes an article and a document of what a source holds, or takes those that were made before. old is what the
// source was at last.
func (r *sourceReader) read(src ingest.Source, raw ingest.Raw, old reading) reading {
	key := cache.KeyOf([]byte("source"), []byte(src.Path), []byte(src.Sidecar), []byte(src.Folder), r.now[:], raw.Data, raw.Sidecar)
	if old.key == key {
		return old
	}
	coded, parsed, err := r.parse(src, raw, key)
	if err != nil {
		return reading{problems: []*news.Problem{faultyArticle(src.Path, err)}}
	}
	now := reading{art: parsed.Article, problems: parsed.Problems, key: key}
	if now.art == nil {
		return now
	}
	now.docKey = cache.KeyOf([]byte("document"), coded)
	if old.doc != nil && old.docKey == now.docKey {
		now.art, now.doc = old.art, old.doc
		return now
	}
	if now.doc = r.rests.document(now.art, now.docKey); now.doc != nil {
		return now
	}
	article := annotate.Article
	if old.doc != nil {
		article = r.recent.Article // it changes, and may do so again
	}
	if now.doc, err = r.document(now.art, now.docKey, article); err != nil {
		return reading{problems: []*news.Problem{faultyArticle(src.Path, err)}}
	}
	return now
}

// parse makes an article of what a source holds, and returns it as bytes, too.
func (r *sourceReader) parse(src ingest.Source, raw ingest.Raw, key cache.Key) ([]byte, doccode.Reading, error) {
	if coded := r.store.Get(key); coded != nil {
		if parsed, err := doccode.DecodeReading(coded); err == nil {
			return coded, parsed, nil
		}
	}
	var parsed doccode.Reading
	err := Guard("reading", func() error {
		parsed.Article, parsed.Problems = ingest.ParseRaw(src, raw, r.opts)
		return nil
	})
	if err != nil {
		return nil, parsed, err
	}
	coded := doccode.EncodeReading(parsed)
	r.store.Put(key, coded)
	return coded, parsed, nil
}

// document annotates an article, with the function article.
func (r *sourceReader) document(art *news.Article, key cache.Key, article func(*news.Article) *news.Document) (doc *news.Document, err error) {
	if coded := r.store.Get(key); coded != nil {
		if doc, err := doccode.DecodeDocument(coded, art); err == nil {
			return doc, nil
		}
	}
	err = Guard("annotating", func() error {
		doc = article(art)
		return nil
	})
	if err == nil && r.store != nil {
		r.store.Put(key, doccode.EncodeDocument(doc))
	}
	return doc, err
}
