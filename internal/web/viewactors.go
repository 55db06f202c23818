package web

// ActorsPage lists the actors of all stories: actors.html.
type ActorsPage struct {
	Page
	Kinds  []ActorKind // those that are not empty
	Letter string      // on the page of one letter: the letter
	Back   string      // from there: the way to the whole list
}

// ActorKind is the actors of one kind by their first letters; of a person that is the surname's.
type ActorKind struct {
	Kind    string
	Label   string // in words: "People"
	Count   int
	Leading []*ActorEntry // the most salient, where there are many
	Letters []ActorLetter // a single one without a letter for a short list
}

// ActorLetter is the actors of one kind and letter.
type ActorLetter struct {
	ID     string // for a link to them on the same page
	Letter string
	Href   string        // where they stand
	Actors []*ActorEntry // nil if they stand on a page of their own
}

// ActorEntry announces the page of an actor.
type ActorEntry struct {
	Name     Words // leading to the page
	Role     Words
	Stories  int
	Articles int
	Quotes   int
}

// ActorPage is an actor over all stories: actor.html. An actor of many stories has several such
// pages; those behind the first have nothing but stories.
type ActorPage struct {
	Page
	ID            string
	Name          Words
	Kind          string `sample:"person|place"`
	Label         string // the kind in words
	First         bool   // this is the first of its pages
	Role          Words  // the one that most articles give, Text is "" where none does
	Roles         []ActorRole
	MoreRoles     int // that are left out
	Names         []Words
	MoreNames     int
	Outlets       []OutletCount // the most frequent first
	MoreOutlets   int
	All           int // stories of the actor
	Articles      int // that name it
	Mentions      int
	Quotes        int
	QuotedOutlets int
	From, To      string // ISO 8601: days of the first and the last story, or ""
	Stories       []ActorStory
	Newer, Older  string // the way to the pages beside this one, or ""
	Perhaps       []StoryLink
	MorePerhaps   int
}

// ActorRole is what articles say that an actor is.
type ActorRole struct {
	Copied  *Copied // as one of them has it; nil where it is not known where
	Words   Words   // else
	Story   string  // the story's id
	Edited  bool    // the editor gave it
	From    string  // ISO 8601: day of the first story that gives it, or ""
	To      string  // and of the last
	Sources []Words // the articles that give it
	More    int     // of them, left out
}

// OutletCount says how much an outlet has of an actor.
type OutletCount struct {
	Name     Words
	Articles int // that name it
	Quotes   int // that they carry
}

// ActorStory is what a story has of an actor.
type ActorStory struct {
	ID        string
	Actor     string // the actor's id in the story
	Href      string // the briefing
	Title     Title
	Published string // ISO 8601, or ""
	Card      Actor  // as the briefing shows it; Name is what the story calls the actor
	Renamed   bool   // that is another name than the page's
	Quotes    []SaidLine
	Claims    []SaidLine // that rest on the actor's word
	Disputes  []SaidLine // in which the actor is a side
	More      int        // quotes, claims and disputes that only the briefing shows
}

// SaidLine is a line of a story: one of Quote, Line and Dispute is not nil.
type SaidLine struct {
	ID      string   // of the line
	Href    string   // the line in the briefing, "" where it has no place of its own
	Quote   *Quote   `sample:"always"`
	Line    *Line    `sample:"always"`
	Dispute *Dispute `sample:"always"`
}

// StoryLink leads to a story.
type StoryLink struct {
	Story     string // the story's id
	Href      string
	Title     Title
	Published string // ISO 8601, or ""
	Name      Words  // what the story calls the actor
}
