package entity

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"
)

// lesson makes an invented text of a sentence a line: words, those of names as "form/kind".
func lesson(lines string) Example {
	var e Example
	var names []Entity
	for n, line := range strings.Split(lines, "\n") {
		first := len(e.Tokens)
		for _, f := range strings.Fields(line) {
			form, kind, named := strings.Cut(f, "/")
			if named {
				k := map[string]Kind{"p": Person, "o": Organization, "l": Place}[kind]
				names = append(names, Entity{len(e.Tokens), len(e.Tokens) + 1, k, n})
			}
			e.Tokens = append(e.Tokens, Look(form, false))
		}
		e.Sentences = append(e.Sentences, [2]int{first, len(e.Tokens)})
	}
	e.Gold = Labels(len(e.Tokens), names)
	return e
}

func lessons() []Example {
	var out []Example
	for range 4 {
		out = append(out,
			lesson("The ferry left Vester/l at dawn .\nIts pilot Berg/p slept ."),
			lesson("Yesterday Holm/p saw the old harbour of Vester/l .\nThe union Maritas/o was silent ."),
			lesson("Nobody told Berg/p .\nIn Osthavn/l the boats of Maritas/o stayed ."))
	}
	return out
}

// TestSameBytes holds that the same lessons give the same model, and that it reads like what it
// was written from.
func TestSameBytes(t *testing.T) {
	learn := func() *Tagger {
		plain := func(yield func(Text) bool) {
			for _, e := range lessons() {
				if !yield(Text{e.Tokens, e.Sentences}) {
					return
				}
			}
		}
		o := Options{Epochs: 3, Bits: 12, Folds: 2, Least: 0.001, Seed: 1, Log: func(string, ...any) {}}
		tagger, err := Train(lessons(), plain, o)
		if err != nil {
			t.Fatal(err)
		}
		return tagger
	}
	tagger := learn()
	packed := tagger.AppendBinary(nil)
	if !bytes.Equal(packed, learn().AppendBinary(nil)) {
		t.Error("two models of the same lessons differ")
	}
	again, err := Read(packed)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range lessons() {
		if have, want := again.Append(nil, e.Tokens, e.Sentences), tagger.Append(nil, e.Tokens, e.Sentences); !slices.Equal(have, want) {
			t.Errorf("read back: %v, want %v", have, want)
		}
	}
}

// TestManyReaders finds names in many goroutines; the race detector looks on.
func TestManyReaders(t *testing.T) {
	e := lesson("The ferry left Vester at dawn .\nAnna Berg , its pilot , slept .")
	want := Default().Append(nil, slices.Clone(e.Tokens), e.Sentences)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if have := Default().Append(nil, slices.Clone(e.Tokens), e.Sentences); !slices.Equal(have, want) {
				t.Errorf("have %v, want %v", have, want)
			}
		})
	}
	all.Wait()
}
