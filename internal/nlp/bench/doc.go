// Package bench measures package nlp beside prose/v3 v3.2.3, the kept Go library for English: its
// tests print how well both read annotated text, its benchmarks how fast. It holds nothing else.
package bench
