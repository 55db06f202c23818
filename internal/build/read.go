package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
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
	err := b.withContent(func(content fs.FS) error {
		listing, err := ingest.Scan(content)
		if err != nil {
			return fmt.Errorf("scan content folder %q: %w", b.Config.ContentDir, err)
		}
		_, drafts, _ := readInfos(content, listing.Infos)
		found := make([]*news.Article, len(listing.Sources))
		err = each(ctx, len(found), func(i int) {
			found[i], _ = readArticle(content, listing.Sources[i], opts)
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

// read reads and annotates all of the content folder.
func (b *Builder) read(ctx context.Context) (*input, error) {
	var in *input
	err := b.withContent(func(content fs.FS) error {
		listing, err := ingest.Scan(content)
		if err != nil {
			return fmt.Errorf("scan content folder %q: %w", b.Config.ContentDir, err)
		}
		in, err = b.readListed(ctx, content, listing)
		return err
	})
	if err != nil {
		return nil, err
	}
	return in, nil
}

// withContent opens the content folder for the time of use. Links that leave it are not
// followed: the folder is a root of its own.
func (b *Builder) withContent(use func(content fs.FS) error) error {
	root, err := b.Root.OpenRoot(b.Config.ContentDir)
	if err != nil {
		return noFolder(b.Config.ContentDir, err)
	}
	defer root.Close()
	return use(root.FS())
}

// readListed reads what listing names. It keeps the documents for the next call.
func (b *Builder) readListed(ctx context.Context, content fs.FS, listing ingest.Listing) (*input, error) {
	in := &input{problems: listing.Problems}
	infos, drafts, problems := readInfos(content, listing.Infos)
	in.infos = infos
	in.problems = append(in.problems, problems...)

	found, err := b.documents(ctx, content, listing.Sources)
	if err != nil {
		return nil, err
	}
	for _, r := range found {
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

// readInfos reads the _index.md files, and says which story folders are drafts.
func readInfos(content fs.FS, names []string) (infos []*news.StoryInfo, drafts map[string]bool, problems []*news.Problem) {
	drafts = map[string]bool{}
	for _, name := range names {
		info, found := readInfo(content, name)
		problems = append(problems, found...)
		if info == nil {
			continue
		}
		infos = append(infos, info)
		if info.Draft && info.Folder != "" {
			drafts[info.Folder] = true
		}
	}
	return infos, drafts, problems
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

// documents reads and annotates sources; the results are in their order. What is new is kept for the next run.
func (b *Builder) documents(ctx context.Context, content fs.FS, listed []ingest.Source) ([]reading, error) {
	b.sources.open(b)
	read := b.sources.begin(content, b.ingestOptions())
	found := make([]reading, len(listed))
	var done atomic.Int64
	err := each(ctx, len(listed), func(i int) {
		found[i] = read.source(listed[i])
		if b.Progress != nil {
			b.Progress(int(done.Add(1)), len(listed))
		}
	})
	if err == nil {
		b.sources.keep(listed, found, read.now)
	}
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
