package annotate

import (
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// discourse follows an article from its first word to its last, and keeps who was spoken of last.
type discourse struct {
	*attributor
	crowd
	mentionAt     map[int]int  // token → the mention that begins there
	mentionBefore map[int]int  // token → the mention that ends right before it
	speaksAt      map[int]bool // offsets of names and pronouns that are sources
	latest        []int        // person → the last mention so far
	verbs         []int        // token → verbs with a tense before it in its sentence, outside quote marks
	recent        []reference  // the last reference to each of the people spoken of last, latest first
	count         []int        // person → references so far
	roles         map[string][]holder
	offices       [][]nlp.Office // person → what they are told to be
	spoke         reference      // who spoke last

	watch func(r reference, pronoun string) // sees each pronoun before it is led to anybody, if set: for tests that measure and learn
}

// reference is a place where the article speaks of a person.
type reference struct {
	person              int
	start               int // offset
	token               int
	sentence, paragraph int
	form                form
	place               place
	speaks              bool // is the source of an attribution
	opens               bool // is the first of its sentence
	quoted              bool // stands in quote marks
}

type form int

const (
	byName form = iota
	byPronoun
	byRole
)

// maxRecent is how many people a pronoun may stand for.
const maxRecent = 8

// discourse returns the people of the article and their roles, nobody spoken of yet.
func (a *attributor) discourse() *discourse {
	d := &discourse{attributor: a, crowd: peopleOf(a.doc), mentionAt: map[int]int{}, mentionBefore: map[int]int{}, speaksAt: map[int]bool{}}
	a.refers = map[int]int{}
	d.count, d.latest = make([]int, len(d.people)), make([]int, len(d.people))
	for i, p := range d.people {
		d.latest[i] = p.first
	}
	d.spoke.person = -1
	d.offices = make([][]nlp.Office, len(d.people))
	d.roles = d.holders()
	for m, mention := range a.doc.Mentions {
		d.mentionAt[a.tokenAt(mention.Start)] = m
		d.mentionBefore[a.tokenAt(mention.End)] = m
	}
	for _, at := range a.out {
		if at.Source.Empty() {
			continue
		}
		d.speaksAt[at.Source.Start] = true
		if m := a.named(at.Source); m >= 0 {
			d.speaksAt[a.doc.Mentions[m].Start] = true
		}
	}
	d.countVerbs()
	return d
}

// follow reads the article from its first sentence to its last.
func (d *discourse) follow() {
	for s, sentence := range d.doc.Sentences {
		if !sentence.Heading {
			d.sentence(s)
		}
	}
}

func (d *discourse) countVerbs() {
	d.verbs = make([]int, len(d.doc.Tokens))
	for _, s := range d.doc.Sentences {
		n := 0
		for t := s.First; t < s.Last; t++ {
			d.verbs[t] = n
			if !d.quoted[t] && finite(d.tag(t)) {
				n++
			}
		}
	}
}

// sentence notes all references of sentence s.
func (d *discourse) sentence(s int) {
	sentence := d.doc.Sentences[s]
	opens := true
	for t := sentence.First; t < sentence.Last; t++ {
		r := reference{person: -1, token: t, start: d.doc.Tokens[t].Start, sentence: s, paragraph: sentence.Paragraph, opens: opens, quoted: d.quoted[t]}
		last := t + 1
		if m, ok := d.mentionAt[t]; ok {
			last = d.name(&r, m)
		} else if w := d.lower(t); !r.quoted && (w == "he" || w == "she") {
			r.form, r.place, r.speaks = byPronoun, d.placeOf(s, t, t+1), d.speaksAt[r.start]
			if d.watch != nil {
				d.watch(r, w)
			}
			r.person = d.antecedent(r, w)
		} else if !r.quoted && (w == "the" || w == "a" || w == "an" || w == "one" || w == "another") {
			last = d.described(&r, sentence.Last)
		}
		if r.person >= 0 {
			if r.form != byName && d.latest[r.person] >= 0 {
				d.refers[r.start] = d.latest[r.person]
			}
			d.note(r)
			opens = opens && r.quoted
		}
		t = max(t, last-1)
	}
}

// name fills in the reference that mention m is and returns the token behind it.
func (d *discourse) name(r *reference, m int) int {
	mention := d.doc.Mentions[m]
	last := r.token + 1
	for last < len(d.doc.Tokens) && d.doc.Tokens[last].End <= mention.End {
		last++
	}
	if d.of[m] < 0 || d.isCredit(mention) {
		return last
	}
	r.person = d.of[m]
	d.latest[r.person] = m
	r.speaks = d.speaksAt[mention.Start]
	r.place = d.placeOf(r.sentence, r.token, last)
	if r.speaks {
		r.place = atTop
	}
	return last
}

// isCredit reports whether a name is a photographer's or another's whom a line credits:
// "Gazette/Anna Berg".
func (d *discourse) isCredit(m news.Mention) bool {
	return m.Start > 0 && d.doc.Text[m.Start-1] == '/' || strings.HasPrefix(d.doc.Text[m.End:], "/") || isShouted(m.Of(d.doc.Text))
}

// isShouted reports whether a name is in capitals, as in the headlines that stand between
// paragraphs.
func isShouted(name string) bool {
	return len(name) > 4 && strings.IndexFunc(name, unicode.IsLower) < 0
}

// note makes r the last reference to its person.
func (d *discourse) note(r reference) {
	d.count[r.person]++
	if r.speaks && !r.quoted {
		d.spoke = r
	}
	for i, old := range d.recent {
		if old.person != r.person {
			continue
		}
		// What only says whose something is, or stands in a quotation, hides no subject of its sentence.
		if old.sentence == r.sentence && (old.place < r.place || r.quoted && !old.quoted) {
			return
		}
		copy(d.recent[1:i+1], d.recent[:i])
		d.recent[0] = r
		return
	}
	if len(d.recent) < maxRecent {
		d.recent = append(d.recent, r)
	}
	copy(d.recent[1:], d.recent)
	d.recent[0] = r
}
