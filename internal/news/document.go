package news

import "github.com/briefgen/briefgen/internal/nlp"

// Document is an Article with everything that can be found in it without looking at another.
type Document struct {
	*Article
	Tokens       []nlp.Token
	Sentences    []Sentence
	Trees        []nlp.Sentence // those of Sentences; each grows when it is first asked for
	Mentions     []Mention      // in order
	Attributions []Attribution
	Clauses      []Clause // by sentence, each behind the one that it hangs on
	Dates        []nlp.Date
	Quantities   []nlp.Quantity
	Measures     []nlp.Measure // what each of Quantities measures
}

// Sentence is a sentence of the body of an article; titles and page furniture have none.
type Sentence struct {
	Span
	First, Last int  // its tokens: Tokens[First:Last]
	Paragraph   int  // index into Paragraphs
	Heading     bool // stands in a heading between paragraphs
}

// Kind says what a mention or an actor is.
type Kind string

// The kinds of mentions and actors.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Place        Kind = "place"
	Other        Kind = "other" // a name of something else: an event, a work, a nationality
)

// Mention is a name in the text, without titles: "Marco Rubio" of "US Secretary of State
// Marco Rubio".
type Mention struct {
	Span
	Kind     Kind
	Sentence int  // index into Sentences
	Role     Span // the words that say what the person is: "US Secretary of State"; empty if none
}

// Attribution is somebody's words or thoughts in an article: who (source), said (cue), what
// (content).
type Attribution struct {
	Source  Span   // "the harbour master"; empty where the text names none
	Cue     Span   // "said"; empty where there is none
	Content []Span // with quote marks; several where "she said" breaks the quotation
	Quoted  []Span // the parts of Content in quote marks, without the marks
	Kind    AttributionKind
	Speaker int // index into Mentions of the one who speaks, or -1 where the text leaves it open
}

// AttributionKind says how the content is given.
type AttributionKind string

// The kinds of attributions.
const (
	Direct   AttributionKind = "direct"   // whole clauses in quote marks
	Mixed    AttributionKind = "mixed"    // reported speech with a part in quote marks
	Indirect AttributionKind = "indirect" // reported speech
)

// Story is the articles on one event. Articles that come from one text share an origin.
type Story struct {
	ID      string // names its folder in the site: "harbour-fire"
	Info    StoryInfo
	Docs    []*Document // ordered by path
	Origins []Origin    // each document is in one that is no part

	// Passages are the sentences that come from elsewhere than their articles, by document and sentence.
	Passages []Passage

	Notes []*Problem // what the one who made the folder should know
}

// Origin is a text that did not come from another, with all articles that carry it. One that is a part holds what one
// article adds in words of its own to the text of another origin.
type Origin struct {
	Name    string
	Docs    []int // indexes into Story.Docs, ascending
	Why     Why   // "own text", "same text as gazette.md", "credits AFP"
	Reasons []Why // by document: why it is of this origin
	Part    bool
}

// Passage is a sentence whose origin is not that of its article: it was copied out of an article of another origin, or
// is the article's own in a text that is not.
type Passage struct {
	Doc, Sentence int
	Origin        int // index into Story.Origins
}
