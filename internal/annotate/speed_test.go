package annotate

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// chatter is ordinary news: two sentences in three hold somebody's words or thoughts.
const chatter = `Mayor Anna Berg said on Tuesday that at least 12 boats were lost when the old harbour burned. Firemen from three towns fought the
flames until dawn, and the road along the quay stayed shut for most of the day.
“We have never seen flames like it,” the harbour spokesman, Paul Vik, told the Vester Gazette at 4 a.m. It cost about $2.6 million.
According to a report that the council published in March, the pumps had not been tested for six years. The company that looked
after them, Lunde Marine, declined to comment. Owners fear that the insurers will not pay.
The harbour was built in 1912 and has been dredged twice since then. Berg, who is up for election in May, vowed to rebuild it and called
for help from the capital, but her critics believe the money would be better spent on a new road.
`

func chatterArticle() *news.Article {
	return plain(strings.Repeat(strings.ReplaceAll(strings.ReplaceAll(chatter, "\nflames", " flames"), "\nafter", " after"), 150))
}

// BenchmarkSpeed compares articles read without attributions (sentences, names, figures, dates), the same with
// the tree of each sentence, and with trees where they are asked for and attributions.
func BenchmarkSpeed(b *testing.B) {
	art := chatterArticle()
	words := len(strings.Fields(art.Text))
	for _, v := range []struct {
		name string
		run  func()
	}{
		{"language", func() { read(art, nil) }},
		{"language-and-trees", func() {
			doc, _, _ := read(art, nil)
			for i := range doc.Trees {
				doc.Trees[i].Tree()
			}
		}},
		{"attributions", func() { Article(art) }},
	} {
		b.Run(v.name, func(b *testing.B) {
			for b.Loop() {
				v.run()
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
