// The measurements beside prose/v3 are a module of their own, so that the program does not need it.
module github.com/briefgen/briefgen/internal/nlp/bench

go 1.26.0

require (
	github.com/briefgen/briefgen v0.0.0
	github.com/jdkato/prose/v3 v3.2.3
)

require (
	github.com/kljensen/snowball v0.10.0 // indirect
	github.com/mozillazg/go-unidecode v0.2.0 // indirect
	gopkg.in/neurosnap/sentences.v1 v1.0.6 // indirect
)

replace github.com/briefgen/briefgen => ../../..
