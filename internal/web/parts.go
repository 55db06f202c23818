package web

// parts are what pages of many stories show of one. They are made once, after the story's own page, and kept as long
// as that page is: such pages then hold pointers that are the same, and are quickly known to be as they were.
type parts struct {
	front, deep *StoryCard // on index.html and two folders below the top; nil until asked for
	inputs      *StoryInputs
	search      []byte                  // an entry of the data of the search
	outlets     map[string]*OutletStory // by the name of the outlet
	meetings    map[outletPair]meeting
}

// share makes the parts of a story whose own page has been viewed, unless those of the last time still hold.
func (v *storyViews) share() error {
	if v.last != nil && v.parts != nil {
		return nil
	}
	search, err := v.searchEntry()
	if err != nil {
		return err
	}
	v.parts = &parts{inputs: v.storyInputs(), search: search, outlets: v.outletStories(), meetings: v.meetings()}
	return nil
}

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
