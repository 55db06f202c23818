package labels

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/language"

	"github.com/briefgen/briefgen/internal/news"
)

// check holds a file against a model, which has all keys. It reports the first key that the model has not,
// the first label whose places for words are others, and the first number that lacks a form of its plural; where f stands
// for a whole language, what it lacks, too.
func (f *file) check(model *file, tag language.Tag, whole bool) error {
	if err := f.checkDates(whole); err != nil {
		return err
	}
	if c := f.Cells; c != nil && (len(*c) != 1 || !strings.Contains(cellMarks, *c)) {
		return f.problem(f.lineOf("cells"), fmt.Sprintf("cells is %q", *c), `it is "," or ";" or "\t"`)
	}
	for _, key := range sortedKeys(f.Labels) {
		want, known := model.Labels[key]
		if !known {
			return f.unknown(key, sortedKeys(model.Labels))
		}
		if p := f.checkPlaces(key, f.Labels[key], places(want)); p != nil {
			return p
		}
	}
	for _, key := range sortedKeys(f.Counts) {
		want, known := model.Counts[key]
		if !known {
			return f.unknown(key, sortedKeys(model.Counts))
		}
		if err := f.checkForms(key, want, tag); err != nil {
			return err
		}
	}
	if whole {
		return f.checkWhole(model)
	}
	return nil
}

// checkWhole reports the keys that f lacks.
func (f *file) checkWhole(model *file) error {
	var lacks []string
	for _, key := range sortedKeys(model.Labels) {
		if _, there := f.Labels[key]; !there {
			lacks = append(lacks, key)
		}
	}
	for _, key := range sortedKeys(model.Counts) {
		if _, there := f.Counts[key]; !there {
			lacks = append(lacks, "counts."+key)
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	const most = 3
	names := strings.Join(lacks[:min(most, len(lacks))], ", ")
	if len(lacks) > most {
		names += " and others"
	}
	return f.problem(0, "lacks the labels "+names,
		"briefgen init --templates writes out labels/en.toml, which has all")
}

func (f *file) checkDates(whole bool) error {
	if n := len(f.Dates.Months); n != 12 && (n > 0 || whole) {
		return f.problem(f.lineOf("months"), fmt.Sprintf("months has %d names; there must be 12", n), "")
	}
	for _, form := range []struct{ key, text, want string }{
		{"day", f.Dates.Day, "{day} {month} {year}"}, {"month", f.Dates.Month, "{month} {year}"},
	} {
		if form.text == "" && !whole {
			continue
		}
		if p := f.checkPlaces(form.key, form.text, places(form.want)); p != nil {
			return p
		}
	}
	return nil
}

// checkForms reports a form that there is not, one that the language needs and f lacks, and places
// for words that the model has not. The form for one may leave out the number: "quoted once".
func (f *file) checkForms(key string, want map[string]string, tag language.Tag) error {
	forms, need := f.Counts[key], formsOf(tag)
	for _, form := range sortedKeys(forms) {
		if !slices.Contains(need, form) {
			return f.problem(f.lineOf(key), fmt.Sprintf("%s has the form %q, which the language has not", key, form),
				"its forms are "+strings.Join(need, ", "))
		}
	}
	for _, form := range need {
		text, there := forms[form]
		if !there {
			return f.problem(f.lineOf(key), fmt.Sprintf("%s lacks the form %q", key, form), "the forms of the language are "+strings.Join(need, ", "))
		}
		have := places(text)
		if form != "other" && !slices.Contains(have, "{n}") {
			have = append(have, "{n}")
			slices.Sort(have)
		}
		if p := f.samePlaces(key, have, places(want["other"])); p != nil {
			return p
		}
	}
	return nil
}

func (f *file) checkPlaces(key, text string, want []string) error {
	if p := f.samePlaces(key, places(text), want); p != nil {
		return p
	}
	return nil
}

// samePlaces reports places for words that are not those wanted, nil if they are.
func (f *file) samePlaces(key string, have, want []string) error {
	if slices.Equal(have, want) {
		return nil
	}
	message := fmt.Sprintf("%s has no place for words such as {name}", key)
	if len(want) > 0 {
		message = fmt.Sprintf("%s must have %s, each once, and no other", key, strings.Join(want, ", "))
	}
	return f.problem(f.lineOf(key), message, "")
}

// unknown reports a key that there is not.
func (f *file) unknown(key string, known []string) *news.Problem {
	hint, least := "", max(2, len(key)/3)+1
	for _, k := range known {
		if d := levenshtein.ComputeDistance(key, k); d < least && len(key) < 100 {
			hint, least = fmt.Sprintf("did you mean %q?", k), d
		}
	}
	return f.problem(f.lineOf(key), fmt.Sprintf("there is no label %q", key), hint)
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

// places returns what stands in a label for other words, sorted.
func places(text string) []string {
	found := place.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// formsOf returns the forms of the plural that whole numbers take in a language, other last.
func formsOf(tag language.Tag) []string {
	var forms []string
	for n := range 201 { // the rules of all languages go by the last two digits
		if form := formOf(tag, n); form != "other" && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	slices.Sort(forms)
	return append(forms, "other")
}
