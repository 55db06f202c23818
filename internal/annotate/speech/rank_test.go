package speech

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
)

// TestRank holds that a candidate has the score of all its features, however much of it candidates share.
func TestRank(t *testing.T) {
	m := Default()
	checked := 0
	for _, text := range []string{
		"Anna Berg said that the ferry to Vester was late, and that nobody had been told.",
		"The boats, Berg said on Monday, were old, and would sink if they were used, which Paul Vik denied.",
		"“We were told,” Vik said, “that the quay was safe”, but he thought it was not and asked what had been done.",
		"According to the council, the fear that prices would rise, fall, and rise again was unfounded: nobody believed it.",
	} {
		s := sentence(text)
		for i, token := range s.Tokens {
			s.Notes[i].Quoted = strings.ContainsAny(token.Of(text), "“”") || i%5 == 0
		}
		s.Tree = nlp.Sketch(text, s.Tokens)
		v := newView(s)
		v.grow()
		for c := range v.w {
			all := v.contents(c)
			m.rank(v, all, c)
			for i := range all {
				k := &all[i]
				want := 0
				for _, fill := range []func(){
					func() { v.startFeatures(k.first, c) }, func() { v.endFeatures(k.last(), c) }, func() { v.pairFeatures(k, c) },
				} {
					fill()
					want += m.content.Sum(v.f.f)
				}
				if checked++; k.score != want {
					t.Fatalf("%q: cue %d, candidate %+v: score %d, want %d", text, c, k, k.score, want)
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("%d candidates: the test shows little", checked)
	}
}
