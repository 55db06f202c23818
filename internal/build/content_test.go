package build

import (
	"testing"

	"github.com/briefgen/briefgen/internal/config"
)

// TestOtherContentFolder: another folder is listed anew where nothing else has changed, on systems, too, that do not tell folders
// apart by their IDs.
func TestOtherContentFolder(t *testing.T) {
	const text = "# Ferry is late\n\nThe ferry was late.\n"
	root := projectOf(t, map[string]string{"old/old.md": text, "new/new.md": text})
	b := &Builder{Root: root, Config: config.Default()}
	for _, dir := range []string{"old", "new"} {
		b.Config.ContentDir = dir
		err := b.withContent(func(content contentFolder) error {
			known := &b.sources.known
			id, err := content.look.ID(".")
			if err != nil {
				return err
			}
			known.folder.Node, known.folder.Device = id.Node, id.Device
			listing, whole, err := known.list(content, dir, changes{told: true})
			if err != nil {
				return err
			}
			if len(listing.Sources) != 1 || listing.Sources[0].Path != dir+".md" || !whole {
				t.Errorf("%s: listed %v, all looked at: %v", dir, listing.Sources, whole)
			}
			known.listing = listing
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
