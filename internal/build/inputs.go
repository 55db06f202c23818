package build

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sync/atomic"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/ingest"
)

// inputs identifies all that a site is made of: the program, the configuration, and each file of the content and of the
// templates by its path and ID. They must be taken before the first of these is read.
type inputs struct {
	data    []byte // what makes up the key
	settled bool   // whatever changes from now on gives another key
}

func (in *inputs) key() cache.Key { return cache.KeyOf(in.data) }

func (in *inputs) text(s string) {
	in.data = binary.AppendUvarint(in.data, uint64(len(s)))
	in.data = append(in.data, s...)
}

func (in *inputs) file(name string, id fileid.ID) {
	in.text(name)
	in.data = appendID(in.data, id)
}

func appendID(to []byte, id fileid.ID) []byte {
	for _, x := range []uint64{uint64(id.Size), uint64(id.Mode), uint64(id.Modified), uint64(id.Changed), id.Node, id.Device} {
		to = binary.LittleEndian.AppendUint64(to, x)
	}
	return to
}

// inputs takes the inputs of the site; clock is a file that was written just before, or the zero ID.
func (b *Builder) inputs(ctx context.Context, clock fileid.ID) (*inputs, error) {
	in := &inputs{settled: true}
	program, err := Program()
	if err != nil {
		return nil, err
	}
	config, err := json.Marshal(b.Config)
	if err != nil {
		return nil, err
	}
	in.data = append(in.data, program[:]...)
	in.text(string(config))
	if b.Drafts {
		in.text("drafts")
	}
	err = b.withContent(func(content contentFolder) error { return in.content(ctx, content, clock) })
	if err != nil {
		return nil, err
	}
	return in, in.templates(b.Root, b.Config.TemplatesDir, clock)
}

// content adds the files of the content folder that are read, and what is said of the others.
func (in *inputs) content(ctx context.Context, content contentFolder, clock fileid.ID) error {
	listing, err := ingest.Scan(content.files)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(listing.Sources)+len(listing.Infos))
	for _, src := range listing.Sources {
		in.text(src.Folder)
		if names = append(names, src.Path); src.Sidecar != "" {
			names = append(names, src.Sidecar)
		}
	}
	names = append(names, listing.Infos...)
	for _, p := range listing.Problems {
		in.text(p.Error())
		in.text(p.Hint)
	}
	ids, err := identify(ctx, names, func(name string) (fileid.ID, error) {
		id, _, err := content.id(name)
		return id, err
	})
	if err != nil {
		return err
	}
	for i, id := range ids {
		in.file(names[i], id)
		in.settled = in.settled && id.Settled(clock)
	}
	return nil
}

// identify returns the IDs of files. Of several errors it returns any.
func identify(ctx context.Context, names []string, look func(string) (fileid.ID, error)) ([]fileid.ID, error) {
	ids := make([]fileid.ID, len(names))
	var failed atomic.Pointer[error]
	const part = 256
	err := each(ctx, (len(names)+part-1)/part, func(i int) {
		for k := i * part; k < min(len(names), (i+1)*part); k++ {
			var err error
			if ids[k], err = look(names[k]); err != nil {
				failed.Store(&err)
				return
			}
		}
	})
	if cause := failed.Load(); cause != nil {
		return nil, *cause
	}
	return ids, err
}

// templates adds the user's templates, which may be none.
func (in *inputs) templates(root *os.Root, dir string, clock fileid.ID) error {
	folder, err := root.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	return fs.WalkDir(folder.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := fs.Stat(folder.FS(), name)
		if err != nil {
			return err
		}
		id := fileid.Of(info)
		in.file("template "+name, id)
		in.settled = in.settled && id.Settled(clock)
		return nil
	})
}
