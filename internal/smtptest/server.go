// Package smtptest is an SMTP server for tests that breaks down, stalls or refuses at any stage of the talk.
package smtptest

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
)

// The stages of the talk at which a [Fault] can happen, in their order.
const (
	Greeting = "greeting"
	Hello    = "ehlo"
	StartTLS = "starttls"
	Shake    = "tls" // the handshake
	Auth     = "auth"
	Mail     = "mail"
	Rcpt     = "rcpt"
	Data     = "data"
	Text     = "text" // in the middle of the mail
	Dot      = "dot"  // after the final dot: the server has the mail
	Reset    = "rset"
	Quit     = "quit"
)

// Stages returns all stages in their order.
func Stages() []string {
	return []string{Greeting, Hello, StartTLS, Shake, Auth, Mail, Rcpt, Data, Text, Dot, Reset, Quit}
}

// What a fault may do besides a reply.
const (
	Drop  = "drop"  // close the connection
	Stall = "stall" // say nothing more
)

// Fault is what happens at a stage instead of the usual.
type Fault struct {
	Stage string
	Do    string // Drop, Stall, or a reply such as "450 4.7.1 later"
	To    string // only for this recipient; "" for any
	Times int    // how often; 0 means once, -1 for ever
	After int    // how often the stage passes before
}

// Config says how a server behaves. The zero value takes everything, in the clear.
type Config struct {
	TLS            bool   // from the first byte
	StartTLS       bool   // offers TLS, and takes nothing before it
	Ways           string // of logging in, as after AUTH; "" for none
	User, Password string // who may log in
	NeedsLogin     bool
	MaxRcpt        int    // recipients of a transaction; 0 for any number
	Extensions     string // more lines of the reply to EHLO, by "\n"
	Faults         []Fault
	OnTake         func(Envelope) // is given each mail that the server has; may be nil
}

// Envelope is a mail that the server has taken.
type Envelope struct {
	From string
	To   []string
	Data []byte
}

// Server is a running server.
type Server struct {
	Host string
	Port int

	config   Config
	listener net.Listener
	cert     tls.Certificate
	root     *x509.Certificate

	mu       sync.Mutex
	conns    map[net.Conn]bool
	faults   []Fault
	onStage  func(stage string)
	taken    []Envelope
	opened   int
	finished sync.WaitGroup
}

// Start starts a server on a free port of this machine. The caller closes it.
func Start(config Config) (*Server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	// The certificate of httptest is for this machine, and vouches for itself.
	web := httptest.NewTLSServer(nil)
	web.Close()
	s := &Server{
		Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, config: config, listener: listener,
		cert: web.TLS.Certificates[0], root: web.Certificate(), conns: map[net.Conn]bool{}, faults: slices.Clone(config.Faults),
	}
	s.finished.Go(s.serve)
	return s, nil
}

// Close ends the server and all connections.
func (s *Server) Close() {
	s.listener.Close()
	s.mu.Lock()
	for conn := range s.conns {
		conn.Close()
	}
	s.mu.Unlock()
	s.finished.Wait()
}

// Roots returns who vouches for the server.
func (s *Server) Roots() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(s.root)
	return pool
}

// RootPEM is Roots as a file.
func (s *Server) RootPEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.root.Raw})
}

// Taken returns the mails that the server has, whether or not it said so.
func (s *Server) Taken() []Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.taken)
}

// Opened returns how many connections there were.
func (s *Server) Opened() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

// SetFaults replaces what goes wrong.
func (s *Server) SetFaults(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = faults
}

// OnStage lets f look on at each stage before anything happens there; nil for nobody.
func (s *Server) OnStage(f func(stage string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onStage = f
}

// at tells whoever looks on.
func (s *Server) at(stage string) {
	s.mu.Lock()
	f := s.onStage
	s.mu.Unlock()
	if f != nil {
		f(stage)
	}
}

// fault returns what is to happen at a stage, "" for the usual.
func (s *Server) fault(stage, to string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.faults {
		f := &s.faults[i]
		if f.Stage != stage || f.To != "" && !strings.EqualFold(f.To, to) || f.Times == gone {
			continue
		}
		if f.After > 0 {
			f.After--
			continue
		}
		switch f.Times {
		case 0, 1:
			f.Times = gone
		case -1:
		default:
			f.Times--
		}
		return f.Do
	}
	return ""
}

// gone marks a fault that has happened.
const gone = -2

func (s *Server) serve() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.conns[conn] = true
		s.opened++
		s.mu.Unlock()
		s.finished.Go(func() {
			(&talk{server: s, conn: conn}).run()
			conn.Close()
			s.mu.Lock()
			delete(s.conns, conn)
			s.mu.Unlock()
		})
	}
}

func (s *Server) take(e Envelope) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken = append(s.taken, e)
	if s.config.OnTake != nil {
		s.config.OnTake(e)
	}
}
