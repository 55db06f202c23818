package build

import (
	"os"
	"testing"

	"github.com/briefgen/briefgen/internal/config"
)

// TestOtherContentFolder: another folder is listed anew where nothing else has changed, on systems, too, that do not tell folders
// apart by their IDs.
func TestOtherContentFolder(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	b := &Builder{Root: root, Config: config.Default()}
	for _, dir := range []string{"old", "new"} {
		if err := root.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := root.WriteFile(dir+"/"+dir+".md", []byte("# Ferry is late\n\nThe ferry was late.\n"), 0o666); err != nil {
			t.Fatal(err)
		}
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
