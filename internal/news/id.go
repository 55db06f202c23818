package news

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// ID makes an identifier from what it identifies, so that it stays the same when other
// things come and go: ID("c", text) is "c-" and eight hex digits.
func ID(prefix string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return prefix + "-" + hex.EncodeToString(h.Sum(nil)[:4])
}

// maxSlug keeps a name of a file under what all file systems take, with room for a suffix.
const maxSlug = 80

// Slug turns a name into a safe name of a folder or file: lower-case ASCII letters, digits and
// single hyphens. Letters of other scripts are transliterated. It never returns "", a dot
// name, or a name that Windows reserves; what would be one of these gets a suffix made from
// the name. Different names may give the same slug.
func Slug(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(unidecode.Unidecode(name)) {
		if r > unicode.MaxASCII || !(unicode.IsLetter(r) || unicode.IsDigit(r)) {
			// "O'Neill" and "Zelensky's" stay one word.
			hyphen = hyphen || r != '\''
			continue
		}
		if hyphen && b.Len() > 0 {
			b.WriteByte('-')
		}
		hyphen = false
		b.WriteRune(r)
		if b.Len() >= maxSlug {
			break
		}
	}
	slug := b.String()
	if slug == "" || reserved[slug] {
		return strings.TrimPrefix(ID(slug, name), "-")
	}
	return slug
}

// reserved names devices on Windows and the files and folders that a site has of its own.
var reserved = func() map[string]bool {
	m := map[string]bool{"index": true, "assets": true, "404": true, "feed": true, "sitemap": true, "actors": true, "outlets": true, "archive": true, "page": true, "sources": true, "search": true}
	for _, s := range []string{"con", "prn", "aux", "nul", "clock"} {
		m[s] = true
	}
	for _, d := range "0123456789" {
		m["com"+string(d)] = true
		m["lpt"+string(d)] = true
	}
	return m
}()
