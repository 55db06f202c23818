package syntax

import (
	_ "embed"
	"fmt"
	"sync"
)

// The model is made by ../train; README.md tells from what.
//
//go:embed parser.bin
var packed []byte

// Load returns the parser that is part of the program, read on first use.
var Load = sync.OnceValue(func() *Parser {
	p, err := Read(packed)
	if err != nil {
		panic(fmt.Sprintf("syntax: parser.bin: %v", err)) // part of the binary
	}
	return p
})

// Quick returns a parser with the same weights that reads once, from left to right, and follows the best
// state only.
var Quick = sync.OnceValue(func() *Parser { return Load().quick() })
