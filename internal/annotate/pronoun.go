package annotate

// antecedent returns the person that the pronoun r, "he" or "she", stands for: among those spoken of
// last whom it may mean the one with the highest score, if that is high enough and leads the
// second; else -1.
func (d *discourse) antecedent(r reference, pronoun string) int {
	best, second := -1, -1
	var scores [maxRecent]int
	for i, c := range d.recent {
		if known := d.people[c.person].pronoun; known != "" && known != pronoun {
			continue
		}
		for _, f := range d.featuresOf(r, i) {
			scores[i] += weights[f]
		}
		switch {
		case best < 0 || scores[i] > scores[best]:
			best, second = i, best
		case second < 0 || scores[i] > scores[second]:
			second = i
		}
	}
	if best < 0 || scores[best] < leastScore || second >= 0 && scores[best]-scores[second] < leastLead {
		return -1
	}
	return d.recent[best].person
}

// feature is something that makes it more or less likely that a pronoun stands for a person.
type feature int

// The features: of the last reference to the person (c), of the pronoun (r), and of both.
const (
	fGender       feature = iota // the person is known to have this pronoun
	fSame                        // c stands in the sentence of r,
	fOne                         // one sentence back,
	fTwo                         // two,
	fThree                       // three,
	fFar                         // more
	fParagraphOne                // c stands one paragraph back,
	fParagraphFar                // more
	fTop                         // the places of c
	fClause
	fPart
	fBeside
	fSpoke       // c is the source of an attribution
	fLastSpeaker // the person was the last source
	fOpens       // c is the first of its sentence
	fQuoted      // c stands in quote marks
	fPronoun     // c is a pronoun
	fRole        // c is a role: "the mayor"
	fLatest      // nobody was spoken of since c,
	fSecond      // one other was
	fOften       // the person was spoken of three times
	fMost        // of all who were lately, nobody more often
	fBehind      // r stands behind a quotation or a comma, c in the same sentence
	fGoesOn      // c is a subject one sentence back, r the first of its own
	fSpeaksOn    // the person was the last source, a paragraph back at most, and r is one
	features
)

// weights of the features, with the least score and the least lead over the second; tenths of what
// a logistic ranking learned from pronouns of GUM (Zeldes 2017) and of news articles of which another
// names the speaker (docs/quality.md). TestAntecedents measures them, and learns from GUM alone.
var weights = [features]int{
	fGender: 7, fSame: 9, fOne: 7, fTwo: 1, fThree: -7, fFar: -14,
	fParagraphOne: 3, fParagraphFar: 1,
	fTop: 7, fClause: -4, fPart: -12, fBeside: -13,
	fSpoke: -7, fLastSpeaker: -2, fOpens: 10, fQuoted: -30, fPronoun: -9, fRole: -21,
	fLatest: 14, fSecond: 5, fOften: 4, fMost: 8,
	fBehind: 9, fGoesOn: 4, fSpeaksOn: 13,
}

const (
	leastScore = 4
	leastLead  = 10
)

// featuresOf returns the features of the i-th of the recent references and the pronoun r.
func (d *discourse) featuresOf(r reference, i int) []feature {
	c := d.recent[i]
	out := make([]feature, 0, 12)
	add := func(f feature, is bool) {
		if is {
			out = append(out, f)
		}
	}
	out = append(out, fSame+feature(min(r.sentence-c.sentence, int(fFar-fSame))), fTop+feature(c.place))
	add(fParagraphOne, r.paragraph-c.paragraph == 1)
	add(fParagraphFar, r.paragraph-c.paragraph > 1)
	add(fGender, d.people[c.person].pronoun != "")
	add(fSpoke, c.speaks)
	add(fLastSpeaker, d.spoke.person == c.person)
	add(fOpens, c.opens)
	add(fQuoted, c.quoted)
	add(fPronoun, c.form == byPronoun)
	add(fRole, c.form == byRole)
	add(fLatest, i == 0)
	add(fSecond, i == 1)
	add(fOften, d.count[c.person] >= 3)
	add(fMost, d.isMost(c.person))
	add(fBehind, c.sentence == r.sentence && !c.quoted && r.token > 0 && (d.quoted[r.token-1] || d.lower(r.token-1) == ","))
	add(fGoesOn, c.sentence == r.sentence-1 && c.place <= inClause && r.opens)
	add(fSpeaksOn, r.speaks && d.spoke.person == c.person && r.paragraph-d.spoke.paragraph <= 1)
	return out
}

// isMost reports whether nobody else of those spoken of lately was so more often.
func (d *discourse) isMost(person int) bool {
	for _, o := range d.recent {
		if d.count[o.person] > d.count[person] {
			return false
		}
	}
	return true
}
