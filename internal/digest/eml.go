package digest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// envelope is the header of a mail.
type envelope struct {
	from, to, cc []*mail.Address
	host         string // of the Message-ID
	unsubscribe  []string
	oneClick     bool
	subject      string
	date         time.Time // zero: no Date header
	version      string
}

func newEnvelope(opts Options) (*envelope, error) {
	e := &envelope{version: oneLine(opts.Version), oneClick: opts.OneClick}
	var err error
	if e.from, err = addresses("the sender", []string{opts.From}, map[string]bool{}); err != nil {
		return nil, err
	}
	if len(e.from) > 1 {
		return nil, &EnvelopeError{"the sender", opts.From, errors.New("one address expected, not " + strconv.Itoa(len(e.from)))}
	}
	// Whoever is named twice gets the mail once.
	seen := map[string]bool{}
	if e.to, err = addresses("the recipients", opts.To, seen); err != nil {
		return nil, err
	}
	if e.cc, err = addresses("the recipients of a copy", opts.Cc, seen); err != nil {
		return nil, err
	}
	if e.unsubscribe, err = unsubscribe(opts.Unsubscribe, opts.OneClick); err != nil {
		return nil, err
	}
	e.host = messageHost(e.from, opts.BaseURL)
	return e, nil
}

// draft reports whether nobody is named to send the mail to. Mail programs open it to be addressed.
func (e *envelope) draft() bool { return len(e.to)+len(e.cc) == 0 }

// header writes the header of the mail but for its type.
func (e *envelope) header() string {
	var b strings.Builder
	add := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + value + "\r\n")
		}
	}
	add("From", headerAddresses(e.from))
	add("To", headerAddresses(e.to))
	add("Cc", headerAddresses(e.cc))
	add("Subject", headerText("Subject", e.subject))
	if !e.date.IsZero() {
		add("Date", e.date.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	}
	add("Message-ID", "<"+noSeal+"@"+e.host+">")
	if len(e.unsubscribe) > 0 {
		add("List-Unsubscribe", "<"+strings.Join(e.unsubscribe, ">,\r\n <")+">")
	}
	if e.oneClick {
		add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
	if e.draft() {
		add("X-Unsent", "1")
	}
	add("X-Mailer", headerText("X-Mailer", strings.TrimSpace("briefgen "+e.version)))
	add("MIME-Version", "1.0")
	return b.String()
}

// message writes the mail: multipart/alternative of text and HTML, and around it multipart/mixed where there is an
// attachment. Boundaries are made of the content, so that the same mail has the same bytes.
func (e *envelope) message(m *Message) ([]byte, error) {
	header := e.header()
	id := contentID([]byte(header), m.Text, m.HTML, m.Full)
	kind, body, err := alternative(m, "parts-"+id)
	if err == nil && m.Full != nil {
		kind, body, err = mixed(m, kind, body, "mixed-"+id)
	}
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(header + "Content-Type: " + kind + "\r\n\r\n")
	b.Write(body)
	return seal(b.Bytes()), nil
}

// alternative writes the two forms of the mail, and returns their type.
func alternative(m *Message, boundary string) (kind string, body []byte, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	err = errors.Join(
		w.SetBoundary(boundary),
		addPart(w, m.Text, textproto.MIMEHeader{"Content-Type": {"text/plain; charset=utf-8"}}),
		addPart(w, m.HTML, textproto.MIMEHeader{"Content-Type": {"text/html; charset=utf-8"}}),
		w.Close(),
	)
	return mime.FormatMediaType("multipart/alternative", map[string]string{"boundary": boundary}), b.Bytes(), err
}

// mixed writes a body with the attachment behind it, and returns its type.
func mixed(m *Message, inner string, body []byte, boundary string) (kind string, out []byte, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.SetBoundary(boundary); err != nil {
		return "", nil, err
	}
	part, err := w.CreatePart(textproto.MIMEHeader{"Content-Type": {inner}})
	if err != nil {
		return "", nil, err
	}
	if _, err := part.Write(body); err != nil {
		return "", nil, err
	}
	err = errors.Join(addPart(w, m.Full, textproto.MIMEHeader{
		"Content-Type":        {mime.FormatMediaType("text/html", map[string]string{"charset": "utf-8"})},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": m.fullName()})},
	}), w.Close())
	return mime.FormatMediaType("multipart/mixed", map[string]string{"boundary": boundary}), b.Bytes(), err
}

// noSeal stands in the Message-ID while the mail is written.
const noSeal = "00000000000000000000000000000000"

// seal puts the hash of the whole mail, with noSeal in its place, into the Message-ID. So the same
// mail has the same Message-ID, and whoever reads it can tell whether a letter of it was changed
// since. Line ends do not count: git and editors change them.
func seal(eml []byte) []byte {
	sum := sha256.Sum256(bytes.ReplaceAll(eml, []byte("\r\n"), []byte("\n")))
	return bytes.Replace(eml, []byte("\nMessage-ID: <"+noSeal), []byte("\nMessage-ID: <"+hex.EncodeToString(sum[:])[:len(noSeal)]), 1)
}

// contentID is a hash of all that the mail says, for the boundaries of its parts.
func contentID(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p)) + "\x00"))
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))[:20]
}

// headerText writes text as the value of a header, in lines of at most 76 characters. What is
// not ASCII is encoded as a whole (RFC 2047): white space between encoded words does not count.
func headerText(name, text string) string {
	long := func(word string) bool { return len(word) > 76 }
	other := func(r rune) bool { return r > unicode.MaxASCII }
	if strings.ContainsFunc(text, other) || strings.Contains(text, "=?") || slices.ContainsFunc(strings.Fields(text), long) {
		return strings.Join(encodedWords(text), "\r\n ")
	}
	return foldHeader(name, text)
}

// maxEncoded is how many bytes go into one encoded word: 52 characters in base64, which with
// what is around them and the name of the header stay under 76.
const maxEncoded = 39

func encodedWords(text string) []string {
	var words []string
	for chunk := ""; text != ""; {
		n := 0
		for i, r := range text {
			if i+utf8.RuneLen(r) > maxEncoded {
				break
			}
			n = i + utf8.RuneLen(r)
		}
		chunk, text = text[:n], text[n:]
		words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(chunk))+"?=")
	}
	return words
}

// foldHeader breaks a long value at its spaces.
func foldHeader(name, value string) string {
	var b strings.Builder
	used := len(name) + 1
	for i, word := range strings.Split(value, " ") {
		if i > 0 && used+1+len(word) > 76 {
			b.WriteString("\r\n")
			used = 0
		}
		if i > 0 {
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += len(word)
	}
	return b.String()
}
