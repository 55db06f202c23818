package web

import (
	"bytes"
	"encoding/json"
	"sync"
)

// jsonRoom is the memory of encoding one value.
type jsonRoom struct {
	compact  bytes.Buffer
	encoder  *json.Encoder // into compact
	indented []byte
}

var jsonRooms = sync.Pool{New: func() any {
	room := new(jsonRoom)
	room.encoder = json.NewEncoder(&room.compact)
	room.encoder.SetEscapeHTML(false)
	return room
}}

// compactJSON encodes v without white space.
func compactJSON(v any) ([]byte, error) {
	room := jsonRooms.Get().(*jsonRoom)
	defer jsonRooms.Put(room)
	data, err := room.encode(v)
	return bytes.Clone(data), err
}

// indentedJSON encodes v with an indent of two spaces, with prefix before it in all lines but the first, and end behind it.
func indentedJSON(v any, prefix, end string) ([]byte, error) {
	room := jsonRooms.Get().(*jsonRoom)
	defer jsonRooms.Put(room)
	data, err := room.encode(v)
	if err != nil {
		return nil, err
	}
	room.indented = append(appendIndented(room.indented[:0], data, prefix), end...)
	return bytes.Clone(room.indented), nil
}

func (r *jsonRoom) encode(v any) ([]byte, error) {
	r.compact.Reset()
	err := r.encoder.Encode(v)
	return bytes.TrimSuffix(r.compact.Bytes(), []byte("\n")), err
}

// appendIndented appends JSON without white space as json.Indent writes it, which reads it letter by letter to see that it
// is some.
func appendIndented(out, data []byte, prefix string) []byte {
	depth := 0
	line := func() {
		out = append(append(out, '\n'), prefix...)
		for range depth {
			out = append(out, "  "...)
		}
	}
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '"':
			n := stringLen(data[i:])
			out = append(out, data[i:i+n]...)
			i += n - 1
		case '{', '[':
			out = append(out, c)
			if data[i+1] == c+2 { // it is empty
				i++
				out = append(out, c+2)
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			out = append(out, c)
		case ',':
			out = append(out, c)
			line()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// stringLen returns how long the string is that data begins with.
func stringLen(data []byte) int {
	for i := 1; ; i++ {
		i += bytes.IndexByte(data[i:], '"')
		escapes := 0
		for data[i-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return i + 1
		}
	}
}
