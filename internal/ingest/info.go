package ingest

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

var infoKeys = []string{"aliases", "description", "draft", "hide", "pin", "roles", "title"}

// parseInfo reads an _index.md: front matter as documented at [news.StoryInfo], and the
// editor's note.
func parseInfo(name string, data []byte) (*news.StoryInfo, []*news.Problem) {
	text, _, err := decode(data, markdownFormat)
	if err != nil {
		return nil, []*news.Problem{{Path: name, Message: err.Error(), Hint: "save it as UTF-8 text"}}
	}
	info := &news.StoryInfo{Path: name}
	if folder := path.Dir(name); folder != "." {
		info.Folder = folder
	}
	fm, body, problem := splitFrontMatter(name, text)
	if problem != nil {
		problem.Skipped = false
		return nil, []*news.Problem{problem}
	}
	info.Note = strings.TrimSpace(body)
	if fm == nil {
		return info, nil
	}
	values, problem, err := fm.decode()
	if problem != nil {
		return nil, []*news.Problem{problem}
	}
	if err != nil {
		return nil, []*news.Problem{fm.problem(1, 1, "front matter "+err.Error(), "")}
	}
	problems := fm.info(info, values)
	info.Lines = fm.lines(wordsIn(info))
	return info, problems
}

// wordsIn returns the ids and names that an editor gives.
func wordsIn(info *news.StoryInfo) map[string]bool {
	words := map[string]bool{}
	for _, id := range slices.Concat(info.Pin, info.Hide) {
		words[id] = true
	}
	for name, forms := range info.Aliases {
		words[name] = true
		for _, form := range forms {
			words[form] = true
		}
	}
	for name := range info.Roles {
		words[name] = true
	}
	return words
}

// lines returns where each word first stands that is in quote marks, or parted from others by the marks of lists and
// keys; nil for none.
func (fm *frontMatter) lines(words map[string]bool) map[string]news.Line {
	var lines map[string]news.Line
	for i, text := range strings.Split(fm.text, "\n") {
		text = strings.TrimRight(text, "\r")
		for _, marks := range []string{`"`, `'`, "[]{},=:\"'"} {
			at := 0
			for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
				at += strings.Index(text[at:], piece)
				word := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(piece), "- "))
				if _, known := lines[word]; words[word] && !known {
					if lines == nil {
						lines = map[string]news.Line{}
					}
					lines[word] = news.Line{Number: fm.first + i, Column: 1 + at + strings.Index(piece, word), Text: text}
				}
				at += len(piece)
			}
		}
	}
	return lines
}

// info fills a story's info from the values of its front matter.
func (fm *frontMatter) info(info *news.StoryInfo, values map[string]any) (problems []*news.Problem) {
	add := func(p *news.Problem) {
		if p != nil {
			problems = append(problems, p)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		switch value := values[key]; key {
		case "title":
			add(fm.setText(&info.Title, key, value))
		case "description":
			add(fm.setText(&info.Description, key, value))
		case "draft":
			add(fm.setDraft(&info.Draft, value))
		case "pin":
			add(fm.setList(&info.Pin, key, value))
		case "hide":
			add(fm.setList(&info.Hide, key, value))
		case "aliases":
			info.Aliases = map[string][]string{}
			add(fm.eachName(key, value, func(name string, value any) bool {
				var forms []string
				ok := fm.setList(&forms, key, value) == nil
				info.Aliases[name] = forms
				return ok
			}))
		case "roles":
			info.Roles = map[string]string{}
			add(fm.eachName(key, value, func(name string, value any) bool {
				role, ok := value.(string)
				info.Roles[name] = oneLine(role)
				return ok
			}))
		default:
			add(fm.unknown(key, infoKeys))
		}
	}
	return problems
}

// setList stores a list of texts; a single text is a list of one.
func (fm *frontMatter) setList(to *[]string, key string, value any) *news.Problem {
	if s, ok := value.(string); ok {
		*to = []string{s}
		return nil
	}
	list, ok := value.([]any)
	if !ok {
		return fm.problemAt(key, fmt.Sprintf("%s must be a list of texts", key), `write it as ["one", "two"]`)
	}
	for _, v := range list {
		s, ok := v.(string)
		if !ok {
			return fm.problemAt(key, fmt.Sprintf("%s must be a list of texts", key), "put each in quotes")
		}
		*to = append(*to, s)
	}
	return nil
}

// eachName hands every name of a table to set, which reports whether its value will do.
func (fm *frontMatter) eachName(key string, value any, set func(name string, value any) bool) *news.Problem {
	table, ok := value.(map[string]any)
	if !ok {
		return fm.problemAt(key, fmt.Sprintf("%s must be a table of names", key), "write a name and its value on each line below it")
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if !set(name, table[name]) {
			return fm.problemAt(name, fmt.Sprintf("%s: the value for %q is of the wrong type", key, name), "put texts in quotes, several in [ ]")
		}
	}
	return nil
}
