package build

import (
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// fileLines tells in which line of its file a place of an article's text stands. The text of Markdown
// and HTML is not the file's: its words are looked for there in their order.
type fileLines struct {
	content fs.FS
	mutex   sync.Mutex
	byPath  map[string][]lineOf
}

// lineOf is a word of an article's text that was found in the file.
type lineOf struct {
	news.Span // in the text
	line      int
}

// line returns the line, from 1, of an offset of a document's text; 0 where it is not known.
func (f *fileLines) line(doc *news.Document, offset int) int {
	if doc == nil {
		return 0
	}
	words := f.of(doc)
	i := sort.Search(len(words), func(i int) bool { return words[i].End > offset })
	if i == len(words) {
		return 0
	}
	return words[i].line
}

// span returns the part of a document's text that stands in a line of the file; it is empty for none.
func (f *fileLines) span(doc *news.Document, line int) news.Span {
	var s news.Span
	for _, w := range f.of(doc) {
		switch {
		case w.line == line && s.Empty():
			s = w.Span
		case w.line == line:
			s = s.Cover(w.Span)
		}
	}
	return s
}

func (f *fileLines) of(doc *news.Document) []lineOf {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	words, ok := f.byPath[doc.Path]
	if !ok {
		data, err := fs.ReadFile(f.content, doc.Path)
		if err == nil {
			words = alignLines(doc.Text, string(data))
		}
		f.byPath[doc.Path] = words
	}
	return words
}

// inARow is how many words must follow one another in both for a gap to be passed over.
const inARow = 3

// alignLines finds the words of a text in a file.
func alignLines(text, file string) []lineOf {
	ours, theirs := wordSpans(text), wordSpans(file)
	at := map[string][]int{} // run of words → where the file has it
	for i := range theirs {
		if run := runAt(file, theirs, i); run != "" {
			at[run] = append(at[run], i)
		}
	}
	var out []lineOf
	line, counted, k := 1, 0, behindMatter(file, theirs)
	for i, s := range ours {
		if k >= len(theirs) {
			break
		}
		if s.Of(text) != theirs[k].Of(file) {
			list := at[runAt(text, ours, i)]
			n, _ := slices.BinarySearch(list, k)
			if n == len(list) {
				continue
			}
			k = list[n]
		}
		line += strings.Count(file[counted:theirs[k].Start], "\n")
		counted = theirs[k].Start
		out = append(out, lineOf{s, line})
		k++
	}
	return out
}

// behindMatter returns the first word behind the front matter of a file.
func behindMatter(file string, words []news.Span) int {
	end := 0
	for _, fence := range []string{"+++", "---"} {
		if rest, ok := strings.CutPrefix(file, fence+"\n"); ok {
			if i := strings.Index(rest, "\n"+fence); i >= 0 {
				end = len(file) - len(rest) + i
			}
		}
	}
	return sort.Search(len(words), func(i int) bool { return words[i].Start >= end })
}

// runAt returns the words from the i-th on that are looked for together, "" where there are too few.
func runAt(text string, words []news.Span, i int) string {
	if i+inARow > len(words) {
		return ""
	}
	var run []string
	for _, s := range words[i : i+inARow] {
		run = append(run, s.Of(text))
	}
	return strings.Join(run, " ")
}

// wordSpans returns the runs of letters and digits of a text.
func wordSpans(text string) []news.Span {
	var out []news.Span
	start := -1
	for i, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case word && start < 0:
			start = i
		case !word && start >= 0:
			out = append(out, news.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, news.Span{Start: start, End: len(text)})
	}
	return out
}
