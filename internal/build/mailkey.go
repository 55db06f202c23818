package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
)

// MailKey changes with what changes mails but not always a site: their settings and the user's templates of them.
func (b *Builder) MailKey() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q", fmt.Sprintf("%+v", b.digestOptions(nil)))
	templates, done, err := b.templates()
	if err != nil || templates == nil {
		return hex.EncodeToString(h.Sum(nil))
	}
	defer done()
	err = fs.WalkDir(templates, "mail", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates, name)
		fmt.Fprintf(h, "%q %x", name, sha256.Sum256(data))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(h, "%q", err.Error())
	}
	return hex.EncodeToString(h.Sum(nil))
}
