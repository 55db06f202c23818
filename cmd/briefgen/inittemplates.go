package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/briefgen/briefgen/templates"
)

// writeTemplates writes the built-in templates into the templates folder of the project in dir. What is there already
// is the user's, and stays.
func writeTemplates(t *terminal, dir string) error {
	p, err := openProject(t, projectFlags{source: dir}, buildFlags{noCache: true})
	if err != nil {
		return err
	}
	defer p.close()
	folder := p.builder.Config.TemplatesDir
	written, kept := 0, 0
	err = fs.WalkDir(templates.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		to := path.Join(folder, name)
		switch err := copyFile(p.root, templates.FS, name, to); {
		case errors.Is(err, fs.ErrExist):
			kept++
			t.message("%s is there already: left as it is", t.path(to))
		case err != nil:
			return err
		default:
			written++
			t.result("%s", t.path(to))
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write the templates: %w", err)
	}
	t.message("%s written, %d left as they were", count(written, "file"), kept)
	t.message("hint: change what you like and delete the rest; briefgen check tries them all")
	return nil
}
