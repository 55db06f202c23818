package namedata

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// WNUT reads posts with new and rare names, marked by hand: Derczynski et al. 2017, "Results of
// the WNUT2017 Shared Task on Novel and Emerging Entity Recognition". Each post is a document,
// its words with a space between them. Part is "train" or "dev".
func WNUT(folder, part string) ([]Document, error) {
	var docs []Document
	var text strings.Builder
	var names []Name
	inside := false
	flush := func() {
		if text.Len() > 0 {
			docs = append(docs, Document{ID: "wnut-" + part + "-" + strconv.Itoa(len(docs)), Text: text.String(), Names: names})
		}
		text.Reset()
		names, inside = nil, false
	}
	err := lines(filepath.Join(folder, "wnut17-"+part+".conll.gz"), func(line string) {
		form, mark, ok := strings.Cut(line, "\t")
		if !ok || form == "" {
			flush()
			return
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(form)
		kind, named := kindOf(mark)
		switch {
		case named && inside && strings.HasPrefix(mark, "I-"):
			names[len(names)-1].End = text.Len()
		case named:
			names = append(names, Name{nlp.Span{Start: start, End: text.Len()}, kind})
		}
		inside = named
	})
	flush()
	return docs, err
}
