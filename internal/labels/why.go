package labels

import (
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// Why tells why articles are of one origin. What is not known as findings stays as it was told.
func (l *Labels) Why(w news.Why) string {
	parts := make([]string, len(w))
	for i, f := range w {
		parts[i] = l.finding(f)
	}
	return strings.Join(parts, ", ")
}

func (l *Labels) finding(f news.Finding) string {
	key := "why-" + string(f.Kind)
	switch {
	case f.Kind == news.ToldWhy:
		return f.String()
	case f.Kind == news.OneText:
		return l.Counted(key, f.Articles)
	case f.AtLeast:
		key += "-or-more"
	}
	return l.Fill(key, "name", l.List(f.Names), "percent", strconv.Itoa(f.Share))
}
