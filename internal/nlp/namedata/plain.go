package namedata

import (
	"encoding/json"
	"iter"
	"path/filepath"

	"github.com/briefgen/briefgen/internal/nlp/entity"
)

// Plain returns the articles of the news corpus, every step-th of them, without marks. An error in
// reading is put into err.
func Plain(folder string, step int, err *error) iter.Seq[entity.Text] {
	return func(yield func(entity.Text) bool) {
		n, more := 0, true
		e := lines(filepath.Join(folder, "news-corpus.jsonl.gz"), func(line string) {
			n++
			if !more || n%step != 0 {
				return
			}
			var d struct{ Text string }
			if e := json.Unmarshal([]byte(line), &d); e != nil {
				*err = e
				return
			}
			ex := Document{Text: d.Text}.Example()
			more = yield(entity.Text{Tokens: ex.Tokens, Sentences: ex.Sentences})
		})
		if e != nil {
			*err = e
		}
	}
}
