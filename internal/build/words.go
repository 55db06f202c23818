package build

import "github.com/briefgen/briefgen/internal/labels"

// Labels returns the program's own words in the language of the configuration, with those of the user's templates over them.
func (b *Builder) Labels() (*labels.Labels, error) {
	templates, done, err := b.templates()
	if err != nil {
		return nil, err
	}
	defer done()
	words, err := labels.Load(b.Config.Language, templates)
	return words, b.located(err, templates)
}
