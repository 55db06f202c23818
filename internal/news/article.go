package news

import (
	"fmt"

	"github.com/briefgen/briefgen/internal/nlp"
)

// Span is a half-open range of bytes of an article's text.
type Span = nlp.Span

// Article is one article as it was published and read. Text never changes afterwards; all
// spans of all later stages refer to it. A field is "" where neither the file nor its
// metadata says.
type Article struct {
	Path      string // slash-separated, below the content folder: "harbour-fire/gazette.md"
	Folder    string // the story folder: "harbour-fire", or "" for a file directly in content/
	Title     string
	TitleSpan Span   // where the title stands in Text; empty if it comes from metadata alone
	Outlet    string // "The Gazette", or a host name such as "gazette.example"
	Author    string
	URL       string // http or https, or ""
	Published string // ISO 8601: "2025-03-04", or with a time "2025-03-04T09:30:00Z"
	Updated   string // likewise
	Language  string // BCP 47: "en"
	Credit    string // the agency that the article credits: "AFP"
	Draft     bool

	Text       string
	Paragraphs []Paragraph // in order, without page furniture and without the title
	SHA256     string      // hex, of everything the article was read from (file and sidecar)
	Notes      []string    // what a reader of the report should know: "decoded from windows-1252"
}

// Paragraph is a run of text that belongs together: a paragraph, a list item, a heading
// between paragraphs.
type Paragraph struct {
	Span
	Heading bool
	Insets  []Span // page furniture inside its sentences, in order: no words of the article
}

// StoryInfo is what a story's _index.md says. All fields are optional.
type StoryInfo struct {
	Folder      string // the story folder that it lies in
	Path        string // of the _index.md, below the content folder
	Title       string
	Description string
	Pin         []string            // ids of claims, disputes, quotes and unknowns to show first, in this order
	Hide        []string            // ids of such lines to leave out
	Aliases     map[string][]string // name → other forms
	Roles       map[string]string   // name → role
	Draft       bool
	Note        string // the editor's note, Markdown as written

	Lines map[string]Line // where its ids and names stand, as far as that is known
}

// Line is a line of a file, and a place on it. Both count from 1.
type Line struct {
	Number, Column int
	Text           string
}

// Problem is something that a user should know about a file: an article that was skipped, a
// configuration that is wrong. Line and Column count from 1; 0 means unknown.
type Problem struct {
	Path    string
	Line    int
	Column  int
	Source  string // the line itself, "" if there is none
	Message string // what is wrong, lower case, no full stop
	Hint    string // what to do about it
	Skipped bool   // the article is not part of the result
}

// Error formats p as "path:line:column: message", so that a Problem can travel as an error.
func (p *Problem) Error() string {
	switch {
	case p.Path == "":
		return p.Message
	case p.Line == 0:
		return fmt.Sprintf("%s: %s", p.Path, p.Message)
	case p.Column == 0:
		return fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.Path, p.Line, p.Column, p.Message)
}
