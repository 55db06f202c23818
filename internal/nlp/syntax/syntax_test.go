package syntax

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// lessons are invented sentences: word/XPOS/UPOS/head/relation, heads from 1, 0 for the root.
var lessons = []string{
	"The/DT/DET/2/det ferry/NN/NOUN/3/nsubj sank/VBD/VERB/0/root ././PUNCT/3/punct",
	"A/DT/DET/2/det pilot/NN/NOUN/3/nsubj saw/VBD/VERB/0/root the/DT/DET/5/det ferry/NN/NOUN/3/obj ././PUNCT/3/punct",
	"The/DT/DET/2/det harbour/NN/NOUN/4/nsubj:pass was/VBD/AUX/4/aux:pass closed/VBN/VERB/0/root at/IN/ADP/6/case dawn/NN/NOUN/4/obl ././PUNCT/4/punct",
	"At/IN/ADP/2/case dawn/NN/NOUN/6/obl ,/,/PUNCT/2/punct the/DT/DET/5/det pilot/NN/NOUN/6/nsubj slept/VBD/VERB/0/root ././PUNCT/6/punct",
}

func example(lesson string) Example {
	var e Example
	for _, f := range strings.Fields(lesson) {
		p := strings.Split(f, "/")
		e.Words = append(e.Words, lexicon.Look(p[0]))
		e.Tags = append(e.Tags, MakeTag(p[1], p[2]))
		head := int32(0)
		for _, d := range p[3] {
			head = head*10 + d - '0'
		}
		e.Heads = append(e.Heads, head-1)
		e.Relations = append(e.Relations, ParseRelation(p[4]))
	}
	return e
}

// few returns options for few examples.
func few() Options {
	o := Defaults
	o.Epochs, o.Bits, o.LabelBits, o.Rare = 8, 14, 10, 1
	return o
}

// TestTrain learns a few trees by heart, packs the parser, and gets the same bytes again.
func TestTrain(t *testing.T) {
	var examples []Example
	for _, l := range lessons {
		examples = append(examples, example(l))
	}
	packed := Train(examples, few()).Pack()
	if again := Train(examples, few()).Pack(); !bytes.Equal(packed, again) {
		t.Error("the same examples gave other bytes")
	}
	p, err := Read(packed)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range examples {
		heads, rels := make([]int32, len(e.Words)), make([]Relation, len(e.Words))
		p.Parse(e.Words, e.Tags, heads, rels)
		for k := range heads {
			if heads[k] != e.Heads[k] || rels[k] != e.Relations[k] {
				t.Errorf("sentence %d: %q has head %d, %s, want %d, %s", i, e.Words[k].Form, heads[k], rels[k], e.Heads[k], e.Relations[k])
			}
		}
	}
}

// TestParse holds a few trees of the shipped parser.
func TestParse(t *testing.T) {
	for _, l := range lessons {
		e := example(l)
		heads, rels := make([]int32, len(e.Words)), make([]Relation, len(e.Words))
		Load().Parse(e.Words, e.Tags, heads, rels)
		for k := range heads {
			if heads[k] != e.Heads[k] || rels[k] != e.Relations[k] {
				t.Errorf("%q: %q has head %d, %s, want %d, %s", l, e.Words[k].Form, heads[k], rels[k], e.Heads[k], e.Relations[k])
			}
		}
	}
}

// isTree reports what makes heads no tree with one root.
func isTree(heads []int32, rels []Relation) string {
	depth := make([]int8, len(heads)) // 1: on the way up, 2: reaches the root
	roots := 0
	var path []int32
	for i, h := range heads {
		if h < -1 || int(h) >= len(heads) || h == int32(i) {
			return "a head outside"
		}
		if (h == -1) != (rels[i] == Root) || rels[i] == None {
			return "a relation that does not fit"
		}
		if h == -1 {
			roots++
		}
		at := int32(i)
		for at >= 0 && depth[at] == 0 {
			depth[at] = 1
			path = append(path, at)
			at = heads[at]
		}
		if at >= 0 && depth[at] == 1 {
			return "a cycle"
		}
		for _, k := range path {
			depth[k] = 2
		}
		path = path[:0]
	}
	if len(heads) > 0 && roots != 1 {
		return "not one root"
	}
	return ""
}

// TestTrees holds that rubbish gets trees, too.
func TestTrees(t *testing.T) {
	forms := strings.Fields("the of said - , . ( ) “ ” \" 's not to harbour 7 who And ' [ ]")
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		if n > 280 {
			n *= 7
		}
		words, tags := make([]lexicon.Word, n), make([]Tag, n)
		for i := range words {
			words[i] = lexicon.Look(forms[random.IntN(len(forms))])
			tags[i] = Tag{uint8(random.IntN(nXpos)), uint8(random.IntN(nUpos))}
			if n%5 == 0 {
				tags[i].U = uPunct
			}
		}
		heads, rels := make([]int32, n), make([]Relation, n)
		Load().Parse(words, tags, heads, rels)
		if problem := isTree(heads, rels); problem != "" {
			t.Fatalf("%d words: %s", n, problem)
		}
	}
}

// FuzzRead holds that no bytes make Read panic.
func FuzzRead(f *testing.F) {
	o := few()
	o.Epochs, o.Bits, o.LabelBits = 1, 6, 3
	f.Add(Train([]Example{example(lessons[0])}, o).Pack())
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1 && (b[0] > 10 || b[1] > 5) {
			return // no need for large tables
		}
		p, err := Read(b)
		if (p == nil) != (err != nil) {
			t.Errorf("parser %v, error %v", p, err)
		}
	})
}

// text returns n words of the lessons.
func text(n int) (words []lexicon.Word, tags []Tag) {
	for len(words) < n {
		for _, l := range lessons {
			e := example(l)
			words, tags = append(words, e.Words...), append(tags, e.Tags...)
		}
	}
	return words[:n], tags[:n]
}

func BenchmarkParse(b *testing.B) {
	var examples []Example
	words := 0
	for _, l := range lessons {
		examples = append(examples, example(l))
		words += len(examples[len(examples)-1].Words)
	}
	heads, rels := make([]int32, 100), make([]Relation, 100)
	p := Load()
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range examples {
			p.Parse(e.Words, e.Tags, heads[:len(e.Words)], rels[:len(e.Words)])
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkLong shows that time is linear in the length of what claims to be a sentence.
func BenchmarkLong(b *testing.B) {
	for _, c := range []struct {
		name string
		n    int
	}{{"1x", 20_000}, {"2x", 40_000}, {"4x", 80_000}} {
		b.Run(c.name, func(b *testing.B) {
			words, tags := text(c.n)
			heads, rels := make([]int32, c.n), make([]Relation, c.n)
			b.ReportAllocs()
			for b.Loop() {
				Load().Parse(words, tags, heads, rels)
			}
			b.ReportMetric(float64(c.n*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(packed); err != nil {
			b.Fatal(err)
		}
	}
}
