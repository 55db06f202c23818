package annotate

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// signedPost is how a post stands in a page: its place in a thread, "2/", its words, links, and who posted it when, "We go on. — Anna Berg (@annaberg)
// March 4, 2025".
var signedPost = sync.OnceValue(func() *regexp.Regexp {
	const month = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
	return regexp.MustCompile(`(?s)^(?:Skip Twitter post(?: \d+)? by @\w+\s+)?(?:\d{1,2}/(?:\d{1,2})?\s+)?(.*?\S)\s*([—–-])\s*([^—–()@]{2,60}?)\s+\(@\w+\)\s+` + month + ` \d{1,2}, \d{4}(?:\s+Report)?$`)
})

// maxPost is the longest post, in bytes.
const maxPost = 1200

// posts attributes the paragraphs that are a post as a whole to whom they are signed with. One that opens with a quote mark
// is somebody else's words: the quotation is judged as any.
func (a *attributor) posts() {
	for i := 0; i < len(a.doc.Sentences); {
		end := i + 1
		for end < len(a.doc.Sentences) && a.doc.Sentences[end].Paragraph == a.doc.Sentences[i].Paragraph {
			end++
		}
		whole := a.span(a.doc.Sentences[i].First, a.doc.Sentences[end-1].Last)
		if words := whole.Of(a.doc.Text); len(words) <= maxPost && strings.Contains(words, "(@") && !strings.ContainsRune("\"“", firstRune(words)) {
			a.post(whole)
		}
		i = end
	}
}

// post attributes a paragraph if it is a post.
func (a *attributor) post(whole news.Span) {
	at := signedPost().FindStringSubmatchIndex(whole.Of(a.doc.Text))
	if at == nil {
		return
	}
	part := func(n int) news.Span {
		return news.Span{Start: whole.Start + at[2*n], End: whole.Start + at[2*n+1]}
	}
	content := withoutLinks(a.doc.Text, part(1))
	if !strings.ContainsFunc(content.Of(a.doc.Text), unicode.IsLetter) {
		return
	}
	from, last := a.tokenAt(content.Start), a.tokenAt(content.End-1)+1
	if last <= from || a.doc.Tokens[from].Start != content.Start || a.doc.Tokens[last-1].End != content.End {
		return
	}
	post := news.Attribution{Source: part(3), Cue: part(2), Content: []news.Span{content}, Kind: news.Direct, Speaker: -1}
	if k := a.quoteFrom(content.Start); k == len(a.quotes) || a.quotes[k].first >= last {
		post.Quoted = post.Content
	}
	a.posted[content.Start] = true
	a.takes(from, from, last)
	a.out = append(a.out, post)
}

// withoutLinks returns a part of a text without the addresses at its end.
func withoutLinks(text string, s news.Span) news.Span {
	for {
		words := strings.TrimRightFunc(s.Of(text), unicode.IsSpace)
		s.End = s.Start + len(words)
		at := strings.LastIndexFunc(words, unicode.IsSpace) + 1
		if last := words[at:]; last == "" || !strings.Contains(last, "://") && !strings.HasPrefix(last, "pic.twitter.com/") {
			return s
		}
		s.End = s.Start + at
	}
}
