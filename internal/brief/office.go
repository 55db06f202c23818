package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// officeDisputes finds persons to whom articles give an office and another says that they hold it
// no more, or hold it only for a time: "President" and "former President".
func (m *merger) officeDisputes() []news.Dispute {
	var out []news.Dispute
	for _, a := range m.cast.actors {
		if a.kind == news.Person {
			out = append(out, m.officesOf(a)...)
		}
	}
	return out
}

// past marks an office as not or not fully held.
var past = wordSet(`former formerly ex onetime erstwhile acting interim outgoing incoming retired deputy`)

// fewestHold is how many articles must give an office that another calls a former one. Where one
// does it is mostly the writer's habit, or the day of writing.
const fewestHold = 2

// held are offices that end on a day: who had one and has it no more is a fact. A model or a special
// counsel is called so long after.
var held = wordSet(`president premier chancellor king queen pope governor gov mayor minister secretary ambassador senator sen
	representative rep congressman congresswoman lawmaker speaker chief chair chairman chairwoman chairperson director commissioner
	sheriff judge justice prosecutor treasurer comptroller head leader executive ceo principal rector dean coach captain`)

// office is what articles say of a person and one office: who holds it, and who does not.
type office struct {
	sides [2]side
	words [2]map[string]bool // of what or where the office is, by side: "vester" of "mayor of Vester"
}

// officesOf returns the disputes of the offices of one person: most articles of a day give the office,
// fewer say that it is a former one. An article that says both, now and before, tells a history: it is
// on neither side.
func (m *merger) officesOf(a *actor) []news.Dispute {
	var out []news.Dispute
	for _, o := range m.namedOffices(a) {
		holds, both := map[int]bool{}, map[int]bool{}
		for _, p := range o.sides[0].members {
			holds[p.doc] = true
		}
		for _, p := range o.sides[1].members {
			both[p.doc] = holds[p.doc]
		}
		does, not := m.without(o.sides[0], both), m.without(o.sides[1], both)
		few := len(not.members) == 0 || len(does.members) < fewestHold || len(does.members) <= len(not.members)
		if !few && m.oneDay(does, not) && meet(o.words[0], o.words[1]) {
			out = append(out, m.dispute(news.NameDispute, a.name, []side{does, not}))
		}
	}
	return append(out, m.portfolios(a)...)
}

// oneDay reports whether the articles of some sides are of one day, as far as they are dated: between
// two days an office may have changed hands.
func (m *merger) oneDay(sides ...side) bool {
	day := ""
	for _, s := range sides {
		for _, p := range s.members {
			switch d := dayOf(m.story.Docs[p.doc]); {
			case d == "" || d == day:
			case day == "":
				day = d
			default:
				return false
			}
		}
	}
	return true
}

// meet reports whether two sets have a member in common, or one of them none at all.
func meet(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return len(a) == 0 || len(b) == 0
}

// without returns a side without the members of some documents.
func (m *merger) without(s side, docs map[int]bool) side {
	var out side
	for _, p := range s.members {
		if !docs[p.doc] {
			out.members = append(out.members, p)
		}
	}
	if len(out.members) > 0 {
		first := out.members[0]
		out.value = first.span.Of(m.story.Docs[first.doc].Text)
	}
	return out
}

// namedOffices collects the offices that stand beside a person's name, in order; one member of
// each side is kept of each document.
func (m *merger) namedOffices(a *actor) []*office {
	byHead := map[string]*office{}
	var out []*office
	for _, r := range a.inOrder() {
		doc := m.story.Docs[r.doc]
		mention := doc.Mentions[r.mention]
		t := titleOf(doc, mention)
		if !held[t.head[strings.LastIndex(t.head, " ")+1:]] {
			continue
		}
		o := byHead[t.head]
		if o == nil {
			o = &office{words: [2]map[string]bool{{}, {}}}
			byHead[t.head] = o
			out = append(out, o)
		}
		if !t.past && !strings.Contains(mention.Of(doc.Text), " ") {
			continue // "President Berg" is courtesy as well: many keep the title for life
		}
		k := 0
		if t.past {
			k = 1
		}
		for _, w := range t.words {
			o.words[k][w] = true
		}
		if s := &o.sides[k]; len(s.members) == 0 || s.members[len(s.members)-1].doc != r.doc {
			s.members = append(s.members, place{r.doc, t.span, -1})
		}
	}
	return out
}

// title is the office beside a person's name.
type title struct {
	head  string    // the office without what it is of: "president", "vice president"
	words []string  // what it is of, folded
	past  bool      // held no more, or for a time
	span  news.Span // the office and the name
}

// titleOf returns the office before a person's name or behind it. What one was then, is to somebody
// else or is for life is none.
func titleOf(doc *news.Document, mention news.Mention) title {
	text := mention.Role.Of(doc.Text)
	if mention.Role.Empty() || strings.ContainsAny(text, "’'\n") {
		return title{}
	}
	t := title{span: mention.Role.Cover(mention.Span)}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == ',' })
	if mention.Role.Start < mention.Start {
		start, before := wholeTitle(doc.Text, mention.Role.Start)
		t.span.Start = start
		words = append(before, words...)
	}
	office := slices.Index(words, nlp.RoleNoun(strings.Join(words, " ")))
	if office < 0 {
		return title{}
	}
	for i, w := range words {
		switch {
		case w == "then" || w == "whose" || w == "who" || nlp.IsRelative(w) || i == office && ranks[strings.Trim(w, ".")]:
			return title{}
		case past[w] || w == "time" && i > 0 && words[i-1] == "one":
			t.past = true
		case lesser[w] || i == office:
			t.head = strings.TrimSpace(t.head + " " + w)
		case !nlp.IsFunction(w):
			t.words = append(t.words, nlp.Fold(w))
		}
	}
	return t
}

// ranks are kept for life.
var ranks = wordSet(`general gen colonel col lieutenant lt captain capt major maj sergeant sgt admiral adm corporal professor prof doctor`)

// wholeTitle returns where the words of a title begin that ends behind start, with the words
// before it in lower case: of "former Minister of Roads and Bridges Anna Berg" the role may be
// its end alone.
func wholeTitle(text string, start int) (int, []string) {
	at, from := start, max(0, start-60)
	var words []string
	for range 6 {
		rest := strings.TrimRight(text[from:at], " -")
		if len(rest) == 0 || len(rest) == at-from || strings.ContainsAny(rest[len(rest)-1:], ".,;:!?\n”\"") {
			break
		}
		begin := from + strings.LastIndexAny(rest, " -\n") + 1
		w := text[begin : from+len(rest)]
		lower := strings.ToLower(w)
		if r, _ := utf8.DecodeRuneInString(w); begin == from || !unicode.IsUpper(r) && lower != "and" && lower != "of" && !past[lower] && lower != "then" {
			break
		}
		at, words = begin, append([]string{lower}, words...)
		if past[lower] || lower == "then" {
			return at, words
		}
	}
	return start, nil
}

// portfolios finds persons to whom articles give the same kind of office in different fields:
// "foreign minister" and "finance minister". An article that tells of a former office is on no side.
func (m *merger) portfolios(a *actor) []news.Dispute {
	fields, history := map[int]map[string]bool{}, map[int]bool{} // by document
	var first []place
	for _, r := range a.inOrder() {
		doc := m.story.Docs[r.doc]
		t := titleOf(doc, doc.Mentions[r.mention])
		history[r.doc] = history[r.doc] || t.past
		if t.head != "minister" && t.head != "secretary" {
			continue
		}
		for _, w := range t.words {
			if !field[w] {
				continue
			}
			if fields[r.doc] == nil {
				fields[r.doc] = map[string]bool{}
				first = append(first, place{r.doc, t.span, -1})
			}
			fields[r.doc][w] = true
		}
	}
	var sides [2]side
	for _, p := range first {
		for k := range sides {
			if s := &sides[k]; !history[p.doc] && (len(s.members) == 0 || meet(fields[p.doc], fields[s.members[0].doc])) {
				s.members = append(s.members, p)
				break
			}
		}
	}
	if len(sides[1].members) == 0 {
		return nil
	}
	return []news.Dispute{m.dispute(news.NameDispute, a.name, []side{m.without(sides[0], nil), m.without(sides[1], nil)})}
}

// field are the fields of government, as they stand before "minister" and "secretary" or behind.
var field = wordSet(`foreign finance interior defence defense justice health education trade transport transportation energy environment
	agriculture culture labour labor treasury state commerce home economy prime press welfare industry housing`)
