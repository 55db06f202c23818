package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/cache"
	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/publish"
)

// built is what is noted of a build, for the next one to see that nothing has changed: neither what it was made from nor
// what it made. Files that were written too shortly before to show a change by their IDs are compared by their bytes.
type built struct {
	Inputs    cache.Key
	Outputs   cache.Key         // of the IDs of all files, with the manifest
	Unsettled map[string]string // path → SHA-256 of what it must hold
	Report    Report            // but for what was written
	Paths     string            `json:"-"` // of the files, a line each
}

// noteName names the note of an output folder.
func noteName(out Target) (string, error) {
	abs, err := filepath.Abs(filepath.Join(out.Root.Name(), filepath.FromSlash(out.Name)))
	if err != nil {
		return "", err
	}
	key := cache.KeyOf([]byte(abs))
	return "built-" + hex.EncodeToString(key[:8]), nil
}

func (n *built) encode() ([]byte, error) {
	head, err := json.Marshal(n)
	if err != nil {
		return nil, err
	}
	return append(append(head, '\n'), n.Paths...), nil
}

func decodeBuilt(data []byte) (*built, bool) {
	head, paths, found := strings.Cut(string(data), "\n")
	n := &built{Paths: paths}
	return n, found && json.Unmarshal([]byte(head), n) == nil
}

// unchanged reports whether a build would change nothing, and what it would report. It only looks; where it is not sure,
// it says no.
func (b *Builder) unchanged(ctx context.Context, out Target) (Report, bool) {
	name, err := noteName(out)
	if err != nil {
		return Report{}, false
	}
	last, ok := decodeBuilt(b.sources.store.Load(name))
	if !ok || !publish.IsTidy(out.Root, out.Name) {
		return Report{}, false
	}
	in, err := b.inputs(ctx, fileid.ID{})
	if err != nil || in.key() != last.Inputs {
		return Report{}, false
	}
	paths := strings.Split(last.Paths, "\n")
	clock := fileid.ID{}
	if len(last.Unsettled) > mostUnsettled {
		clock = b.sources.store.Clock()
	}
	ids, err := out.identify(ctx, paths)
	if err != nil || outputsKey(paths, ids) != last.Outputs || !out.holds(ctx, last.Unsettled) {
		return Report{}, false
	}
	if len(last.Unsettled) > mostUnsettled {
		b.settle(name, last, paths, ids, clock)
	}
	return last.Report, true
}

// mostUnsettled is how many files are compared by their bytes at each build. Of more it is noted that they have settled.
const mostUnsettled = 64

// settle notes that files are known by their IDs alone from now on, if they are.
func (b *Builder) settle(name string, last *built, paths []string, ids []fileid.ID, clock fileid.ID) {
	for i, p := range paths {
		if p != publish.ManifestName && ids[i].Settled(clock) {
			delete(last.Unsettled, p)
		}
	}
	if data, err := last.encode(); err == nil {
		b.sources.store.Save(name, data)
	}
}

// note notes a build for the next one. clock is a file that was written before anything was read or compared.
func (b *Builder) note(ctx context.Context, out Target, in *inputs, clock fileid.ID, report Report, files []news.File) {
	name, err := noteName(out)
	if err != nil || !in.settled || slices.ContainsFunc(report.Problems, ingest.Unread) {
		return
	}
	n := &built{Inputs: in.key(), Unsettled: map[string]string{}, Report: report}
	n.Report.Written, n.Report.Removed, n.Report.Paths = 0, 0, nil
	n.Report.Unchanged = n.Report.Files
	paths := make([]string, 0, len(files)+1)
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	paths = append(paths, publish.ManifestName)
	ids, err := out.identify(ctx, paths)
	if err != nil {
		return
	}
	n.Paths, n.Outputs = strings.Join(paths, "\n"), outputsKey(paths, ids)
	settled := settledOutputs(paths, ids, clock, report.Paths)
	for _, f := range files {
		if !settled[f.Path] {
			n.Unsettled[f.Path] = hexOf(f.Sum())
		}
	}
	manifest, err := out.Root.ReadFile(path.Join(out.Name, publish.ManifestName))
	if err != nil {
		return
	}
	n.Unsettled[publish.ManifestName] = hexSum(manifest)
	if data, err := n.encode(); err == nil {
		b.sources.store.Save(name, data)
	}
}

// settledOutputs returns which files of the output are known by their IDs. The manifest is the last file of a generation
// that is made, before anybody sees it: whoever changes a file later, changes it after that. A file that was not written
// was compared after clock, and must not have been modified since.
func settledOutputs(paths []string, ids []fileid.ID, clock fileid.ID, written []string) map[string]bool {
	probe := ids[len(ids)-1] // of the manifest
	if len(written) == 0 {
		probe = clock // all were compared, none was touched
	}
	isWritten := make(map[string]bool, len(written))
	for _, p := range written {
		isWritten[p] = true
	}
	settled := map[string]bool{}
	for i, p := range paths {
		settled[p] = ids[i].Settled(probe) && (isWritten[p] || ids[i].Modified < clock.Modified)
	}
	return settled
}

// identify returns the IDs of files of the output. It fails where one is not there, or is no file.
func (out Target) identify(ctx context.Context, paths []string) ([]fileid.ID, error) {
	look, err := fileid.OpenFolder(out.Root)
	if err != nil {
		return nil, err
	}
	defer look.Close()
	return identify(ctx, paths, func(p string) (fileid.ID, error) { return look.ID(path.Join(out.Name, p)) })
}

func outputsKey(paths []string, ids []fileid.ID) cache.Key {
	data := make([]byte, 0, 100*len(paths))
	for i, p := range paths {
		data = appendID(append(append(data, p...), 0), ids[i])
	}
	return cache.KeyOf(data)
}

// holds reports whether files of the output have the sums that they must have.
func (out Target) holds(ctx context.Context, sums map[string]string) bool {
	paths := sortedKeys(sums)
	same := make([]bool, len(paths))
	err := each(ctx, len(paths), func(i int) {
		data, err := out.Root.ReadFile(path.Join(out.Name, paths[i]))
		same[i] = err == nil && hexSum(data) == sums[paths[i]]
	})
	return err == nil && !slices.Contains(same, false)
}

func hexSum(data []byte) string { return hexOf(sha256.Sum256(data)) }

func hexOf(sum [sha256.Size]byte) string { return hex.EncodeToString(sum[:]) }

// resumed is Build where the last one may have done all: it looks first, and notes what it did.
func (b *Builder) resumed(ctx context.Context, out Target) (Report, error) {
	start := time.Now() // for the report alone
	b.sources.open(b)
	if report, ok := b.unchanged(ctx, out); ok {
		report.Duration = time.Since(start)
		return report, ctx.Err()
	}
	clock := b.sources.store.Clock()
	in, errIn := b.inputs(ctx, clock)
	report, files, err := b.publish(ctx, out)
	if cmp.Or(err, errIn) == nil {
		b.note(ctx, out, in, clock, report, files)
	}
	return report, err
}
