// Package pagetest holds the pages of a site against what stands between them and a reader: a real browser, axe-core, and
// the two validators of markup. It is for tests alone.
//
//	pagetest.Browse(t, files)   // layout, keyboard, script off, paper, colours, requests
//	pagetest.Access(t, files)   // axe-core
//	pagetest.Markup(t, files)   // vnu and html-validate
//
// A site is a map from path to bytes. A test whose tool is missing says so and is skipped; see [Open] and [tool] for what makes
// it fail instead.
package pagetest
