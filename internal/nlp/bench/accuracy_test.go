package bench

import (
	"os"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/conllu"
	"github.com/jdkato/prose/v3"
	"github.com/jdkato/prose/v3/tag"
)

func treebank(t *testing.T) []conllu.Sentence {
	const name = data + "ud-dev.conllu.gz"
	if _, err := os.Stat(name); err != nil {
		t.Skipf("the measuring data are not beside the repository: %v", err)
	}
	sentences, err := conllu.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

// TestTags prints the share of right tags on given tokens. The universal tags of prose/v3 are made
// from its Penn tags.
func TestTags(t *testing.T) {
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	all, penn, class, prosePenn, proseClass := 0, 0, 0, 0, 0
	count := func(n *int, right bool) {
		if right {
			*n++
		}
	}
	for _, s := range treebank(t) {
		text, words := s.Placed()
		tokens := make([]nlp.Token, len(words))
		list := make([]prose.Token, len(words))
		for i, w := range words {
			tokens[i].Span = nlp.Span{Start: w[0], End: w[1]}
			list[i] = prose.Token{Text: text[w[0]:w[1]], Start: w[0]}
		}
		nlp.Tag(text, tokens)
		tagger.TagTokens(list)
		for i, w := range s.Words {
			all++
			count(&penn, tokens[i].Tag() == w.XPOS)
			count(&class, tokens[i].Class() == w.UPOS)
			count(&prosePenn, list[i].Tag == w.XPOS)
			count(&proseClass, universal(list, i) == w.UPOS)
		}
	}
	share := func(n int) float64 { return float64(n) / float64(all) }
	t.Logf("Penn tags of %d words: ours %.3f, prose/v3 %.3f", all, share(penn), share(prosePenn))
	t.Logf("UPOS: ours %.3f, prose/v3 %.3f", share(class), share(proseClass))
}

// verbsOfHelp are always auxiliaries or nearly so; prose/v3 has no tag for them.
var verbsOfHelp = map[string]bool{
	"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "being": true, "am": true, "'s": true, "'re": true, "'m": true,
	"has": true, "have": true, "had": true, "'ve": true, "do": true, "does": true, "did": true,
}

// universal returns the universal part of speech of a token with a Penn tag, at the best of what
// the tag and the word tell.
func universal(list []prose.Token, i int) string {
	switch t := list[i]; t.Tag {
	case "NN", "NNS":
		return "NOUN"
	case "NNP", "NNPS":
		return "PROPN"
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		if verbsOfHelp[t.Text] && i+1 < len(list) {
			return "AUX"
		}
		return "VERB"
	case "MD":
		return "AUX"
	case "JJ", "JJR", "JJS":
		return "ADJ"
	case "RB", "RBR", "RBS", "WRB":
		if t.Text == "not" || t.Text == "n't" {
			return "PART"
		}
		return "ADV"
	case "IN", "RP":
		switch t.Text {
		case "that", "if", "because", "while", "although", "whether", "since":
			return "SCONJ"
		}
		return "ADP"
	case "DT", "PDT":
		return "DET"
	case "PRP", "PRP$", "WP", "WP$", "WDT", "EX":
		return "PRON"
	case "CC":
		return "CCONJ"
	case "CD":
		return "NUM"
	case "TO":
		if i+1 < len(list) && list[i+1].Tag != "VB" {
			return "ADP"
		}
		return "PART"
	case "POS":
		return "PART"
	case "UH":
		return "INTJ"
	case "$", "#", "SYM":
		return "SYM"
	case "FW", "LS":
		return "X"
	}
	return "PUNCT"
}

// TestSegmentation prints how many tokens and sentences of whole documents have both ends right.
func TestSegmentation(t *testing.T) {
	var ours, theirs segmented
	for _, d := range documents(treebank(t)) {
		ours.want(d)
		theirs.want(d)
		tokens := nlp.Tokenize(d.text, nlp.Span{Start: 0, End: len(d.text)})
		for _, tok := range tokens {
			ours.token(d, tok.Start, tok.End)
		}
		for _, s := range nlp.Sentences(d.text, tokens) {
			ours.sentence(d, tokens[s[0]].Start, tokens[s[1]-1].End)
		}
		doc, err := prose.NewDocument(d.text, prose.WithTagging(false), prose.WithExtraction(false))
		if err != nil {
			t.Fatal(err)
		}
		for _, tok := range doc.Tokens() {
			theirs.token(d, tok.Start, tok.End())
		}
		for _, s := range doc.Sentences() {
			theirs.sentence(d, s.Start, s.End())
		}
	}
	t.Logf("token f1: ours %.3f, prose/v3 %.3f", ours.tokens.f1(), theirs.tokens.f1())
	t.Logf("sentence f1: ours %.3f, prose/v3 %.3f", ours.sentences.f1(), theirs.sentences.f1())
}

// document is a text with the tokens and sentences that people gave it.
type document struct {
	text              string
	tokens, sentences map[[2]int]bool
}

func documents(sentences []conllu.Sentence) []document {
	var out []document
	last := ""
	for _, s := range sentences {
		if len(out) == 0 || s.Doc != last {
			out = append(out, document{tokens: map[[2]int]bool{}, sentences: map[[2]int]bool{}})
			last = s.Doc
		}
		d := &out[len(out)-1]
		if d.text != "" {
			d.text += " "
		}
		base := len(d.text)
		d.text += s.Text
		for _, w := range s.Words {
			d.tokens[[2]int{base + w.Start, base + w.End}] = true
		}
		d.sentences[[2]int{base + s.Words[0].Start, base + s.Words[len(s.Words)-1].End}] = true
	}
	return out
}

type score struct{ right, have, want int }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(s.have+s.want) }

func (s *score) found(right bool) {
	s.have++
	if right {
		s.right++
	}
}

type segmented struct{ tokens, sentences score }

func (s *segmented) want(d document) {
	s.tokens.want += len(d.tokens)
	s.sentences.want += len(d.sentences)
}

func (s *segmented) token(d document, start, end int) {
	s.tokens.found(d.tokens[[2]int{start, end}])
}

func (s *segmented) sentence(d document, start, end int) {
	s.sentences.found(d.sentences[[2]int{start, end}])
}
