package nlp

import (
	"reflect"
	"sync"
	"testing"
)

// TestParallel reads texts of many lengths at once: what is kept for the next text must not tell of
// another one.
func TestParallel(t *testing.T) {
	var texts []string
	for i, unit := range []string{report[:300], "Mayor Anna Berg of Lunde paid $5 on Tuesday. ", "Berg ", "Go? Vik :-) "} {
		texts = append(texts, unit, made(unit, 150*(i+1)))
	}
	want := make([]*reading, len(texts))
	for i, text := range texts {
		want[i] = readAll(text, paragraphs(text), grownOut)
	}
	var group sync.WaitGroup
	for worker := range 3 {
		group.Go(func() {
			for n := range texts {
				i := (n*3 + worker) % len(texts)
				if have := readAll(texts[i], paragraphs(texts[i]), grownOut); !reflect.DeepEqual(have, want[i]) {
					t.Errorf("%.40q is read otherwise beside other texts", texts[i])
				}
			}
		})
	}
	group.Wait()
}
