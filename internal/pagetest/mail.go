package pagetest

import (
	"fmt"
	"testing"
)

// mailWidths are those of a narrow telephone, the frame of a mail program and a window, in CSS pixels.
var mailWidths = []int64{320, 600, 1000}

// Mails looks at mails in a browser, by their paths: at each width, light and dark, nothing is cut, stands on something else, is of the
// colour of what it stands on, or leads to scrolling sideways; and none asks for anything.
func Mails(t *testing.T, files map[string][]byte) {
	b := Open(t)
	site := Site(t, files)
	for _, name := range kinds(files) {
		t.Run(name, func(t *testing.T) {
			v := visit{b.In(t), site, name}
			asked := v.Requests()
			for _, scheme := range []string{"light", "dark"} {
				v.Media("screen", "prefers-color-scheme", scheme)
				for _, width := range mailWidths {
					v.Size(width, 900)
					v.open()
					where := fmt.Sprintf("%d px, %s", width, scheme)
					v.well(where, "sideways", "overlaps", "cut", "faint")
				}
			}
			for _, address := range asked() {
				if address != site+name && address != site+"favicon.ico" {
					t.Errorf("the mail asks for %s", address)
				}
			}
		})
	}
}
