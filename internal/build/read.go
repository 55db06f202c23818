package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync/atomic"

	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/news"
)

// input is the content folder read and annotated.
type input struct {
	docs     []*news.Document // in the order of their paths
	infos    []*news.StoryInfo
	problems []*news.Problem // sorted
}

// Articles reads the content folder without annotating anything. Drafts are among the articles,
// marked as such; so are the articles of a story that is one. It fails like [Builder.Edition] if
// there is no content folder.
func (b *Builder) Articles(ctx context.Context) ([]*news.Article, error) {
	opts := b.ingestOptions()
	opts.Drafts = true
	var arts []*news.Article
	err := b.withContent(func(content contentFolder) error {
		listing, err := content.scan(b.Config.ContentDir)
		if err != nil {
			return err
		}
		_, drafts, _ := b.sources.begin(content, opts, changes{}).readInfos(listing.Infos)
		found := make([]*news.Article, len(listing.Sources))
		err = each(ctx, len(found), func(i int) {
			found[i], _ = readArticle(content.files, listing.Sources[i], opts)
		})
		for _, art := range found {
			if art != nil {
				art.Draft = art.Draft || drafts[art.Folder]
				arts = append(arts, art)
			}
		}
		return err
	})
	return arts, err
}

// read reads and annotates all of the content folder, or what is known to have changed in it.
func (b *Builder) read(ctx context.Context) (*input, error) {
	b.sources.open(b)
	told := b.changes
	b.changes = changes{any: true} // where something fails, nobody knows what was seen
	var in *input
	err := b.withContent(func(content contentFolder) error {
		r := b.sources.begin(content, b.ingestOptions(), told)
		listing, whole, err := r.known.list(content, b.Config.ContentDir, told)
		if err != nil {
			return err
		}
		r.whole = r.whole || whole
		in, err = b.readListed(ctx, r, listing)
		return err
	})
	if err != nil {
		return nil, err
	}
	b.changes = changes{}
	return in, nil
}

// readListed reads what listing names. It keeps what it finds for the next call.
func (b *Builder) readListed(ctx context.Context, r *sourceReader, listing ingest.Listing) (*input, error) {
	in := &input{problems: slices.Clone(listing.Problems)}
	infos, drafts, found := r.readInfos(listing.Infos)
	for _, name := range listing.Infos {
		in.problems = append(in.problems, found[name].problems...)
	}
	in.infos = infos
	read, err := b.documents(ctx, r, listing.Sources)
	if err != nil {
		return nil, err
	}
	r.keep(listing, read, found, r.now)
	for _, r := range read {
		in.problems = append(in.problems, r.problems...)
		if r.doc != nil && (b.Drafts || !drafts[r.doc.Folder]) {
			in.docs = append(in.docs, r.doc)
		}
	}
	in.problems = sorted(in.problems)
	if len(in.docs) == 0 {
		return nil, noArticle(b.Config.ContentDir, len(listing.Sources), below(b.Config.ContentDir, in.problems))
	}
	return in, nil
}

// infoReading is what became of an _index.md.
type infoReading struct {
	seen
	info     *news.StoryInfo // nil where it cannot be used
	problems []*news.Problem
}

// readInfos reads the _index.md files, or returns what is known of them, and says which story folders are drafts.
func (r *sourceReader) readInfos(names []string) (infos []*news.StoryInfo, drafts map[string]bool, found map[string]*infoReading) {
	drafts, found = map[string]bool{}, make(map[string]*infoReading, len(names))
	for _, name := range names {
		now := r.info(name)
		found[name] = now
		if now.info == nil {
			continue
		}
		infos = append(infos, now.info)
		if now.info.Draft && now.info.Folder != "" {
			drafts[now.info.Folder] = true
		}
	}
	return infos, drafts, found
}

// info reads one _index.md, or returns what is known of it.
func (r *sourceReader) info(name string) *infoReading {
	old, names := r.known.infos[name], [2]string{name}
	if old != nil && !r.whole && old.stands(names, r.told) {
		return old
	}
	s := r.content.identify(names, r.clock)
	if old != nil && s.settled && old.settled && old.ids == s.ids {
		return old
	}
	now := &infoReading{seen: s}
	now.info, now.problems = readInfo(r.content.files, name)
	now.settled = now.settled && !slices.ContainsFunc(now.problems, ingest.Unread)
	return now
}

// readInfo is [ingest.ReadInfo], but for one thing: where the program breaks down, the file is
// passed over.
func readInfo(content fs.FS, name string) (info *news.StoryInfo, problems []*news.Problem) {
	err := Guard("reading", func() error {
		info, problems = ingest.ReadInfo(content, name)
		return nil
	})
	if err != nil {
		return nil, []*news.Problem{faultyArticle(name, err)}
	}
	return info, problems
}

// documents reads and annotates sources, or returns what is known of them; the results are in their order.
func (b *Builder) documents(ctx context.Context, r *sourceReader, listed []ingest.Source) ([]*reading, error) {
	found := r.known.before(listed)
	var rest []int // to look at
	for i, src := range listed {
		if r.whole || found[i] == nil || !found[i].stands([2]string{src.Path, src.Sidecar}, r.told) {
			rest = append(rest, i)
		}
	}
	var done atomic.Int64
	done.Store(int64(len(listed) - len(rest)))
	err := each(ctx, len(rest), func(i int) {
		i = rest[i]
		found[i] = r.source(listed[i], found[i])
		if b.Progress != nil {
			b.Progress(int(done.Add(1)), len(listed))
		}
	})
	return found, err
}

// readArticle is [ingest.Read], but for one thing: where the program breaks down, it is the
// article that is skipped.
func readArticle(content fs.FS, src ingest.Source, opts ingest.Options) (art *news.Article, problems []*news.Problem) {
	err := Guard("reading", func() error {
		art, problems = ingest.Read(content, src, opts)
		return nil
	})
	if err != nil {
		return nil, []*news.Problem{faultyArticle(src.Path, err)}
	}
	return art, problems
}

// faultyArticle is the problem of an article at which the program breaks down: it must not cost
// the user all the others.
func faultyArticle(path string, err error) *news.Problem {
	return &news.Problem{Path: path, Message: err.Error(), Hint: "please report it, with the article", Skipped: true}
}

// noFolder explains why the content folder could not be opened.
func noFolder(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &NoInputError{
			Message: fmt.Sprintf("there is no content folder %q", dir),
			Hint:    fmt.Sprintf("put articles into %s, or start with \"briefgen init\"", path.Join(dir, "my-story")+"/"),
		}
	}
	return &NoInputError{Message: fmt.Sprintf("cannot open the content folder %q: %v", dir, err)}
}

// noArticle explains why there is nothing to build although the folder is there.
func noArticle(dir string, sources int, problems []*news.Problem) error {
	if sources == 0 {
		return &NoInputError{
			Message:  fmt.Sprintf("there is no article in %q", dir),
			Hint:     "articles are .md, .markdown, .html, .htm and .txt files; those of one story lie in one folder",
			Problems: problems,
		}
	}
	message := fmt.Sprintf("none of the %d articles in %q can be used", sources, dir)
	if sources == 1 {
		message = fmt.Sprintf("the only article in %q cannot be used", dir)
	}
	return &NoInputError{
		Message:  message,
		Hint:     "drafts take part with --drafts",
		Problems: problems,
	}
}
