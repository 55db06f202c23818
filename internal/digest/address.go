package digest

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// EnvelopeError says that something cannot go into the header of a mail.
type EnvelopeError struct {
	What  string // "the sender"
	Value string // as it was given
	Err   error
}

func (e *EnvelopeError) Error() string {
	const most = 100
	shown := []rune(e.Value)
	if len(shown) > most {
		shown = append(shown[:most:most], '…')
	}
	return fmt.Sprintf("read %s %q: %v", e.What, string(shown), e.Err)
}

func (e *EnvelopeError) Unwrap() error { return e.Err }

// maxAddress is the longest address that mail servers take (RFC 5321).
const maxAddress = 254

// addresses reads lists of addresses and adds those that are not in seen. Empty lists are fine.
func addresses(what string, lists []string, seen map[string]bool) ([]*mail.Address, error) {
	var out []*mail.Address
	for _, list := range lists {
		parsed, err := addressList(list)
		if err != nil {
			return nil, &EnvelopeError{what, list, err}
		}
		for _, a := range parsed {
			if key := strings.ToLower(a.Address); !seen[key] {
				seen[key] = true
				out = append(out, a)
			}
		}
	}
	return out, nil
}

func addressList(list string) ([]*mail.Address, error) {
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
	for _, a := range parsed {
		// Encoded words may hold what cannot stand in the open.
		a.Name = oneLine(a.Name)
		if err := asciiDomain(a); err != nil {
			return nil, err
		}
		if len(a.Address) > maxAddress {
			return nil, fmt.Errorf("an address has %d bytes; the limit is %d", len(a.Address), maxAddress)
		}
	}
	return parsed, nil
}

// asciiDomain encodes the domain of a, which may be in any script, as mail servers want it.
func asciiDomain(a *mail.Address) error {
	at := strings.LastIndexByte(a.Address, '@')
	domain := a.Address[at+1:]
	if !strings.HasPrefix(domain, "[") { // an IP address has no other form
		var err error
		if domain, err = idna.Lookup.ToASCII(domain); err != nil {
			return fmt.Errorf("domain of %q: %w", a.Address, err)
		}
	}
	a.Address = a.Address[:at+1] + domain
	for _, r := range a.Address {
		if r > unicode.MaxASCII || unicode.IsControl(r) {
			return fmt.Errorf("address %q: only ASCII letters can stand before the @", a.Address)
		}
	}
	return nil
}

// shortName is the longest name that is written as it is: with an address it fills a line.
const shortName = 60

// headerAddress writes an address for a header, a long name or one of other letters in encoded words.
func headerAddress(a *mail.Address) string {
	plain := !strings.ContainsFunc(a.Name, func(r rune) bool { return r > unicode.MaxASCII }) && !strings.Contains(a.Name, "=?")
	if plain && len(a.Name) <= shortName {
		return a.String()
	}
	words := append(encodedWords(a.Name), (&mail.Address{Address: a.Address}).String())
	if n := len(words); len(words[n-2])+len(words[n-1]) < 76 {
		words = append(words[:n-2], words[n-2]+" "+words[n-1])
	}
	return strings.Join(words, "\r\n ")
}

func headerAddresses(list []*mail.Address) string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = headerAddress(a)
	}
	return strings.Join(out, ",\r\n ")
}

// messageHost is what stands behind the @ of the Message-ID: the sender's domain, the site's
// host, or a name that can belong to nobody.
func messageHost(from []*mail.Address, baseURL string) string {
	if len(from) == 1 {
		if host := from[0].Address[strings.LastIndexByte(from[0].Address, '@')+1:]; !strings.HasPrefix(host, "[") {
			return host
		}
	}
	if u, err := url.Parse(baseURL); err == nil && u.Hostname() != "" {
		if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil {
			return host
		}
	}
	return "briefgen.invalid"
}

// maxUnsubscribe keeps an address under the 998 bytes of a line.
const maxUnsubscribe = 900

// unsubscribe reads the addresses at which a reader leaves the list: https and mailto.
func unsubscribe(list []string, oneClick bool) ([]string, error) {
	var out []string
	web := false
	for _, s := range list {
		u, err := url.Parse(s)
		fits := err == nil && len(s) <= maxUnsubscribe && !strings.ContainsFunc(s, func(r rune) bool {
			return r <= ' ' || r > '~' || strings.ContainsRune(`<>,"`, r)
		})
		switch {
		case fits && u.Scheme == "https" && u.Host != "":
			web = true
		case fits && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
		default:
			return nil, &EnvelopeError{"the address to unsubscribe at", s, errors.New("an https or mailto address in ASCII is expected")}
		}
		out = append(out, s)
	}
	if oneClick && !web {
		return nil, &EnvelopeError{"the address to unsubscribe at", strings.Join(list, ", "), errors.New("with one click only an https address will do")}
	}
	return out, nil
}
