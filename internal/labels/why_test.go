package labels_test

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestWhy holds the English labels against the words that news has for JSON, and shows the German ones.
func TestWhy(t *testing.T) {
	papers := []string{"The Gazette"}
	tests := []struct {
		why    news.Why
		german string
	}{
		{nil, ""},
		{news.Why{{Names: []string{"as told"}}}, "as told"},
		{news.Why{{Kind: news.OwnText}, {Kind: news.OwnParagraphs}}, "eigener Text, mit eigenen Absätzen"},
		{news.Why{{Kind: news.Credits, Names: []string{"AFP", "dpa"}}, {Kind: news.SameText, Names: papers}}, "beruft sich auf AFP und dpa, gleicher Text wie The Gazette"},
		{news.Why{{Kind: news.SameOutlet}}, "weiterer Bericht desselben Mediums"},
		{news.Why{{Kind: news.AgencyText}}, "ebenfalls der Text der Agentur"},
		{news.Why{{Kind: news.AllText, Names: papers}}, "enthält den ganzen Text von The Gazette"},
		{news.Why{{Kind: news.PartOfText, Names: papers}, {Kind: news.SamePublisher}}, "Teil des Textes von The Gazette, aus demselben Verlag"},
		{news.Why{{Kind: news.ShareOfOther, Share: 41, Names: papers}}, "enthält 41\u00a0% der Wörter von The Gazette"},
		{news.Why{{Kind: news.ShareOfOther, Share: 41, AtLeast: true, Names: papers}}, "enthält 41\u00a0% oder mehr der Wörter von The Gazette"},
		{news.Why{{Kind: news.ShareOfIts, Share: 63, Names: papers}}, "teilt 63\u00a0% seiner Wörter mit The Gazette"},
		{news.Why{{Kind: news.ShareOfIts, Share: 63, AtLeast: true, Names: papers}}, "teilt 63\u00a0% oder mehr seiner Wörter mit The Gazette"},
		{news.Why{{Kind: news.OneText, Articles: 4}}, "4 Artikel aus einem Text"},
		{news.Why{{Kind: news.BesideText, Names: papers}}, "eigene Absätze neben dem Text von The Gazette"},
	}
	english, german := load(t, "en"), load(t, "de")
	for _, test := range tests {
		if have, want := strings.ReplaceAll(english.Why(test.why), "’", "'"), test.why.String(); have != want {
			t.Errorf("the labels say %q, the findings %q", have, want)
		}
		if have := german.Why(test.why); have != test.german {
			t.Errorf("%q in German: have %q, want %q", test.why, have, test.german)
		}
	}
}
