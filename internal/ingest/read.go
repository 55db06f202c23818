package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// maxArticle is the size of the longest article that is read, in bytes. The longest reports of
// newspapers are under 200 KB.
const maxArticle = 8 << 20

// Options say how articles are read. The zero value works.
type Options struct {
	Outlets map[string]string // host → name of the outlet, from the configuration
	Drafts  bool              // read drafts too
}

// Read reads one article. It returns no article if the file was skipped, with the problem that
// says why (its Skipped is set), or if it is a draft, with none. Problems may come with an
// article too: a date that is none leaves the date open.
func Read(fsys fs.FS, src Source, opts Options) (*news.Article, []*news.Problem) {
	raw, problem := ReadRaw(fsys, src)
	if problem != nil {
		return nil, []*news.Problem{problem}
	}
	return ParseRaw(src, raw, opts)
}

// Raw is all that an article is made of, but for what the options say.
type Raw struct {
	Data    []byte // of the file
	Sidecar []byte // nil where there is none
}

// ReadRaw reads the files of one article. On a problem, whose Skipped is set, there is nothing.
func ReadRaw(fsys fs.FS, src Source) (Raw, *news.Problem) {
	var raw Raw
	var problem *news.Problem
	if raw.Data, problem = readFile(fsys, src.Path, maxArticle); problem != nil {
		return Raw{}, problem
	}
	if src.Sidecar != "" {
		if raw.Sidecar, problem = readFile(fsys, src.Sidecar, maxFrontMatter); problem != nil {
			return Raw{}, problem
		}
	}
	return raw, nil
}

// ParseRaw makes an article of what was read. It returns like [Read], and the same for the same arguments.
func ParseRaw(src Source, raw Raw, opts Options) (*news.Article, []*news.Problem) {
	article, problems := parse(src.Path, src.Sidecar, raw.Data, raw.Sidecar, opts)
	if article != nil {
		article.Folder = src.Folder
	}
	return article, problems
}

// ReadInfo reads the _index.md of a story folder. On a problem it returns nil.
func ReadInfo(fsys fs.FS, name string) (*news.StoryInfo, []*news.Problem) {
	data, problem := readFile(fsys, name, maxArticle)
	if problem != nil {
		return nil, []*news.Problem{problem}
	}
	return parseInfo(name, data)
}

// readFile reads a file of at most limit bytes. It asks for the size first: nobody waits for a
// film that was saved under a wrong name.
func readFile(fsys fs.FS, name string, limit int64) ([]byte, *news.Problem) {
	skip := func(message, hint string) ([]byte, *news.Problem) {
		return nil, &news.Problem{Path: strings.ToValidUTF8(name, "\ufffd"), Message: message, Hint: hint, Skipped: true}
	}
	tooLarge := func(size int64) ([]byte, *news.Problem) {
		return skip(fmt.Sprintf("is %s; the limit is %s", sizeText(size), sizeText(limit)), "split it into one file an article")
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return skip(unread+cause(err), readHint(err))
	}
	if info.Size() > limit {
		return tooLarge(info.Size())
	}
	file, err := fsys.Open(name)
	if err != nil {
		return skip(unread+cause(err), readHint(err))
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return skip(unread+cause(err), readHint(err))
	}
	if int64(len(data)) > limit {
		return tooLarge(int64(len(data)))
	}
	return data, nil
}

// unread begins the message of a problem with a file that the system would not give.
const unread = "cannot be read: "

// Unread reports whether a problem is one of the system, which may be over without any change of the file.
func Unread(p *news.Problem) bool { return strings.HasPrefix(p.Message, unread) }

func readHint(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return "check the permissions"
	}
	return ""
}

// sizeText writes a size, rounded up: what is over a limit never looks like the limit.
func sizeText(n int64) string {
	unit, name := int64(1<<10), "KiB"
	if n >= 1<<20 {
		unit, name = 1<<20, "MiB"
	}
	return fmt.Sprintf("%d %s", (n+unit-1)/unit, name)
}

// format is a kind of file that articles come in.
type format int

const (
	noFormat format = iota
	textFormat
	markdownFormat
	htmlFormat
)

func formatOf(name string) format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt":
		return textFormat
	case ".md", ".markdown":
		return markdownFormat
	case ".html", ".htm":
		return htmlFormat
	}
	return noFormat
}
