package namedata

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
)

// byConvention brings persons of the silver marks, which are of two minds there, to one convention:
// "Mr." and its like are not part of a name, "Jr." behind it and its like are.
func byConvention(d *Document) {
	for i := range d.Names {
		n := &d.Names[i]
		if n.Kind != nlp.PersonName {
			continue
		}
		name := n.Of(d.Text)
		if first, rest, ok := strings.Cut(name, " "); ok && gazetteer.Honorifics[strings.ToLower(first)] && strings.HasSuffix(first, ".") && len(first) > 2 {
			n.Start = n.End - len(strings.TrimLeft(rest, " "))
		}
		rest := d.Text[n.End:]
		for _, suffix := range []string{" Jr.", ", Jr.", " Sr.", ", Sr.", " III", " II", " Jr", " IV"} {
			if strings.HasPrefix(rest, suffix) && (i+1 == len(d.Names) || n.End+len(suffix) <= d.Names[i+1].Start) && !letterFollows(rest[len(suffix):]) {
				n.End += len(suffix)
				break
			}
		}
	}
}

func letterFollows(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z')
}
