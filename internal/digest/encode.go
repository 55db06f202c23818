package digest

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"unicode"
)

// base64Line is how many bytes go into one line of base64, which then has 76 characters.
const base64Line = 57

// transferEncoding returns the smaller of the two encodings for a text, and the size of the text in it. Prose in Latin
// letters is smaller in quoted-printable, other scripts in base64.
func transferEncoding(text []byte) (name string, size int) {
	qp, b64 := quotedLen(text), base64Len(text)
	if qp <= b64 {
		return "quoted-printable", qp
	}
	return "base64", b64
}

// encodedLen is the length of text in the smaller encoding.
func encodedLen(text []byte) int {
	_, size := transferEncoding(text)
	return size
}

func quotedLen(text []byte) int {
	var n counter
	qp := quotedprintable.NewWriter(&n)
	_, _ = qp.Write(text) // a counter does not fail
	_ = qp.Close()
	return int(n)
}

// base64Len counts a byte more for each line end, which is CRLF in a mail.
func base64Len(text []byte) int {
	n := len(text) + bytes.Count(text, []byte("\n"))
	lines := (n + base64Line - 1) / base64Line
	return base64.StdEncoding.EncodedLen(n) + 2*lines
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// addPart writes a text as a part of a mail. The text has no CR.
func addPart(w *multipart.Writer, text []byte, header textproto.MIMEHeader) error {
	encoding, _ := transferEncoding(text)
	header.Set("Content-Transfer-Encoding", encoding)
	part, err := w.CreatePart(header)
	if err != nil {
		return err
	}
	if encoding == "base64" {
		return writeBase64(part, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
	}
	qp := quotedprintable.NewWriter(part)
	if _, err := qp.Write(text); err != nil {
		return err
	}
	return qp.Close()
}

func writeBase64(w io.Writer, data []byte) error {
	var b bytes.Buffer
	for len(data) > 0 {
		line := data[:min(base64Line, len(data))]
		b.WriteString(base64.StdEncoding.EncodeToString(line))
		b.WriteString("\r\n")
		data = data[len(line):]
	}
	_, err := w.Write(b.Bytes())
	return err
}

// weightOf is about what a text adds to a body, without line ends.
func weightOf(s string) int {
	n := len(s)
	for i := range len(s) {
		if s[i] > unicode.MaxASCII || s[i] == '=' {
			n += 2
		}
	}
	return min(n, len(s)*4/3)
}
