package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// minPhrase is the fewest words of a quoted phrase that is shown by itself: one word in quote marks
// seldom tells who said what.
const minPhrase = 2

// utterance is what one article gives as one person's words, in a row but for "she said".
type utterance struct {
	doc    int
	at     news.Attribution
	pieces []news.Span // without marks, in order
	words  []word      // of all pieces
	weight int         // how many of the words say something of their own
	actor  int         // who speaks, or -1
	source string      // who does in the article's words, lower case; "" for a pronoun
}

// word is a word of an utterance. Its span takes in the marks that touch it.
type word struct {
	news.Span
	key    string // what it is compared by
	number int32  // of its key among the wordings of a story
	piece  int    // index into the utterance's pieces
}

// span covers all pieces and what the narrator says in between.
func (u utterance) span() news.Span { return u.pieces[0].Cover(u.pieces[len(u.pieces)-1]) }

// utterances collects what is in quote marks in a story.
func (m *merger) utterances() []utterance {
	var out []utterance
	for d, doc := range m.story.Docs {
		for _, at := range doc.Attributions {
			for _, q := range at.Quoted {
				piece := trimQuote(doc.Text, q)
				if piece.Empty() {
					continue
				}
				u := newUtterance(doc, d, at, []news.Span{piece})
				u.actor, u.source = m.cast.speaker(d, at), sourceOf(doc, at)
				if len(u.words) > 0 && (at.Kind == news.Direct || len(u.words) >= minPhrase && !isTerm(u.span().Of(doc.Text))) {
					out = append(out, u)
				}
			}
		}
	}
	return out
}

func newUtterance(doc *news.Document, d int, at news.Attribution, pieces []news.Span) utterance {
	u := utterance{doc: d, at: at, pieces: pieces, actor: -1}
	for p, s := range pieces {
		u.words = appendWords(u.words, doc.Text, s, p)
	}
	u.weight = weightOf(u.words)
	return u
}

// cut returns the words from first to last, last excluded, as an utterance of their own.
func (u utterance) cut(doc *news.Document, first, last int) utterance {
	var pieces []news.Span
	for _, w := range u.words[first:last] {
		if n := len(pieces); n > 0 && u.words[first].piece+n-1 == w.piece {
			pieces[n-1].End = w.End
		} else {
			pieces = append(pieces, w.Span)
		}
	}
	v := newUtterance(doc, u.doc, u.at, pieces)
	v.actor, v.source = u.actor, u.source
	return v
}

func weightOf(words []word) int {
	n := 0
	for _, w := range words {
		if !nlp.IsFunction(w.key) {
			n++
		}
	}
	return n
}

// isTerm reports whether a quoted phrase is a name for something, "Phase 2", and not somebody's
// words: every word of it has a capital or is a number.
func isTerm(phrase string) bool {
	for _, w := range strings.Fields(phrase) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// trimQuote leaves out white space around quoted words, and the comma that belongs to the
// sentence around them.
func trimQuote(text string, s news.Span) news.Span {
	part := s.Of(text)
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.End -= len(part) - len(strings.TrimRightFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }))
	if s.End < s.Start {
		return news.Span{}
	}
	return s
}

// appendWords appends the words of a piece of text. Brackets within a word, "[H]e", apostrophes
// and the commas of numbers part no word.
func appendWords(words []word, text string, piece news.Span, number int) []word {
	part := piece.Of(text)
	words = slices.Grow(words, 1+strings.Count(part, " "))
	at := 0 // behind the last word and its marks
	for at < len(part) {
		first := strings.IndexFunc(part[at:], isWordRune)
		if first < 0 {
			break
		}
		first += at
		end := wordEnd(part, first)
		w := word{Span: news.Span{Start: at, End: len(part)}, piece: number}
		w.key = keyOf(part[first:end])
		if i := strings.LastIndexFunc(part[at:first], unicode.IsSpace); i >= 0 {
			_, size := utf8.DecodeRuneInString(part[at+i:])
			w.Start = at + i + size
		}
		if i := strings.IndexFunc(part[end:], func(r rune) bool { return unicode.IsSpace(r) || isWordRune(r) }); i >= 0 {
			w.End = end + i
		}
		at = w.End
		w.Start, w.End = w.Start+piece.Start, w.End+piece.Start
		words = append(words, w)
	}
	return words
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns the end of the word that begins at byte at.
func wordEnd(text string, at int) int {
	end := at
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[end+size:])
			if !strings.ContainsRune("'’‘,[]", r) || !isWordRune(next) || r == ',' && !unicode.IsDigit(next) {
				break
			}
		}
		end += size
	}
	return end
}

// keyOf folds a word and leaves out what is no letter or digit.
func keyOf(written string) string {
	key := nlp.Fold(written)
	if isPlain(key) {
		return key
	}
	key = strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return r
		}
		return -1
	}, key)
	if key == "" { // letters of a script that is not folded
		return written
	}
	return key
}

// isPlain reports whether a word has only small letters of English and digits.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return word != ""
}
