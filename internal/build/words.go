package build

import (
	"os"

	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/labels"
)

// Labels returns the program's own words in the language of a configuration, with those of its templates below root over
// them.
func Labels(root *os.Root, cfg config.Config) (*labels.Labels, error) {
	templates, done, err := openTemplates(root, cfg.TemplatesDir)
	if err != nil {
		return nil, err
	}
	defer done()
	return labels.Load(cfg.Language, templates)
}
