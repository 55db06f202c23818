// Measure prints how well package nlp reads English: each layer on annotated text that no model
// was trained on, beside what is wanted of it. It holds the figures against the floors of a
// committed file; .ci/language runs it.
//
//	go run ./internal/nlp/measure -data ../shared/data [-floors .ci/language.txt] [-raise] [-page FILE] [-v N]
//
// A figure under its floor fails. So does one well above it, until -raise has written the new
// floor. Where the data are absent it says so and measures nothing.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/floors"
)

type options struct {
	data, floors string
	only         string // layers to measure, comma-separated; "" for all
	page         string // Markdown page to write the table into; "" for none
	raise        bool
	misses       int // how many to list of each kind
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("measure: ")
	var o options
	flag.StringVar(&o.data, "data", "../shared/data", "folder of the annotated texts")
	flag.StringVar(&o.floors, "floors", "", "hold the figures against the floors in this file")
	flag.BoolVar(&o.raise, "raise", false, "write the floors that were reached")
	flag.StringVar(&o.page, "page", "", "write the table into this Markdown page, too, behind the line "+pageMark)
	flag.StringVar(&o.only, "only", "", "measure these layers only: "+strings.Join(layerNames(), ","))
	flag.IntVar(&o.misses, "v", 0, "list so many misses of each layer, and the most frequent kinds")
	flag.Parse()
	if err := run(os.Stdout, o); err != nil {
		log.Fatal(err)
	}
}

// errFloors says that the complaints were printed already.
var errFloors = errors.New("the figures do not fit their floors")

func run(w io.Writer, o options) error {
	if _, err := os.Stat(filepath.Join(o.data, "ud-dev.conllu.gz")); errors.Is(err, fs.ErrNotExist) {
		_, err := fmt.Fprintf(w, "measure: no annotated texts in %s: nothing measured\n", o.data)
		return err
	}
	have, misses, err := measure(o)
	if err != nil {
		return err
	}
	if o.misses > 0 {
		misses.print(w, o.misses)
	}
	printTable(w, have)
	if o.page != "" {
		if err := writePage(o.page, have); err != nil {
			return err
		}
	}
	if o.floors == "" {
		return nil
	}
	list, err := floors.Read(o.floors)
	if err != nil {
		return err
	}
	if o.raise {
		return list.Raise(o.floors, have)
	}
	if complaints := list.Check(have, ".ci/language -raise"); len(complaints) > 0 {
		fmt.Fprintln(w, strings.Join(complaints, "\n"))
		return errFloors
	}
	_, err = fmt.Fprintln(w, "all figures at or above their floors")
	return err
}

// measure runs the layers that o asks for.
func measure(o options) (floors.Figures, *missList, error) {
	only := strings.FieldsFunc(o.only, func(r rune) bool { return r == ',' })
	for _, name := range only {
		if !slices.Contains(layerNames(), name) {
			return nil, nil, fmt.Errorf("no layer %q: there are %s", name, strings.Join(layerNames(), ", "))
		}
	}
	have := floors.Figures{}
	misses := &missList{on: o.misses > 0}
	for _, l := range layers {
		if len(only) > 0 && !slices.Contains(only, l.name) {
			continue
		}
		figures, err := l.measure(o.data, misses)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", l.name, err)
		}
		have[l.name] = figures
	}
	return have, misses, nil
}
