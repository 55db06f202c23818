package web

// parts are what pages of many stories show of one. They are made once, after the story's own page, and kept as long
// as that page is: such pages then hold pointers that are the same, and are quickly known to be as they were.
type parts struct {
	front, deep *StoryCard // on index.html and two folders below the top; nil until asked for
	listed      []byte     // an entry of index.json
	inputs      *StoryInputs
	search      []byte                  // an entry of the data of the search
	outlets     map[string]*OutletStory // by the name of the outlet
	meetings    map[outletPair]meeting
}

// share makes the parts of a story whose own page has been viewed.
func (v *storyViews) share() error {
	search, err := v.searchEntry()
	if err != nil {
		return err
	}
	listed, err := jsonEntry(indexed(v.b))
	if err != nil {
		return err
	}
	v.parts = &parts{inputs: v.storyInputs(), search: search, listed: listed, outlets: v.outletStories(), meetings: v.meetings()}
	return nil
}

// deepRoot leads from the pages of months, and those of the index behind the first, to the top.
const deepRoot = "../../"

// card returns the card of v for a page from which root leads to the top.
func (p *parts) card(v *storyViews, root string) *StoryCard {
	card := &p.deep
	if root == "" {
		card = &p.front
	}
	if *card == nil {
		*card = v.card(root)
	}
	return *card
}
