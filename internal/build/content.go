package build

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/news"
)

// contentFolder is the content folder, opened.
type contentFolder struct {
	files fs.FS
	look  *fileid.Folder
}

// withContent opens the content folder for the time of use. Links that leave it are not
// followed: the folder is a root of its own.
func (b *Builder) withContent(use func(content contentFolder) error) error {
	root, err := b.Root.OpenRoot(b.Config.ContentDir)
	if err != nil {
		return noFolder(b.Config.ContentDir, err)
	}
	defer root.Close()
	look, err := fileid.OpenFolder(root)
	if err != nil {
		return noFolder(b.Config.ContentDir, err)
	}
	defer look.Close()
	return use(contentFolder{root.FS(), look})
}

// id returns the ID of a file, or of what a link leads to.
func (c contentFolder) id(name string) (id fileid.ID, isLink bool, err error) {
	id, err = c.look.ID(name)
	if err != nil || !id.IsLink() {
		return id, false, err
	}
	info, err := fs.Stat(c.files, name)
	if err != nil {
		return id, true, err
	}
	return fileid.Of(info), true, nil
}

// scan lists the content folder.
func (c contentFolder) scan(dir string) (ingest.Listing, error) {
	listing, err := ingest.Scan(c.files)
	if err != nil {
		return listing, fmt.Errorf("scan content folder %q: %w", dir, err)
	}
	return listing, nil
}

// changes are what a Builder was told of the content folder since its last edition.
type changes struct {
	told  bool
	any   bool            // anything may have changed
	paths map[string]bool // that have, else
}

// Changed tells which files have changed since the last call, slash-separated below the content folder; none, but nil, if
// the content is as it was; nil if anything may have changed, a folder among it. The next Edition looks only at these. Without such a word it looks at all
// files.
func (b *Builder) Changed(paths []string) {
	b.changes.told = true
	b.changes.any = b.changes.any || paths == nil
	if b.changes.paths == nil {
		b.changes.paths = map[string]bool{}
	}
	for _, p := range paths {
		b.changes.paths[p] = true
	}
}

// whole reports whether all files must be looked at.
func (c changes) whole() bool { return !c.told || c.any }

// known is what was found in the content folder at the last look.
type known struct {
	dir     string    // the folder
	folder  fileid.ID // of it
	listing ingest.Listing
	places  map[string]bool // the files of listing
	found   []*reading      // of the sources of listing
	infos   map[string]*infoReading
	option  cache.Key // of the options that the sources were read with
}

// seen is what became of a file, or of two, at the last look.
type seen struct {
	ids     [2]fileid.ID // of the file and its sidecar
	young   bool         // they may have changed since without showing it
	unread  bool         // the file could not be read
	linked  bool         // one of them is a link: a change of what it leads to bears another name
	settled bool         // while the files have these IDs, they are what was read
}

// identify looks at the files called names, "" for none; clock is a file that was written before.
func (c contentFolder) identify(names [2]string, clock fileid.ID) seen {
	s := seen{settled: true}
	for i, name := range names {
		if name == "" {
			continue
		}
		id, isLink, err := c.id(name)
		s.ids[i] = id
		s.linked = s.linked || isLink
		s.unread = s.unread || err != nil
		s.young = s.young || !id.Settled(clock)
	}
	s.settled = !s.young && !s.unread
	return s
}

// stands reports whether nobody says that a file has changed since it was seen, and it could have shown it.
func (s seen) stands(names [2]string, told changes) bool {
	return s.settled && !s.linked && !told.paths[names[0]] && (names[1] == "" || !told.paths[names[1]])
}

// list lists the content folder, or takes the listing of the last look where the files that have changed stand in it as they
// did. It reports, too, whether all files must be looked at.
func (k *known) list(content contentFolder, dir string, told changes) (listing ingest.Listing, whole bool, err error) {
	now, err := content.look.ID(".")
	whole = told.whole() || err != nil || dir != k.dir || now.Node != k.folder.Node || now.Device != k.folder.Device
	k.dir, k.folder = dir, now // not every system tells folders apart by their IDs
	if !whole && k.listed(content, told) {
		return k.listing, false, nil
	}
	if listing, err = content.scan(dir); err != nil {
		return listing, true, err
	}
	places := placesOf(listing)
	for p := range told.paths {
		if !places[p] && !k.places[p] { // perhaps another spelling of a name of the listing
			_, err := content.look.ID(p)
			whole = whole || err == nil
		}
	}
	k.places = places
	return listing, whole, nil
}

// listed reports whether what has changed are files of the listing, and still such files.
func (k *known) listed(content contentFolder, told changes) bool {
	for p := range told.paths {
		id, err := content.look.ID(p)
		if !k.places[p] || err != nil || !id.IsFile() {
			return false
		}
	}
	return true
}

func placesOf(listing ingest.Listing) map[string]bool {
	places := make(map[string]bool, len(listing.Sources)+len(listing.Infos))
	for _, src := range listing.Sources {
		places[src.Path] = true
		if src.Sidecar != "" {
			places[src.Sidecar] = true
		}
	}
	for _, name := range listing.Infos {
		places[name] = true
	}
	return places
}

// before returns what sources were read to at the last look, nil for those that were not.
func (k *known) before(sources []ingest.Source) []*reading {
	old := make([]*reading, len(sources))
	last := 0
	for i, src := range sources {
		for last < len(k.found) && k.listing.Sources[last].Path < src.Path {
			last++
		}
		if last < len(k.found) && k.listing.Sources[last] == src {
			old[i] = k.found[last]
		}
	}
	return old
}

// Stale looks at all files of the content folder and reports whether the last Edition saw anything else there. Who tells what
// has [Builder.Changed] may be mistaken: events get lost, and a change by another name of a file gives none.
func (b *Builder) Stale(ctx context.Context) bool {
	stale := false
	err := b.withContent(func(content contentFolder) error {
		listing, err := ingest.Scan(content.files)
		stale = err == nil && (!b.sources.known.isOf(listing) || b.sources.differ(ctx, content))
		return err
	})
	return ctx.Err() == nil && (stale || err != nil)
}

// isOf reports whether a listing is that of the last look.
func (k *known) isOf(listing ingest.Listing) bool {
	return slices.Equal(listing.Sources, k.listing.Sources) && slices.Equal(listing.Infos, k.listing.Infos) &&
		slices.EqualFunc(listing.Problems, k.listing.Problems, func(a, b *news.Problem) bool { return *a == *b })
}

// differ reports whether a file is not as it was seen, or may not be.
func (s *sources) differ(ctx context.Context, content contentFolder) bool {
	clock := s.store.Clock()
	differs := func(names [2]string, was seen) bool {
		return ctx.Err() == nil && (was.young && s.store != nil || content.identify(names, clock).ids != was.ids)
	}
	for name, info := range s.known.infos {
		if differs([2]string{name}, info.seen) {
			return true
		}
	}
	for i, src := range s.known.listing.Sources {
		if differs([2]string{src.Path, src.Sidecar}, s.known.found[i].seen) {
			return true
		}
	}
	return false
}
