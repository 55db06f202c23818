package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

// givenLearned holds given names of men and of women in two sections, learned from the pronouns of
// people in the news (step "given" of package train).
//
//go:embed given.txt
var givenLearned string

// PronounOf returns the pronoun, "he" or "she", of people who bear a given name in lower case; ""
// where it is not known or men and women bear it.
func PronounOf(given string) string { return pronouns()[given] }

var pronouns = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 2048)
	pronoun := ""
	for line := range strings.Lines(givenLearned) {
		if name, ok := strings.CutPrefix(line, "# "); ok {
			pronoun = strings.TrimSpace(name)
			continue
		}
		for name := range strings.FieldsSeq(line) {
			m[name] = pronoun
		}
	}
	for name := range strings.FieldsSeq(givenOfMen) {
		m[name] = "he"
	}
	for name := range strings.FieldsSeq(givenOfWomen) {
		m[name] = "she"
	}
	for name := range strings.FieldsSeq(givenOfBoth) {
		delete(m, name)
	}
	return m
})

// Lists from general knowledge, for names that the learned ones lack or get wrong.
const (
	givenOfMen = `gabriel eugene archie graham nigel colin clive geoffrey duncan angus alistair callum declan connor seamus niall owen gareth rhys ed hank
	caleb isaac melvin clyde vernon otis percy reginald rupert sidney bernie marco dwayne klaus jürgen wolfgang günter gunter heinz horst werner manfred
	helmut gerhard dieter rainer uwe bernd lars sven matthias tobias florian sebastian dirk ralf olaf markus otto karl ludwig johann johannes
	joachim ernst fritz franz egon erich guido thorsten torsten christoph jacques alain gérard françois emmanuel édouard didier olivier marcel
	maurice guillaume mathieu benoît antoine bruno cédric fabien jérôme gilles yannick giuseppe luigi francesco angelo vincenzo pietro salvatore franco
	domenico paolo silvio matteo enrico massimo alessandro lorenzo stefano fabio claudio maurizio gianni umberto pedro pablo fernando mariano ramón ramon
	rodrigo santiago diego eduardo ernesto esteban gustavo guillermo ignacio jaime joaquín joaquin leopoldo nicolás octavio óscar joão joao paulo
	luiz gilberto nuno rui tiago vasco alexey nikolay andrey yuri yury oleg anatoly leonid gennady vyacheslav maxim maksim pavel pyotr ivan artem
	kirill yevgeny evgeny grigory oleksandr oleksiy petro andriy mykola dmytro serhiy ihor bohdan taras vitali vitaliy lech andrzej krzysztof tomasz
	piotr wojciech václav miloš zoltán lászló gábor ferenc istván slobodan radovan ratko aleksandar zoran goran dragan milan novak franjo borut
	yanis antonis kostas panos nikos dimitris evangelos tayyip ahmet mehmet kemal süleyman anders nils bjørn knut leif magnus rasmus ingvar gunnar
	mikael henrik fredrik jonas johan geert wim ruud dries pieter willem hendrik jeroen bart paul ahmad hussein hossein umar khaled ibrahim
	yusuf youssef yousef tariq tarek gamal nasser anwar hosni hafez ayman osama usama faisal fahd bandar sultan waleed rafik samir nabil karim rashid
	hamid hamad mansour zayed mohsen abdulaziz abdulrahman bilal hamza idris ismail jibril marwan mazen munir sami javad akbar ebrahim qassem mehdi
	mahdi ehud ariel shimon yitzhak avigdor naftali yossi amos gideon benny shaul narendra manmohan rahul rajiv sanjay amit arvind arun deepak
	vijay anil sunil suresh ramesh rakesh mukesh rajesh vikram ashok ajay aditya arjun imran nawaz asif pervez shehbaz shinzo fumio
	taro kenji hiroshi takeshi akira joko mahathir najib thabo cyril desmond`
	givenOfWomen = `samantha dorothy amy kathleen cynthia christine janet lauren christina megan jacqueline madison teresa ann abigail sophia frances alice judy isabella
	grace beverly charlotte doris marie melania ivanka nikki carly kellyanne condoleezza madeleine eleanor rosalynn jane amelia isla ava lily freya harriet
	imogen poppy gemma fiona moira siobhan aoife niamh gwen bronwyn cathy beth polly sally vicky wendy yvonne zoe pauline peggy phyllis rosa
	ruby sylvia tara vanessa vera veronica vivian wilma clara edith ella esther eva felicity florence glenda hazel hilary ida irene
	josephine june kirsten lena lillian lorraine lucy lydia lynn mabel marcia mildred miranda muriel paige penelope priscilla regina roxanne
	selena sherry sonia stacy ursula gerda helga ingrid renate petra sabine birgit anke silke katrin annalena annegret brigitte ségolène
	valérie martine nathalie sylvie isabelle sophie élisabeth chloé giorgia chiara francesca giulia paola federica carmen
	dolores pilar lucía lucia cristina marta mercedes dilma svetlana olga natalia natalya yelena irina ludmila lyudmila galina maria anastasia ekaterina
	yekaterina ksenia olena oksana ewa beata tansu mette helle inger pernille sigrid solveig astrid greta tarja sanna fatima aisha khadija layla leila zaynab
	maryam mariam amina nadia samira yasmin nawal rania shirin nasrin golda tzipi ayelet winnie ngozi indira sushma smriti nirmala
	priyanka lakshmi sunita kavita meera neha pooja shreya benazir malala hasina khaleda megawati imelda yingluck yoko keiko paulette`
	givenOfBoth = `alex alexis andrea ashley casey dana dominique jackie jamie jan jean jordan kelly kerry kim lee leigh leslie lindsay lindsey marion morgan nicola pat robin sam
	sandy sasha shannon stacey taylor team terry tracy abu shah sheikh king guy`
)
