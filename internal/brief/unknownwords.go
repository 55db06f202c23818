package brief

import "strings"

// UnknownKind says why something is open; formats name them.
const (
	notKnown   = "unknown"    // nobody is said to know: "it was not clear whether"
	notSaid    = "withheld"   // somebody does not tell: "has not said"
	unverified = "unverified" // told, and not confirmed: "could not be verified"
	noComment  = "comment"    // nothing to be had from somebody: "declined to comment"
)

// openPhrases are the words by which an article says that something is open, a line each: kind, what must
// hold besides, the words. "a|b" are alternatives, "*" is up to four adverbs, "be" any form of it, "no" stands for "not"
// in any spelling. What must hold: "q" a question follows, "w" one follows soon, "e" a question follows or the phrase ends,
// "o" something that is asked for follows soon, "p" the press, a subject or the end follows, "x" a question or what is looked into follows, "s" the subject is something that is looked into, "i" the object is, "v" a question without "what officials called", "-" nothing.
const openPhrases = `
unknown e no * clear|known|certain
unknown e be|remain|remains|remained|remaining|seems|appears|stays * unclear|unknown|uncertain|undetermined|unresolved|unexplained
unknown q unclear|unknown|uncertain
unknown w be|remain|remains|remained * unclear|unknown|uncertain
unknown - remains|remain|remained to be seen|determined
unknown - be|remain|remains|remained * a|an mystery
unknown - be|remain|remains|remained * an open question
unknown - questions * remain|remained
unknown s be|remain|remains|remained * under investigation|review
unknown q do|does no * know
unknown q no|none one knows|know
unknown q nobody knows
unknown q nothing be * known
unknown - little|not|nothing be * known about
unknown x trying|working|attempting|seeking|hoping|struggling to * determine|identify|establish|learn|ascertain|verify|confirm|understand
unknown x trying|working|attempting|seeking|struggling to * find|figure out
unknown v be * investigating|examining|probing
unknown i be * investigating|examining|probing the
unknown - has|have no * determined|identified|established|ascertained
unknown - has|have no * been * determined|identified|established|ascertained|named|set|decided|finalized|found
unknown - yet to * be * determined|identified|established|named|set|decided|announced|released|disclosed|found
unknown - yet to determine|identify|establish|learn
unknown q yet to decide
withheld q has|have no * said|explained|specified|clarified|indicated|decided|announced
withheld - has|have no * released|disclosed|revealed|identified|named|publicized|published|specified
withheld o has|have no * provided|given|offered|announced|made
withheld - has|have no * been * released|disclosed|revealed|published|announced|specified|made
withheld q did|does|do no * say|explain|specify|clarify|indicate|elaborate
withheld e did|does|do no * elaborate
withheld - did|does|do no * specify|disclose|identify|name|reveal|clarify
withheld o did|does|do no * provide|give|offer|release
withheld e would|will no * say|confirm|elaborate|specify|disclose|reveal|discuss
withheld - declined|declines|declining|refused|refuses|refusing to * say|specify|identify|name|disclose|reveal|elaborate|confirm|discuss|explain|clarify|describe|detail|divulge
withheld o declined|declines|declining to * provide|give|release
withheld - yet to say|release|disclose|reveal|announce|publish|explain|specify|confirm|name|provide
withheld - no|few|little|scant * details|information be|were|was|have|has
withheld - no|few|little * further|immediate|other|more|additional * details|information|word|explanation
withheld - gave|giving|provided|providing|offered|offering|released no|few|little|scant * details|explanation|information
withheld - without elaborating|specifying|explaining
withheld o without giving|providing|offering
withheld - details be no * available|clear|known|released|disclosed
withheld - no * word on|about
unverified - could|can|cannot no * be * verified|confirmed|determined|learned|established|ascertained|corroborated|authenticated|substantiated
unverified - cannot * be * verified|confirmed|determined|established
unverified - has|have no * been * verified|confirmed|corroborated|authenticated|substantiated
unverified - has|have no * verified|confirmed|corroborated|authenticated
unverified - could|can|did no * * verify|confirm|determine|corroborate|authenticate|substantiate
unverified - cannot * verify|confirm|determine
unverified - unable|not|n't able|to * verify|confirm|determine|corroborate|authenticate
unverified - unable to * verify|confirm|determine|corroborate|authenticate|identify
comment - declined|declines|declining|refused|refuses|refusing to * comment|respond
comment p declined|declines|declining|refused|refuses|refusing to * speak|talk|answer
comment - decline|declined|declines|declining * comment
comment o no * respond|responding|responded|reply|replied|return|returned|returning|answer|answered|acknowledge
comment - no * immediate response|reply|comment from
comment - had|has|have|was|offered|with no * comment
comment - has|have no * commented
comment - did|does|would|will no * comment
comment - yet to comment|respond|reply
comment - could|can no * be * reached
comment - be no * available|reachable for|to
comment - unavailable for|to comment
`

// openPhrase is a line of openPhrases, read.
type openPhrase struct {
	kind, needs string
	steps       []map[string]bool // nil for "*"
}

// phrasesByWord are the phrases by the words that they may begin with.
var phrasesByWord = func() map[string][]*openPhrase {
	out := map[string][]*openPhrase{}
	for line := range strings.Lines(openPhrases) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		p := &openPhrase{kind: fields[0], needs: fields[1]}
		for _, f := range fields[2:] {
			p.steps = append(p.steps, stepOf(f))
		}
		for w := range p.steps[0] {
			out[w] = append(out[w], p)
		}
	}
	return out
}()

func stepOf(field string) map[string]bool {
	if field == "*" {
		return nil
	}
	set := map[string]bool{}
	for _, w := range strings.Split(field, "|") {
		switch w {
		case "be":
			for f := range beForms {
				set[f] = true
			}
		case "no":
			set["no"], set["not"], set["n't"], set["n’t"], set["never"] = true, true, true, true, false
		default:
			set[w] = true
		}
	}
	return set
}

var (
	beForms = wordSet(`is was are were be been being 's ’s 're ’re`)
	// manners may stand within a phrase where the tagger does not see an adverb.
	manners = wordSet(`immediately yet independently publicly officially currently still fully exactly entirely precisely directly so far
		formally previously specifically further be been any also`)
	// questioning begin an indirect question.
	questioning = wordSet(`whether if what who whom whose how why when where which exactly precisely`)
	// requested are what is asked for and not given.
	requested = wordSet(`request requests comment comments call calls message messages email emails e-mail e-mails inquiry inquiries question questions
		query queries detail details reason reasons explanation information evidence specifics timeline names figure figures timetable letter
		date response`)
	// lookedInto are subjects that are under investigation because something of them is not known.
	lookedInto = wordSet(`cause causes motive motives circumstances incident origin crash fire blaze shooting death deaths attack explosion
		accident matter case it what how why whether collision collapse derailment outbreak source reason extent identity identities number toll damage details scope`)
	// press are whom nobody speaks to who gives no comment.
	press = wordSet(`. , ; on about to with publicly questions reporters' journalists' reporters journalists media any`)
	// happened are verbs of what is asked for by "what": "what caused the fire".
	happened = wordSet(`caused causes led happened went prompted triggered sparked occurred motivated`)
	// fateful are what is always uncertain.
	fateful = wordSet(`future road path outlook prospects prospect times peace`)
	// silent are what says nothing by its nature.
	silent = wordSet(`constitution law laws bill statute amendment guidelines act rules treaty clause book we i you nobody`)
)
