package web

import (
	"bytes"
	"slices"
)

// entriesOf returns the JSON in a file of search data, nil if it is none.
func entriesOf(data []byte) []byte {
	inner, ok := bytes.CutPrefix(data, []byte(shardOpens))
	inner, closed := bytes.CutSuffix(inner, []byte(shardCloses))
	if !ok || !closed {
		return nil
	}
	return slices.Concat([]byte("["), inner, []byte("]"))
}
