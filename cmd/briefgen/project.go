package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/pflag"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/news"
)

// configName is the configuration of a project that names no other.
const configName = "briefing.toml"

// projectFlags say which project a command is about.
type projectFlags struct {
	source string // the project folder
	config string // the configuration, "" for the one in the project folder
}

func (f *projectFlags) register(flags *pflag.FlagSet) {
	flags.StringVarP(&f.source, "source", "s", ".", "`folder` of the project")
	flags.StringVarP(&f.config, "config", "c", "", "configuration `file` (default briefing.toml in the project)")
}

// buildFlags change what the configuration says for one run.
type buildFlags struct {
	baseURL string
	drafts  bool
	noCache bool
}

func (f *buildFlags) register(flags *pflag.FlagSet) {
	flags.StringVarP(&f.baseURL, "base-url", "b", "", "`URL` at which the site will be published")
	flags.BoolVar(&f.drafts, "drafts", false, "use articles and stories that are marked as drafts")
	flags.BoolVar(&f.noCache, "no-cache", false, "make everything anew, and keep nothing for the next run")
}

// project is an opened project folder with its configuration.
type project struct {
	flags   projectFlags
	build   buildFlags
	folder  string // as the user named it
	root    *os.Root
	builder *build.Builder
	working sync.Mutex // held while a preview builds
}

// openProject opens the folder and reads the configuration. The caller closes the project.
func openProject(t *terminal, flags projectFlags, changes buildFlags) (*project, error) {
	if err := checkBaseURL(changes.baseURL); err != nil {
		return nil, err
	}
	date, err := sourceDate(os.Getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(flags.source)
	if err != nil {
		return nil, &failure{code: exitNoInput, err: fmt.Errorf("open project folder: %w", err), hint: "name it with --source"}
	}
	if flags.source != "." {
		t.folder = flags.source
	}
	p := &project{
		flags:   flags,
		build:   changes,
		folder:  flags.source,
		root:    root,
		builder: &build.Builder{Root: root, Drafts: changes.drafts, Date: date},
	}
	if !changes.noCache {
		p.builder.CacheDir = build.CacheDir
	}
	if err := p.load(); err != nil {
		root.Close()
		return nil, err
	}
	return p, nil
}

// close closes the project, but where a build goes on that does not heed an interrupt: it ends with the process, and
// leaves what it would if it were killed.
func (p *project) close() {
	if !p.working.TryLock() {
		return
	}
	defer p.working.Unlock()
	p.builder.Close()
	p.root.Close()
}

// configPath returns the path of the configuration as one can open it.
func (p *project) configPath() string {
	if p.flags.config != "" {
		return p.flags.config
	}
	return filepath.Join(p.folder, configName)
}

// load reads the configuration into the builder. If it fails, the builder is as it was.
func (p *project) load() error {
	cfg, err := p.readConfig()
	if err != nil {
		return err
	}
	if p.build.baseURL != "" {
		cfg.BaseURL = p.build.baseURL
	}
	p.builder.Config = cfg
	return nil
}

// reload is load for a project with an output folder that the command line names, or "". It fails where the configuration
// names folders now that lie in that one.
func (p *project) reload(output string) error {
	before := p.builder.Config
	if err := p.load(); err != nil || output == "" || p.builder.Config.ContentDir == before.ContentDir && p.builder.Config.TemplatesDir == before.TemplatesDir {
		return err
	}
	_, err := p.checkOutput(output)
	if err != nil {
		p.builder.Config = before
	}
	return err
}

func (p *project) readConfig() (config.Config, error) {
	data, err := readSmall(p.configPath())
	if errors.Is(err, fs.ErrNotExist) && p.flags.config == "" {
		return config.Default(), nil
	}
	if err != nil {
		return config.Config{}, &failure{code: exitUsage, err: fmt.Errorf("read configuration: %w", err)}
	}
	name, err := p.configShown()
	if err != nil {
		return config.Config{}, err
	}
	cfg, problems := config.Parse(name, data)
	if len(problems) > 0 {
		return config.Config{}, &failure{code: exitUsage, problems: problems}
	}
	if unknown := build.CheckLanguage(p.root, cfg); unknown != nil {
		problem := config.At(name, data, "language", unknown.Error(), languageHint(cfg, unknown))
		return config.Config{}, &failure{code: exitUsage, problems: []*news.Problem{problem}}
	}
	return cfg, nil
}

// languageHint lists the languages that there are.
func languageHint(cfg config.Config, unknown *build.UnknownLanguageError) string {
	return fmt.Sprintf("there are %s; for another write %s/labels/%s.toml (briefgen init --templates writes out labels/en.toml to start from)",
		strings.Join(unknown.Known, ", "), cfg.TemplatesDir, unknown.Language)
}

// configShown returns the path of the configuration for messages, where relative paths are below
// the project.
func (p *project) configShown() (string, error) {
	switch {
	case p.flags.config == "":
		return configName, nil
	case p.folder == ".":
		return p.flags.config, nil
	}
	abs, err := filepath.Abs(p.flags.config)
	if err != nil {
		return "", fmt.Errorf("find configuration %q: %w", p.flags.config, err)
	}
	return abs, nil
}

// readSmall reads a file that a human wrote: more than a megabyte of it is not read, and the
// parser refuses what is left.
func readSmall(name string) ([]byte, error) {
	// Opening a pipe would wait for somebody to write into it.
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, 1<<20))
}

// target returns the folder to write into: the one that the user named, else dir below the
// project. The folder that it lies in is made if need be. The caller calls done when all is
// written.
func (p *project) target(named, dir string) (out build.Target, done func(), err error) {
	if named != "" {
		abs, err := p.checkOutput(named)
		if err != nil {
			return build.Target{}, nil, err
		}
		if err := os.MkdirAll(filepath.Dir(abs), 0o777); err != nil {
			return build.Target{}, nil, fmt.Errorf("make folder of %q: %w", named, err)
		}
	}
	return p.existing(named, dir)
}

// existing is like target for a folder that was written before; nothing is made. It fails with
// fs.ErrNotExist if there is not even the folder that it would lie in.
func (p *project) existing(named, dir string) (out build.Target, done func(), err error) {
	if named == "" {
		return build.Target{Root: p.root, Name: dir}, func() {}, nil
	}
	abs, err := p.checkOutput(named)
	if err != nil {
		return build.Target{}, nil, err
	}
	root, err := os.OpenRoot(filepath.Dir(abs))
	if err != nil {
		return build.Target{}, nil, fmt.Errorf("open folder of %q: %w", named, err)
	}
	return build.Target{Root: root, Name: filepath.Base(abs)}, func() { root.Close() }, nil
}

// checkOutput refuses a folder where a build would write over its input, or read its output.
func (p *project) checkOutput(named string) (string, error) {
	abs, err := realPath(named)
	if err != nil {
		return "", fmt.Errorf("find output folder %q: %w", named, err)
	}
	if filepath.Dir(abs) == abs {
		return "", usage("name a folder of its own", "cannot write into %q", named)
	}
	project, err := realPath(p.folder)
	if err != nil {
		return "", fmt.Errorf("find project folder %q: %w", p.folder, err)
	}
	if within(project, abs) {
		return "", usage("name a folder of its own, such as \"site\"", "the output folder %q would hold the project", named)
	}
	for _, dir := range []string{p.builder.Config.ContentDir, p.builder.Config.TemplatesDir} {
		input, err := realPath(filepath.Join(project, filepath.FromSlash(dir)))
		if err != nil {
			return "", fmt.Errorf("find folder %q: %w", dir, err)
		}
		if within(abs, input) || within(input, abs) {
			return "", usage("name a folder of its own, such as \"site\"", "the output folder %q and the input folder %q lie in one another", named, dir)
		}
	}
	return abs, nil
}

// realPath returns the absolute path of name with links followed as far as it exists.
func realPath(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	parent := filepath.Dir(abs)
	if parent == abs {
		return abs, nil
	}
	parent, err = realPath(parent)
	return filepath.Join(parent, filepath.Base(abs)), err
}

// within reports whether name is folder or lies in it.
func within(name, folder string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// checkBaseURL checks the URL of the command line like the configuration checks its own.
func checkBaseURL(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return usage("write it as https://news.example/briefings/", "--base-url %q is not the address of a site", s)
	}
	return nil
}

// lastSecond is the last second of the year 9999: no mail can be dated later.
const lastSecond = 253402300799

// sourceDate reads SOURCE_DATE_EPOCH, the only clock of a build.
func sourceDate(epoch string) (time.Time, error) {
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}, usage("it is a number of seconds since 1970", "SOURCE_DATE_EPOCH=%q is not a time", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
