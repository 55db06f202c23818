package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/digest"
	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/publish"
	"github.com/briefgen/briefgen/internal/web"
)

// Builder builds one project. Root and Config are needed, the zero value of the rest works.
// A Builder must not be used by two goroutines at once; between two calls its fields may change.
type Builder struct {
	Root   *os.Root      // the project folder; nothing outside is read
	Config config.Config // the folders in it are below Root
	Drafts bool          // articles and stories marked as drafts take part
	Date   time.Time     // the day of the mail; zero: the day of the latest article

	// Progress, if not nil, is called as articles are read, from several goroutines at once.
	Progress func(done, total int)

	// Built, if not nil, is called with what Build has made a site of.
	Built func(*Edition)

	// CacheDir is the folder below Root that documents are kept in from run to run, slash-separated; "" keeps them in
	// memory alone. It may be deleted at any time.
	CacheDir string

	// Resume says that Build may leave the output alone where nothing has changed since it was built.
	Resume bool

	// Again says that Build will be called again and again: what a generation has of the one before is kept beside the
	// output folder until Close.
	Again bool

	sources  sources
	changes  changes
	output   *publish.Publisher // of the target that was built last, if Again is set
	target   Target
	prepared time.Time // when the last look at output began
	grouper  cluster.Grouper
	joiner   brief.Joiner
	merged   merged
	site     web.Renderer
}

// Close writes what is to be kept for the next run. The Builder must not be used any more.
func (b *Builder) Close() {
	b.sources.store.Close()
	if b.output != nil {
		b.output.Close()
	}
}

// Prepare begins to look at the output while nothing else is to be done: an Edition is near.
func (b *Builder) Prepare() {
	if b.output != nil {
		b.output.Prepare()
		b.prepared = time.Now()
	}
}

// preparedFor is how long an Edition relies on what Prepare has begun: somewhat longer than it may take to become quiet.
const preparedFor = 2 * time.Second

// Settle finishes in the background what Publish has left for later: see [publish.Publisher.Settle].
func (b *Builder) Settle(failed func(error)) {
	if b.output != nil {
		b.output.Settle(failed)
	}
}

// Publish makes files the whole of our part of a target: see [publish.Site].
func (b *Builder) Publish(out Target, files []news.File) (publish.Result, error) {
	if !b.Again {
		return publish.Site(out.Root, out.Name, files)
	}
	if b.output == nil || b.target != out {
		if b.output != nil {
			b.output.Close()
		}
		b.output, b.target = publish.NewPublisher(out.Root, out.Name), out
	}
	return b.output.Site(files)
}

// Edition is a project read and merged, before it is rendered.
type Edition struct {
	Documents []*news.Document // in the order of their paths
	Briefings []*news.Briefing
	Actors    []news.Profile  // of all briefings
	Problems  []*news.Problem // sorted; paths are below the content folder
}

// Edition reads the content folder, annotates the articles, groups them into stories and
// merges each story. An article that cannot be used is a problem of the edition, not an error.
// Without a single usable article Edition fails with a [NoInputError].
func (b *Builder) Edition(ctx context.Context) (*Edition, error) {
	if time.Since(b.prepared) > preparedFor {
		b.Prepare()
	}
	in, err := b.read(ctx)
	if err != nil {
		return nil, err
	}
	briefings, err := b.merge(ctx, in)
	if err != nil {
		return nil, err
	}
	ed := &Edition{Documents: in.docs, Briefings: briefings, Problems: withNotes(in.problems, briefings)}
	err = Guard("joining the actors of all stories", func() error {
		ed.Actors = b.joiner.Directory(briefings)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return ed, nil
}

// merge groups the documents into stories and merges each of them, but for those that are as they were.
func (b *Builder) merge(ctx context.Context, in *input) ([]*news.Briefing, error) {
	stories, err := b.stories(in)
	if err != nil {
		return nil, err
	}
	if rests := b.sources.rests; rests != nil {
		b.grouper = cluster.Grouper{}
		return mergeEach(ctx, stories, b.mergeOptions(), rests)
	}
	return b.merged.merge(ctx, stories, b.mergeOptions())
}

// stories groups the documents into stories.
func (b *Builder) stories(in *input) ([]*news.Story, error) {
	var stories []*news.Story
	err := Guard("grouping the articles into stories", func() error {
		if b.sources.rests != nil {
			b.grouper.Reader = b.sources.rests
		}
		stories = b.grouper.Stories(in.docs, in.infos, cluster.Options{Outlets: clusterOutlets(b.Config.Outlets)})
		return nil
	})
	return stories, err
}

func (b *Builder) mergeOptions() brief.Options {
	return brief.Options{MinOrigins: b.Config.Briefing.MinOrigins}
}

// mergeEach merges each story, whose documents rest before and after. Of several errors it returns that of the first story.
func mergeEach(ctx context.Context, stories []*news.Story, opts brief.Options, rests *rests) ([]*news.Briefing, error) {
	briefings := make([]*news.Briefing, len(stories))
	errs := make([]error, len(stories))
	err := each(ctx, len(stories), func(i int) {
		errs[i] = Guard(fmt.Sprintf("merging the story %q", stories[i].ID), func() error {
			rests.wake(stories[i])
			briefings[i] = brief.Merge(stories[i], opts)
			rests.merged(stories[i])
			return nil
		})
	})
	if err := cmp.Or(append(errs, err)...); err != nil {
		return nil, err
	}
	return briefings, nil
}

// Site renders the files of the site. It fails if a template of the user has a mistake.
func (b *Builder) Site(ed *Edition) ([]news.File, error) {
	return b.render(ed, func(*web.Options) {})
}

// siteOnce is Site for a build that needs neither pages nor documents again: they are let go on the way.
func (b *Builder) siteOnce(ed *Edition, pages *aside) ([]news.File, error) {
	return b.render(ed, func(opts *web.Options) {
		opts.Made = pages.lay
		if rests := b.sources.rests; rests != nil {
			opts.Viewed = rests.viewed
		}
	})
}

// render renders the files of the site, with options that are changed first.
func (b *Builder) render(ed *Edition, change func(*web.Options)) (files []news.File, err error) {
	templates, done, err := b.templates()
	if err != nil {
		return nil, err
	}
	defer done()
	opts := b.webOptions(templates, ed)
	change(&opts)
	err = Guard("rendering the site", func() (err error) {
		files, err = b.site.Render(ed.Briefings, opts)
		return err
	})
	return files, b.located(err, templates)
}

func (b *Builder) webOptions(templates fs.FS, ed *Edition) web.Options {
	return web.Options{
		Title:       b.Config.Title,
		Description: b.Config.Description,
		BaseURL:     b.Config.BaseURL,
		Language:    b.Config.Language,
		Sections:    b.Config.Briefing.Sections,
		Excerpt:     b.Config.Briefing.Excerpt,
		Templates:   templates,
		Version:     Version,
		Actors:      ed.Actors,
		Problems:    ed.Problems,
	}
}

// single renders the one-file editions of the stories with the given ids, or of all.
func (b *Builder) single(ed *Edition, ids []string) ([]news.File, error) {
	briefings, err := choose(ed.Briefings, ids)
	if err != nil {
		return nil, err
	}
	templates, done, err := b.templates()
	if err != nil {
		return nil, err
	}
	defer done()
	var files []news.File
	err = Guard("rendering the one-file editions", func() (err error) {
		files, err = web.Single(briefings, b.webOptions(templates, ed))
		return err
	})
	return files, b.located(err, templates)
}

// try runs all templates on samples.
func (b *Builder) try() error {
	templates, done, err := b.templates()
	if err != nil {
		return err
	}
	defer done()
	err = Guard("trying the templates", func() error {
		if err := web.Try(b.Config.Language, templates); err != nil {
			return err
		}
		return digest.Try(b.Config.Language, templates)
	})
	return b.located(err, templates)
}

// choose returns the briefings with the given ids, in the order of the edition.
func choose(briefings []*news.Briefing, ids []string) ([]*news.Briefing, error) {
	if len(ids) == 0 {
		return briefings, nil
	}
	var chosen []*news.Briefing
	known := make([]string, len(briefings))
	for i, briefing := range briefings {
		known[i] = briefing.ID
		if slices.Contains(ids, briefing.ID) {
			chosen = append(chosen, briefing)
		}
	}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			return nil, &UnknownStoryError{ID: id, Known: known}
		}
	}
	return chosen, nil
}

// CheckLanguage returns an error if there are no labels in the language of a configuration, neither built in nor in its
// templates below root, and nil if there are. Whatever else is wrong with the templates shows when they are used.
func CheckLanguage(root *os.Root, cfg config.Config) *UnknownLanguageError {
	templates, done, err := openTemplates(root, cfg.TemplatesDir)
	if err != nil {
		return nil
	}
	defer done()
	_, err = labels.Find(cfg.Language, templates)
	if unknown, ok := errors.AsType[*labels.UnknownError](err); ok {
		return &UnknownLanguageError{Language: unknown.Language, Known: unknown.Known}
	}
	return nil
}

// templates opens the user's templates; see [openTemplates].
func (b *Builder) templates() (templates fs.FS, done func(), err error) {
	return openTemplates(b.Root, b.Config.TemplatesDir)
}

// openTemplates opens a folder of templates. The result is nil if there is no such folder; done must
// be called when the templates have been used.
func openTemplates(in *os.Root, folder string) (templates fs.FS, done func(), err error) {
	root, err := in.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, func() {}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open templates folder: %w", err)
	}
	for _, dir := range []string{"site", "mail"} {
		if info, err := root.Stat(dir); err == nil && !info.IsDir() {
			root.Close()
			return nil, nil, fmt.Errorf("open templates folder: %q is a file; the templates of the %s lie in a folder of that name", path.Join(folder, dir), dir)
		}
	}
	return root.FS(), func() { root.Close() }, nil
}

// located returns the error of a template as a problem with a path below the project, and any
// other error as it is.
func (b *Builder) located(err error, templates fs.FS) error {
	problem, ok := errors.AsType[*news.Problem](err)
	if !ok {
		return err
	}
	moved := *problem
	moved.Path = "built-in template " + problem.Path
	if templates != nil {
		if _, err := fs.Stat(templates, problem.Path); err == nil {
			moved.Path = path.Join(b.Config.TemplatesDir, problem.Path)
		}
	}
	if tmpl, ok := errors.AsType[*web.TemplateError](err); ok && tmpl.Page != "" {
		moved.Message += fmt.Sprintf(" (in page %s)", tmpl.Page)
	}
	return &moved
}

// clusterOutlets gives the outlets by host and by name, since an article may state either.
func clusterOutlets(outlets map[string]config.Outlet) map[string]cluster.Outlet {
	known := make(map[string]cluster.Outlet, 2*len(outlets))
	// Two hosts may carry one name: the later host in the order of the alphabet counts.
	for _, host := range sortedKeys(outlets) {
		outlet := cluster.Outlet{Family: outlets[host].Family, Agency: outlets[host].Agency}
		known[host] = outlet
		if name := outlets[host].Name; name != "" {
			known[name] = outlet
		}
	}
	return known
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// each calls work for 0 to n-1 on all processors. It stops early only if ctx is cancelled.
func each(ctx context.Context, n int, work func(i int)) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			work(i)
			return nil
		})
	}
	cancelled := ctx.Err() // read before Wait, which cancels ctx itself
	if err := group.Wait(); err != nil {
		return err
	}
	return cancelled
}

// ingestOptions are what the configuration says to the reading of articles.
func (b *Builder) ingestOptions() ingest.Options {
	return ingest.Options{Outlets: b.Config.OutletNames(), Drafts: b.Drafts}
}
