package news

import (
	"slices"
	"strings"
)

// BriefingVersion is the version of briefing.json and index.json.
const BriefingVersion = 1

// Briefing is a story merged. Its JSON form is briefing.json: fields may be added to it, none
// renamed or dropped while Version stays the same.
type Briefing struct {
	Version   int            `json:"version"`
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Published string         `json:"published"` // day of the latest article, "" if none is dated
	Articles  []BriefArticle `json:"articles"`
	Origins   []BriefOrigin  `json:"origins"`
	Consensus []Claim        `json:"consensus"` // the most important first
	Disputes  []Dispute      `json:"disputes"`
	Revised   []Dispute      `json:"revised"` // figures that were brought up to date and positions that one actor changed, the variants oldest first
	Quotes    []Quote        `json:"quotes"`
	Actors    []Actor        `json:"actors"` // the most salient first
	Reported  []Claim        `json:"reported"`
	Timeline  []Event        `json:"timeline"`
	Unknowns  []Unknown      `json:"unknowns"`

	Story *Story     `json:"-"` // what it was made of; Story.Docs[i] is Articles[i]
	Notes []*Problem `json:"-"` // what the editor asked for and no article has
}

// Differences returns the disputes of b and what changed over time, which have the same form.
func (b *Briefing) Differences() []Dispute {
	return slices.Concat(b.Disputes, b.Revised)
}

// BriefArticle is an article of a briefing.
type BriefArticle struct {
	ID        string `json:"id"`
	Path      string `json:"path"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Words     int    `json:"words"`
	SHA256    string `json:"sha256"`
	Origin    string `json:"origin"`
	Reason    Why    `json:"reason"` // why it is of that origin: "same text as gazette.md"
}

// BriefOrigin is an origin of a briefing; Articles holds article ids. One that is a part is what an
// article adds to the text of another origin; Articles then holds that article, whose origin is the other.
type BriefOrigin struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Articles []string `json:"articles"`
	Why      Why      `json:"why"`
	Part     bool     `json:"part,omitempty"`
}

// Citation backs a shown statement: Text is the slice [Start:End] of the article's text. Origin is
// the origin of these words where it is not that of the article: another article has them, too, or
// the article adds them to a text that it took over. Claims alone tell it.
type Citation struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Origin  string `json:"origin,omitempty"`
}

// Span returns the citation's place in its article.
func (c Citation) Span() Span { return Span{Start: c.Start, End: c.End} }

// Claim is one statement and where it stands. Text is the text of one of the citations.
type Claim struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"`
	Outlets   int        `json:"outlets"`
	Origins   int        `json:"origins"`
	SaidBy    []string   `json:"said_by"` // ids of the actors on whose word alone it rests
	Citations []Citation `json:"citations"`
}

// Backing is what backs a claim out of one origin.
type Backing struct {
	Origin    string // its id
	Citations []Citation
}

// Backings returns what backs c, by origin: that of the words where they have one of their own, else that of the
// article. The first cited comes first. at leads from an article's id to its index in b.Articles.
func (b *Briefing) Backings(c Claim, at map[string]int) []Backing {
	var out []Backing
	place := map[string]int{}
	for _, cite := range c.Citations {
		id := cite.Origin
		if i, known := at[cite.Article]; known && id == "" {
			id = b.Articles[i].Origin
		}
		i, known := place[id]
		if !known {
			i = len(out)
			place[id] = i
			out = append(out, Backing{Origin: id})
		}
		out[i].Citations = append(out[i].Citations, cite)
	}
	return out
}

// OneArticle reports whether all citations of a backing are of one article.
func (g Backing) OneArticle() bool {
	for _, c := range g.Citations {
		if c.Article != g.Citations[0].Article {
			return false
		}
	}
	return true
}

// Texts counts the origins that are no parts.
func (b *Briefing) Texts() int {
	n := 0
	for i := range b.Origins {
		if !b.Origins[i].Part {
			n++
		}
	}
	return n
}

// DisputeKind says in what the articles differ.
type DisputeKind string

// The kinds of disputes.
const (
	QuantityDispute         DisputeKind = "quantity"
	DateDispute             DisputeKind = "date"
	NameDispute             DisputeKind = "name"
	DenialDispute           DisputeKind = "denial"
	PositionDispute         DisputeKind = "position"
	CharacterisationDispute DisputeKind = "characterisation"

	// RevisedFigure and Development, a position that one actor changed, are the kinds of what stands in Briefing.Revised alone.
	RevisedFigure DisputeKind = "revised"
	Development   DisputeKind = "development"
)

// Dispute is something that the articles tell differently: two variants or more.
type Dispute struct {
	ID       string      `json:"id"`
	Kind     DisputeKind `json:"kind"`
	Topic    string      `json:"topic"` // words of an article
	Variants []Variant   `json:"variants"`
}

// Variant is one side of a dispute.
type Variant struct {
	Value     string     `json:"value"` // words of its first citation
	SaidBy    []string   `json:"said_by"`
	AsOf      string     `json:"as_of"`
	Citations []Citation `json:"citations"`
}

// QuoteKind says how the words of a quote stand in the articles.
type QuoteKind string

// The kinds of quotes.
const (
	DirectQuote   QuoteKind = "direct"
	PartialQuote  QuoteKind = "partial"
	IndirectQuote QuoteKind = "indirect"
)

// Quote is somebody's words. Text has no outer quote marks. Where the narrator breaks the words,
// Text holds the narrator's words, too, as the article does, and Parts has the pieces in quote marks.
type Quote struct {
	ID        string     `json:"id"`
	Kind      QuoteKind  `json:"kind"`
	Text      string     `json:"text"`
	Parts     []Citation `json:"parts"`   // the pieces of Text in order; empty where it is one piece
	Speaker   string     `json:"speaker"` // an actor's id, "" where the text does not say
	Name      string     `json:"name"`    // the speaker's name, or the words for him: "a senior official"
	Source    string     `json:"source"`  // words of the article
	Cue       string     `json:"cue"`     // words of the article
	Outlets   int        `json:"outlets"` // that have the words, in full or in part
	Citations []Citation `json:"citations"`
	Drift     []Drift    `json:"drift"`
}

// Drift is how another article gives the same quote, or to whom. Text is [Start:End] of that
// article's text. Source and Cue are its words for who speaks, where the articles do not agree on
// that; else they are "".
type Drift struct {
	Article string      `json:"article"`
	Kind    DriftKind   `json:"kind"`
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Text    string      `json:"text"`
	Source  string      `json:"source"`
	Cue     string      `json:"cue"`
	Parts   []DriftPart `json:"parts"` // in order; empty where the words are those of the quote, or a paraphrase
}

// Span returns the drift's place in its article.
func (d Drift) Span() Span { return Span{Start: d.Start, End: d.End} }

// DriftKind says in what an article differs from a quote.
type DriftKind string

// The kinds of drift.
const (
	CutDrift        DriftKind = "cut"         // words are left out
	ChangedDrift    DriftKind = "changed"     // words are others, or more
	SpeakerDrift    DriftKind = "speaker"     // the same words, given to somebody else
	ParaphraseDrift DriftKind = "paraphrased" // reported speech, without quote marks
)

// DriftPart is a run of words of a quote that another article keeps, cuts or changes, or of words
// that it adds. Its citation is in the quote's first article for words that are cut, else in the other.
type DriftPart struct {
	Op DriftOp `json:"op"`
	Citation
	Was *Citation `json:"was,omitempty"` // the words of the quote in the place of changed ones
}

// DriftOp says what became of a run of words.
type DriftOp string

// What becomes of words.
const (
	Kept    DriftOp = "kept"
	Cut     DriftOp = "cut"
	Changed DriftOp = "changed"
	Added   DriftOp = "added"
	Gap     DriftOp = "gap" // the narrator's own words between two pieces in quote marks
)

// Actor is a person, an organisation or a place that acts in the story.
type Actor struct {
	ID            string     `json:"id"`
	Name          string     `json:"name"`
	Kind          Kind       `json:"kind"`
	Role          string     `json:"role"`                    // words of an article, lower case
	RoleCitation  *Citation  `json:"role_citation,omitempty"` // where an article gives the role; nil where none does
	Aliases       []string   `json:"aliases"`
	Mentions      int        `json:"mentions"`
	Quotes        int        `json:"quotes"`         // how many entries of Briefing.Quotes it speaks, reported speech apart
	QuotedOutlets int        `json:"quoted_outlets"` // how many outlets carry them
	Edited        []string   `json:"edited"`         // what _index.md says of it in place of the articles: "name", "role"
	Citations     []Citation `json:"citations"`
}

// WrittenRole returns where the article that RoleCitation cites has the role, as that article writes it. ok is false
// where none is cited or the citation has other words.
func (a *Actor) WrittenRole() (c Citation, ok bool) {
	if a.RoleCitation == nil || a.Role == "" {
		return Citation{}, false
	}
	c = *a.RoleCitation
	lower := strings.ToLower(c.Text)
	at := strings.Index(lower, strings.ToLower(a.Role))
	if at < 0 || len(lower) != len(c.Text) || at+len(a.Role) > len(c.Text) {
		return Citation{}, false
	}
	c.Text = c.Text[at : at+len(a.Role)]
	c.Start += at
	c.End = c.Start + len(c.Text)
	return c, strings.EqualFold(c.Text, a.Role)
}

// Event is a dated happening. Text is the text of one of the citations. Date and End are written to
// their precision: "2025-03-04", "2025-03" or "2025"; a week or weekend is its first and last day. Date
// is "" for a weekday ("Tuesday", in When) whose date no article tells.
type Event struct {
	ID        string     `json:"id"`
	Date      string     `json:"date"`
	End       string     `json:"end"`       // of a range, a week or a weekend, else ""
	Weekday   string     `json:"weekday"`   // "Monday", where Date is ""
	Time      string     `json:"time"`      // "04:00", where the articles lie; "" if no hour is named
	Precision string     `json:"precision"` // day, week, weekend, month or year
	Planned   bool       `json:"planned"`   // it was still to come when all that is cited was written
	Text      string     `json:"text"`
	Outlets   int        `json:"outlets"`
	Origins   int        `json:"origins"`
	When      []Citation `json:"when"` // the words that date it, one for each of Citations
	Citations []Citation `json:"citations"`
}

// Unknown is something that an article says is not known. Text is the text of the first citation.
type Unknown struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"` // unknown, withheld, unverified or comment
	Text      string     `json:"text"`
	Outlets   int        `json:"outlets"`
	Origins   int        `json:"origins"`
	Citations []Citation `json:"citations"`
}
