// Command train makes the model of package speech from articles with marked attributions. The same
// data and seed give the same bytes.
//
//	go run ./internal/annotate/train [-data DIR] [-out FILE] [-seed N] [-holdout N]
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/annotate/speech"
	"github.com/briefgen/briefgen/internal/ingest"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the training data")
	out := flag.String("out", "internal/annotate/speech/speech.model", "the model")
	seed := flag.Uint64("seed", 1, "seed of everything random")
	holdout := flag.Int("holdout", -1, "leave out every fifth article, counted from this, to measure on")
	flag.Parse()
	if err := run(*data, *out, *seed, *holdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out string, seed uint64, holdout int) error {
	articles, err := readArticles(filepath.Join(data, "polnear-train.jsonl.gz"))
	if err != nil {
		return err
	}
	all := make([][]speech.Example, len(articles))
	var wait sync.WaitGroup
	for i, a := range articles {
		if holdout < 0 || i%5 != holdout {
			wait.Go(func() { all[i] = a.examples(i) })
		}
	}
	wait.Wait()
	var examples []speech.Example
	marked := 0
	for _, list := range all {
		for _, e := range list {
			marked += len(e.Gold)
		}
		examples = append(examples, list...)
	}
	fmt.Printf("%d articles, %d sentences, %d attributions\n", len(articles), len(examples), marked)
	m := speech.Train(examples, speech.Options{
		Epochs: 4, Bits: 20, Folds: 4, Rate: 0.1, Least: 0.02, Seed: seed,
		Log: func(format string, args ...any) { fmt.Printf(format+"\n", args...) },
	})
	b := m.AppendBinary(nil)
	fmt.Printf("%d KB\n", len(b)/1024)
	return os.WriteFile(out, b, 0o644)
}

// marked is an article with its attributions, in bytes of the text.
type marked struct {
	ID, Text     string
	Attributions []struct{ Source, Cue, Content [][2]int }
}

func readArticles(name string) ([]marked, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []marked
	for d := json.NewDecoder(z); ; {
		var a marked
		switch err := d.Decode(&a); {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, a)
	}
}

// examples returns the sentences of the article with the attributions that quotations do not settle; number is the article's.
func (m *marked) examples(number int) []speech.Example {
	art, _ := ingest.Parse(m.ID+".txt", []byte(m.Text), nil, ingest.Options{})
	if art == nil || art.Text != m.Text {
		return nil
	}
	doc, sentences := annotate.Unsettled(art)
	t := aligner{doc}
	var out []speech.Example
	where := map[int]int{} // sentence → index into out
	for i := range sentences {
		if !doc.Sentences[i].Heading {
			where[i] = len(out)
			out = append(out, speech.Example{Sentence: &sentences[i], Text: number})
		}
	}
	for _, a := range m.Attributions {
		g, sentence, ok := t.gold(a.Source, a.Cue, a.Content)
		if k, known := where[sentence]; ok && known {
			out[k].Gold = append(out[k].Gold, g)
		}
	}
	return out
}
