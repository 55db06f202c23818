package nlp

import (
	"math/bits"
	"strings"
)

// languages are told apart by their most frequent words; one word may be in several lists. No
// language's list is made from texts: they are its pronouns, prepositions, articles and particles.
// English comes first.
var languages = []struct{ tag, name, words string }{
	{"en", "English", "the of and to in that was for is with he his it at by from they this have had not are which on as be but said has who an were you we she what would will about their been if there"},
	{"de", "German", "der die und den das von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen zum haben nur oder aber vor zur bis mehr durch man wurde sei"},
	{"fr", "French", "le la les et des du une que dans qui pour pas sur au par est avec il plus ce sont aux de un en à se ne sa son ses été cette ces ont mais comme ou leur elle nous être"},
	{"es", "Spanish", "el la los las y que en del se por con una para su al lo como más pero sus fue de un es no ha este sobre también entre desde han está muy sin ya cuando ser son"},
	{"it", "Italian", "il di che la della per è del non con una sono le dei gli alla nel si da ha più e un in a i al ma come anche lo delle nella dal questo ai ed tra su stato loro"},
	{"pt", "Portuguese", "o a os que do da em um uma para com não na no por mais dos das foi ao se e de é as como mas seu sua ou pelo pela até também nos são ser já muito à há"},
	{"nl", "Dutch", "de het een van en in is dat op te zijn met voor niet die aan er om ook als bij naar maar door hij nog uit dan tot wordt heeft werd ze meer over worden geen hebben"},
	{"sv", "Swedish", "och att det i en som på är av för med den till inte om har de ett var sig från men så kan man vid efter nu också eller hade när över skulle under"},
	{"da", "Danish", "og i at det er en til af på som de for med den der ikke har et om fra var sig han men kan vi også efter ved nu hun blev mere skal mod eller havde når være"},
	{"no", "Norwegian", "og i det er på som til en at av for med har de ikke den et om var fra seg han men kan vi også etter ved nå hun ble mer skal mot eller hadde når være opp sier"},
	{"fi", "Finnish", "ja on ei että se oli hän joka mutta ovat myös kun niin mukaan sen ole kuin tai jos olla jo vain mitä hänen ollut jotka vielä nyt eivät sekä tämä noin kanssa"},
	{"pl", "Polish", "w i na z się nie do że to jest o jak po za od przez ale dla są co tym przy być tego oraz tak już ma jego jej które który został też czy"},
	{"cs", "Czech", "a v se na je že s z do to o i jako by ale za jeho pro které který není podle po od bude už jsou nebo také ve být byl byla bylo však"},
	{"sk", "Slovak", "a v sa na je že s z do to o aj ako by ale za jeho pre ktoré ktorý nie podľa po od bude už sú alebo vo byť bol bola bolo však"},
	{"ro", "Romanian", "de și în a la cu pe nu care din să este că un o au mai pentru ce fi prin sau dar după fost cum lui lor ale al cele sunt"},
	{"hu", "Hungarian", "a az és hogy nem is egy meg ezt már csak de volt mint azt kell még ez ha lehet után vagy lesz nagyon szerint között pedig azonban el"},
	{"tr", "Turkish", "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne var ise ama göre ya her mi iki olduğu değil dedi tarafından yeni ilk büyük olduğunu"},
	{"id", "Indonesian", "yang dan di dengan untuk dari ini pada tidak itu dalam akan juga ke karena oleh ada mereka kepada sebagai bisa dapat saat telah orang"},
	{"vi", "Vietnamese", "và của là có trong được cho các với không một người những này đã khi để từ đến về ra tại vào theo cũng"},
	{"ca", "Catalan", "de la i el que a en per les els del amb un una és no es al dels ha va són més com seva pel però"},
	{"hr", "Croatian", "i u je na se da za su od s o a nije koji koje će ne to iz kako bi do ali što bio kao sa nakon ili već biti"},
	{"sl", "Slovenian", "in je v na se da za so ki z ne pa bi po kot tudi od s še bo pri do ali ni to iz ter"},
	{"lt", "Lithuanian", "ir kad iš su į yra tai bet buvo kaip ne apie jo taip už po per dėl nuo dar tik jau savo"},
	{"lv", "Latvian", "un ir no ar ka par uz tas bet kas arī ne pēc kā gan bija pie lai vai tika nav"},
	{"et", "Estonian", "ja on ei et see oli kui ka mis ta ning oma aga või välja kes pärast seda veel tema"},
	{"sq", "Albanian", "të dhe në e i për me një që nga është u më ka nuk si janë do se ky"},
	{"af", "Afrikaans", "die en van in is het dat te nie vir met op sy hy was om wat ook sal aan word deur hulle"},
	{"sw", "Swahili", "ya na wa kwa ni katika la za kuwa cha huo hiyo alisema watu baada hii yake"},
	{"tl", "Tagalog", "ang ng sa na mga at ay ni si para hindi kay ito nang niya"},
}

// scripts are the languages that are told by their letters; LanguageName needs their names.
var scripts = []struct{ tag, name string }{
	{"ru", "Russian"}, {"uk", "Ukrainian"}, {"be", "Belarusian"}, {"bg", "Bulgarian"}, {"sr", "Serbian"}, {"mk", "Macedonian"}, {"kk", "Kazakh"},
	{"ar", "Arabic"}, {"fa", "Persian"}, {"ur", "Urdu"}, {"he", "Hebrew"}, {"el", "Greek"}, {"zh", "Chinese"}, {"ja", "Japanese"}, {"ko", "Korean"},
	{"hi", "Hindi"}, {"bn", "Bengali"}, {"ta", "Tamil"}, {"th", "Thai"}, {"ka", "Georgian"}, {"hy", "Armenian"}, {"am", "Amharic"},
}

// LanguageName returns the English name of the language of a tag of BCP 47 ("de-AT"), and the tag
// where it knows none.
func LanguageName(tag string) string {
	primary := primaryLanguage(tag)
	for _, l := range languages {
		if l.tag == primary {
			return l.name
		}
	}
	for _, l := range scripts {
		if l.tag == primary {
			return l.name
		}
	}
	return tag
}

// primaryLanguage returns the first part of a language tag, in small letters.
func primaryLanguage(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return primary
}

// languagesOf holds for each frequent word the languages that have it, a bit for each.
var languagesOf = func() map[string]uint64 {
	if len(languages) > bits.UintSize {
		panic("nlp: more languages than bits")
	}
	m := map[string]uint64{}
	for i, l := range languages {
		for word := range strings.FieldsSeq(l.words) {
			m[word] |= 1 << i
		}
	}
	return m
}()
