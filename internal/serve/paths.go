package serve

import (
	"os"
	"path/filepath"
	"strings"
)

// concerns says whether a change at path can change what is built: it lies below one of the
// watched paths, or above one, and is neither ignored nor an editor's own file.
func (o Options) concerns(path string) bool {
	for _, root := range o.Watch {
		if path == root || isBelow(root, path) {
			return true
		}
		if isBelow(path, root) && !o.skips(root, path) {
			return true
		}
	}
	return false
}

// skips says whether path, below root, is not to be watched: ignored, or with a part that is a
// dot name or an editor's.
func (o Options) skips(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return true
	}
	at := root
	for part := range strings.SplitSeq(rel, string(filepath.Separator)) {
		at = filepath.Join(at, part)
		if isScratch(part) || o.Ignore(at) {
			return true
		}
	}
	return false
}

// isBelow says whether path lies below folder.
func isBelow(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator)))
	return ok && rest != "" && os.IsPathSeparator(rest[0])
}

// isScratch says whether name is one that editors and systems use beside the file being saved, so
// never an article: ".x.swp" and "4913" (vim), "x~", "#x#" and ".#x" (Emacs), ".goutputstream-…"
// (gedit), "x___jb_tmp___" (JetBrains), and dot names in general.
func isScratch(name string) bool {
	return name != "." && strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") ||
		name == "4913"
}
