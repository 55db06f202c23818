// Package news holds the types that pass from stage to stage, and what always holds of them:
//
//	content/ ─ingest→ Article ─annotate→ Document ─cluster→ Story ─brief→ Briefing ┬web→ site/
//	                                                                               └digest→ outbox/
//
// It does no input or output and contains no algorithm but the making of ids.
// Whatever a reader is shown of an article is a [Citation]: a span of the article's text and
// the words that stand there.
package news
