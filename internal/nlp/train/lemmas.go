package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp/conllu"
	"github.com/briefgen/briefgen/internal/nlp/morph"
)

// trainLemmas makes the table of lemmas from ud-train and WordNet.
func trainLemmas(j job) error {
	train, err := conllu.ReadFile(j.file("ud-train.conllu.gz"))
	if err != nil {
		return err
	}
	pairs, err := wordnetPairs(j.wordnet)
	if err != nil {
		return err
	}
	pairs = append(pairs, withoutSlips(bankPairs(train), pairs)...)
	// The treebanks are not of one mind here; who counts people counts persons.
	pairs = append(pairs, morph.Pair{Form: "people", Penn: "NNS", Class: "NOUN", Lemma: "person", Weight: len(pairs)})
	packed := morph.LearnLemmas(pairs).Pack()
	l, err := morph.ReadLemmas(packed)
	if err != nil {
		return err
	}
	fmt.Printf("lemmas: %s, %d bytes\n", l.Size(), len(packed))
	return os.WriteFile(filepath.Join(j.out, "morph", "lemmas.gz"), packed, 0o644)
}

// bankPairs returns the words of a treebank with their lemmas. What was seen once or twice only and looks
// like another word may be a mended slip of the pen, and is left out.
func bankPairs(bank []conllu.Sentence) []morph.Pair {
	type key struct{ form, penn, class, lemma string }
	count := map[key]int{}
	var order []key
	for _, s := range bank {
		for _, w := range s.Words {
			if w.Lemma == "_" || w.XPOS == "GW" || w.XPOS == "AFX" || w.UPOS == "X" || w.UPOS == "NUM" && strings.ContainsAny(w.Form, "0123456789") {
				continue
			}
			k := key{strings.ToLower(w.Form), w.XPOS, w.UPOS, w.Lemma}
			if w.UPOS == "PROPN" || w.XPOS == "NNP" {
				k.form = w.Form
			}
			if count[k] == 0 {
				order = append(order, k)
			}
			count[k]++
		}
	}
	var out []morph.Pair
	for _, k := range order {
		n := count[k]
		if n <= 2 && !alike(k.form, k.lemma) {
			continue
		}
		out = append(out, morph.Pair{Form: k.form, Penn: k.penn, Class: k.class, Lemma: k.lemma, Weight: 20 * n})
	}
	return out
}

// withoutSlips leaves out the pairs of a bank where the dictionary has the word, but no such lemma.
func withoutSlips(bank, dictionary []morph.Pair) []morph.Pair {
	type key struct{ penn, word string }
	forms, lemmas := map[key]bool{}, map[key]bool{}
	for _, p := range dictionary {
		forms[key{p.Penn, p.Form}] = true
		lemmas[key{p.Class, strings.ToLower(p.Lemma)}] = true
	}
	var out []morph.Pair
	for _, p := range bank {
		if !forms[key{p.Penn, p.Form}] || lemmas[key{p.Class, strings.ToLower(p.Lemma)}] {
			out = append(out, p)
		}
	}
	return out
}

// alike reports whether a word and its lemma begin alike.
func alike(form, lemma string) bool {
	form, lemma = strings.ToLower(form), strings.ToLower(lemma)
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	return n >= 3 && n >= len(form)-4 && n >= len(lemma)-2
}

// lemmaAccuracy returns the shares of right lemmas with the bank's tags and with labels.
func lemmaAccuracy(l *morph.Lemmas, bank []conllu.Sentence, labels [][]morph.Label) (right, own float64) {
	n, rights, owns := 0, 0, 0
	for i, s := range bank {
		for k, w := range s.Words {
			n++
			if l.Of(w.Form, w.XPOS, w.UPOS) == w.Lemma {
				rights++
			}
			if l.Of(w.Form, labels[i][k].Penn, labels[i][k].Class) == w.Lemma {
				owns++
			}
		}
	}
	return float64(rights) / float64(n), float64(owns) / float64(n)
}

// wordnetPairs reads WordNet's words and exceptions, and inflects the words that are regular.
func wordnetPairs(dir string) ([]morph.Pair, error) {
	var out []morph.Pair
	for _, part := range []struct {
		name    string
		inflect func(lemma string, irregular []string) []morph.Pair
	}{{"noun", inflectNoun}, {"verb", inflectVerb}, {"adj", inflectAdjective}, {"adv", inflectAdverb}} {
		irregular, err := wordnetExceptions(filepath.Join(dir, part.name+".exc"))
		if err != nil {
			return nil, err
		}
		err = eachLine(filepath.Join(dir, "data."+part.name), func(line string) {
			for _, w := range wordnetWords(line) {
				for _, p := range part.inflect(w, irregular[strings.ToLower(w)]) {
					p.Weight++
					out = append(out, p)
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// wordnetWords returns the single words of a line of a data file, those of letters only.
func wordnetWords(line string) []string {
	f := strings.Fields(line)
	if len(f) < 6 || strings.HasPrefix(line, " ") {
		return nil
	}
	n, err := strconv.ParseInt(f[3], 16, 32)
	if err != nil || len(f) < 4+2*int(n) {
		return nil
	}
	var out []string
	for i := range int(n) {
		w, _, _ := strings.Cut(f[4+2*i], "(")
		if strings.Trim(strings.ToLower(w), "abcdefghijklmnopqrstuvwxyz") == "" && len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}

// wordnetExceptions reads lines of an irregular form and its lemmas: lemma → forms.
func wordnetExceptions(name string) (map[string][]string, error) {
	out := map[string][]string{}
	err := eachLine(name, func(line string) {
		f := strings.Fields(line)
		if len(f) < 2 || strings.Contains(line, "_") {
			return
		}
		for _, lemma := range f[1:] {
			out[lemma] = append(out[lemma], f[0])
		}
	})
	return out, err
}

func eachLine(name string, visit func(line string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		visit(in.Text())
	}
	return in.Err()
}

func inflectNoun(lemma string, irregular []string) []morph.Pair {
	out := []morph.Pair{{Form: lemma, Penn: "NN", Class: "NOUN", Lemma: lemma}}
	if lemma != strings.ToLower(lemma) {
		return nil // a name, mostly
	}
	if len(irregular) == 0 {
		irregular = []string{plural(lemma)}
	}
	if strings.HasSuffix(lemma, "s") { // series, headquarters
		out = append(out, light(morph.Pair{Form: lemma, Penn: "NNS", Class: "NOUN", Lemma: lemma}))
	}
	for _, form := range irregular {
		out = append(out, morph.Pair{Form: form, Penn: "NNS", Class: "NOUN", Lemma: lemma})
	}
	return out
}

// light makes a pair yield to every other.
func light(p morph.Pair) morph.Pair {
	p.Weight = -1
	return p
}

func inflectVerb(lemma string, irregular []string) []morph.Pair {
	if lemma != strings.ToLower(lemma) {
		return nil
	}
	pair := func(form, penn string) morph.Pair {
		return morph.Pair{Form: form, Penn: penn, Class: "VERB", Lemma: lemma}
	}
	out := []morph.Pair{pair(lemma, "VB"), pair(plural(lemma), "VBZ")}
	hasPast, hasGerund := false, false
	for _, form := range irregular {
		switch {
		case strings.HasSuffix(form, "ing") && len(form) > len(lemma):
			out = append(out, pair(form, "VBG"))
			hasGerund = true
		case strings.HasSuffix(form, "s") && len(form) > len(lemma):
			out = append(out, pair(form, "VBZ"))
		default:
			out = append(out, pair(form, "VBD"), pair(form, "VBN"))
			hasPast = true
		}
	}
	if form := withEnd(lemma, "ed"); !hasPast {
		out = append(out, pair(form, "VBD"), pair(form, "VBN"))
	} else { // burnt, but burned too
		out = append(out, light(pair(form, "VBD")), light(pair(form, "VBN")))
	}
	if !hasGerund {
		out = append(out, pair(withEnd(lemma, "ing"), "VBG"))
	}
	return out
}

func inflectAdjective(lemma string, irregular []string) []morph.Pair {
	out := []morph.Pair{{Form: lemma, Penn: "JJ", Class: "ADJ", Lemma: lemma}}
	return append(out, compared(lemma, irregular, "JJ", "ADJ")...)
}

func inflectAdverb(lemma string, irregular []string) []morph.Pair {
	out := []morph.Pair{{Form: lemma, Penn: "RB", Class: "ADV", Lemma: lemma}}
	return append(out, compared(lemma, irregular, "RB", "ADV")...)
}

// compared returns the forms of a short word's comparison.
func compared(lemma string, irregular []string, penn, class string) []morph.Pair {
	const short = 7
	if len(lemma) > short || lemma != strings.ToLower(lemma) {
		return nil
	}
	if len(irregular) == 0 {
		irregular = []string{withEnd(lemma, "er"), withEnd(lemma, "est")}
	}
	var out []morph.Pair
	for _, form := range irregular {
		end := "R"
		if strings.HasSuffix(form, "st") {
			end = "S"
		}
		out = append(out, morph.Pair{Form: form, Penn: penn + end, Class: class, Lemma: lemma})
	}
	return out
}

// plural adds the "s" of the plural or the third person.
func plural(lemma string) string {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "y") && n > 1 && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"),
		strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"):
		return lemma + "es"
	}
	return lemma + "s"
}

// withEnd adds "ed", "ing", "er" or "est".
func withEnd(lemma, end string) string {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "ie") && end == "ing":
		return lemma[:n-2] + "y" + end
	case strings.HasSuffix(lemma, "e") && (end != "ing" || !strings.HasSuffix(lemma, "ee") && !strings.HasSuffix(lemma, "oe") && !strings.HasSuffix(lemma, "ye")):
		return lemma[:n-1] + end
	case strings.HasSuffix(lemma, "y") && end != "ing" && n > 1 && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "i" + end
	}
	return lemma + end
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
