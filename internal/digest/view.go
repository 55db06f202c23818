package digest

// Mail is what mail/digest.html, mail/digest.txt and mail/full.html get. Every string is ready to be shown:
// control characters are gone, addresses are http or https.
type Mail struct {
	Title    string
	Subject  string
	Language string // of the program's own words: "en"
	Site     string // address of the published site, "" if there is none
	Version  string // of briefgen, may be ""
	Stories  []Story
	More     Left // "3 more stories on the site"

	Preheader   Copied // the first fact, which lists of mails show beside the subject; Article is "" if there is none
	Unsubscribe string // https or mailto, "" if there is none
}

// Left says what is told elsewhere, and where. Text is "" if nothing is.
type Left struct {
	Text string // "7 more facts and 2 more quotes on the site"
	URL  string // "" if the site is not published
}

// Story is one story of a mail.
type Story struct {
	ID       string
	Title    Title
	URL      string // its page in the site, "" if there is none
	Date     string // "4 March 2025", "" if it is not dated
	Counts   string // "5 articles, 4 outlets, 3 independent origins"
	Facts    []Statement
	Disputes []Dispute
	Quotes   []Quote
	Alone    []Statement // reported by one outlet alone

	AloneTitle string // over Alone, "Reported by one source only" or by how many
	Timeline   []Event
	Unknowns   []Statement
	Actors     []Actor  // in the attachment only
	Sources    []Source // those that the lines name; all in the attachment
	More       Left

	MoreSources string // "and 3 more" that no line names, or ""

	left totals // what is not told
}

// Title is the title of a story or an article. Article is the article that it is the title of,
// "_index" where the editor wrote it, and "" where a name stands in for a title.
type Title struct {
	Article string
	Text    string
}

// Short is a short text of an article without a place of its own: a name, a topic. Editor says
// that it was written by the editor instead.
type Short struct {
	Text   string
	Editor bool // the editor's words
	Ours   bool // the program's words
}

// Copied is words of an article at [Start:End] of its text: Before, Mark and After, one behind
// the other. Mark is what the line is about, a figure for example, and may be "".
type Copied struct {
	Story, Article      string
	Start, End          int
	Before, Mark, After string
	Lang                string // "" where it is the language of the mail
}

// Text returns the words.
func (c Copied) Text() string { return c.Before + c.Mark + c.After }

// Source is an article, as it is named in a line or in the list of sources.
type Source struct {
	Label  Short  // outlet, or the name of the file where no outlet is known
	URL    string // where the line leads: the evidence in the site, or the original
	Number int    // by which Story.Sources lists it, from 1
	Title  Title
	Date   string
	Origin string // in the attachment: "own text", "same text as …"
	Link   string // the original article, or else its page in the site; "" if there is neither
	Anchor string // in the attachment: its id there
}

// Statement is a claim and where it stands.
type Statement struct {
	Text    Copied
	SaidBy  []Short
	Sources []Source
	More    int       // how many sources are not named
	Counts  string    // "3 of 5 sources, 2 origins"
	Bar     Bar       // how many of the sources that is
	OneText string    // which of them count once: "(The Gazette and The Herald: one text)", or ""
	Wording []Wording // in the attachment: how each article puts it
}

// Bar is the width of the parts of a bar in pixels. There is none if Filled is 0.
type Bar struct{ Filled, Empty int }

// Wording is how one article puts something.
type Wording struct {
	Text   Copied
	Source Source
}

// Dispute is something told differently, with all sides.
type Dispute struct {
	Topic Short
	Kind  string // "Figures differ"
	Sides []Side
}

// Side is one side of a dispute.
type Side struct {
	Statement
	AsOf string // "as of 4 March 2025"
}

// Quote is somebody's words. Marks says whether they get quote marks.
type Quote struct {
	Text    Copied
	Marks   bool
	Partial bool
	Speaker Short
	Role    Short
	Sources []Source
	More    int
	Differs string  // "2 sources word it differently"
	Drift   []Drift // in the attachment
}

// Drift is how another article words a quote, or to whom it gives it.
type Drift struct {
	Text   Short
	Source Source
	Kind   string // "in part"
	Called Short  // its words for who speaks, where the articles do not agree on that; else Text is ""
	Marks  bool
	Runs   []Run // Text in runs of words, with what it leaves out; empty where nothing is known of that
}

// Run is a run of words of a quote that another article keeps, cuts or changes, or that it adds.
type Run struct {
	Op    string `sample:"kept|cut|changed|added|gap"` // kept, cut, changed, added or gap
	Space bool   // there is white space before it
	Text  Copied // empty for a gap of many words, or for many words that are cut
	Was   Copied // the words of the quote in the place of changed ones
	Words int    // how many words are cut, where they are not shown
}

// Event is a dated happening.
type Event struct {
	Date string // "4 March 2025", "Week of 3 March 2025 · Planned"; "" if it is not known
	Statement
	place int // among all events of the story
}

// Actor is somebody who acts in the story.
type Actor struct {
	Name    Short
	Role    Short
	Kind    string
	Aliases []Short
}
