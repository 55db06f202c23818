// Package sample makes values of the types that templates get, so that templates can be tried on what a user's own stories
// happen not to have: what can be left out is there in some and not in others, lists are empty, short and longer. Nothing is
// left to chance: the same seed gives the same sample.
//
// A field may say in a tag what it takes: sample:"cut|changed" are the words that it may be (of a map, its keys);
// sample:"always" is on what is never left out, sample:"some" on a list that is never empty, sample:"full" on one that has all in each
// element.
package sample

import (
	"encoding/binary"
	"hash/fnv"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
)

// words stand in the texts of samples.
const words = "sample words"

// maxDepth bounds types that hold themselves.
const maxDepth = 16

// Fill sets the exported fields of what v points to.
func Fill(v any, seed uint64) {
	f := &filler{seed: seed, scarce: 1 + int(seed%4)}
	f.fill(reflect.ValueOf(v).Elem(), 0, field{})
}

type filler struct {
	seed   uint64
	scarce int // of five things that can be left out so many are
	all    int // how many lists whose elements have all are around
}

// field is where a value stands. What is drawn depends on the place alone, so that a new field leaves the others as they
// were.
type field struct {
	name, tag string
	place     uint64
}

// below is the place of a field or an element.
func (at field) below(name, tag string) field {
	h := fnv.New64a()
	h.Write(binary.LittleEndian.AppendUint64(nil, at.place))
	h.Write([]byte(name))
	return field{name: name, tag: tag, place: h.Sum64()}
}

// draw returns a number below n.
func (f *filler) draw(at field, n int) int {
	return rand.New(rand.NewPCG(f.seed, at.place)).IntN(n)
}

// absent decides whether something is left out.
func (f *filler) absent(at field) bool {
	return f.all == 0 && at.tag != "always" && f.draw(at.below("absent", ""), 5) < f.scarce
}

func (f *filler) fill(v reflect.Value, depth int, at field) {
	if depth > maxDepth {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if t := v.Type().Field(i); t.IsExported() {
				f.fill(v.Field(i), depth+1, at.below(t.Name, t.Tag.Get("sample")))
			}
		}
	case reflect.Slice:
		f.fillList(v, depth, at)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range choices(at.tag) {
			if value := reflect.New(v.Type().Elem()).Elem(); !f.absent(at.below(key, "")) {
				f.fill(value, depth+1, at.below(key, ""))
				v.SetMapIndex(reflect.ValueOf(key), value)
			}
		}
	case reflect.Pointer:
		if !f.absent(at) {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth+1, at)
		}
	case reflect.String:
		v.SetString(f.text(v.Type().Name(), at))
	case reflect.Int:
		v.SetInt(f.number(at))
	case reflect.Bool:
		v.SetBool(!f.absent(at))
	}
}

// fillList makes a list of some elements, of more near the top.
func (f *filler) fillList(v reflect.Value, depth int, at field) {
	most := 2
	switch {
	case depth < 3:
		most = 6
	case depth < 7:
		most = 3
	}
	if at.tag != "some" && at.tag != "full" && f.absent(at) {
		return
	}
	n := 1 + f.draw(at, most)
	if at.tag == "full" {
		f.all++
		defer func() { f.all-- }()
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		of := at.below(strconv.Itoa(i), "")
		of.name = at.name
		if v.Index(i).Kind() == reflect.Pointer || v.Index(i).Kind() == reflect.String {
			of.tag = "always"
		}
		f.fill(v.Index(i), depth+1, of)
	}
}

// choices are the words that a field may be, nil where it may be any.
func choices(tag string) []string {
	if !strings.Contains(tag, "|") {
		return nil
	}
	return strings.Split(tag, "|")
}

// text is a text for a field of a type.
func (f *filler) text(typeName string, at field) string {
	if list := choices(at.tag); list != nil {
		return list[f.draw(at, len(list))]
	}
	switch {
	case f.absent(at):
		return ""
	case typeName == "HTML":
		return "<p>" + words + "</p>"
	}
	switch at.name {
	case "Published", "Updated", "AsOf", "From", "Date":
		return "2025-03-04"
	case "Month":
		return "2025-03"
	case "To", "End":
		return "2025-03-09"
	case "Href", "Link", "URL", "Back", "Newer", "Older", "Root":
		return "https://sample.example/"
	case "Language", "Lang":
		return "en"
	case "Article", "Story", "ID", "Actor", "Anchor":
		return "sample"
	}
	return words
}

// number is a number for a field. Where a place begins and ends agrees with the words that stand for a text.
func (f *filler) number(at field) int64 {
	switch at.name {
	case "Start":
		return 0
	case "End":
		return int64(len(words))
	}
	if f.absent(at) {
		return 0
	}
	return int64(f.draw(at, 4))
}
