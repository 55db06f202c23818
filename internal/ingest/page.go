package ingest

import (
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// page is what reading a format gives: the text, and where its blocks stand in it, in order.
type page struct {
	text   string
	blocks []block
	meta   metadata
	note   string // what a reader of the report should know, "" if nothing
}

// block is a run of text that belongs together: a paragraph, a line, a list item.
type block struct {
	news.Span
	heading bool // marked as a heading by the format
	level   int  // of such a heading, 1 to 6
	links   bool // nothing but links
	item    bool // in a list
}

// words returns the words of a block as one line.
func (p *page) words(b block) string { return oneLine(b.Of(p.text)) }

// maxBody is the most text of an article that is read for what it says, in bytes: a book of 170,000
// words. What comes later in a longer file stays in its text and takes no part.
const maxBody = 1 << 20

// cut leaves out the blocks behind the first most bytes of blocks, and shortens the one that
// stands across that border to whole words. It reports whether there was anything to leave out.
func (p *page) cut(most int) bool {
	n, room := 0, most
	for n < len(p.blocks) && p.blocks[n].Len() <= room {
		room -= p.blocks[n].Len()
		n++
	}
	if n == len(p.blocks) {
		return false
	}
	b := &p.blocks[n]
	if space := strings.LastIndexAny(p.text[b.Start:b.Start+room], " \t\n"); space > 0 {
		b.End = b.Start + space
		n++
	}
	p.blocks = p.blocks[:n]
	return true
}

// oneLine returns s with every run of white space as one space, and none around it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// pageWriter builds the text of a page whose file has markup: the visible words, blocks parted
// by one empty line.
type pageWriter struct {
	text   strings.Builder
	blocks []block

	words strings.Builder // of the block being written
	space bool            // white space stands before the next word
	plain int             // letters and digits outside links
	items int             // lists that the block is in
}

// write adds visible text to the block being written.
func (w *pageWriter) write(s string, link bool) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			w.space = true
			continue
		}
		if w.space && w.words.Len() > 0 {
			w.words.WriteByte(' ')
		}
		w.space = false
		w.words.WriteRune(r)
		if !link && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			w.plain++
		}
	}
}

// end closes the block being written; level is that of a heading, or 0.
func (w *pageWriter) end(level int) {
	words := w.words.String()
	links := w.plain == 0
	w.words.Reset()
	w.space, w.plain = false, 0
	if words == "" {
		return
	}
	if w.text.Len() > 0 {
		w.text.WriteString("\n\n")
	}
	start := w.text.Len()
	w.text.WriteString(words)
	w.blocks = append(w.blocks, block{Span: news.Span{Start: start, End: w.text.Len()}, heading: level > 0, level: level, links: links, item: w.items > 0})
}

// page returns what was written.
func (w *pageWriter) page() page {
	w.end(0)
	return page{text: w.text.String(), blocks: w.blocks}
}
