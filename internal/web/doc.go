// Package web turns briefings into the files of a static site, in memory:
//
//	index.html, index.json, feed.atom, feed.json, sitemap.xml, robots.txt, 404.html, inputs.html
//	page/2/index.html …               stories that the first page has no room for
//	archive/index.html, <month>/…     the stories by month
//	outlets/index.html, <outlet>/…    an outlet: its articles, what it has in common with others
//	search/index.html, ….js           the search and its data
//	assets/…                          the stylesheet and what the user adds
//	actors/index.html, index.json     the actors of all stories
//	actors/<actor>/index.html         one of them: what it is called, what it said, in which stories
//	<story>/index.html, briefing.json the briefing of one story
//	<story>/sources/<article>.html    the cited sentences of one article and their neighbours
//
// Pages are made by html/template from the views of view.go and viewactors.go; but for that of the search they run no script, and every link
// within the site is relative, so a site works from a folder, from a sub-path and from a
// host of its own.
//
// What is copied from an article says so in its markup, for a program that checks pages
// against articles: data-article, data-start and data-end on an element whose text is that
// span of the article; data-title (an article's id, or "_index" for words of the editor) on a
// title; data-words (a story's id, or nothing for that of data-story) on names and other short words of a story's articles; data-story
// on an ancestor of all of these; data-actor (an actor's id in that story) and data-line (the id of a line of it) on
// what rests on the actor's word, in a briefing data-actor around the quotes of a speaker; data-note on what the editor wrote and data-ui on sentences of
// the program itself.
package web
