package config

import (
	"fmt"
	"maps"
	"net"
	"slices"
	"strings"
	"time"
)

// PasswordVariable is the variable of the environment that holds the password for the mail server.
const PasswordVariable = "BRIEFGEN_SMTP_PASSWORD"

// maxTimeout is far above what any server takes for a step.
const maxTimeout = time.Hour

// readSMTP reads [digest.smtp].
func (r *reader) readSMTP(path []string, value any) {
	c := &r.config.Digest.SMTP
	r.table(map[string]setter{
		"host":     r.text(&c.Host, checkMailHost),
		"port":     r.number(&c.Port, 1, 65535),
		"user":     r.text(&c.User, checkUser),
		"security": r.text(&c.Security, checkSecurity),
		"timeout":  r.duration(&c.Timeout, time.Second, maxTimeout),
		"ca_file":  r.text(&c.CAFile, checkFile),
	})(path, r.withoutPassword(path, value))
}

// withoutPassword returns a table without what seems to be a password, which it reports. The line is not shown: reports end up in logs.
func (r *reader) withoutPassword(path []string, value any) any {
	table, ok := value.(map[string]any)
	if !ok {
		return value
	}
	rest := maps.Clone(table)
	for key := range table {
		if !strings.Contains(fold(key), "pass") {
			continue
		}
		delete(rest, key)
		r.reportAt(append(slices.Clone(path), key), "a password does not belong into this file, which others read",
			fmt.Sprintf("delete the line, change the password if anybody may have seen it, and set %s in the environment", PasswordVariable))
		r.problems[len(r.problems)-1].Source = ""
	}
	return rest
}

// duration stores a length of time, written "30s" or "2m".
func (r *reader) duration(to *time.Duration, low, high time.Duration) setter {
	var text string
	return r.text(&text, func(s string) (message, hint string) {
		const example = `write it as "30s" or "2m"`
		d, err := time.ParseDuration(s)
		switch {
		case err != nil:
			return fmt.Sprintf("%q is not a length of time", s), example
		case d < low || d > high:
			return fmt.Sprintf("%q must be from %v to %v", s, low, high), example
		}
		*to = d
		return "", ""
	})
}

func checkMailHost(s string) (message, hint string) {
	if message, _ := checkHost(s); message != "" || strings.Contains(s, ":") && net.ParseIP(s) == nil {
		return fmt.Sprintf("%q is not a host name or address", s), `write it as "mail.news.example"; the port has a key of its own`
	}
	return "", ""
}

func checkSecurity(s string) (message, hint string) {
	if slices.Contains(Securities(), s) {
		return "", ""
	}
	return fmt.Sprintf("%q is not known", s), "there are: " + strings.Join(Securities(), ", ")
}

func checkUser(s string) (message, hint string) {
	if strings.ContainsAny(s, "\x00\r\n") {
		return "has a line break", "write the name that you log in with"
	}
	return "", ""
}

func checkFile(s string) (message, hint string) {
	if strings.TrimSpace(s) == "" || strings.ContainsRune(s, 0) {
		return fmt.Sprintf("%q is not the name of a file", s), "name a file with certificates (PEM)"
	}
	return "", ""
}

// checkSMTP refuses to talk in the clear with another machine: mail and password could be read, and changed, on the way.
func (r *reader) checkSMTP() {
	c := r.config.Digest.SMTP
	if c.Security != "none" || c.Host == "" || isLoopback(c.Host) {
		return
	}
	r.reportAt([]string{"digest", "smtp", "security"}, fmt.Sprintf("security: \"none\" is for a server on this machine; %q is another", c.Host),
		`write "tls" or "starttls", or host = "localhost"`)
}

// isLoopback reports whether a host is this machine, by its name or address.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
