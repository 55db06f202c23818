package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/briefgen/briefgen/internal/news"
)

// sorted returns the files by path, or an error if they cannot all be written everywhere: a path
// that leaves the folder, that some system reserves or cannot hold, or two that meet.
func sorted(files []news.File) ([]news.File, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b news.File) int { return cmp.Compare(a.Path, b.Path) })
	taken := newPathSet()
	for _, f := range files {
		if err := checkPath(f.Path); err != nil {
			return nil, fmt.Errorf("file %q: %w", f.Path, err)
		}
		if err := taken.add(f.Path); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// maxName is what ext4, APFS and NTFS take for one part of a path.
const maxName = 255

// checkPath says what is wrong with p as the path of a file of ours.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return errors.New("not a plain relative path")
	}
	if path.Base(p) == ManifestName {
		return errors.New("the name is kept for the manifest")
	}
	for part := range strings.SplitSeq(p, "/") {
		if err := checkPart(part); err != nil {
			return err
		}
	}
	return nil
}

func checkPart(part string) error {
	switch {
	case len(part) > maxName:
		return fmt.Errorf("a part is longer than %d bytes", maxName)
	case strings.ContainsAny(part, `<>:"|?*\`):
		return errors.New(`contains one of <>:"|?*\, which not all systems take`)
	case strings.ContainsFunc(part, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return errors.New("contains a control character")
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return errors.New("a part ends in a dot or a space, which Windows drops")
	case strings.EqualFold(part, ".git"):
		return errors.New("the name is kept for git")
	case isDevice(part):
		return fmt.Errorf("%q names a device on Windows", part)
	}
	return nil
}

// isDevice says whether Windows takes the name for a device, whatever follows its first dot.
func isDevice(part string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(part), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "con", "prn", "aux", "nul", "clock$", "conin$", "conout$":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
}

// pathSet finds paths that meet on some file system: equal but for case or for the way an accent
// is coded, or one the folder of the other.
type pathSet struct {
	fold    cases.Caser
	files   map[string]string // folded path → the file
	folders map[string]folderUse
}

// folderUse is how a folder is written, and a file in it to name in a message.
type folderUse struct{ path, file string }

func newPathSet() *pathSet {
	return &pathSet{fold: cases.Fold(), files: map[string]string{}, folders: map[string]folderUse{}}
}

func (s *pathSet) key(p string) string {
	if isASCII(p) {
		return strings.ToLower(p)
	}
	return norm.NFC.String(s.fold.String(norm.NFD.String(p)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (s *pathSet) add(p string) error {
	key := s.key(p)
	if other, ok := s.files[key]; ok {
		return fmt.Errorf("files %q and %q are one on some systems", other, p)
	}
	if use, ok := s.folders[key]; ok {
		return fmt.Errorf("file %q stands where file %q needs a folder", p, use.file)
	}
	s.files[key] = p
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		key := s.key(dir)
		if other, ok := s.files[key]; ok {
			return fmt.Errorf("file %q stands where file %q needs a folder", other, p)
		}
		if use, ok := s.folders[key]; ok && use.path != dir {
			return fmt.Errorf("the folders of files %q and %q are one on some systems", use.file, p)
		} else if ok {
			return nil // its own folders have been looked at with it
		}
		s.folders[key] = folderUse{path: dir, file: p}
	}
	return nil
}
