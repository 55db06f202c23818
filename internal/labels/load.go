package labels

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/templates"
)

// Dir is the folder of the files of words, below that of the templates.
const Dir = "labels"

// fallback is the language whose file says which keys there are.
const fallback = "en"

// UnknownError says that there are no words in a language.
type UnknownError struct {
	Language string
	Known    []string // the languages that there are, sorted
}

func (e *UnknownError) Error() string {
	return fmt.Sprintf("there are no words in the language %q", e.Language)
}

// Load reads the words in a language, "" for English: those of its own file, else of the language
// that it is a kind of, as "de" for "de-AT". user is laid over the built-in templates and may be nil.
//
// It fails with an [UnknownError] where there is no such file, and with a *news.Problem, whose path is
// below the templates, on a file that is no TOML, has a key that there is not, or lacks one.
func Load(lang string, user fs.FS) (*Labels, error) {
	name, err := Find(lang, user)
	if err != nil {
		return nil, err
	}
	tag, err := language.Parse(name)
	if err != nil {
		return nil, &news.Problem{Path: fileOf(name), Message: fmt.Sprintf("%q is no tag of a language", name), Hint: "call the file en.toml, pt-BR.toml"}
	}
	words, builtin, err := readFile(templates.FS, name)
	if err != nil {
		return nil, err
	}
	own, changed, err := readFile(user, name)
	if err != nil {
		return nil, err
	}
	if changed {
		model := words
		if !builtin {
			if model, _, err = readFile(templates.FS, fallback); err != nil {
				return nil, err
			}
		}
		if err := own.check(model, tag, !builtin); err != nil {
			return nil, err
		}
		words.lay(own)
	}
	return words.labels(name, tag), nil
}

// Find returns the language whose words [Load] reads. It fails with an [UnknownError] where there are none.
func Find(lang string, user fs.FS) (string, error) {
	if lang == "" {
		lang = fallback
	}
	known, err := languages(user)
	if err != nil {
		return "", err
	}
	name := match(lang, known)
	if name == "" {
		return "", &UnknownError{Language: lang, Known: known}
	}
	return name, nil
}

// languages returns the names of all files of words, sorted.
func languages(user fs.FS) ([]string, error) {
	var names []string
	for _, layer := range []fs.FS{templates.FS, user} {
		if layer == nil {
			continue
		}
		entries, err := fs.ReadDir(layer, Dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read labels: %w", err)
		}
		for _, e := range entries {
			name, isTOML := strings.CutSuffix(e.Name(), ".toml")
			if isTOML && e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// match returns the name of the file for a language, "" if there is none: that of the tag, or of
// the tag without its last parts.
func match(lang string, known []string) string {
	for tag := strings.ReplaceAll(lang, "_", "-"); tag != ""; {
		if i := slices.IndexFunc(known, func(name string) bool { return strings.EqualFold(name, tag) }); i >= 0 {
			return known[i]
		}
		tag = tag[:max(0, strings.LastIndexByte(tag, '-'))]
	}
	return ""
}

// fileOf returns the path of the words in a language.
func fileOf(name string) string { return path.Join(Dir, name+".toml") }
