package build

import (
	"crypto/sha256"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/news"
)

// aside keeps the pages of a site out of memory until they are published: they are many times what they are made of. They
// lie in the folder of the cache, on a disk that the site must find room on, too. The nil aside keeps nothing out.
type aside struct{ *cache.Scratch }

// newAside returns an aside for one build; nil for a preview, which holds each page in memory until the next build, and where
// there is no cache.
func (b *Builder) newAside() *aside {
	if b.Again {
		return nil
	}
	b.sources.open(b)
	if scratch := b.sources.store.Scratch(); scratch != nil {
		return &aside{scratch}
	}
	return nil
}

// lay lays a file aside, if it can.
func (a *aside) lay(file news.File) news.File {
	if a == nil || file.Aside != nil {
		return file
	}
	at, err := a.Append(file.Data)
	if err != nil {
		return file
	}
	return news.File{Path: file.Path, Aside: &news.Aside{In: a, At: at, Length: len(file.Data), SHA256: sha256.Sum256(file.Data)}}
}

func (a *aside) close() {
	if a != nil {
		a.Close()
	}
}
