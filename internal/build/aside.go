package build

import (
	"crypto/sha256"
	"errors"
	"syscall"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/news"
)

// aside keeps the pages of a site out of memory until they are published: they are many times what they are made of. They
// lie in the folder of the cache, mostly on the disk of the site: where there is not room for both, they come back. The nil
// aside keeps nothing out.
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

// takeBack has in memory again what was laid aside of files, and gives up the room on the disk. It reports whether it has.
func (a *aside) takeBack(files []news.File) bool {
	if a == nil {
		return false
	}
	for i, f := range files {
		data, err := f.Bytes(nil)
		if err != nil {
			return false
		}
		files[i] = news.File{Path: f.Path, Data: data}
	}
	a.close()
	return true
}

// isFull reports whether err says that a disk has no room.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func (a *aside) close() {
	if a != nil {
		a.Close()
	}
}
