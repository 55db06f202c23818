package send

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Message is a mail as the server gets it.
type Message struct {
	ID         string   // the Message-ID with its angle brackets
	From       string   // address of the sender, "" if the mail is a draft without
	Recipients []string // addresses of To, Cc and Bcc in this order, each once; none in a draft without
	Subject    string   // decoded
	Data       []byte   // lines end with CRLF
	eightBit   bool     // Data has bytes that are not ASCII
}

// maxLine is how long a line may be without its end (RFC 5322).
const maxLine = 998

// hidden are the headers that are not sent: who gets a blind copy, and that the mail was not sent yet.
var hidden = []string{"bcc", "x-unsent"}

// Parse reads an .eml file with line ends of either kind. It fails if data is no mail, or one that cannot be sent as it is: no Message-ID,
// several senders, an address that is none, a line over 998 bytes, a NUL or a carriage return alone.
func Parse(data []byte) (*Message, error) {
	data, err := wire(data)
	if err != nil {
		return nil, err
	}
	read, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("is not a mail: %s", strings.TrimPrefix(err.Error(), "mail: "))
	}
	m := &Message{ID: strings.TrimSpace(read.Header.Get("Message-ID")), Data: withoutHeaders(data, hidden)}
	m.eightBit = bytes.ContainsFunc(m.Data, func(r rune) bool { return r >= utf8.RuneSelf })
	if n := len(read.Header["Message-Id"]); n > 1 {
		return nil, fmt.Errorf("has %d Message-IDs, and nobody knows by which to tell whether it was sent", n)
	}
	if m.ID == "" {
		return nil, errors.New("has no Message-ID, by which to tell whether it was sent")
	}
	if !isMessageID(m.ID) {
		return nil, fmt.Errorf("has a Message-ID that is none: %q", m.ID)
	}
	if m.Subject, err = wordDecoder().DecodeHeader(read.Header.Get("Subject")); err != nil {
		m.Subject = read.Header.Get("Subject")
	}
	if m.From, err = sender(read.Header); err != nil {
		return nil, err
	}
	for _, name := range []string{"To", "Cc", "Bcc"} {
		list, err := headerAddresses(read.Header, name)
		if err != nil {
			return nil, err
		}
		m.Recipients = append(m.Recipients, list...)
	}
	m.Recipients = once(m.Recipients)
	return m, nil
}

// isMessageID reports whether s is one id that fits on one line.
func isMessageID(s string) bool {
	return len(s) > 2 && s[0] == '<' && strings.IndexAny(s[1:], "<> \t\r\n") == len(s)-2 && s[len(s)-1] == '>'
}

// wire returns data with lines as SMTP wants them. A carriage return alone is refused: servers that take it for the end of a line can be
// made to see the end of the mail, and another one behind it.
func wire(data []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(data) + len(data)/40)
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		switch {
		case len(line) > maxLine:
			return nil, fmt.Errorf("line %d has %d bytes; a mail may have %d", number, len(line), maxLine)
		case bytes.IndexByte(line, '\r') >= 0:
			return nil, fmt.Errorf("line %d has a carriage return in it", number)
		case bytes.IndexByte(line, 0) >= 0:
			return nil, fmt.Errorf("line %d has a NUL in it", number)
		}
		out.Write(line)
		out.WriteString("\r\n")
	}
	return out.Bytes(), nil
}

// withoutHeaders leaves out the headers of the names, which are in lower case.
func withoutHeaders(data []byte, names []string) []byte {
	head, body, _ := bytes.Cut(data, []byte("\r\n\r\n"))
	var out bytes.Buffer
	out.Grow(len(data))
	skip := false
	for line := range bytes.Lines(append(bytes.TrimSuffix(bytes.Clone(head), []byte("\r\n")), "\r\n"...)) {
		if line[0] != ' ' && line[0] != '\t' {
			name, _, _ := strings.Cut(string(line), ":")
			skip = slices.Contains(names, strings.ToLower(strings.TrimSpace(name)))
		}
		if !skip {
			out.Write(line)
		}
	}
	out.WriteString("\r\n")
	out.Write(body)
	return out.Bytes()
}

// sender returns the address that answers for the mail: Sender, or else the one in From.
func sender(header mail.Header) (string, error) {
	for _, name := range []string{"Sender", "From"} {
		list, err := headerAddresses(header, name)
		if err != nil {
			return "", err
		}
		if len(list) > 1 {
			return "", fmt.Errorf("%s has %d addresses; one can answer for the mail", name, len(list))
		}
		if len(list) == 1 {
			return list[0], nil
		}
	}
	return "", nil
}

func headerAddresses(header mail.Header, name string) ([]string, error) {
	var list []string
	for _, value := range header[name] {
		if strings.TrimSpace(value) == "" {
			continue
		}
		found, err := parseAddresses(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		list = append(list, found...)
	}
	return list, nil
}

// Addresses reads addresses that a user names, each text a list as in a header. Each address is returned once.
func Addresses(texts []string) ([]string, error) {
	var list []string
	for _, text := range texts {
		found, err := parseAddresses(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		list = append(list, found...)
	}
	return once(list), nil
}

// wordDecoder reads encoded words. What is in an unknown charset stays as it is: only addresses count.
func wordDecoder() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(_ string, r io.Reader) (io.Reader, error) { return r, nil }}
}

func parseAddresses(text string) ([]string, error) {
	parser := mail.AddressParser{WordDecoder: wordDecoder()}
	parsed, err := parser.ParseList(text)
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "mail: "))
	}
	var list []string
	for _, a := range parsed {
		address, err := asciiAddress(a.Address)
		if err != nil {
			return nil, err
		}
		list = append(list, address)
	}
	return list, nil
}

// asciiAddress encodes the domain of an address, which may be in any script, as servers want it.
func asciiAddress(address string) (string, error) {
	at := strings.LastIndexByte(address, '@')
	domain := address[at+1:]
	if !strings.HasPrefix(domain, "[") { // an IP address has no other form
		var err error
		if domain, err = idna.Lookup.ToASCII(domain); err != nil {
			return "", fmt.Errorf("domain of %q: %w", address, err)
		}
	}
	if strings.ContainsFunc(address[:at], func(r rune) bool { return r >= utf8.RuneSelf }) {
		return "", fmt.Errorf("address %q: only ASCII letters can stand before the @", address)
	}
	return address[:at+1] + domain, nil
}

// once drops addresses that were there before.
func once(list []string) []string {
	seen := make(map[string]bool, len(list))
	return slices.DeleteFunc(list, func(address string) bool {
		was := seen[mailbox(address)]
		seen[mailbox(address)] = true
		return was
	})
}

// mailbox is what is the same of two addresses that lead to the same person. Case could count before the @, but no server is known where it
// does, and many readers are written in more than one way.
func mailbox(address string) string { return strings.ToLower(address) }

// envelope writes an address as SMTP commands have it: <anna@news.example>, <"anna berg"@news.example>.
func envelope(address string) string { return (&mail.Address{Address: address}).String() }
