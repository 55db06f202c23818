package annotate

import (
	"testing"
)

// TestOtherLanguages: of an article in a language that is not read there are sentences and bare
// tokens, and nothing else.
func TestOtherLanguages(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"de", "Bürgermeisterin Anna Berg sagte am Dienstag, 12 Boote seien verbrannt.\n„Wir fangen morgen an“, sagte sie."},
		{"fr", "La maire Anna Berg a dit mardi que 12 bateaux avaient brûlé.\n« Nous commençons demain », a-t-elle dit."},
		{"es-MX", "La alcaldesa Anna Berg dijo el martes que 12 barcos se quemaron.\n“Empezamos mañana”, dijo."},
		{"it", "La sindaca Anna Berg ha detto martedì che 12 barche sono bruciate.\n“Cominciamo domani”, ha detto."},
		{"pt-BR", "A prefeita Anna Berg disse na terça-feira que 12 barcos queimaram.\n“Começamos amanhã”, disse."},
		{"nl", "Burgemeester Anna Berg zei dinsdag dat 12 boten waren verbrand.\n“We beginnen morgen”, zei ze."},
		{"tr", "Belediye Başkanı Anna Berg salı günü 12 teknenin yandığını söyledi.\n“Yarın başlıyoruz” dedi."},
		{"ru", "Мэр Анна Берг сообщила во вторник, что сгорели 12 лодок.\n«Начинаем завтра», — сказала она."},
		{"uk", "Мер Анна Берг повідомила у вівторок, що згоріли 12 човнів.\n«Починаємо завтра», — сказала вона."},
		{"ar", "قالت رئيسة البلدية آنا بيرغ يوم الثلاثاء إن 12 قاربا احترقت.\n“سنبدأ غدا”، قالت."},
		{"zh", "市长安娜·伯格周二表示，12艘船被烧毁。\n“我们明天开始。”她说。"},
		{"und", "Ti nijo Anna Berg ka sobe 12 lanu on Tuesday.\n“Ka sobe,” nijo."},
	} {
		art := plain(c.text)
		art.Language = c.language
		doc := Article(art)
		if err := check(doc); err != nil {
			t.Errorf("%s: %v", c.language, err)
		}
		if len(doc.Sentences) < 2 || len(doc.Tokens) < 4 {
			t.Errorf("%s: %d sentences of %d tokens", c.language, len(doc.Sentences), len(doc.Tokens))
		}
		if n := len(doc.Mentions) + len(doc.Attributions) + len(doc.Quantities) + len(doc.Dates); n > 0 {
			t.Errorf("%s: %d things found", c.language, n)
		}
		for _, tok := range doc.Tokens {
			if tok.Tag() != "" || tok.Class() != "" {
				t.Errorf("%s: %q has the tag %q", c.language, tok.Of(doc.Text), tok.Tag())
			}
		}
	}
}
