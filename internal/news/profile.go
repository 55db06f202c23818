package news

// Profile is an actor over all stories in which it goes by its full name.
type Profile struct {
	ID          string // names its folder in the site: "anna-berg"
	Name        string // that of one of its appearances
	Kind        Kind
	Appearances []Appearance // at most one a story, in the order of the briefings
	Perhaps     []Appearance // persons of its surname who are named by that alone, wherever: they may be somebody else
}

// Appearance is an actor of a story.
type Appearance struct {
	Story string // the story's id
	Actor string // the actor's id in that story
}
