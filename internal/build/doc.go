// Package build runs the stages of briefgen in their order. It is the only package that knows
// more than one of them:
//
//	content/ ─ingest→ Article ─annotate→ Document ─cluster→ Story ─brief→ Briefing ┬web→ site/
//	                                                                               └digest→ outbox/
//
// A [Builder] reads a project folder into an [Edition], renders it into files, and has them
// published:
//
//	b := &build.Builder{Root: root, Config: cfg}
//	ed, err := b.Edition(ctx)  // read, annotate, group, merge
//	files, err := b.Site(ed)   // render; nothing is written yet
//	report, err := b.Build(ctx, build.Target{Root: root, Name: "site"}) // all of it, and publish
//
// The articles are read and annotated in parallel, but every result has its place before the
// work begins: the same input gives the same bytes. A Builder keeps what it made for its next
// edition, and a document for the next run, too: each under all that it was made of, so that nothing
// goes stale.
package build
