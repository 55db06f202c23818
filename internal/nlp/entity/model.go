package entity

import (
	_ "embed"
	"fmt"
	"sync"
)

// The model is made by the step "names" of ../train; README.md beside it says from what.
//
//go:embed names.model
var packed []byte

// Default returns the tagger that is part of the program, loaded on first use.
var Default = sync.OnceValue(func() *Tagger {
	t, err := Read(packed)
	if err != nil {
		panic(fmt.Sprintf("entity: names.model: %v", err)) // part of the binary
	}
	return t
})
