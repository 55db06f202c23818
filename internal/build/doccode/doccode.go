// Package doccode writes articles and documents as bytes, to be kept and read back in a small part of the time that
// making them takes. The bytes mean something to the version of the program alone that wrote them.
package doccode

import (
	"errors"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// errDamaged is the error of bytes that were not written here.
var errDamaged = errors.New("not what was written")

// Reading is what came of reading a source: an article or none, and what is wrong with it.
type Reading struct {
	Article  *news.Article // nil where the source was skipped
	Problems []*news.Problem
}

// EncodeReading returns r as bytes.
func EncodeReading(r Reading) []byte {
	c := newWriter()
	c.reading(&r)
	return c.written()
}

// DecodeReading is the reverse of EncodeReading.
func DecodeReading(data []byte) (Reading, error) {
	c := newReader(data)
	var r Reading
	c.reading(&r)
	if !c.done() {
		return Reading{}, errDamaged
	}
	return r, nil
}

func (c *coder) reading(r *Reading) {
	there := r.Article != nil
	c.bool(&there)
	if there {
		if !c.writing {
			r.Article = &news.Article{}
		}
		c.article(r.Article)
	}
	list(c, &r.Problems, func(p **news.Problem) {
		if !c.writing {
			*p = &news.Problem{}
		}
		c.problem(*p)
	})
}

func (c *coder) article(a *news.Article) {
	for _, s := range []*string{&a.Path, &a.Folder, &a.Title, &a.Outlet, &a.Author, &a.URL, &a.Published, &a.Updated, &a.Language, &a.Credit, &a.Text, &a.SHA256} {
		text(c, s)
	}
	c.span(&a.TitleSpan)
	c.bool(&a.Draft)
	list(c, &a.Paragraphs, func(p *news.Paragraph) {
		c.span(&p.Span)
		c.bool(&p.Heading)
		list(c, &p.Insets, c.span)
	})
	list(c, &a.Notes, func(s *string) { text(c, s) })
}

func (c *coder) problem(p *news.Problem) {
	for _, s := range []*string{&p.Path, &p.Source, &p.Message, &p.Hint} {
		text(c, s)
	}
	c.int(&p.Line)
	c.int(&p.Column)
	c.bool(&p.Skipped)
}

// EncodeDocument returns doc as bytes, but for its article.
func EncodeDocument(doc *news.Document) []byte {
	c := newWriter()
	c.document(doc)
	return c.written()
}

// DecodeDocument returns the document of art that EncodeDocument wrote. Its trees grow anew.
func DecodeDocument(data []byte, art *news.Article) (*news.Document, error) {
	c := newReader(data)
	doc := &news.Document{Article: art}
	c.document(doc)
	if !c.done() {
		return nil, errDamaged
	}
	return doc, nil
}

// DecodeWords reads of a document that EncodeDocument wrote the tokens, sentences and mentions alone, into doc. Where it
// fails, doc is as it was.
func DecodeWords(data []byte, doc *news.Document) error {
	c := newReader(data)
	words := news.Document{Article: doc.Article}
	c.tokens(&words.Tokens)
	list(c, &words.Sentences, c.sentence)
	c.length(0, true) // of the trees
	list(c, &words.Mentions, c.mention)
	if c.bad {
		return errDamaged
	}
	doc.Tokens, doc.Sentences, doc.Mentions = words.Tokens, words.Sentences, words.Mentions
	return nil
}

func (c *coder) document(d *news.Document) {
	c.tokens(&d.Tokens)
	list(c, &d.Sentences, c.sentence)
	c.trees(d)
	list(c, &d.Mentions, c.mention)
	list(c, &d.Attributions, c.attribution)
	list(c, &d.Clauses, c.clause)
	list(c, &d.Dates, c.date)
	list(c, &d.Quantities, c.quantity)
	list(c, &d.Measures, c.measure)
}

// tokens are most of a document: what is between them, their length and their tags, four bytes each.
func (c *coder) tokens(tokens *[]nlp.Token) {
	end := 0
	list(c, tokens, func(t *nlp.Token) {
		gap, length := t.Start-end, t.Len()
		c.int(&gap)
		c.int(&length)
		if end += gap + length; c.writing {
			penn, class := t.Code()
			c.data = append(c.data, penn, class)
			return
		}
		if len(c.data)-c.at < 2 {
			c.bad = true
			return
		}
		*t = nlp.CodedToken(nlp.Span{Start: end - length, End: end}, c.data[c.at], c.data[c.at+1])
		c.at += 2
	})
}

// trees are not written: each grows from the tokens of its sentence.
func (c *coder) trees(d *news.Document) {
	n, ok := c.length(len(d.Trees), d.Trees == nil)
	if c.writing || !ok || c.bad {
		return
	}
	if n != len(d.Sentences) {
		c.bad = true
		return
	}
	d.Trees = make([]nlp.Sentence, n)
	for i, s := range d.Sentences {
		if s.First < 0 || s.First > s.Last || s.Last > len(d.Tokens) {
			c.bad = true
			return
		}
		d.Trees[i].Text, d.Trees[i].Tokens = d.Text, d.Tokens[s.First:s.Last]
	}
}

func (c *coder) sentence(s *news.Sentence) {
	c.span(&s.Span)
	c.int(&s.First)
	c.int(&s.Last)
	c.int(&s.Paragraph)
	c.bool(&s.Heading)
}

func (c *coder) mention(m *news.Mention) {
	c.span(&m.Span)
	text(c, &m.Kind)
	if !c.writing {
		m.Kind = constant(m.Kind)
	}
	c.int(&m.Sentence)
	c.span(&m.Role)
}

// constant returns a kind that holds no memory of what was read: names and actors outlive that.
func constant(kind news.Kind) news.Kind {
	for _, known := range []news.Kind{news.Person, news.Organization, news.Place, news.Other} {
		if kind == known {
			return known
		}
	}
	return kind
}

func (c *coder) attribution(a *news.Attribution) {
	c.span(&a.Source)
	c.span(&a.Cue)
	list(c, &a.Content, c.span)
	list(c, &a.Quoted, c.span)
	text(c, &a.Kind)
	c.int(&a.Speaker)
}

func (c *coder) clause(k *news.Clause) {
	c.span(&k.Span)
	for _, x := range []*int{&k.Sentence, &k.Parent, &k.Head, &k.Attribution} {
		c.int(x)
	}
	text(c, &k.Kind)
	list(c, &k.Own, func(run *[2]int) {
		c.int(&run[0])
		c.int(&run[1])
	})
	c.span(&k.Noun)
	c.span(&k.Subject)
	c.bool(&k.Inherited)
	c.ints(&k.Actors)
	text(c, &k.Predicate)
	c.bool(&k.Passive)
	c.bool(&k.Negated)
	text(c, &k.Modal)
	c.ints(&k.Dates)
	c.ints(&k.Quantities)
}

func (c *coder) date(d *nlp.Date) {
	c.span(&d.Span)
	for _, s := range []*string{&d.Value, &d.Precision, &d.First, &d.Last, &d.Clock, &d.Zone} {
		text(c, s)
	}
}

func (c *coder) quantity(q *nlp.Quantity) {
	c.span(&q.Span)
	c.float(&q.Value)
	c.float(&q.Max)
	text(c, &q.Unit)
	text(c, &q.Dimension)
	c.span(&q.Counted)
	text(c, &q.Modifier)
	text(c, &q.Bound)
	c.bool(&q.Vague)
}

func (c *coder) measure(m *nlp.Measure) {
	for _, s := range []*nlp.Span{&m.Thing, &m.Act, &m.Clause, &m.Whose} {
		c.span(s)
	}
	for _, b := range []*bool{&m.Agent, &m.Part, &m.Modal, &m.Earlier, &m.Joint} {
		c.bool(b)
	}
}
