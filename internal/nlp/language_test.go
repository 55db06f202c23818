package nlp

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/golden"
)

func TestLanguage(t *testing.T) { golden.Run(t, "testdata/languages.txtar", Language) }

func TestReadsLanguage(t *testing.T) {
	for tag, want := range map[string]bool{"": true, "en": true, "EN-gb": true, "en-US": true, "eng": true, "de": false, "und": false, "enm": false} {
		if have := ReadsLanguage(tag); have != want {
			t.Errorf("ReadsLanguage(%q) is %v", tag, have)
		}
	}
}

func TestLanguageName(t *testing.T) {
	for tag, want := range map[string]string{"de-AT": "German", "RU": "Russian", "tlh": "tlh"} {
		if have := LanguageName(tag); have != want {
			t.Errorf("LanguageName(%q) is %q, want %q", tag, have, want)
		}
	}
	for _, s := range otherScripts {
		if LanguageName(s.tag) == s.tag {
			t.Errorf("%s has no name", s.tag)
		}
	}
	for _, l := range tellingLetters {
		if LanguageName(l.tag) == l.tag {
			t.Errorf("%s has no name", l.tag)
		}
	}
}

// TestUndetermined reads long texts that are in no language.
func TestUndetermined(t *testing.T) {
	if have := Language(strings.Repeat("zorb klam fenuki ", 100)); have != Undetermined {
		t.Errorf("300 words of no language: %q", have)
	}
	if have := Language(strings.Repeat("zorb klam fenuki ", 10)); have != "" {
		t.Errorf("30 words of no language: %q", have)
	}
	if have := Language(strings.Repeat("ᏣᎳᎩ ", 10)); have != Undetermined {
		t.Errorf("a script that is not known: %q", have)
	}
}

// TestEnglishNews: no English article may be taken for one in another language, nor its title,
// nor its beginning. Of the 12,000 it reads every tenth; with all of them it takes a minute under
// the race detector.
func TestEnglishNews(t *testing.T) {
	for _, name := range []string{"stories-dev.jsonl.gz", "news-corpus.jsonl.gz"} {
		for i, line := range lines(t, name) {
			if name == "news-corpus.jsonl.gz" && i%10 != 0 {
				continue
			}
			var article struct{ Title, Text string }
			if err := json.Unmarshal([]byte(line), &article); err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{article.Text, article.Title, article.Text[:min(400, len(article.Text))]} {
				if tag := Language(text); !ReadsLanguage(tag) {
					t.Errorf("%q is taken for %s", article.Title, tag)
				}
			}
		}
	}
}
