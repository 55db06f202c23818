package ingest

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

var errBinary = errors.New("is not a text file")

// decode returns a file's bytes as UTF-8 without a byte order mark, and a note if they were in
// another encoding. Valid UTF-8 comes back byte for byte. It fails for what is no text.
func decode(data []byte, f format) (text, note string, err error) {
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return "", "", errBinary
	}
	if order, ok := utf16Order(data); ok {
		return decodeAs(data, utf.UTF16(order, utf.UseBOM), "utf-16")
	}
	text = strings.TrimPrefix(string(data), "\ufeff")
	if f == htmlFormat {
		// Without a declaration the name is one of the two, which are told apart below. A page in
		// ISO-2022-JP is valid ASCII; any other is in what it declares if it is not UTF-8.
		enc, name, _ := charset.DetermineEncoding(data, "")
		if name != "utf-8" && name != "windows-1252" && (name == "iso-2022-jp" || !utf8.ValidString(text)) {
			return decodeAs(data, enc, name)
		}
	}
	if isBinary(text) {
		return "", "", errBinary
	}
	valid, invalid := multibyte(text)
	switch {
	case invalid == 0:
		return text, "", nil
	case valid > 4*invalid:
		return strings.ToValidUTF8(text, "\ufffd"), "bytes that are not UTF-8 were replaced", nil
	}
	return decodeAs([]byte(text), charmap.Windows1252, "windows-1252")
}

func decodeAs(data []byte, enc encoding.Encoding, name string) (text, note string, err error) {
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", errBinary
	}
	text = strings.TrimPrefix(string(decoded), "\ufeff")
	if isBinary(text) {
		return "", "", errBinary
	}
	return text, "decoded from " + name, nil
}

// utf16Order recognises UTF-16 by its byte order mark, or by the zeros that every second byte of a
// European text has.
func utf16Order(data []byte) (utf.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return utf.LittleEndian, true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return utf.BigEndian, true
	case len(data) < 16 || len(data)%2 != 0:
		return utf.BigEndian, false
	}
	sample := data[:min(len(data), 4096)&^1]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case zeros[1]*2 > half && zeros[0]*50 < half:
		return utf.LittleEndian, true
	case zeros[0]*2 > half && zeros[1]*50 < half:
		return utf.BigEndian, true
	}
	return utf.BigEndian, false
}

// isBinary reports whether a text holds what no text does: a NUL, or more than a few control
// characters.
func isBinary(text string) bool {
	if strings.IndexByte(text, 0) >= 0 {
		return true
	}
	controls := 0
	for i := range len(text) {
		if c := text[i]; c < ' ' && strings.IndexByte("\t\n\v\f\r\x1b", c) < 0 || c == 0x7f {
			controls++
		}
	}
	return controls*100 > len(text)
}

// multibyte counts the well-formed sequences of several bytes and the bytes that are no UTF-8.
func multibyte(text string) (valid, invalid int) {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			invalid++
		} else {
			valid++
		}
		i += n
	}
	return valid, invalid
}

// readable reports whether a text has words to read, rather than marks, digits or data in
// letters (8 MiB of one letter, a picture in base64).
func readable(text string) bool {
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	// Only scripts other than Latin write long runs without a space.
	const longestWord = 2000
	return len(text) <= longestWord || strings.ContainsFunc(text, unicode.IsSpace) || strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxLatin1 })
}
