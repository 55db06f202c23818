// Package nlp knows language and nothing of news: spans, tokens, sentences, part-of-speech
// tags, names, quantities, dates, and the similarity of sentences.
//
// Everything that it finds in a text is a [Span] of that text, in bytes; the text itself is
// never changed or copied in parts.
package nlp
