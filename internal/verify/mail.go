package verify

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"slices"
	"strings"
	"unicode"
)

// checkOutbox checks every page and every mail, and that a mail's parts are the files beside it.
func (c *checker) checkOutbox(outbox fs.FS, files []string) {
	for _, name := range files {
		data, err := fs.ReadFile(outbox, name)
		if err != nil {
			c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
			continue
		}
		switch path.Ext(name) {
		case ".html":
			c.stats.Files++
			c.checkBody(outbox, name, data, files)
		case ".eml":
			c.stats.Files++
			c.checkMessage(outbox, name, data, files)
		}
	}
}

// checkBody checks an HTML file, and the text file of the same name if there is one.
func (c *checker) checkBody(outbox fs.FS, name string, data []byte, files []string) {
	copied := c.checkPage(name, data)
	beside := strings.TrimSuffix(name, ".html") + ".txt"
	if _, there := slices.BinarySearch(files, beside); !there {
		return
	}
	text, err := fs.ReadFile(outbox, beside)
	if err != nil {
		c.found(Finding{File: beside, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	c.stats.Files++
	c.checkText(beside, text, copied)
}

// checkText reports the copied words of an HTML body that the plain text of the same mail does
// not have. The text is wrapped, so white space does not count.
func (c *checker) checkText(name string, text []byte, copied []string) {
	rest := unspaced(string(text))
	whole := rest
	for _, words := range copied {
		want := unspaced(words)
		// Both say the same in the same order, so the search goes on where the last one ended.
		if at := strings.Index(rest, want); at >= 0 {
			rest = rest[at+len(want):]
			continue
		}
		if !strings.Contains(whole, want) {
			c.found(Finding{File: name, Shown: words, Problem: ProblemNotInText})
		}
	}
}

func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, visible(s))
}

// part is a decoded leaf of a mail.
type part struct {
	mediaType string
	fileName  string // of an attachment
	data      []byte
}

// checkMessage decodes a mail and checks its parts.
func (c *checker) checkMessage(outbox fs.FS, name string, data []byte, files []string) {
	parts, err := decodeMessage(data)
	if err != nil {
		c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	if !sealed(data) {
		c.found(Finding{File: name, Problem: ProblemFile})
	}
	stem := strings.TrimSuffix(name, ".eml")
	var copied []string
	for _, p := range parts {
		beside := ""
		switch {
		case p.fileName != "":
			beside = path.Join(path.Dir(name), path.Base(p.fileName))
		case p.mediaType == "text/html":
			beside = stem + ".html"
		case p.mediaType == "text/plain":
			beside = stem + ".txt"
		}
		c.compare(outbox, name, beside, p.data, files)
		if p.mediaType != "text/html" {
			continue
		}
		words := c.checkPage(name, p.data)
		if p.fileName == "" {
			copied = words
		}
	}
	for _, p := range parts {
		if p.mediaType == "text/plain" && p.fileName == "" {
			c.checkText(name, p.data, copied)
		}
	}
}

// compare reports a part of a mail that is not the file beside it.
func (c *checker) compare(outbox fs.FS, name, beside string, data []byte, files []string) {
	if _, there := slices.BinarySearch(files, beside); !there {
		return
	}
	file, err := fs.ReadFile(outbox, beside)
	if err != nil {
		c.found(Finding{File: beside, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	if !bytes.Equal(unixLines(file), unixLines(data)) {
		c.found(Finding{File: name, Problem: ProblemDiffers + ": " + beside})
	}
}

func unixLines(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }

// decodeMessage returns the leaves of a mail in their order.
func decodeMessage(data []byte) ([]part, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return decodePart(msg.Header.Get, msg.Body, 0)
}

// maxNesting is how deep the parts of a mail may nest; ours nest twice.
const maxNesting = 8

func decodePart(header func(string) string, body io.Reader, depth int) ([]part, error) {
	if depth > maxNesting {
		return nil, errors.New("parts nested too deeply")
	}
	mediaType, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		return nil, fmt.Errorf("content type %q: %w", header("Content-Type"), err)
	}
	if !strings.HasPrefix(mediaType, "multipart/") {
		data, err := decodeBody(header("Content-Transfer-Encoding"), body)
		if err != nil {
			return nil, fmt.Errorf("part %s: %w", mediaType, err)
		}
		_, disposition, _ := mime.ParseMediaType(header("Content-Disposition"))
		return []part{{mediaType, disposition["filename"], data}}, nil
	}
	var parts []part
	reader := multipart.NewReader(body, params["boundary"])
	for {
		next, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return parts, nil
		}
		if err != nil {
			return nil, err
		}
		inner, err := decodePart(next.Header.Get, next, depth+1)
		if err != nil {
			return nil, err
		}
		parts = append(parts, inner...)
	}
}

func decodeBody(encoding string, body io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	return io.ReadAll(body)
}
