package nlp

import (
	"fmt"
	"math"
	"unicode/utf8"
)

// check reports what must hold of every reading and does not.
func (r *reading) check() error {
	for _, err := range []error{r.checkTokens(Span{0, len(r.text)}), r.checkSentences(), r.checkWords(), r.checkNames(), r.checkTrees(), r.checkFigures(), r.checkSimilarity()} {
		if err != nil {
			return err
		}
	}
	return nil
}

// span reports a span that does not lie in the text, or parts a rune of it.
func (r *reading) span(what string, s Span) error {
	if !inText(r.text, s) {
		return fmt.Errorf("%s %v is no span of the text of %d bytes", what, s, len(r.text))
	}
	return nil
}

// inText reports whether s is a span of text on rune boundaries.
func inText(text string, s Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && onRune(text, s.Start) && onRune(text, s.End)
}

func onRune(text string, at int) bool {
	if at == len(text) || utf8.RuneStart(text[at]) {
		return true
	}
	for k := 1; k < utf8.UTFMax && k <= at; k++ {
		if _, n := utf8.DecodeRuneInString(text[at-k:]); n > k {
			return false
		}
	}
	return true // broken bytes are runes by themselves
}

// checkTokens reports a token of part of the text that is empty, parts a rune or overlaps another,
// and what is no white space and belongs to none.
func (r *reading) checkTokens(part Span) error {
	at := part.Start
	for i, t := range r.tokens {
		if err := r.span("token", t.Span); err != nil {
			return err
		}
		if t.Empty() || t.Start < at || t.End > part.End {
			return fmt.Errorf("token %d, %v, begins before %d, ends behind %d or is empty", i, t.Span, at, part.End)
		}
		if err := r.blank(at, t.Start); err != nil {
			return err
		}
		at = t.End
	}
	return r.blank(at, part.End)
}

// blank reports more than white space between two places.
func (r *reading) blank(from, to int) error {
	for _, c := range r.text[from:to] {
		if !isSpace(c) {
			return fmt.Errorf("%q at %d belongs to no token", r.text[from:min(to, from+40)], from)
		}
	}
	return nil
}

func (r *reading) checkSentences() error {
	next := 0
	for i, s := range r.sentences {
		if s[0] != next || s[1] <= s[0] {
			return fmt.Errorf("sentence %d is tokens %v behind token %d", i, s, next)
		}
		next = s[1]
	}
	if next != len(r.tokens) {
		return fmt.Errorf("sentences end with token %d of %d", next, len(r.tokens))
	}
	return nil
}

func (r *reading) checkWords() error {
	for i, t := range r.tokens {
		if t.Tag() == "" {
			return fmt.Errorf("token %d, %.40q, has no tag", i, t.Of(r.text))
		}
		if lemma := Lemma(r.text, t); utf8.ValidString(t.Of(r.text)) && !utf8.ValidString(lemma) {
			return fmt.Errorf("the lemma of %.40q is %.40q", t.Of(r.text), lemma)
		}
	}
	return nil
}

func (r *reading) checkNames() error {
	for _, n := range r.names {
		if err := r.span("name", n.Span); err != nil {
			return err
		}
		if err := r.span("role", n.Role); err != nil {
			return err
		}
		if n.Sentence < 0 || n.Sentence >= len(r.sentences) || n.Empty() {
			return fmt.Errorf("name %+v is empty or in none of %d sentences", n, len(r.sentences))
		}
		s := r.sentences[n.Sentence]
		sentence := r.tokens[s[0]].Cover(r.tokens[s[1]-1].Span)
		if !sentence.Contains(n.Span) {
			return fmt.Errorf("name %+v is not in its sentence", n)
		}
		if !n.Role.Empty() && (!sentence.Contains(n.Role) || n.Kind != PersonName || n.Role.Start < n.End && n.Start < n.Role.End) {
			return fmt.Errorf("the role of %+v is not beside it", n)
		}
	}
	return nil
}

func (r *reading) checkTrees() error {
	for i, tree := range r.trees {
		if err := checkTree(tree, r.sentences[i][1]-r.sentences[i][0]); err != nil {
			return fmt.Errorf("sentence %d: %w", i, err)
		}
	}
	return nil
}

// checkTree reports what makes tree no tree of n tokens.
func checkTree(tree Tree, n int) error {
	if tree.Len() != n {
		return fmt.Errorf("%d heads of %d tokens", tree.Len(), n)
	}
	roots := 0
	reached := make([]int, n) // in which walk to the root each token was met, from 1
	for i := range n {
		head, relation := tree.Head(i), tree.Relation(i)
		if head < -1 || head >= n || relation == "" || (head < 0) != (relation == "root") {
			return fmt.Errorf("token %d of %d has the head %d, relation %q", i, n, head, relation)
		}
		if head < 0 {
			roots++
		}
		for k := i; k >= 0 && reached[k] == 0; k = tree.Head(k) {
			reached[k] = i + 1
			if next := tree.Head(k); next >= 0 && reached[next] == i+1 {
				return fmt.Errorf("token %d governs itself", next)
			}
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

func (r *reading) checkFigures() error {
	for _, q := range r.quantities {
		if err := r.span("quantity", q.Span); err != nil {
			return err
		}
		if err := r.span("what is counted", q.Counted); err != nil {
			return err
		}
		if q.Empty() || math.IsInf(q.Value, 0) || math.IsInf(q.Max, 0) || math.IsNaN(q.Value) || math.IsNaN(q.Max) || q.Max < q.Value {
			return fmt.Errorf("quantity %+v", q)
		}
	}
	for _, d := range r.dates {
		if err := r.span("date", d.Span); err != nil {
			return err
		}
		if d.Empty() || d.Precision == "" {
			return fmt.Errorf("date %+v", d)
		}
	}
	return nil
}

// checkSimilarity compares the first and the last sentence, each with itself and with the other.
func (r *reading) checkSimilarity() error {
	if len(r.sentences) == 0 {
		return nil
	}
	prepared := func(s [2]int) *Compared { return Prepare(r.text, r.tokens[s[0]:s[1]]) }
	first, last := prepared(r.sentences[0]), prepared(r.sentences[len(r.sentences)-1])
	for _, x := range []float64{first.Similarity(first), first.Similarity(last), last.Similarity(first), last.Similarity(last)} {
		if !(x >= -1e-6 && x <= 1+1e-6) {
			return fmt.Errorf("similarity %v", x)
		}
	}
	return nil
}
