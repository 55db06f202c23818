// Package ingest reads files of a content folder as articles: text, Markdown and HTML in, one
// [news.Article] each out.
//
//	files ─Scan→ Source ─Read→ bytes ─decode→ text ─plain, markdown, html→ page ─Parse→ Article
//
// Reading a format gives a page: the text, its blocks (runs that belong together) and the
// metadata that the format has room for. What follows is the same for all: find the title,
// leave page furniture out of the paragraphs, tell headings from paragraphs, and take from the
// furniture what it says of the article ("Original Source: gazette.example").
//
// The text is never edited after that: a .txt file's text is the file. One bad file never
// stops the others; what is wrong with it comes back as a [news.Problem].
package ingest
