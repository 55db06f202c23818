package web

import "html/template"

// The types of this file are what templates get. Their fields are a promise to the
// authors of templates: one may be added, none is renamed or dropped.
//
// Functions for templates: t "key" is a label, count "key" n a label with a number, date "2025-03-04" a
// date as readers write it, day the same for <time datetime>, exact s the words s such that
// a browser reads exactly these bytes, part "name" v what the template of that name makes of v, as {{template}} does: what it makes
// of a pointer in a list of stories is kept from build to build.

// Page is what the template of every page gets.
type Page struct {
	Site        Site
	Heading     Title  // of the page
	Description string // for search engines, "" if there is none
	Root        string // the way to the top of the site: "", "../", "../../" or "/sub/path/"
	Story       string // id of the story that the page belongs to, or ""
	NoIndex     bool   // search engines should leave the page out
	Path        string // the page's file: "harbour-fire/index.html"
	Share       string // what the page is to those that link to it (Open Graph): "website", "article", "profile", or "" for what nobody shares
	PartOf      string // the file of the page that this one is the rest of, or ""
	Scripts     bool   // the page loads scripts of the site
}

// place notes the file of the page.
func (p *Page) place(file string) { p.Path = file }

// Site is what all pages share.
type Site struct {
	Title       string
	Description string
	Language    string // of the program's own words: "en"
	Version     string // of the program
	Actors      bool   // there are pages of actors over all stories
	BaseURL     string // where the site will be, with a slash at its end, or ""
}

// Title is a title and whose words it is made of.
type Title struct {
	Text  string
	Owner string // an article's id, "_index" for the editor's words, "" for the program's own
	Lang  string // "" where it is the page's language
}

// Words are a few words of a story's articles, without a place: a name, a role, an outlet.
type Words struct {
	Text  string
	Story string // the story's id; "" if they are the editor's words or the program's
	Ours  bool   // they are the program's words
	Href  string // where they lead, or ""
}

// Copied is a piece of an article's text.
type Copied struct {
	Article    string `sample:"always"` // the article's id
	Start, End int    // bytes of the article's text
	Text       string `sample:"always"` // exactly what stands there
	Lang       string // "" where it is the page's language
}

// Citation is a piece of an article that backs a line.
type Citation struct {
	Copied
	Source Words  // the outlet, leading to the sentence on the evidence page
	Link   string // to the words in the original, or ""
	Same   bool   // the words are those that the line shows
}

// Line is a statement with what backs it.
type Line struct {
	ID               string // for a link to the line, "" if it has none
	Copied           Copied
	Outlets, Origins int        // that state it; 0 where this is not counted
	Of               int        // articles of the story
	Shared           []Shared   // the origins that several of its sources have, and parts; empty where each source is an origin
	SaidBy           []Words    // on whose word it rests
	Sources          []Words    // one for each article, leading to its first cited sentence
	Wordings         []Citation // each article's own words; empty if they are those of the line
	Cites            []Citation `sample:"some"` // all of them
}

// Shared tells why sources of a line count as one origin, or why one counts apart from the text it has in common.
type Shared struct {
	Origin  string // its name
	Sources []SharedSource
}

// SharedSource is a source of an origin.
type SharedSource struct {
	Source Words
	Why    string // "same text as gazette.md"
}

// Size says how much a story rests on.
type Size struct {
	Articles, Outlets, Origins int
	Unnamed                    int // articles whose outlet is not known
}

// StoryPage is the briefing of a story: story.html.
type StoryPage struct {
	Page
	Published     string // ISO 8601, or ""
	Outlets       []Words
	Size          Size
	Note          template.HTML // the editor's note, "" if there is none
	Sections      []Section     // those that are not empty, in order
	Consensus     []Line
	MoreConsensus []Line // the lesser points, to be folded
	Disputes      []Dispute
	Quotes        []Quote
	Voices        []Voice // Quotes by who speaks
	MoreVoices    []Voice // those to be folded
	Compared      bool    // some quote has an account with cut or changed words
	Actors        []Actor
	Timeline      []Event
	Unknowns      []Line
	Reported      []Group
	Sources       []Source
	Matrix        *Matrix // nil where it would say nothing; so are the pictures below
	Speaks        *Speaks
	Ranges        []Range
	Chronicle     *Chronicle
	Elsewhere     map[string]int `sample:"consensus|quotes|actors"` // by section, how many of its folded entries are on the page of the rest: points, voices
	LinkedData    template.JS    // the page in JSON-LD (schema.org)
}

// MorePage has what a story's page has no room for: more.html.
type MorePage struct {
	Page
	Published string    // ISO 8601, or ""
	Sections  []Section // out of consensus, quotes, actors and reported
	Consensus []Line
	Voices    []Voice
	Compared  bool // some quote has an account with cut or changed words
	Actors    []Actor
	Reported  []Group
}

// Section is a section of a story's page.
type Section struct {
	Name  string `sample:"consensus|disputes|quotes|actors|timeline|unknowns|reported|sources"` // consensus, disputes, …
	Title string // in the words of the labels
	Count int    // of its entries
}

// Dispute is something that the articles tell differently.
type Dispute struct {
	ID       string
	Kind     string `sample:"quantity|denial|name|position|date|characterisation|revised"` // "quantity", …
	Label    string // the kind in words
	Topic    Words
	Variants []Variant `sample:"some"`
}

// Variant is one side of a dispute.
type Variant struct {
	Value *Copied // the figure, name or words in which it differs; nil if that is all of the first sentence
	Words Words   // the value, where it stands in none of the citations
	AsOf  string  // ISO 8601, or ""
	Line  Line
}

// Voice is a speaker with the quotes.
type Voice struct {
	Actor   string // the speaker's id, "" where that is no actor of the story
	Speaker Words  // Text is "" where the articles do not say
	Role    Words
	Quotes  []Quote `sample:"some"`
}

// Quote is somebody's words.
type Quote struct {
	ID       string
	Actor    string   // the speaker's id, "" where that is no actor of the story
	Kind     string   `sample:"direct|partial|indirect"` // direct, partial or indirect
	Label    string   // the kind in words
	Parts    []Copied `sample:"some"`
	Runs     []Run    // Parts with what the narrator says in between
	Context  *Copied  // the sentence around it, for a partial quote; or nil
	Speaker  Words    // Text is "" where the articles do not say
	Role     Words
	Called   Words // the article's words for who speaks, where they are not the name
	Cue      Words // "tweeted"; Text is "" where it says no more than "said"
	Outlets  int   // that have the words, in full or in part
	Sources  []Words
	Cites    []Citation `sample:"some"` // one of each article
	Drift    []Citation // the wordings of Accounts
	Accounts []Account
}

// Surround is a sentence, parted at the words of it that are quoted.
type Surround struct {
	Before, Said, After string
}

// Run is a run of words in a quote, or in another article's account of it.
type Run struct {
	Op     string  `sample:"said|cut|narrator|changed|kept|added|gap|when"` // said, narrator; kept, cut, changed, added or gap
	Space  bool    // there is white space before it
	Copied *Copied // nil for what is not shown: a gap, or many words that are cut
	Was    *Copied // the words of the quote in the place of changed ones
	Words  int     // how many words are cut, where they are not shown
}

// Account is how another article gives a quote, or to whom.
type Account struct {
	Kind   string `sample:"cut|changed|speaker|paraphrased"` // cut, changed, speaker or paraphrased
	Label  string // the kind in words
	Runs   []Run
	Source Words // the outlet, leading to the sentence on the evidence page
	Called Words // its words for who speaks, where the articles do not agree on that; else Text is ""
	Cue    Words
}

// Actor is a person, an organisation or a place.
type Actor struct {
	ID            string
	Name          Words
	Kind          string
	Label         string // the kind in words
	Role          Words
	RoleCited     *Citation // the role where an article gives it, or nil
	Aliases       []Words
	Mentions      int
	Quotes        int
	QuotedOutlets int  // that carry the quotes, 0 where this is not counted
	EditedName    bool // the editor gave the name
	EditedRole    bool // likewise
	Sources       []Words
}

// Event is a dated happening.
type Event struct {
	ID        string
	Date, End string  // ISO 8601; End is "" but for a range, a week or a weekend; Date is "" where no article tells it
	Precision string  `sample:"day|week|month|weekend"` // day, week, weekend, month or year
	First     bool    // of its date: the date stands before it
	Day       *Copied // the words for the day, where Date is ""
	Planned   bool
	Runs      []Run `sample:"full"` // of the statement; of those that date it Op is "when"
	Line      Line
}

// Group is what one source alone reports.
type Group struct {
	Source    Words
	Lines     []Line
	Elsewhere int // more lines of the group on the page of the rest
}

// Of is how many lines the group has in all.
func (g Group) Of() int { return len(g.Lines) + g.Elsewhere }

// Source is an article of a story.
type Source struct {
	ID        string
	Path      string
	Title     Title  // Text is "" where it has none
	Href      string // its evidence page
	Outlet    Words
	Author    Words
	Credit    Words
	Link      string // the original, "" if its address is not known
	Published string // ISO 8601, or ""
	Updated   string // likewise
	Words     int
	Origin    string   // name of the text it comes from
	Why       string   // how that was found: "same text as gazette.md"
	Notes     []string // what the reader of the file remarked
}

// EvidencePage shows what a briefing cites of one article: evidence.html.
type EvidencePage struct {
	Page
	Back       string // the way to the story's page
	Source     Source
	Excerpts   []Excerpt // in the order of the text
	Cited      int       // number of cited sentences
	Neighbours bool      // neighbours of cited sentences are shown too
	Partial    bool      // some sentence of the article is left out
	After      bool      // one after the last excerpt is
}

// Excerpt is a run of sentences with nothing left out between them.
type Excerpt struct {
	Before     bool // text before it is left out
	Paragraphs []Passage
}

// Passage is the part of a paragraph that is shown.
type Passage struct {
	Sentences []Sentence
}

// Sentence is a sentence of an article.
type Sentence struct {
	Copied
	ID    string // where citations lead: "s310"
	Cited bool
	Space bool   // there is white space before it, within its paragraph
	Link  string // to the sentence in the original, for a cited one; or ""
}

// InputsPage lists what the site was made from: inputs.html.
type InputsPage struct {
	Page
	Stories  []*StoryInputs
	Problems []Problem
	Articles int
}

// StoryInputs are the articles of a story.
type StoryInputs struct {
	fragments
	ID      string
	Href    string
	Title   Title
	Sources []Source
}

// Problem is something that is wrong with a file.
type Problem struct {
	Place   string // "gazette.md:3:7"
	Message string
	Hint    string
	Skipped bool
}
