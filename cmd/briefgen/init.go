package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// starter is the project that init writes. "all:" takes in _index.md.
//
//go:embed all:starter
var starter embed.FS

func newInit(t *terminal) *cobra.Command {
	var templatesToo bool
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "start a project",
		Long: `Write a project to start from into DIR (the current folder if none is named): a
briefing.toml that explains every key, and a story of two invented articles.
A file that is there already is never overwritten.

With --templates write the built-in templates, style and labels into templates/
of a project instead, to change them. A file there takes the place of the
built-in one of the same name: delete what you do not change, so that it stays
up to date. docs/templates.md says what templates get.`,
		Example: `  briefgen init my-desk
  briefgen serve -s my-desk --open
  briefgen init my-desk --templates     # then change, and try it: briefgen check -s my-desk`,
		Args: cobra.MaximumNArgs(1),
		RunE: action(func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			if templatesToo {
				return writeTemplates(t, dir)
			}
			return runInit(t, dir)
		}),
	}
	cmd.Flags().BoolVar(&templatesToo, "templates", false, "write out the built-in templates instead")
	return cmd
}

func runInit(t *terminal, dir string) error {
	names, err := starterFiles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("make project folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open project folder: %w", err)
	}
	defer root.Close()

	// All are looked for before the first is written: half a project helps nobody.
	for _, name := range names {
		if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return exists(dir, name, err)
		}
	}
	for _, name := range names {
		if err := copyFile(root, starter, path.Join("starter", name), name); err != nil {
			return err
		}
		t.result("%s", filepath.ToSlash(filepath.Join(dir, name)))
	}
	next := "briefgen serve"
	if dir != "." {
		next += " -s " + dir
	}
	t.message("hint: %s shows it", next)
	return nil
}

// exists says why a file cannot be made: it is there, or err if that cannot be known.
func exists(dir, name string, err error) error {
	shown := filepath.ToSlash(filepath.Join(dir, name))
	if err != nil {
		return fmt.Errorf("look for %s: %w", shown, err)
	}
	return &failure{
		code: exitFailed,
		err:  fmt.Errorf("%s is there already; nothing was written", shown),
		hint: "name another folder: briefgen init my-desk",
	}
}

// starterFiles lists the files of the starter, below it and in order.
func starterFiles() ([]string, error) {
	var names []string
	err := fs.WalkDir(starter, "starter", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, strings.TrimPrefix(name, "starter/"))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the files of a new project: %w", err)
	}
	return names, nil
}

// copyFile writes one file of ours. It fails with fs.ErrExist if it is there already.
func copyFile(root *os.Root, from fs.FS, source, name string) error {
	data, err := fs.ReadFile(from, source)
	if err != nil {
		return fmt.Errorf("read a built-in file: %w", err)
	}
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return fmt.Errorf("make folder of %q: %w", name, err)
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("make file: %w", err)
	}
	_, err = file.Write(data)
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write %q: %w", name, err)
	}
	return nil
}
