// Command train makes the models of package nlp from annotated and plain text. The same data and
// seed give the same bytes.
//
//	go run ./internal/nlp/train -data DIR [-seed N] [-out DIR] STEP…
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// job is what every step needs.
type job struct {
	data    string // folder of the training data
	out     string // folder of package nlp, below which the models are written
	seed    uint64
	wordnet string // folder of WordNet's database, for the lemmas
}

// steps are the things to train, in the order in which "all" does them.
var steps = []struct {
	name string
	run  func(job) error
}{
	{"words", trainWords},
	{"clusters", trainClusters},
	{"lemmas", trainLemmas},
	{"tagger", trainTagger},
	{"vectors", trainVectors},
	{"similarity", trainSimilarity},
	{"parser", trainParser},
}

func main() {
	j := job{}
	flag.StringVar(&j.data, "data", "../shared/data", "folder of the training data")
	flag.StringVar(&j.out, "out", "internal/nlp", "folder of package nlp")
	flag.Uint64Var(&j.seed, "seed", 1, "seed of everything random")
	flag.StringVar(&j.wordnet, "wordnet", "/usr/share/wordnet", "folder of WordNet's database")
	flag.Usage = usage
	flag.Parse()
	if err := run(j, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: train [flags] STEP…\n\nsteps: all, or some of")
	for _, s := range steps {
		fmt.Fprintln(os.Stderr, "  "+s.name)
	}
	flag.PrintDefaults()
}

func run(j job, names []string) error {
	if len(names) == 0 {
		usage()
		return fmt.Errorf("no step named")
	}
	for _, name := range names {
		known := false
		for _, s := range steps {
			if s.name != name && name != "all" {
				continue
			}
			known = true
			start := time.Now()
			if err := s.run(j); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			fmt.Printf("%s: %s\n", s.name, time.Since(start).Round(time.Second))
		}
		if !known {
			return fmt.Errorf("no step %q", name)
		}
	}
	return nil
}

// file returns the path of a file of training data.
func (j job) file(name string) string { return filepath.Join(j.data, name) }
