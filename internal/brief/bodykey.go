package brief

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp"
)

//go:embed known.txt
var knownList string

// knownBodies maps the keys of bodies that need no explaining to the key of their first name.
var knownBodies = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	for line := range strings.Lines(knownList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		names := strings.Split(strings.TrimSpace(line), "|")
		for _, n := range names {
			known[plainKey(n)] = plainKey(names[0])
		}
	}
	return known
})

// bodyKey is what the forms of an organisation's or a place's name share: "the Ministry of Defence"
// and "Defense Ministry", "Harkness Inc." and "Harkness", the FBI by both of its names.
func bodyKey(name string) string {
	key := plainKey(name)
	if first, ok := knownBodies()[key]; ok {
		return first
	}
	return key
}

// plainKey is bodyKey by the words alone.
func plainKey(name string) string {
	words := strings.FieldsFunc(nlp.Fold(name), func(r rune) bool { return r == ' ' || r == '-' })
	for i, w := range words {
		if w = strings.Trim(w, ",."); britishWords[w] != "" {
			w = britishWords[w]
		}
		words[i] = w
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && companyWords[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if len(words) > 2 && offices[words[0]] && words[1] == "of" {
		head := words[0]
		if words = words[2:]; words[0] == "the" && len(words) > 1 {
			words = words[1:]
		}
		words = append(words, head)
	}
	return strings.Join(words, " ")
}

var (
	// companyWords are left out at the end of a company's name.
	companyWords = wordSet(`inc corp corporation co company ltd limited plc llc llp gmbh`)
	// offices stand before what they are for with "of", and behind it without: "Ministry of Health".
	offices = wordSet(`ministry department`)
	// britishWords are words of names that have two spellings.
	britishWords = map[string]string{"&": "and", "defence": "defense", "labour": "labor", "centre": "center", "centres": "centers",
		"organisation": "organization", "programme": "program"}
)

// ofCountry returns the key of a name without the country before it, and that country; "" for none.
func ofCountry(name string) (key, country string) {
	words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	for n := min(2, len(words)-1); n > 0; n-- {
		first := strings.TrimSuffix(strings.TrimSuffix(strings.Join(words[:n], " "), "'s"), "’s")
		c, ok := nlp.CountryOf(first)
		if !ok {
			c, ok = nlp.NationalityOf(first)
		}
		rest := bodyKey(strings.Join(words[n:], " "))
		if ok && (len(words) > n+1 || knownBodies()[rest] != "" || oneOfEach[rest]) {
			return rest, c.Name
		}
	}
	return bodyKey(name), ""
}

// oneOfEach are bodies of which a country has one.
var oneOfEach = wordSet(`army navy government cabinet treasury embassy constitution judiciary military`)

// initialsOf returns the capitals that the words of a name begin with: "EU"; "" for a single word.
func initialsOf(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		if strings.ToUpper(w) == w && strings.Contains(w, ".") {
			b.WriteString(strings.ReplaceAll(w, ".", ""))
			continue
		}
		if r := w[0]; r >= 'A' && r <= 'Z' {
			b.WriteByte(r)
		}
	}
	return b.String()
}

var withoutMarks = strings.NewReplacer(".", "", "&", "")

// acronym returns a name without full stops and "&", if it is one of a few capitals; else "".
func acronym(name string) string {
	a := withoutMarks.Replace(name)
	if len(a) < 2 || len(a) > 8 || strings.ContainsFunc(a, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		return ""
	}
	return a
}
