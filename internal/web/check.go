package web

import (
	"fmt"

	"github.com/briefgen/briefgen/internal/news"
)

// check reports what must not reach a page: a statement that is not copied from where it says,
// names that are no safe names of files, articles without their documents. The stages before
// this one never give any of it; a site with a wrong citation is worse than none.
func check(b *news.Briefing) error {
	if !safeName(b.ID) {
		return fmt.Errorf("story %q: id is not a safe name of a folder", b.ID)
	}
	if b.Story == nil || len(b.Story.Docs) != len(b.Articles) {
		return fmt.Errorf("story %q: its %d articles come without their documents", b.ID, len(b.Articles))
	}
	texts := map[string]string{}
	for i, a := range b.Articles {
		if err := checkArticle(a, b.Story.Docs[i]); err != nil {
			return fmt.Errorf("story %q: article %q: %w", b.ID, a.ID, err)
		}
		if _, twice := texts[a.ID]; twice {
			return fmt.Errorf("story %q: two articles have the id %q", b.ID, a.ID)
		}
		texts[a.ID] = b.Story.Docs[i].Text
	}
	for _, c := range citations(b) {
		if err := checkCitation(c, texts); err != nil {
			return fmt.Errorf("story %q: %w", b.ID, err)
		}
	}
	return nil
}

func checkArticle(a news.BriefArticle, doc *news.Document) error {
	if !safeName(a.ID) {
		return fmt.Errorf("id is not a safe name of a file")
	}
	if doc == nil || doc.Article == nil {
		return fmt.Errorf("no document")
	}
	end := 0
	for _, s := range doc.Sentences {
		if s.Start < end || s.End < s.Start || s.End > len(doc.Text) {
			return fmt.Errorf("sentence %v does not lie in order in the text", s.Span)
		}
		end = s.End
	}
	return nil
}

func checkCitation(c news.Citation, texts map[string]string) error {
	text, ok := texts[c.Article]
	if !ok {
		return fmt.Errorf("citation %v of article %q, which the story does not have", c.Span(), c.Article)
	}
	if c.Start < 0 || c.End <= c.Start || c.End > len(text) {
		return fmt.Errorf("citation %v lies outside of article %q", c.Span(), c.Article)
	}
	if c.Span().Of(text) != c.Text {
		return fmt.Errorf("citation %v is not what stands in article %q: %q", c.Span(), c.Article, c.Text)
	}
	return nil
}

// citations returns all citations of b.
func citations(b *news.Briefing) []news.Citation {
	var out []news.Citation
	for _, claims := range [][]news.Claim{b.Consensus, b.Reported} {
		for _, c := range claims {
			out = append(out, c.Citations...)
		}
	}
	for _, d := range b.Differences() {
		for _, v := range d.Variants {
			out = append(out, v.Citations...)
		}
	}
	for _, q := range b.Quotes {
		out = append(out, q.Citations...)
	}
	for _, a := range b.Actors {
		out = append(out, a.Citations...)
		if a.RoleCitation != nil {
			out = append(out, *a.RoleCitation)
		}
	}
	for _, e := range b.Timeline {
		out = append(out, e.Citations...)
	}
	for _, u := range b.Unknowns {
		out = append(out, u.Citations...)
	}
	return out
}

// safeName reports whether s may name a file or folder of the site, and be an id in HTML. Lower
// case only: some file systems take A and a for one name.
func safeName(s string) bool {
	if s == "" || len(s) > 120 || s[0] == '-' || s[0] == '_' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return true
}
