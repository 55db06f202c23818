package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// The least likeness of the words around two figures that measure one thing: the less they have
// in common in what is counted and what happens to it, the more.
const (
	sameBoth   = 0.04
	sameAct    = 0.15
	sameThing  = 0.35
	sameQuake  = 0.25
	halfAct    = 0.45
	sameUnit   = 0.60
	otherFate  = 0.70
	otherSpan  = 0.80
	samePlaces = 0.28
)

// apart is the most times that one figure of a dispute may be another: further apart they
// count different things.
const apart = 6.0

// sameMeasure reports whether two figures of one measure, of different articles, are of one
// thing.
func (m *merger) sameMeasure(a, b figure) bool {
	if m.units[a.unit].doc == m.units[b.unit].doc && a.unit != b.unit {
		return false
	}
	if a.conflicts(b) {
		return false
	}
	if lo, hi := min(a.v.Value, b.v.Value), max(a.v.Value, b.v.Value); lo <= 0 || hi > apart*lo {
		return false
	}
	least := a.needs(b)
	if max(a.v.Value, b.v.Value) <= 2 && a.v.Unit == "" { // "one" and "two" stand everywhere
		least = max(least, sameUnit)
	}
	if a.time != b.time { // that of one is told, not that of the other
		least = max(least, sameUnit)
	}
	return least <= 1 && a.around.cosine(b.around) >= least
}

// conflicts reports whether two figures cannot be of one thing, whatever words stand around them:
// those of a part, of another year, place or actor are no other account.
func (a figure) conflicts(b figure) bool {
	if a.m.Part != b.m.Part || a.m.Joint != b.m.Joint && a.thing == b.thing || a.m.Agent != b.m.Agent || a.m.Modal != b.m.Modal || a.more != b.more || a.sex != "" && b.sex != "" && a.sex != b.sex {
		return true
	}
	if a.moving && b.moving || a.v.Dimension == "share" && (a.v.Bound == nlp.AtMost) != (b.v.Bound == nlp.AtMost) {
		return true
	}
	if a.day != "" && b.day != "" && a.day != b.day {
		return true
	}
	if a.otherTime(b) || a.owning.others(b.owning) || a.fatesDiffer(b) {
		return true
	}
	return !a.sameOwner(b.owning) && (a.elsewhere(b) || differ(a.whose, b.whose) || a.named(b))
}

// otherTime reports whether two figures are of different months or years. What a thing is worth may be told with the time
// and without it; what happens may have happened before.
func (a figure) otherTime(b figure) bool {
	if a.time == b.time {
		return false
	}
	if a.time != "" && b.time != "" {
		return !strings.HasPrefix(a.time, b.time) && !strings.HasPrefix(b.time, a.time) // a month of the year
	}
	return a.v.Dimension != "money" || a.thing == "" || a.thing != b.thing
}

// named reports whether the names of those who have a and b have no word in common, where one of
// them is no actor.
func (a figure) named(b figure) bool {
	if len(a.names) == 0 || len(b.names) == 0 || len(a.whose) > 0 && len(b.whose) > 0 {
		return false
	}
	return !slices.ContainsFunc(a.names, func(w string) bool { return slices.Contains(b.names, w) })
}

// othersOf reports whether a counts "others" than b because something else became of them: "two killed and four others hurt". They are
// all of those.
func (a figure) othersOf(b figure) bool {
	return a.rest && a.thing == person && fates[a.act] && fates[b.act] && a.act != b.act
}

// fatesDiffer reports whether different things became of the people whom two figures count.
func (a figure) fatesDiffer(b figure) bool {
	return a.v.Unit == "" && a.thing == person && b.thing == person && fates[a.act] && fates[b.act] && a.act != b.act
}

// elsewhere reports whether two figures are of different places. A country may hold a place that is
// none.
func (a figure) elsewhere(b figure) bool {
	if a.country != b.country {
		return a.country != "" && b.country != ""
	}
	return a.country == "" && differ(a.places, b.places)
}

// needs returns how much alike the words around two figures of one unit, or that count the same,
// must be; more than 1 where no words will do.
func (a figure) needs(b figure) float64 {
	things := a.thing != "" && a.thing == b.thing
	switch {
	case a.act != "" && a.act == b.act && things:
		return sameBoth
	case a.q.Vague || b.q.Vague:
		return 2
	case a.act != "" && a.act == b.act:
		if a.v.Unit == "" {
			return sameAct
		}
		return sameThing
	case a.v.Unit == "" && fates[a.act] && fates[b.act]:
		if things && a.thing != person {
			return otherFate
		}
		return 2
	case a.v.Unit == "year" && !things && a.act != "" && b.act != "": // each matter has its years
		return otherSpan
	case a.v.Dimension == "length" && !differ(a.places, b.places) && len(a.places) > 0 && len(b.places) > 0:
		return samePlaces
	case things && a.v.Dimension == "magnitude":
		return sameQuake
	case things && a.thing != person && a.v.Dimension == "share" && polled[a.thing]:
		return 2
	case things && a.thing != person && a.v.Unit == "" && fates[a.act] != fates[b.act]:
		return otherFate
	case things && a.thing != person && a.act != "" && b.act != "":
		return sameUnit
	case things && a.thing != person && a.v.Unit == "" && a.act != b.act:
		return halfAct
	case things && a.thing != person:
		return sameThing
	}
	return sameUnit
}

// fates are what becomes of people and things: who counts the dead does not count the injured.
var fates = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`killed injured missing home burned evacuated destroyed damaged arrested charged rescued shot infected`) {
		out[meaningOfAct(w)] = true
	}
	return out
}()

// polled are those of whom many shares are told, each of other answers.
var polled = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`people american adult voter respondent democrat republican independent citizen woman man student worker`) {
		out[meaningOf(nlp.Stem(w))] = true
	}
	return out
}()

// differ reports whether two sets have members and none in common.
func differ(a, b map[int]bool) bool {
	return len(a) > 0 && len(b) > 0 && disjoint(a, b)
}

func disjoint(a, b map[int]bool) bool {
	for k := range a {
		if b[k] {
			return false
		}
	}
	return true
}

// actorAt returns the actor whose name begins at offset of document d, or -1.
func (m *merger) actorAt(d, offset int) int {
	list := m.story.Docs[d].Mentions
	i := sort.Search(len(list), func(i int) bool { return list[i].Start >= offset })
	if i == len(list) || list[i].Start != offset {
		return -1
	}
	return m.cast.of[d][i]
}
