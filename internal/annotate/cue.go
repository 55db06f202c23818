package annotate

import "strings"

// cueKind says what a reporting verb takes.
type cueKind int

const (
	notCue  cueKind = iota
	says            // a quotation, "that" or a bare clause: said, told
	states          // a quotation or "that": noted, indicated
	intends         // "to" and a verb as well: vowed, threatened
	labels          // a quoted phrase: called it "…", dismissed it as "…"
)

// cues maps each form of a reporting verb to its kind.
var cues = func() map[string]cueKind {
	m := map[string]cueKind{}
	add := func(kind cueKind, verbs string) {
		for _, v := range strings.Fields(verbs) {
			for _, form := range forms(v) {
				m[form] = kind
			}
		}
	}
	add(says, `say tell think believe hope fear know feel write tweet`)
	add(states, `state add note ask announce argue claim insist explain warn acknowledge admit concede confirm suggest indicate stress
		emphasize emphasise declare report reveal reiterate assert allege maintain contend observe remark respond reply recall
		predict estimate conclude complain caution promise assure urge testify describe comment counter quip joke boast lament
		wonder expect agree doubt realize realise guess recommend propose signal disclose underline point affirm reaffirm repeat
		continue shout cry answer advise inform notify demand vow pledge tell rule find show echo stipulate post`)
	add(intends, `vow pledge promise threaten refuse offer plan intend seek want hope decline encourage`)
	add(labels, `call dismiss brand label denounce condemn blast slam criticize criticise praise hail reject deny defend characterize characterise
		accuse blame describe term dub welcome express voice mock decry ridicule deride`)
	for form, kind := range map[string]cueKind{
		"said": says, "told": says, "thought": says, "felt": says, "knew": says, "wrote": says, "written": says,
		"found": states, "shown": states, "sought": intends, "says": says, "saying": says,
	} {
		m[form] = kind
	}
	for _, w := range []string{"post", "posts", "point", "points", "report", "reports", "plan", "plans", "offer", "offers", "show", "shows", "rule", "claim", "claims",
		"demand", "demands", "hope", "hopes", "fear", "fears", "promise", "promises", "comment", "comments", "answer", "answers", "estimate", "estimates", "term", "terms",
		"signal", "signals", "note", "notes", "state", "states", "find", "expected", "known", "described", "called", "estimated"} {
		m[w] = -m[w] // often a noun or an adjective: the tag decides
	}
	return m
}()

// forms returns the regular forms of a verb.
func forms(v string) []string {
	switch last := v[len(v)-1]; {
	case last == 'e':
		return []string{v, v + "s", v + "d", v[:len(v)-1] + "ing"}
	case last == 'y' && !strings.ContainsRune("aeou", rune(v[len(v)-2])):
		return []string{v, v[:len(v)-1] + "ies", v[:len(v)-1] + "ied", v + "ing"}
	case strings.HasSuffix(v, "sh") || strings.HasSuffix(v, "ss"):
		return []string{v, v + "es", v + "ed", v + "ing"}
	case v == "quip" || v == "slam" || v == "dub" || v == "admit" || v == "plan":
		return []string{v, v + "s", v + v[len(v)-1:] + "ed", v + v[len(v)-1:] + "ing"}
	}
	return []string{v, v + "s", v + "ed", v + "ing"}
}

// cueOf returns the kind of the reporting verb that a word with its tag is, or notCue.
func cueOf(word, tag string) cueKind {
	kind := cues[strings.ToLower(word)]
	if kind >= 0 {
		if kind != notCue && strings.HasPrefix(tag, "NNP") {
			return notCue
		}
		return kind
	}
	if strings.HasPrefix(tag, "VB") && tag != "VBN" {
		return -kind
	}
	return notCue
}
