package send

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"strconv"
	"time"
)

// Security is how the talk with a server is kept from others.
type Security string

// The securities.
const (
	TLS      Security = "tls"      // from the first byte
	StartTLS Security = "starttls" // asked for before anything else is said
	Plain    Security = "none"     // not at all: for a server on this machine
)

// Server says which server takes the mail, and how it is reached.
type Server struct {
	Host           string
	Port           int // 0: the usual one of Security
	Security       Security
	User, Password string         // no login without a User
	Timeout        time.Duration  // for each step of the talk
	Patience       time.Duration  // for the reply to the whole mail, where giving up costs certainty; 0: ten times Timeout
	Roots          *x509.CertPool // who may vouch for the server; nil: whom the system trusts
}

// Address returns host and port.
func (s Server) Address() string {
	port := s.Port
	if port == 0 {
		port = map[Security]int{TLS: 465, StartTLS: 587, Plain: 25}[s.Security]
	}
	return net.JoinHostPort(s.Host, strconv.Itoa(port))
}

// patience returns how long to wait for the reply to a whole mail: RFC 5321 recommends ten minutes.
func (s Server) patience() time.Duration {
	if s.Patience > 0 {
		return s.Patience
	}
	return 10 * s.Timeout
}

func (s Server) tlsConfig() *tls.Config {
	return &tls.Config{ServerName: s.Host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}
}
