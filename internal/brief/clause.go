package brief

import (
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// clause is a clause of a sentence as it is compared: with its own words and, where its subject stands in another
// clause or is a pronoun, with those of the subject.
type clause struct {
	kind      news.ClauseKind
	terms     []int   // actors and words: ids, ascending
	words     []int   // what its words mean, names apart: ids, ascending
	actors    []int   // those of its terms that are actors, ascending
	predicate int     // what its predicate means, -1 where that says nothing
	weight    float64 // of its terms in the news
	negated   bool    // "did not", or somebody denies it
	open      bool    // "may": possible only
	bits      bits    // of its words
	finite    bool    // told by itself; of "losing their jobs" others say whether it is so
}

// clauseReader reads the clauses of documents.
type clauseReader struct {
	cast *cast
	lex  *lexicon
	doc  *news.Document
	d    int

	terms, words, actors []int // of the clause at hand

	ints room[int]
	made []clause // those of all sentences: there is room for them
	list room[*clause]
	all  []*clause // of the sentence at hand
}

// clauses returns the clauses of sentence s. Who says something states no more than that: such clauses
// are left out.
func (r *clauseReader) clauses(s int) []*clause {
	r.all = r.all[:0]
	list := r.doc.ClausesOf(s)
	for i := range list {
		at := &list[i]
		if at.Kind == news.Frame || len(at.Own) == 0 {
			continue
		}
		r.terms, r.words, r.actors = r.terms[:0], r.words[:0], r.actors[:0]
		for _, run := range at.Own {
			r.read(run[0], run[1])
		}
		if at.Inherited && !at.Subject.Empty() {
			r.read(tokenAt(r.doc, at.Subject.Start), tokenAt(r.doc, at.Subject.End-1)+1)
		}
		for _, m := range at.Actors {
			r.actor(m)
		}
		r.all = append(r.all, r.clause(at))
	}
	return r.list.keep(r.all)
}

// actor adds the actor whom mention m names.
func (r *clauseReader) actor(m int) {
	if a := r.cast.of[r.d][m]; a >= 0 {
		id := r.lex.actor(r.cast, a)
		r.terms, r.actors = append(r.terms, id), append(r.actors, id)
	}
}

// read adds tokens[first:last].
func (r *clauseReader) read(first, last int) {
	mentions, of := r.doc.Mentions, r.cast.of[r.d]
	m := mentionBehind(r.doc, r.doc.Tokens[first].Start)
	for tok := range nlp.Words(r.doc.Text, r.doc.Tokens[first:last]) {
		for m < len(mentions) && mentions[m].End <= tok.Start {
			m++
		}
		named := m < len(mentions) && mentions[m].Start <= tok.Start && of[m] >= 0
		if named && mentions[m].Start == tok.Start {
			r.actor(m)
		}
		if named && tok.End == mentions[m].End {
			continue
		}
		for r.doc.Tokens[first].Start < tok.Start {
			first++
		}
		if ids := r.lex.word(r.doc, r.d, first, tok); ids.term >= 0 {
			r.terms = append(r.terms, ids.term)
			if !named {
				r.words = append(r.words, ids.meaning)
			}
		}
	}
}

func (r *clauseReader) clause(at *news.Clause) *clause {
	r.made = append(r.made, clause{
		kind: at.Kind, terms: r.ints.keep(ascending(r.terms)), words: r.ints.keep(ascending(r.words)), actors: r.ints.keep(ascending(r.actors)), predicate: -1,
		negated: at.Negated != isDenied(r.doc, at), open: possible[at.Modal], finite: at.Kind != news.Participle && at.Kind != news.Adverbial && at.Kind != news.Apposition,
	})
	c := &r.made[len(r.made)-1]
	c.bits = bitsOf(c.words)
	if ids := r.lex.of(at.Predicate); ids.term >= 0 {
		c.predicate = ids.meaning
	}
	return c
}

// possible are the modals of what is possible and no more.
var possible = wordSet(`may might could`)

// isDenied reports whether the clause on which a clause hangs says that it is not so: "denied that the dam leaked".
func isDenied(doc *news.Document, at *news.Clause) bool {
	if at.Parent < 0 || at.Kind != news.Content && at.Kind != news.Participle {
		return false
	}
	parent := &doc.Clauses[at.Parent]
	return actOf[nlp.Stem(parent.Predicate)] == deny && !parent.Negated
}

// opposed reports whether of two sentences one says as a fact what the other denies, or calls possible only. Where
// other clauses of theirs agree, it is these that are compared.
func (m *merger) opposed(u, v *unit) bool {
	differ := false
	for _, c := range u.clauses {
		for _, d := range v.clauses {
			if !m.lex.sameDeed(c, d) || c.predicate != d.predicate {
				continue
			}
			if c.negated == d.negated && (c.open == d.open || !c.finite || !d.finite) {
				return false
			}
			differ = true
		}
	}
	return differ
}

const (
	// fewestCommon is how many words, and leastCovered what share of the weight of the lighter, two
	// clauses share of which one has the predicate of the other.
	fewestCommon = 2
	leastCovered = 0.4
)

// stated compares the clauses of two sentences: whether a clause of the one does what one of the other does, and
// whether both say of one actor, in an apposition, what he is. Each is 0 or 1.
func (m *merger) stated(u, v *unit) (does, is float64) {
	for _, c := range u.clauses {
		for _, d := range v.clauses {
			if does == 0 && m.lex.sameDeed(c, d) {
				does = 1
			}
			if is == 0 && sameRole(c, d) {
				is = 1
			}
		}
	}
	return does, is
}

// sameDeed reports whether one of two clauses has the predicate of the other, and enough besides.
func (l *lexicon) sameDeed(c, d *clause) bool {
	if c.bits&d.bits == 0 || !c.does(d) && !d.does(c) || shared(c.words, d.words) < fewestCommon {
		return false
	}
	weight := 0.0
	for id := range both(c.terms, d.terms) {
		weight += l.weight[id]
	}
	return weight > leastCovered*(1+min(c.weight, d.weight))
}

// does reports whether the predicate of d is that of c, or among its words.
func (c *clause) does(d *clause) bool {
	return d.predicate >= 0 && (d.predicate == c.predicate || c.bits&bitOf(d.predicate) != 0 && has(c.words, d.predicate))
}

// sameRole reports whether two clauses are appositions to one actor, "Anna Berg, the mayor of Vester", and share a word.
func sameRole(c, d *clause) bool {
	return c.kind == news.Apposition && d.kind == news.Apposition && shared(c.actors, d.actors) > 0 && shared(c.words, d.words) > 0
}
