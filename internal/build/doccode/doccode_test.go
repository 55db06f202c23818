package doccode_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/build/doccode"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// filler gives every field of a value something of its own, so that one that is not written shows.
type filler struct{ n int }

func (f *filler) fill(t *testing.T, v reflect.Value) {
	f.n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("text " + strconv.Itoa(f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(f.n%1000 - 200))
	case reflect.Float64:
		v.SetFloat(float64(f.n) / 3)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(t, v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range 3 {
			f.fill(t, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			f.fill(t, v.Index(i))
		}
	case reflect.Struct:
		f.fillStruct(t, v)
	default:
		t.Fatalf("no way to fill a %v: the code must learn it first", v.Type())
	}
}

func (f *filler) fillStruct(t *testing.T, v reflect.Value) {
	if _, is := v.Interface().(nlp.Token); is {
		v.Set(reflect.ValueOf(nlp.CodedToken(nlp.Span{Start: 10 * f.n, End: 10*f.n + 4}, uint8(f.n%50), uint8(f.n%17))))
		return
	}
	for i := range v.NumField() {
		if field := v.Type().Field(i); field.Name == "Trees" {
			continue // made of the tokens: see TestDocuments
		} else if !field.IsExported() {
			t.Fatalf("%v has a field %s that nobody but its package can write", v.Type(), field.Name)
		}
		f.fill(t, v.Field(i))
	}
}

// TestEveryField fails where a field was added to what is written, and is not written.
func TestEveryField(t *testing.T) {
	var f filler
	var want doccode.Reading
	f.fill(t, reflect.ValueOf(&want).Elem())
	have, err := doccode.DecodeReading(doccode.EncodeReading(want))
	if err != nil || !reflect.DeepEqual(have, want) {
		t.Errorf("error %v; have %+v\n%+v, want %+v\n%+v", err, have, have.Article, want, want.Article)
	}
	doc := &news.Document{}
	f.fill(t, reflect.ValueOf(doc).Elem())
	again, err := doccode.DecodeDocument(doccode.EncodeDocument(doc), doc.Article)
	if err != nil || !reflect.DeepEqual(again, doc) {
		t.Errorf("error %v; have %+v, want %+v", err, again, doc)
	}
}

// TestNothing: nil and empty lists stay what they are.
func TestNothing(t *testing.T) {
	for _, want := range []doccode.Reading{
		{},
		{Problems: []*news.Problem{}},
		{Article: &news.Article{}},
		{Article: &news.Article{Notes: []string{}, Paragraphs: []news.Paragraph{}}},
	} {
		if have, err := doccode.DecodeReading(doccode.EncodeReading(want)); err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("error %v; have %#v, want %#v", err, have, want)
		}
	}
}

const quay = "Mayor Anna Berg said on Tuesday that at least 12 boats, which lay at the old quay, were lost.\n" +
	"“We have never seen flames like it,” Paul Vik, a spokesman, told the Vester Gazette at 4 a.m. It cost about $2.6 million.\n" +
	"Das Feuer wurde gelöscht. 火事。 It was over by 10/08/2019, or so he thought it might be.\n"

func article(words string) *news.Article {
	art := &news.Article{Path: "quay.txt", Text: words, Language: "en", Published: "2025-03-05", Title: "Quay"}
	at := 0
	for line := range strings.SplitAfterSeq(words, "\n") {
		if strings.TrimSpace(line) != "" {
			art.Paragraphs = append(art.Paragraphs, news.Paragraph{Span: news.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}})
		}
		at += len(line)
	}
	return art
}

// TestDocuments: a document that comes back is the one that was made, and so are its trees when they grow.
func TestDocuments(t *testing.T) {
	for _, words := range []string{"", "Quay", quay, strings.Repeat(quay, 20), strings.Repeat("boats and ", 2000)} {
		want := annotate.Article(article(words))
		have, err := doccode.DecodeDocument(doccode.EncodeDocument(want), want.Article)
		if err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("%.40q: error %v; have %+v, want %+v", words, err, have, want)
			continue
		}
		for i := range want.Trees {
			if !reflect.DeepEqual(have.Trees[i].Tree(), want.Trees[i].Tree()) {
				t.Errorf("%.40q: sentence %d has another tree", words, i)
			}
		}
	}
}

// FuzzDecode wants no panic, and no more memory than is due, of bytes that were never written.
func FuzzDecode(f *testing.F) {
	art := article(quay)
	f.Add(doccode.EncodeDocument(annotate.Article(art)))
	f.Add(doccode.EncodeReading(doccode.Reading{Article: art, Problems: []*news.Problem{{Path: "a", Line: 2}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := doccode.DecodeReading(data); err == nil {
			doccode.EncodeReading(r)
		}
		if doc, err := doccode.DecodeDocument(data, art); err == nil {
			doccode.EncodeDocument(doc)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	doc := annotate.Article(article(strings.Repeat(quay, 20)))
	data := doccode.EncodeDocument(doc)
	words := len(strings.Fields(doc.Text))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := doccode.DecodeDocument(data, doc.Article); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(len(data))/float64(len(doc.Text)), "bytes/byte")
}

func BenchmarkEncode(b *testing.B) {
	doc := annotate.Article(article(strings.Repeat(quay, 20)))
	words := len(strings.Fields(doc.Text))
	for b.Loop() {
		doccode.EncodeDocument(doc)
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}
