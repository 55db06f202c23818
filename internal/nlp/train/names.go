package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/briefgen/briefgen/internal/nlp/entity"
	"github.com/briefgen/briefgen/internal/nlp/namedata"
)

// headlines is the share of sentences that are learned as headlines too.
const headlines = 0.15

// trainNames trains the tagger of names and writes entity/names.model.
func trainNames(j job) error {
	examples, err := nameExamples(j)
	if err != nil {
		return err
	}
	var bad error
	t, err := entity.Train(examples, namedata.Plain(j.data, 1, &bad), entity.Options{
		Epochs: 5, Bits: 18, Folds: 3, Least: 0.008, Seed: j.seed,
		Log: func(format string, args ...any) { fmt.Printf(format+"\n", args...) },
	})
	if err == nil {
		err = bad
	}
	if err != nil {
		return err
	}
	b := t.AppendBinary(nil)
	fmt.Printf("names: %d texts, %d KB\n", len(examples), len(b)/1024)
	return os.WriteFile(filepath.Join(j.out, "entity", "names.model"), b, 0o644)
}

// nameExamples reads the silver articles, without those kept out to measure on, GUM and WNUT.
func nameExamples(j job) ([]entity.Example, error) {
	silver, err := namedata.Silver(j.data)
	if err != nil {
		return nil, err
	}
	gum, err := namedata.GUM(j.data, "train")
	if err != nil {
		return nil, err
	}
	posts, err := namedata.WNUT(j.data, "train")
	if err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(j.seed, 2))
	var out []entity.Example
	for i, d := range silver {
		if !j.holdout || !namedata.Held(i) {
			out = append(out, namedata.WithHeadlines(namedata.Consistent(d).Example(), headlines, rng))
		}
	}
	for _, d := range gum {
		out = append(out, namedata.WithHeadlines(d.Example(), headlines, rng))
	}
	for _, d := range posts {
		out = append(out, d.Example())
	}
	return out, nil
}
