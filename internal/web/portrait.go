package web

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// sitting is an actor whose pages may not be as they were, and why.
type sitting struct {
	actor   *keptActor
	was     *news.Profile // other than now; nil where it is the same
	edits   []*edit       // of the stories that have the actor, or had it
	perhaps bool          // a story has another face that may name it
}

// portrait is what is found out of an actor while its pages are made.
type portrait struct {
	*sitting
	*profile
	dir     *directory
	set     *pages
	whole   bool            // all of its pages are other ones
	first   bool            // the first page is another one
	told    []told          // of now
	changed map[string]bool // stories that its pages show otherwise than before
	cites   []string        // stories that they cite otherwise
	sheets  []actorSheet    // of now
}

// portray makes the pages of an actor that are not as they were. It returns the stories that they cite otherwise than before.
// A panic becomes an error, as in [job.do].
func (d *directory) portray(s *sitting, set *pages) (cites []string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("viewing the actor %q failed because of a mistake in briefgen: %v", s.actor.ID, cause)
		}
	}()
	t := &portrait{
		sitting: s, profile: &profile{Profile: &s.actor.Profile}, dir: d, set: set,
		changed: map[string]bool{}, sheets: actorSheets(len(s.actor.Appearances)),
	}
	t.compare()
	if !t.whole && !t.first && len(t.changed) == 0 {
		return nil, nil
	}
	if t.profile, err = d.profile(&s.actor.Profile); err != nil {
		return nil, err
	}
	t.whole = t.whole || t.first && t.name() != s.actor.name()
	err = t.make()
	for _, in := range t.in {
		in.story.forgetLinks()
	}
	return t.cites, err
}

// compare finds out what of the pages has changed.
func (t *portrait) compare() {
	t.whole = t.actor.entry == nil || t.was != nil && (t.was.Name != t.Name || t.was.Kind != t.Kind)
	t.first = t.whole || t.perhaps || t.was != nil
	if t.whole {
		return
	}
	for _, e := range t.edits {
		t.follow(e)
	}
}

// name is the actor's name as the last time had it.
func (a *keptActor) name() Words {
	name := a.entry.Name
	name.Href = ""
	return name
}

// follow finds out what an edit has changed for the actor.
func (t *portrait) follow(e *edit) {
	if e.before == nil || e.now == nil || compareLatest(e.before.b, e.now.b) != 0 {
		t.first = true // it has come or gone, or may have another place
		t.changed[e.id()] = true
		return
	}
	at := slices.IndexFunc(t.actor.told, func(old told) bool { return old.story == e.id() })
	before, after := e.before.actorOf(t.ID), e.now.actorOf(t.ID)
	if at < 0 || before == nil || after == nil {
		t.first = true
		return
	}
	sheets := actorSheets(len(t.actor.told))
	sheet := sheets[slices.IndexFunc(sheets, func(s actorSheet) bool { return at < s.to })]
	old, now := e.before.presence(t.ID, before), e.now.presence(t.ID, after)
	if !reflect.DeepEqual(t.seen(old, sheet.lines()), t.seen(now, sheet.lines())) || !slices.Equal(*old.cited, *now.cited) {
		t.changed[e.id()] = true
		t.first = t.first || sheet.from == 0
	}
	t.first = t.first || !reflect.DeepEqual(old.gist(), now.gist())
}

// actorOf returns the actor whose page is called page, nil if there is none.
func (v *storyViews) actorOf(page string) *news.Actor {
	for id, of := range v.pages {
		if of == page {
			return v.actors[id]
		}
	}
	return nil
}

// seen is what a page of the actor shows of one story.
func (t *portrait) seen(in presence, lines int) []ActorStory {
	return storiesOf(&profile{Profile: t.Profile}, []presence{in}, lines)
}

// gist is what the first page of an actor and the lists are made of, of one story.
type gist struct {
	published string
	actor     string
	name      Words
	names     []Words
	role      Words
	edited    bool
	roles     []Citation
	counts    [3]int
	sources   []Words
	quoted    [][]string
}

func (in presence) gist() gist {
	a := in.actor
	g := gist{
		published: in.b.Published, actor: a.ID, name: in.actorName(a), role: in.role(a), edited: in.editedRole(a),
		counts: [3]int{a.Mentions, a.Quotes, len(a.Citations)},
	}
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		g.names = append(g.names, in.alias(a, name))
	}
	for _, c := range in.roleCitations() {
		g.roles = append(g.roles, in.storyViews.cite(c))
	}
	for _, c := range a.Citations {
		g.sources = append(g.sources, in.label(in.articles[c.Article]))
	}
	for _, q := range in.said().quotes {
		if q.Kind == news.IndirectQuote {
			continue
		}
		articles := quoting(q)
		for _, article := range articles {
			articles = append(articles, in.b.Articles[in.articles[article]].Outlet)
		}
		g.quoted = append(g.quoted, articles)
	}
	return g
}

// make makes the pages.
func (t *portrait) make() error {
	before := make(map[string][]cited, len(t.actor.told))
	for _, old := range t.actor.told {
		before[old.story] = old.cited
	}
	for _, in := range t.in {
		t.told = append(t.told, told{in.b.ID, before[in.b.ID]})
	}
	var first *ActorPage
	roles := t.actor.roles
	if t.first {
		first = t.dir.summary(t.profile)
		roles = t.citedSoFar()
		if err := t.list(); err != nil {
			return err
		}
	}
	files := make([]news.File, len(t.sheets))
	for i, sheet := range t.sheets {
		if last := t.unchanged(sheet); last != nil {
			files[i] = *last
			continue
		}
		view := first
		if i > 0 {
			view = t.dir.olderPage(t.profile)
		}
		var err error
		if files[i], err = t.page(sheet, view); err != nil {
			return err
		}
	}
	t.note(before, roles)
	asBefore(files, t.actor.files)
	t.actor.files, t.actor.told, t.actor.roles = files, t.told, roles
	return nil
}

// unchanged returns the page of the last time, nil where it is not to be the same.
func (t *portrait) unchanged(now actorSheet) *news.File {
	if t.whole || t.first && now.from == 0 {
		return nil
	}
	if !t.dir.builtIn && len(t.in) != len(t.actor.told) {
		return nil // any page may show how many stories there are; but the built-in template shows it on the first alone
	}
	sheets := actorSheets(len(t.actor.told))
	at := slices.IndexFunc(sheets, func(s actorSheet) bool { return s.file == now.file })
	if at < 0 || sheets[at].newer != now.newer || sheets[at].older != now.older {
		return nil
	}
	old := t.actor.told[sheets[at].from:sheets[at].to]
	same := slices.EqualFunc(old, t.in[now.from:now.to], func(old told, in presence) bool {
		return old.story == in.b.ID && !t.changed[old.story]
	})
	if !same {
		return nil
	}
	return &t.actor.files[at]
}

// page makes a page; view has what is not of single stories.
func (t *portrait) page(sheet actorSheet, view *ActorPage) (news.File, error) {
	in := t.in[sheet.from:sheet.to]
	view.Newer, view.Older = sheet.newer, sheet.older
	view.Stories = storiesOf(t.profile, in, sheet.lines())
	for i, in := range in {
		t.told[sheet.from+i].cited = slices.Clone(*in.cited)
	}
	return pageJob("actors/"+t.ID+"/"+sheet.file, "actor.html", view).do(t.set)
}

// citedSoFar returns what has been cited, and forgets it.
func (t *portrait) citedSoFar() []citedIn {
	var out []citedIn
	for _, in := range t.in {
		for _, c := range *in.cited {
			out = append(out, citedIn{in.b.ID, c})
		}
		*in.cited = nil
	}
	return out
}

// note notes the stories that are cited otherwise than before.
func (t *portrait) note(before map[string][]cited, roles []citedIn) {
	for _, now := range t.told {
		if old, there := before[now.story]; !there || !slices.Equal(old, now.cited) {
			t.cites = append(t.cites, now.story)
		}
		delete(before, now.story)
	}
	for story := range before {
		t.cites = append(t.cites, story)
	}
	gone, fresh := difference(t.actor.roles, roles)
	for _, c := range append(gone, fresh...) {
		t.cites = append(t.cites, c.story)
	}
}

// list makes what lists have of the actor. What is the same stays what it was.
func (t *portrait) list() error {
	a, entry := t.actor, t.entry()
	index, err := t.indexed()
	if err != nil {
		return err
	}
	search, err := compactJSON(t.searched(entry))
	if err != nil {
		return fmt.Errorf("encode the search of actor %q: %w", a.ID, err)
	}
	a.key = sortKey(a.Name, a.Kind)
	if !sameView(a.entry, entry) {
		a.entry = entry
	}
	if !bytes.Equal(a.index, index) {
		a.index = index
	}
	if !bytes.Equal(a.search, search) {
		a.search = search
	}
	return nil
}
