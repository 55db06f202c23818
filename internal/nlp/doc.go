// Package nlp reads English and knows nothing of news. Everything that it finds in a text is a
// [Span] of that text, in bytes, on rune boundaries; the text itself is never changed.
//
// Of each paragraph, in this order:
//
//	tokens := Tokenize(text, paragraph)
//	sentences := Sentences(text, tokens)      // pairs of indexes into tokens
//	Tag(text, tokens[s[0]:s[1]])              // of each sentence: fills in the tags
//
// Then of the whole text, with the tokens and sentences of all paragraphs:
//
//	names := Names(text, tokens, sentences)   // persons, organisations, places
//
// And of each sentence, with the indexes of its tokens:
//
//	s := &Sentence{Text: text, Tokens: tokens[s[0]:s[1]]}
//	s.Tree()                                  // of dependencies, grown when first asked for
//	Quantities(s)                             // numbers, with unit and what is counted
//	Dates(s, published)                       // relative to the day of the article
//	Prepare(text, s.Tokens)                   // to be compared: see [Compared.Similarity]
//
// [Lemma] needs tags, [Stem], [IDF] and [Words] need none. [Language] says which texts to read so far:
// in other languages only tokens and sentences mean something. All of it takes time linear in the
// text, whatever the text is, and may be called from many goroutines at once.
//
// The models behind it load when they are first used. They stand in packages of their own: morph
// (tags and lemmas), syntax (trees), entity (names) and vector (similarity), all over lexicon, what
// is known of a word; gazetteer holds the lists of names and titles. Package train makes them,
// package measure says how good they are.
package nlp
