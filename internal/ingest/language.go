package ingest

import (
	"regexp"
	"strings"
)

// languages are told apart by their most frequent words; one word may be in several lists.
var languages = []struct {
	tag   string
	words map[string]bool
}{
	{"en", wordSet("the of and to in that was for is with he his it at by from they this have had not are which")},
	{"de", wordSet("der die und den das von zu mit sich des auf für ist im dem nicht ein eine als auch es werden")},
	{"fr", wordSet("le la les et des du une que dans qui pour pas sur au par est avec il plus ce sont aux")},
	{"es", wordSet("el la los las y que en del se por con una para su al lo como más pero sus fue")},
	{"it", wordSet("il di che la della per è del non con una sono le dei gli alla nel si da ha più")},
	{"pt", wordSet("o a os que do da em um uma para com não no na por mais dos das foi ao se")},
	{"nl", wordSet("de het een van en in is dat op te zijn met voor niet die aan er om ook als")},
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// guessLanguage returns the language of a text by its first thousand words, or "" if it is not
// plain.
func guessLanguage(text string) string {
	const enough, frequent = 5, 0.12
	counts := make([]int, len(languages))
	total := 0
	for word := range strings.FieldsSeq(text[:min(len(text), 8000)]) {
		word = strings.ToLower(word)
		total++
		for i, language := range languages {
			if language.words[word] {
				counts[i]++
			}
		}
	}
	best, second := 0, 0
	for i := 1; i < len(counts); i++ {
		switch {
		case counts[i] > counts[best]:
			best, second = i, counts[best]
		case counts[i] > second:
			second = counts[i]
		}
	}
	if counts[best] < enough || float64(counts[best]) < frequent*float64(total) || counts[best]*2 < second*3 {
		return ""
	}
	return languages[best].tag
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// cleanLanguage returns a stated language as a tag ("en_GB" is en-GB), or "" if it is none.
func cleanLanguage(s string) string {
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "_", "-"), ",")
	if s = strings.TrimSpace(s); !languageTag.MatchString(s) {
		return ""
	}
	return s
}
