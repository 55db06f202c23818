package brief

import (
	"cmp"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// Joiner joins the actors of stories again and again, and looks only at the names in briefings that have changed. It answers
// as [Directory] does. A briefing that it is given again must not have been changed since, nor the profiles that it returned. It may
// not be used by two goroutines at once. The zero value is ready.
type Joiner struct {
	briefings []*news.Briefing // of the last time, if in the order of their ids; else nil
	listed    []*listed        // of each

	groups map[identity][]appearance    // in the order of the briefings
	single map[string][]news.Appearance // likewise: persons named by one word, by its spelling
	made   map[identity][]*made         // of the groups that are worth a page
	uses   map[string]int               // id → how many of made have it

	placed []placed // the most salient first
	out    []news.Profile
}

// made is what was made of actors of one name who are one.
type made struct {
	detail  string       // of the first
	profile news.Profile // but for Perhaps, and with an id that those of another name may have, too
	family  string       // whose bearers these are
	weight  int
}

// placed is a profile among all.
type placed struct {
	*made
	of      identity
	profile news.Profile
}

// touched are the names that an exchange of briefings concerns, full ones and single words.
type touched struct {
	names    map[identity]bool
	families map[string]bool
}

// Directory is [Directory].
func (j *Joiner) Directory(briefings []*news.Briefing) []news.Profile {
	places, gone, ok := j.compare(briefings)
	if !ok {
		return j.afresh(briefings)
	}
	t := touched{map[identity]bool{}, map[string]bool{}}
	for _, i := range gone {
		j.remove(j.briefings[i].ID, j.listed[i], t)
	}
	now := make([]*listed, len(briefings))
	for i, b := range briefings {
		if places[i] >= 0 {
			now[i] = j.listed[places[i]]
			continue
		}
		now[i] = listedOf(b)
		j.insert(b.ID, now[i], t)
	}
	j.briefings, j.listed = briefings, now
	if len(t.names)+len(t.families) == 0 {
		return j.out
	}
	if j.remake(t.names) {
		j.replace(t.names)
	} else {
		j.place()
	}
	for i := range j.placed {
		if p := &j.placed[i]; len(t.families) > 0 && t.families[p.family] {
			p.profile.Perhaps = j.perhaps(p)
		}
	}
	return j.sorted()
}

// compare returns where each briefing was the last time, -1 for new ones, and the places of those that are gone. It is not ok
// where one of the lists is not in the order of ids, or they have little in common.
func (j *Joiner) compare(briefings []*news.Briefing) (places, gone []int, ok bool) {
	if len(j.briefings) == 0 || !sortedByID(briefings) {
		return nil, nil, false
	}
	places = make([]int, len(briefings))
	old, came := 0, 0
	for i, b := range briefings {
		for old < len(j.briefings) && j.briefings[old] != b && j.briefings[old].ID <= b.ID {
			gone = append(gone, old)
			old++
		}
		if old < len(j.briefings) && j.briefings[old] == b {
			places[i] = old
			old++
			continue
		}
		places[i] = -1
		came++
	}
	for ; old < len(j.briefings); old++ {
		gone = append(gone, old)
	}
	return places, gone, len(gone)+came <= len(briefings)
}

func sortedByID(briefings []*news.Briefing) bool {
	for i := 1; i < len(briefings); i++ {
		if briefings[i-1].ID >= briefings[i].ID {
			return false
		}
	}
	return true
}

// afresh is Directory where nothing is known.
func (j *Joiner) afresh(briefings []*news.Briefing) []news.Profile {
	*j = Joiner{groups: map[identity][]appearance{}, single: map[string][]news.Appearance{}, made: map[identity][]*made{}, uses: map[string]int{}}
	j.listed = make([]*listed, len(briefings))
	for i, b := range briefings {
		l := listedOf(b)
		j.listed[i] = l
		for _, n := range l.full {
			j.groups[n.key] = append(j.groups[n.key], n.as)
		}
		for _, n := range l.single {
			j.single[n.key] = append(j.single[n.key], n.as)
		}
	}
	for id := range j.groups {
		j.make(id)
	}
	j.place()
	if sortedByID(briefings) {
		j.briefings = briefings
	}
	return j.sorted()
}

// remove takes out the actors of a story. Lists are made anew: the old ones are shown in profiles.
func (j *Joiner) remove(story string, l *listed, t touched) {
	for _, n := range l.full {
		t.names[n.key] = true
		without(j.groups, n.key, func(a appearance) bool { return a.story == story })
	}
	for _, n := range l.single {
		t.families[n.key] = true
		without(j.single, n.key, func(a news.Appearance) bool { return a.Story == story })
	}
}

func without[K comparable, A any](lists map[K][]A, key K, isGone func(A) bool) {
	if left := slices.DeleteFunc(slices.Clone(lists[key]), isGone); len(left) > 0 {
		lists[key] = left
	} else {
		delete(lists, key)
	}
}

// insert puts in the actors of a story.
func (j *Joiner) insert(story string, l *listed, t touched) {
	for _, n := range l.full {
		t.names[n.key] = true
		with(j.groups, n, func(a appearance) bool { return a.story > story })
	}
	for _, n := range l.single {
		t.families[n.key] = true
		with(j.single, n, func(a news.Appearance) bool { return a.Story > story })
	}
}

func with[K comparable, A any](lists map[K][]A, n named[K, A], isBehind func(A) bool) {
	list := lists[n.key]
	at := slices.IndexFunc(list, isBehind)
	if at < 0 {
		at = len(list)
	}
	lists[n.key] = slices.Concat(list[:at], []A{n.as}, list[at:])
}

// remake makes the profiles of some names anew. It reports whether all others keep their ids, and these have them for
// themselves.
func (j *Joiner) remake(names map[identity]bool) bool {
	apart := true
	for id := range names {
		before := j.made[id]
		for _, m := range before {
			apart = apart && j.uses[m.profile.ID] == 1
			j.uses[m.profile.ID]--
		}
		j.make(id)
		now := j.made[id]
		apart = apart && slices.EqualFunc(before, now, func(a, b *made) bool { return a.profile.ID == b.profile.ID })
	}
	return apart
}

// make makes the profiles of the actors of one name that are worth a page.
func (j *Joiner) make(id identity) {
	delete(j.made, id)
	all := j.groups[id]
	if !worthPage(all) { // then no part of them is
		return
	}
	groups := namesakes(all)
	for _, one := range groups {
		if worthPage(one) {
			m := makeOf(id, one, len(groups) > 1)
			j.made[id] = append(j.made[id], m)
			j.uses[m.profile.ID]++
		}
	}
}

// place places all profiles. Of those that have one id, the later of person, organisation, place is given another.
func (j *Joiner) place() {
	ids := make(map[string]bool, len(j.made))
	j.placed = make([]placed, 0, len(j.made))
	for _, id := range slices.SortedFunc(maps.Keys(j.made), compareIdentities) {
		for _, m := range j.made[id] {
			p := j.placedOf(id, m)
			if ids[m.profile.ID] {
				p.profile.ID = news.ID(m.profile.ID, string(id.kind), id.base, m.detail)
			}
			ids[p.profile.ID] = true
			j.placed = append(j.placed, p)
		}
	}
}

// replace is place where all that is changed are the profiles of some names, not their ids.
func (j *Joiner) replace(names map[identity]bool) {
	j.placed = slices.DeleteFunc(j.placed, func(p placed) bool { return names[p.of] })
	for id := range names {
		for _, m := range j.made[id] {
			j.placed = append(j.placed, j.placedOf(id, m))
		}
	}
}

func (j *Joiner) placedOf(id identity, m *made) placed {
	p := placed{made: m, of: id, profile: m.profile}
	p.profile.Perhaps = j.perhaps(&p)
	return p
}

// perhaps returns where a person's surname stands alone.
func (j *Joiner) perhaps(p *placed) []news.Appearance {
	if p.of.kind != news.Person {
		return nil
	}
	return j.single[p.family]
}

// sorted returns the profiles, the most salient first.
func (j *Joiner) sorted() []news.Profile {
	slices.SortFunc(j.placed, func(a, b placed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.profile.ID, b.profile.ID))
	})
	j.out = make([]news.Profile, len(j.placed))
	for i := range j.placed {
		j.out[i] = j.placed[i].profile
	}
	return j.out
}
