package web

import (
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// mostPictures is how many bytes of a page its pictures may take.
const mostPictures = 30_000

// TestPicturesAreFrugal holds the pictures of a page to their size: what it has more than one whose templates of pictures
// are empty.
func TestPicturesAreFrugal(t *testing.T) {
	none := fstest.MapFS{}
	for _, name := range []string{"matrix", "ranges", "timeline", "speaks"} {
		none["site/picture-"+name+".html"] = &fstest.MapFile{}
	}
	cows := counted(t)
	for i := range 8 {
		d := cows.b.Disputes[0]
		d.ID = news.ID("d", string(rune('a'+i)))
		cows.b.Disputes = append(cows.b.Disputes, d)
	}
	for name, b := range map[string]*news.Briefing{
		"ten articles": reports(t, 10, 100), "twelve with much of everything": wide(t), "many figures": cows.b, "many sections": harbour(t), "many quotes": council(t),
	} {
		page := b.ID + "/index.html"
		with, without := len(render(t, Options{}, b).files[page]), len(render(t, Options{Templates: none}, b).files[page])
		if n := with - without; n > mostPictures || n <= 0 {
			t.Errorf("%s: the pictures take %d bytes of %d, want at most %d", name, n, with, mostPictures)
		} else {
			t.Logf("%s: the pictures take %d bytes of %d", name, n, with)
		}
	}
}
