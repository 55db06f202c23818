package digest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"github.com/briefgen/briefgen/internal/labels"
)

// maxSubject keeps a subject to what a list of mails can show.
const maxSubject = 150

// envelope is the header of a mail.
type envelope struct {
	from, to string // encoded, "" if not configured
	host     string // of the Message-ID
	subject  string
	date     time.Time // zero: no Date header
	version  string
}

func newEnvelope(opts Options) (*envelope, error) {
	from, err := addresses(opts.From)
	if err != nil {
		return nil, fmt.Errorf("read the sender %q: %w", opts.From, err)
	}
	if len(from) > 1 {
		return nil, fmt.Errorf("read the sender %q: one address expected, not %d", opts.From, len(from))
	}
	to, err := addresses(opts.To)
	if err != nil {
		return nil, fmt.Errorf("read the recipients %q: %w", opts.To, err)
	}
	return &envelope{
		from: strings.Join(from, ""), to: strings.Join(to, ",\r\n "),
		host: messageHost(from, opts.BaseURL), version: oneLine(opts.Version),
	}, nil
}

// addresses reads a list of addresses and encodes each for a header. An empty list is fine.
func addresses(list string) ([]string, error) {
	if strings.TrimSpace(list) == "" {
		return nil, nil
	}
	// A line break would start another header.
	if strings.ContainsFunc(list, unicode.IsControl) {
		return nil, errors.New("line breaks and control characters are not allowed")
	}
	parsed, err := mail.ParseAddressList(list)
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "mail: "))
	}
	var out []string
	for _, a := range parsed {
		if err := asciiDomain(a); err != nil {
			return nil, err
		}
		out = append(out, a.String())
	}
	return out, nil
}

// asciiDomain encodes the domain of a, which may be in any script, as mail servers want it.
func asciiDomain(a *mail.Address) error {
	at := strings.LastIndexByte(a.Address, '@')
	domain, err := idna.Lookup.ToASCII(a.Address[at+1:])
	if err != nil {
		return fmt.Errorf("domain of %q: %w", a.Address, err)
	}
	a.Address = a.Address[:at+1] + domain
	for _, r := range a.Address {
		if r > unicode.MaxASCII {
			return fmt.Errorf("address %q: only ASCII letters can stand before the @", a.Address)
		}
	}
	return nil
}

// messageHost is what stands behind the @ of the Message-ID: the sender's domain, the site's
// host, or a name that can belong to nobody.
func messageHost(from []string, baseURL string) string {
	if len(from) == 1 {
		if a, err := mail.ParseAddress(from[0]); err == nil {
			return a.Address[strings.LastIndexByte(a.Address, '@')+1:]
		}
	}
	if u, err := url.Parse(baseURL); err == nil && u.Hostname() != "" {
		if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil {
			return host
		}
	}
	return "briefgen.invalid"
}

// subject makes the subject of the mail: the one configured, or the title with the first
// headline and how many more stories there are.
func subject(opts Options, words *labels.Labels, heads []Story) string {
	text := oneLine(opts.Subject)
	if text == "" {
		text = oneLine(opts.Title) + ": " + oneLine(heads[0].Title.Text)
		if n := len(heads) - 1; n > 0 {
			text += ", " + words.Counted("and-more-stories", n)
		}
	}
	runes := []rune(text)
	if len(runes) <= maxSubject {
		return text
	}
	return strings.TrimSpace(string(runes[:maxSubject-1])) + "…"
}

// message writes the mail: multipart/mixed of multipart/alternative (text, HTML) and the
// attachment. Without sender or recipient it is a draft to mail programs (X-Unsent).
func (e *envelope) message(text, body, full []byte, fullName string) ([]byte, error) {
	id := contentID(e, text, body, full)
	var b bytes.Buffer
	header := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + value + "\r\n")
		}
	}
	header("From", e.from)
	header("To", e.to)
	header("Subject", headerText("Subject", e.subject))
	if !e.date.IsZero() {
		header("Date", e.date.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	}
	header("Message-ID", "<"+noSeal+"@"+e.host+">")
	if e.from == "" || e.to == "" {
		header("X-Unsent", "1")
	}
	header("X-Mailer", headerText("X-Mailer", strings.TrimSpace("briefgen "+e.version)))
	header("MIME-Version", "1.0")

	mixed := multipart.NewWriter(&b)
	inner := &bytes.Buffer{}
	alternative := multipart.NewWriter(inner)
	err := errors.Join(
		// Made from the content, so that the same briefings give the same bytes.
		mixed.SetBoundary("mixed-"+id[:20]),
		alternative.SetBoundary("parts-"+id[:20]),
		addPart(alternative, text, textproto.MIMEHeader{"Content-Type": {"text/plain; charset=utf-8"}}),
		addPart(alternative, body, textproto.MIMEHeader{"Content-Type": {"text/html; charset=utf-8"}}),
		alternative.Close(),
	)
	if err != nil {
		return nil, err
	}
	header("Content-Type", mime.FormatMediaType("multipart/mixed", map[string]string{"boundary": mixed.Boundary()}))
	b.WriteString("\r\n")

	part, err := mixed.CreatePart(textproto.MIMEHeader{"Content-Type": {
		mime.FormatMediaType("multipart/alternative", map[string]string{"boundary": alternative.Boundary()})}})
	if err != nil {
		return nil, err
	}
	if _, err := part.Write(inner.Bytes()); err != nil {
		return nil, err
	}
	err = addPart(mixed, full, textproto.MIMEHeader{
		"Content-Type":        {mime.FormatMediaType("text/html", map[string]string{"charset": "utf-8"})},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": fullName})},
	})
	if err := errors.Join(err, mixed.Close()); err != nil {
		return nil, err
	}
	return seal(b.Bytes()), nil
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
func contentID(e *envelope, parts ...[]byte) string {
	h := sha256.New()
	for _, s := range []string{e.from, e.to, e.subject, e.version} {
		h.Write([]byte(s + "\x00"))
	}
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p)) + "\x00"))
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func addPart(w *multipart.Writer, data []byte, header textproto.MIMEHeader) error {
	header.Set("Content-Transfer-Encoding", "quoted-printable")
	part, err := w.CreatePart(header)
	if err != nil {
		return err
	}
	qp := quotedprintable.NewWriter(part)
	if _, err := qp.Write(data); err != nil {
		return err
	}
	return qp.Close()
}

// headerText writes text as the value of a header, in lines of at most 76 characters. What is
// not ASCII is encoded as a whole (RFC 2047): white space between encoded words does not count.
func headerText(name, text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) || strings.Contains(text, "=?") {
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

// encodedLen is the length of data in quoted-printable.
func encodedLen(data []byte) int {
	var n counter
	qp := quotedprintable.NewWriter(&n)
	_, _ = qp.Write(data) // a counter does not fail
	_ = qp.Close()
	return int(n)
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// qpLen is about the length of s in quoted-printable, without line ends.
func qpLen(s string) int {
	n := len(s)
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] == '=' {
			n += 2
		}
	}
	return n
}
