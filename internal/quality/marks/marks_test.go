package marks

import (
	"reflect"
	"testing"
)

// TestMarks leaves the words of a gold file out and puts them in again.
func TestMarks(t *testing.T) {
	articles := map[string]Article{"x1": {ID: "x1", Title: "Ferry stays", Text: "The ferry  stays in Vester.\n\n“It needs a new… engine,” Anna Berg said, “and a crew.”"}}
	want := &marked[string]{
		Story: "ferry", Articles: []string{"gazette.md"}, Titles: map[string]string{"gazette.md": "Ferry stays"},
		Boilerplate: map[string][]string{},
		Facts:       []fact[string]{{ID: "stays", Evidence: map[string][]string{"gazette.md": {"ferry  stays in Vester", "new… engine"}}}},
		Quotes:      []quote[string]{{Article: "gazette.md", Text: "It needs a new… engine,” “and a crew.", Speaker: []string{"Berg"}}},
	}
	given := *want
	given.Facts = []fact[string]{{ID: "stays", Evidence: map[string][]string{"gazette.md": {"ferry stays in Vester", "new... engine"}}}}
	given.Quotes = []quote[string]{{Article: "gazette.md", Text: `It needs a new... engine," "and a crew.`, Speaker: []string{"Berg"}}}
	marks, err := marksOf(&given, articles)
	if err != nil {
		t.Fatal(err)
	}
	got, err := gold(marks, articles)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v\nfrom %+v", got, want, marks)
	}
}

// TestNoMark tells of words that the article does not have.
func TestNoMark(t *testing.T) {
	articles := map[string]Article{"x1": {ID: "x1", Title: "Ferry stays", Text: "The ferry stays."}}
	given := &marked[string]{Articles: []string{"a.md"}, Titles: map[string]string{"a.md": "Ferry stays"},
		Facts: []fact[string]{{Evidence: map[string][]string{"a.md": {"The ferry sank"}}}}}
	if _, err := marksOf(given, articles); err == nil {
		t.Error("no error for words that stand nowhere")
	}
	if _, err := gold(&marked[pieces]{IDs: map[string]string{"a.md": "x1"}, Facts: []fact[pieces]{{Evidence: map[string][]pieces{"a.md": {{4, 400}}}}}}, articles); err == nil {
		t.Error("no error for a place behind the text")
	}
}
