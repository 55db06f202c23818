package config

import (
	"fmt"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Each check returns what is wrong with a value, "" if nothing is, and what to do about it.

func checkBaseURL(s string) (message, hint string) {
	if s == "" {
		return "", ""
	}
	const example = "write it as https://news.example/briefings/"
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return fmt.Sprintf("%q is not a URL", s), example
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Sprintf("%q does not start with http:// or https://", s), example
	case u.Hostname() == "":
		return fmt.Sprintf("%q names no host", s), example
	case u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		return fmt.Sprintf("%q has more than host and path", s), example
	}
	return "", ""
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

func checkLanguage(s string) (message, hint string) {
	if languageTag.MatchString(s) {
		return "", ""
	}
	return fmt.Sprintf("%q is not a language tag", s), `write it as "en" or "en-GB"`
}

func checkExcerpt(s string) (message, hint string) {
	if s == "sentence" {
		return "", ""
	}
	return fmt.Sprintf("%q is not known", s), `the only value is "sentence"`
}

func checkSections(list []string) (message, hint string) {
	for i, s := range list {
		if !slices.Contains(Sections(), s) {
			if near := nearest(s, Sections()); near != "" {
				return fmt.Sprintf("unknown section %q", s), fmt.Sprintf("did you mean %q?", near)
			}
			return fmt.Sprintf("unknown section %q", s), "known sections: " + strings.Join(Sections(), ", ")
		}
		if slices.Contains(list[:i], s) {
			return fmt.Sprintf("section %q is named twice", s), "name each section once"
		}
	}
	if len(list) == 0 {
		return "is empty", "name at least one section, or leave the key out"
	}
	return "", ""
}

func checkAddress(s string) (message, hint string) {
	if s == "" {
		return "", ""
	}
	if _, err := mail.ParseAddress(s); err != nil || strings.ContainsAny(s, "\r\n") {
		return fmt.Sprintf("%q is not a mail address", s), "write it as desk@news.example or Desk <desk@news.example>"
	}
	return "", ""
}

func checkAddresses(list []string) (message, hint string) {
	for _, s := range list {
		if message, hint := checkAddress(s); message != "" {
			return message, hint
		}
	}
	return "", ""
}

// checkSubject keeps a line break out of the header of the mail.
func checkSubject(s string) (message, hint string) {
	if strings.ContainsAny(s, "\r\n") {
		return "has a line break", "write the subject on one line"
	}
	return "", ""
}

func checkUnsubscribe(list []string) (message, hint string) {
	for _, s := range list {
		u, err := url.Parse(s)
		web := err == nil && u.Scheme == "https" && u.Hostname() != ""
		post := err == nil && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@")
		if !web && !post || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("<>,\"", r) }) {
			return fmt.Sprintf("%q is not an address to unsubscribe at", s), "write it as https://news.example/leave or mailto:leave@news.example"
		}
	}
	return "", ""
}

// checkOneClick wants an address that takes a POST where one is promised.
func (r *reader) checkOneClick() {
	web := slices.ContainsFunc(r.config.Digest.ListUnsubscribe, func(s string) bool { return strings.HasPrefix(strings.ToLower(s), "https:") })
	if r.config.Digest.OneClick && !web {
		r.reportAt([]string{"digest", "one_click"}, "one_click: there is no https address in list_unsubscribe", "name the address that takes the POST, or leave the key out")
	}
}

func checkHost(s string) (message, hint string) {
	if s == "" || strings.ContainsAny(s, "/ \t\r\n@") {
		return fmt.Sprintf("%q is not a host name or address", s), `write it as "127.0.0.1" or "localhost"`
	}
	return "", ""
}

var drive = regexp.MustCompile(`^[A-Za-z]:`)

// checkFolder refuses folders outside the project on any system, whatever this one allows.
func checkFolder(s string) (message, hint string) {
	const inside = "name a folder below the one of this file"
	clean := cleanFolder(s)
	switch {
	case strings.TrimSpace(s) == "":
		return "is empty", inside
	case strings.ContainsRune(s, 0):
		return "has a NUL character", inside
	case strings.HasPrefix(clean, "/") || drive.MatchString(clean):
		return fmt.Sprintf("%q is an absolute path", s), inside
	case clean == ".." || strings.HasPrefix(clean, "../"):
		return fmt.Sprintf("%q leaves the project", s), inside
	}
	return "", ""
}

// cleanFolder returns the folder slash-separated and without needless elements.
func cleanFolder(s string) string { return path.Clean(strings.ReplaceAll(s, `\`, "/")) }

// checkFolders reports folders that lie in one another: a build would read what it wrote, or
// write over what it reads.
func (r *reader) checkFolders() {
	folders := []struct{ key, dir string }{
		{"content_dir", r.config.ContentDir},
		{"templates_dir", r.config.TemplatesDir},
		{"output_dir", r.config.OutputDir},
		{"outbox_dir", r.config.OutboxDir},
	}
	for i, b := range folders {
		for _, a := range folders[:i] {
			if a.key == "content_dir" && b.key == "templates_dir" && !strings.EqualFold(a.dir, b.dir) {
				continue // both are only read
			}
			r.checkApart(a.key, a.dir, b.key, b.dir)
		}
	}
}

func (r *reader) checkApart(keyA, dirA, keyB, dirB string) {
	if !within(dirA, dirB) && !within(dirB, dirA) {
		return
	}
	at := []string{keyB}
	if _, set := r.keys[keyB]; !set {
		at = []string{keyA}
	}
	message := fmt.Sprintf("%s %q and %s %q lie in one another", keyA, dirA, keyB, dirB)
	if strings.EqualFold(dirA, dirB) {
		message = fmt.Sprintf("%s and %s are the same folder, %q", keyA, keyB, dirB)
	}
	r.reportAt(at, message, "give each its own folder")
}

// within reports whether dir is parent or lies in it, on file systems that ignore case too.
func within(dir, parent string) bool {
	dir, parent = strings.ToLower(dir), strings.ToLower(parent)
	return parent == "." || dir == parent || strings.HasPrefix(dir, parent+"/")
}
