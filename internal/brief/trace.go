package brief

import "github.com/briefgen/briefgen/internal/news"

// trace is what a merge writes down of its decisions, for an [Explainer]. A merge that nobody asks
// has none: all methods do nothing then.
type trace struct {
	stars   map[int]*starOf   // by center
	lines   map[string]*shown // claims by id, those that the editor hides as well
	events  map[string]happening
	whole   news.Briefing    // before the editor's choice
	left    map[int]rule     // sentence → why it is not at the head of a line
	groups  [][]utterance    // of which quotes were made
	by      rule             // by which the last group was found
	joined  map[wordsAt]rule // words of quotes → by which they joined a group
	named   map[nameIn]rule  // by which a name leads to an actor who has others
	rulings []ruling         // by which disputes over claims and positions were found
}

// rule names what decides. The names are listed in docs/architecture.md.
type rule string

// Of lines and sentences.
const (
	ruleShown       rule = "shown"           // nothing speaks against it
	ruleOrigins     rule = "min-origins"     // how many origins state it
	ruleCited       rule = "already-cited"   // lines before it tell all that others state of it
	ruleRepeats     rule = "repeats"         // a line before it says the same
	ruleTold        rule = "told"            // a line cites it
	ruleElsewhere   rule = "elsewhere"       // a dispute, quote, event or open matter shows words of it
	ruleSameText    rule = "same-text"       // another article has the very sentence
	ruleShort       rule = "too-short"       // the sentence has too few words to stand alone
	ruleNoVerb      rule = "no-verb"         // it has none
	ruleQuestion    rule = "question"        // it is one
	ruleLeans       rule = "leans"           // it needs the sentence before
	ruleQuoted      rule = "quoted"          // it stands in quote marks as a whole
	ruleAnnounces   rule = "announces"       // it says what follows: "He said this:"
	ruleHalfQuoted  rule = "half-quotation"  // it begins within quoted words
	ruleInset       rule = "inset"           // page furniture stands inside it
	ruleLanguage    rule = "language"        // the language is not read
	ruleReads       rule = "reads-alone"     // which of the sentences is shown
	ruleSaidBy      rule = "said-by"         // on whose word alone it rests
	ruleSame        rule = "same-fact"       // likeness of two sentences
	ruleContradicts rule = "contradicts"     // they have different figures for one thing, or one denies the other
	ruleOtherEvent  rule = "other-event"     // they have different names and days
	ruleNearer      rule = "nearer-sentence" // another sentence of the article is more alike
	ruleOtherLine   rule = "nearer-line"     // another line cites it with a higher score
	ruleHidden      rule = "hide"            // the editor leaves it out
	rulePinned      rule = "pin"             // the editor puts it first
)

// Of quotes: how one is known for another, and by what its speaker.
const (
	ruleSameWords rule = "same-words" // the same words in a row
	ruleMostWords rule = "most-words" // four fifths of the words
	ruleAlike     rule = "alike"      // many of the words, in their order
	rulePart      rule = "part"       // some of its sentences
	ruleLongest   rule = "longest"    // the longest wording is shown
	ruleParted    rule = "parted"     // the narrator parts one quotation
	ruleNamed     rule = "named"      // the article names the speaker beside the words
	ruleLed       rule = "led"        // a pronoun or noun leads to somebody named elsewhere
	ruleDescribed rule = "described"  // one alone bears the office that the words have for the speaker
	ruleOpen      rule = "left-open"  // nothing says who
	ruleDisagree  rule = "disagree"   // the articles name different speakers
	ruleReported  rule = "reported"   // reported speech, without quote marks
)

// Of the timeline and of what is not known.
const (
	ruleDated     rule = "dated"      // the words that date it
	ruleSameEvent rule = "same-event" // likeness of two sentences of one day
	rulePlanned   rule = "planned"    // it lies ahead
	ruleUnknown   rule = "not-known"  // the words that say so
)

// Of disputes and actors.
const (
	ruleSide        rule = "side"         // what stands on one side
	ruleKind        rule = "kind"         // what is compared
	ruleTakesSide   rule = "takes-side"   // a word with which somebody does
	ruleAgainst     rule = "against"      // how the sides stand to each other
	ruleSameFigure  rule = "same-figure"  // equal, rounded, or a range that holds it
	ruleOtherFigure rule = "other-figure" // of the same thing
	ruleOtherThing  rule = "other-thing"  // other words around the figure
	ruleNoAccount   rule = "no-account"   // of a part, another time, place or actor
	ruleFarApart    rule = "far-apart"    // too many times the other
	ruleNotTaken    rule = "not-taken"    // its article gives two
	ruleFirstName   rule = "name"         // a name by itself
	ruleSameName    rule = "same-name"    // the same but for the way it is written
	ruleSpelling    rule = "spelling"     // given name and surname in another spelling, or short
	ruleTail        rule = "shorter-name" // a longer name without its first word
	ruleJunior      rule = "junior"       // with "Jr." or without, in the same office
	ruleNamedBefore rule = "named-before" // the article has the full name before
	ruleOffice      rule = "office"       // the article gives the office that is his or hers
	ruleMostly      rule = "mostly"       // whom the other articles mean by it
	ruleCountry     rule = "country"      // a country, or its capital for the government
	ruleAcronym     rule = "acronym"      // the initials, or the letters in brackets behind the name
	ruleShortName   rule = "short-name"   // the beginning or the end of the name
	ruleAliases     rule = "aliases"      // the editor says so
	ruleApart       rule = "apart"        // another actor of a like name
	ruleRole        rule = "role"         // what most origins call somebody
	ruleEditorsRole rule = "roles"        // the editor says so
	ruleListed      rule = "listed"       // persons, and others that are named twice or speak
)

// shown is a line as the merge made it.
type shown struct {
	claim   news.Claim
	star    *starOf // nil for a sentence that nothing is like
	members []int
}

// wordsAt is where words stand in the articles.
type wordsAt struct{ doc, start int }

// nameIn is a name in an article, or everywhere.
type nameIn struct {
	name string
	doc  int
}

const everywhere = -1

func newTrace() *trace {
	return &trace{stars: map[int]*starOf{}, lines: map[string]*shown{}, left: map[int]rule{}, events: map[string]happening{}, joined: map[wordsAt]rule{}, named: map[nameIn]rule{}}
}

// line notes the claim that is made of a star or of some sentences.
func (t *trace) line(c news.Claim, s *starOf, members []int) {
	if t != nil {
		t.lines[c.ID] = &shown{c, s, members}
	}
}

// starred notes the stars before any is left out.
func (t *trace) starred(stars []*starOf) {
	if t == nil {
		return
	}
	for _, s := range stars {
		t.stars[s.center] = s
	}
}

// leftOut notes why a sentence is not at the head of a line; the last reason counts.
func (t *trace) leftOut(i int, by rule) {
	if t != nil {
		t.left[i] = by
	}
}

// happened notes the sentences of which an event is made.
func (t *trace) happened(id string, h happening) {
	if t != nil {
		t.events[id] = h
	}
}

// quoted notes a group of which a quote is made.
func (t *trace) quoted(group []utterance) {
	if t != nil {
		t.groups = append(t.groups, group)
	}
}

// found notes by which rule a group was found for some words; joins, that they are of it.
func (t *trace) found(by rule) {
	if t != nil {
		t.by = by
	}
}

func (t *trace) joins(u utterance) {
	if t != nil {
		t.joined[wordsAt{u.doc, u.span().Start}] = t.by
	}
}

// names notes by which rule a name leads to an actor in a document, or everywhere.
func (t *trace) names(name string, doc int, by rule) {
	if t != nil {
		t.named[nameIn{name, doc}] = by
	}
}

// ruled notes by what a dispute over a claim or a position was found.
func (t *trace) ruled(r ruling) {
	if t != nil {
		t.rulings = append(t.rulings, r)
	}
}

// merged keeps a briefing as it is before the editor's choice.
func (t *trace) merged(b *news.Briefing) {
	if t != nil {
		t.whole = *b
	}
}
