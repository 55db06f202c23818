// Command train makes the models of package nlp from annotated and plain text. The same data and
// seed give the same bytes.
//
//	go run ./internal/nlp/train [-data DIR] [-out DIR] [-seed N] [-wordnet DIR] [-holdout=false] STEP…
//
// The steps, in the order in which they build on each other:
//
//	step        writes                reads, beside text and treebanks
//	words       words.txt.gz          tokens and sentences
//	clusters    lexicon/clusters.bin  tokens
//	lemmas      morph/lemmas.gz       WordNet
//	tagger      morph/tagger.gz       clusters*, lemmas
//	parser      syntax/parser.bin     clusters*, lemmas (and the tagger, to measure with)
//	names       entity/names.model    clusters*, tokens and sentences
//	vectors     vector/vectors.bin    words* (stems), tokens
//	similarity  nothing: prints       words*, vectors*
//	given       gazetteer/given.txt   names*, tokens and sentences
//
// What has a star is read as it was built into this command, not from the folder it is written to:
// "go run" again behind clusters, words and vectors, one step a command. So "all" gives the models of
// the tree only where these three are up to date.
//
// What to train again when something changes:
//
//   - rules of tokens or sentences: nothing must be; words, clusters, names and vectors gain by it
//   - what lexicon.Look says of a word, its hashes or the clusters: tagger, parser, names
//   - lemmas, or WordNet: tagger, then parser
//   - features or tags of the tagger: tagger, then parser, which learns with the tagger's errors
//   - features of the parser: parser; features, lists or rules of names: names
//   - nlp.Stem or words: vectors, then similarity, whose weights are entered by hand
//
// Then .ci/language and .ci/quality tell what it was worth; the notes beside the models hold sizes
// and figures.
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
	holdout bool   // keep out the articles that names are measured on
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
	{"parser", trainParser},
	{"names", trainNames},
	{"vectors", trainVectors},
	{"similarity", trainSimilarity},
	{"given", trainGiven},
}

func main() {
	j := job{}
	flag.StringVar(&j.data, "data", "../shared/data", "folder of the training data")
	flag.StringVar(&j.out, "out", "internal/nlp", "folder of package nlp")
	flag.Uint64Var(&j.seed, "seed", 1, "seed of everything random")
	flag.StringVar(&j.wordnet, "wordnet", "/usr/share/wordnet", "folder of WordNet's database")
	flag.BoolVar(&j.holdout, "holdout", true, "names: keep out the articles that are measured on")
	flag.Usage = usage
	flag.Parse()
	if err := run(j, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: train [flags] STEP…\n\nsteps: all, or some of these, in this order")
	for _, s := range steps {
		fmt.Fprintln(os.Stderr, "  "+s.name)
	}
	fmt.Fprintln(os.Stderr, "Words, clusters and vectors reach later steps with the next go run only.\n\nflags:")
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
