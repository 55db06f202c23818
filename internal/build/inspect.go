package build

import (
	"io/fs"
	"path"
	"strings"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/ingest"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// InspectionVersion is the version of a line of "briefgen inspect".
const InspectionVersion = 1

// Inspection is what the program sees in one article before any merging. Its JSON form is a
// line of "briefgen inspect": fields may be added to it, none renamed or dropped while Version
// stays the same.
type Inspection struct {
	Version      int           `json:"version"`
	Path         string        `json:"path"` // as the user gave it
	Title        string        `json:"title"`
	Outlet       string        `json:"outlet"`
	Published    string        `json:"published"`
	Language     string        `json:"language"`
	Text         string        `json:"text"`
	Paragraphs   []nlp.Span    `json:"paragraphs"`
	Sentences    []nlp.Span    `json:"sentences"`
	Tokens       []Token       `json:"tokens,omitempty"`
	Mentions     []Mention     `json:"mentions"`
	Attributions []Attribution `json:"attributions"`
	Dates        []Date        `json:"dates"`
	Quantities   []Quantity    `json:"quantities"`
}

// Token is a token of an [Inspection].
type Token struct {
	nlp.Span
	Tag      string `json:"tag"`      // universal part of speech: DET, NOUN, …; X in a language that is not read
	Lemma    string `json:"lemma"`    // "" there
	Head     int    `json:"head"`     // index of the token that governs it in the line's list, -1 for a root
	Relation string `json:"relation"` // to its head, of Universal Dependencies: nsubj, obj, …; "" without a tree
}

// Mention is a name of an [Inspection].
type Mention struct {
	nlp.Span
	Kind news.Kind `json:"kind"`
}

// Attribution is an attribution of an [Inspection]; Source and Cue are nil where there is none.
type Attribution struct {
	Source  *nlp.Span            `json:"source"`
	Cue     *nlp.Span            `json:"cue"`
	Content []nlp.Span           `json:"content"`
	Kind    news.AttributionKind `json:"kind"`
}

// Date is a date of an [Inspection].
type Date struct {
	nlp.Span
	Value string `json:"value"`
}

// Quantity is a quantity of an [Inspection].
type Quantity struct {
	nlp.Span
	Value    float64 `json:"value"`
	Unit     string  `json:"unit"`
	Counted  string  `json:"counted"`
	Modifier string  `json:"modifier"`
}

// Inspect reads and annotates the file name of folder, with its sidecar if there is one. The
// Path of the result is name. The result is nil if the file cannot be read as an article, and
// the problems say why; there may be problems beside a result, too.
func Inspect(folder fs.FS, name string, tokens bool) (*Inspection, []*news.Problem) {
	// Opening a pipe would wait for somebody to write into it.
	if info, err := fs.Stat(folder, name); err == nil && !info.Mode().IsRegular() {
		return nil, []*news.Problem{{Path: name, Message: "is not a regular file", Skipped: true}}
	}
	src := ingest.Source{Path: name, Sidecar: sidecar(folder, name)}
	art, problems := readArticle(folder, src, ingest.Options{Drafts: true})
	if art == nil {
		return nil, sorted(problems)
	}
	var found *Inspection
	err := Guard("annotating", func() error {
		found = inspection(annotate.Article(art), tokens)
		return nil
	})
	if err != nil {
		return nil, []*news.Problem{faultyArticle(name, err)}
	}
	return found, sorted(problems)
}

// sidecar returns the name of the file with the metadata of name, "" if there is none.
// Markdown has front matter instead.
func sidecar(folder fs.FS, name string) string {
	ext := path.Ext(name)
	switch strings.ToLower(ext) {
	case ".txt", ".html", ".htm":
	default:
		return ""
	}
	beside := strings.TrimSuffix(name, ext) + ".toml"
	if info, err := fs.Stat(folder, beside); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return beside
}

// inspection copies doc into the form of the format. Lists are never nil: they are [] in JSON.
func inspection(doc *news.Document, tokens bool) *Inspection {
	in := &Inspection{
		Version:      InspectionVersion,
		Path:         doc.Path,
		Title:        doc.Title,
		Outlet:       doc.Outlet,
		Published:    doc.Published,
		Language:     doc.Language,
		Text:         doc.Text,
		Paragraphs:   convert(doc.Paragraphs, func(p news.Paragraph) nlp.Span { return p.Span }),
		Sentences:    convert(doc.Sentences, func(s news.Sentence) nlp.Span { return s.Span }),
		Mentions:     convert(doc.Mentions, func(m news.Mention) Mention { return Mention{m.Span, m.Kind} }),
		Attributions: convert(doc.Attributions, attribution),
		Dates:        convert(doc.Dates, func(d nlp.Date) Date { return Date{d.Span, d.Value} }),
		Quantities:   convert(doc.Quantities, func(q nlp.Quantity) Quantity { return quantity(doc.Text, q) }),
	}
	if tokens {
		in.Tokens = tokenList(doc)
	}
	return in
}

// tokenList returns the tokens of doc with the trees of its sentences, which nothing before
// merging needs and which are grown here.
func tokenList(doc *news.Document) []Token {
	if !nlp.ReadsLanguage(doc.Language) {
		return convert(doc.Tokens, func(t nlp.Token) Token { return Token{Span: t.Span, Tag: "X", Head: -1} })
	}
	list := convert(doc.Tokens, func(t nlp.Token) Token {
		return Token{Span: t.Span, Tag: t.Class(), Lemma: nlp.Lemma(doc.Text, t), Head: -1}
	})
	for _, s := range doc.Sentences {
		tree := nlp.Parse(doc.Text, doc.Tokens[s.First:s.Last])
		for i := range tree.Len() {
			t := &list[s.First+i]
			t.Relation = tree.Relation(i)
			if head := tree.Head(i); head >= 0 {
				t.Head = s.First + head
			}
		}
	}
	return list
}

func attribution(a news.Attribution) Attribution {
	return Attribution{
		Source:  spanOrNil(a.Source),
		Cue:     spanOrNil(a.Cue),
		Content: convert(a.Content, func(s nlp.Span) nlp.Span { return s }),
		Kind:    a.Kind,
	}
}

func quantity(text string, q nlp.Quantity) Quantity {
	return Quantity{Span: q.Span, Value: q.Value, Unit: q.Unit, Counted: q.Counted.Of(text), Modifier: q.Modifier}
}

func spanOrNil(s nlp.Span) *nlp.Span {
	if s.Empty() {
		return nil
	}
	return &s
}

// convert applies f to all of in. The result is never nil.
func convert[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}
