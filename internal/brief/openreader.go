package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// openReader looks for phrases of what is open in a sentence.
type openReader struct{ sentenceWords }

// find returns the first phrase in the sentence that says that something is open.
func (r *openReader) find() (openMatter, bool) {
	for i, n := range r.words {
		begins := r.lex.words[n].begins
		if begins == nil {
			continue
		}
		for _, p := range begins.open {
			end, ok := r.match(p, i)
			if !ok || !r.holds(p, i, end) || r.isIdle(p, i, end) {
				continue
			}
			o := openMatter{phrase: p, at: r.tokens[i].Cover(r.tokens[end-1].Span), actor: -1}
			o.question = r.questionAt(end)
			return o, true
		}
	}
	return openMatter{}, false
}

// match reads a phrase from token i on, and returns the token behind it.
func (r *openReader) match(p *openPhrase, i int) (int, bool) {
	for _, step := range p.steps {
		if step == nil {
			for n := 0; n < 4 && (manners[r.word(i)] || strings.HasPrefix(r.tag(i), "RB") && !step[r.word(i)]) && !negating[r.word(i)]; n++ {
				i++
			}
			continue
		}
		if !step[r.word(i)] {
			return i, false
		}
		i++
	}
	return i, true
}

var negating = wordSet(`not n't n’t no`)

// holds reports whether what a phrase needs besides its words is there.
func (r *openReader) holds(p *openPhrase, first, end int) bool {
	switch p.needs {
	case "q":
		return r.questionAt(end) != ""
	case "w":
		for i := end; i < end+5; i++ {
			if r.questionAt(i) != "" {
				return true
			}
		}
		return false
	case "v":
		q := r.questionAt(end)
		return q != "" && (q != "what" || happened[r.word(end+1)])
	case "e":
		w := r.word(end)
		return r.questionAt(end) != "" || w == "." || w == "," || w == ";" || w == "" || w == "on" || w == "about"
	case "o":
		for i := end; i < min(len(r.tokens), end+8); i++ {
			if w := r.word(i); requested[w] {
				return true
			} else if w == "." || w == ";" {
				return false
			}
		}
		return false
	case "p":
		if r.word(end) == "to" || r.word(end) == "with" {
			return press[r.word(end+1)] || press[r.word(end+2)]
		}
		return end == len(r.tokens) || press[r.word(end)]
	case "x":
		return r.questionAt(end) != "" || lookedInto[r.word(end)] || lookedInto[r.word(end+1)] || lookedInto[r.word(end+2)]
	case "s":
		for i := first - 1; i >= max(0, first-12); i-- {
			if lookedInto[r.word(i)] {
				return r.word(end) != "for"
			}
		}
		return false
	case "i":
		return lookedInto[r.word(end)]
	}
	return true
}

// questionAt returns the words that begin an indirect question at token i: "whether", "how many"; "".
func (r *openReader) questionAt(i int) string {
	switch r.word(i) {
	case "exactly", "precisely", "just", "on", "about", "at", "by", "to", "for", "yet", "publicly":
		i++
	}
	w := r.word(i)
	switch {
	case !questioning[w]:
		return ""
	case w == "how" && (r.word(i+1) == "many" || r.word(i+1) == "much" || r.word(i+1) == "long"):
		return w + " " + r.word(i+1)
	}
	return w
}

// isIdle reports whether a phrase says nothing of how things stand: it is a condition, a guess, was so only
// at first, or the sentence asks. A law that does not say is none of what is asked.
func (r *openReader) isIdle(p *openPhrase, first, end int) bool {
	switch r.word(first - 1) {
	case "for", "of", "by", "after", "from", "when": // "charged with refusing to answer questions"
		return true
	}
	if r.word(len(r.tokens)-1) == "?" {
		return true
	}
	for i := max(0, first-4); i < end; i++ {
		switch r.word(i) {
		case "will", "would", "'ll", "’ll":
			if i < first && p.kind == notKnown {
				return true
			}
		case "if", "unless", "may", "might", "initially", "originally", "should":
			return true
		}
	}
	return r.word(end) == "until"
}

// startsWithin reports whether a span begins within the first n tokens.
func (r *openReader) startsWithin(s news.Span, n int) bool {
	return len(r.tokens) > n && s.Start <= r.tokens[n].Start
}

// pronounFirst reports whether a pronoun for somebody stands before the first noun.
func (r *openReader) pronounFirst() bool {
	for i := range r.tokens {
		switch tag := r.tag(i); {
		case tag == "PRP" && r.word(i) != "it":
			return true
		case strings.HasPrefix(tag, "NN"):
			return false
		}
	}
	return true
}

// endsAt reports whether no word stands between two offsets: "gave no details" says nothing of what.
func (r *openReader) endsAt(from, to int) bool {
	return !slices.ContainsFunc(r.tokens, func(tok nlp.Token) bool {
		return tok.Start >= from && tok.End <= to && hasLetterOrDigit(tok.Of(r.text))
	})
}

// points reports whether a noun points to what was told before: "that incident", "such a vote".
func (r *openReader) points() bool {
	for i := range r.tokens {
		if pointing[r.word(i)] && r.tag(i) == "DT" && strings.HasPrefix(r.tag(i+1), "NN") && !timeWords[r.word(i+1)] {
			return true
		}
	}
	return false
}

// timeWords are nouns that are told from the day of the article: "this week".
var timeWords = wordSet(`week month year morning afternoon evening night day weekend summer winter spring autumn fall time point`)

func (r *openReader) wordCount() int {
	n := 0
	for _, tok := range r.tokens {
		if hasLetterOrDigit(tok.Of(r.text)) {
			n++
		}
	}
	return n
}

// endsWell reports whether a clause that ends at an offset ends its sentence, or before a mark.
func (r *openReader) endsWell(end int) bool {
	for _, tok := range r.tokens {
		if tok.Start >= end {
			return !hasLetterOrDigit(tok.Of(r.text))
		}
	}
	return true
}

// asksOfPronoun reports whether a pronoun for what was told before stands in the question behind a span: "it is not clear
// whether it would help".
func (r *openReader) asksOfPronoun(s news.Span) bool {
	n := 0
	for i, tok := range r.tokens {
		if tok.Start < s.End {
			continue
		}
		if n++; n > 3 {
			break
		}
		if r.tag(i) == "PRP" {
			return true
		}
	}
	return false
}
