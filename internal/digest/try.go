package digest

import (
	"io/fs"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/sample"
)

// sampleRounds is how many samples of a mail are tried.
const sampleRounds = 40

// Try runs the templates of the mail on samples, so that it finds what is wrong in the parts that no story of the user needs
// today. user is laid over the built-in templates and may be nil. It fails as [Render] does for a template.
func Try(language string, user fs.FS) error {
	words, err := labels.Load(language, user)
	if err != nil {
		return err
	}
	tmpl, err := loadTemplates(user, words)
	if err != nil {
		return err
	}
	for _, name := range []string{bodyTemplate, textTemplate, fullTemplate} {
		for seed := range uint64(sampleRounds) {
			var mail Mail
			sample.Fill(&mail, seed)
			if _, err := tmpl.page(name, mail); err != nil {
				return err
			}
		}
	}
	return nil
}
