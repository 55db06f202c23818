package send

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// session is a connection to a server that is ready to take mails.
type session struct {
	server Server
	conn   net.Conn
	client *smtp.Client
	detach func() bool // from the context
	took   int         // transactions that ended with a mail accepted
}

// open connects, secures the connection and logs in. It fails with a *TalkError. The session ends when ctx does.
func (s Server) open(ctx context.Context) (*session, error) {
	dialer := net.Dialer{Timeout: s.Timeout}
	conn, err := dialer.DialContext(ctx, "tcp", s.Address())
	if err != nil {
		return nil, s.fault(StepConnect, err)
	}
	c := &session{server: s, conn: conn}
	c.attach(ctx)
	if step, err := c.start(); err != nil {
		c.close()
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, s.fault(step, err)
	}
	return c, nil
}

func (s Server) fault(step Step, err error) *TalkError {
	code, words := reply(err)
	return &TalkError{s.Address(), step, code, &worded{words, err}}
}

// attach lets the end of ctx end the connection.
func (c *session) attach(ctx context.Context) {
	c.detach = context.AfterFunc(ctx, func() { c.conn.Close() })
}

func (c *session) close() {
	c.detach()
	c.conn.Close()
}

// quit takes leave. What the server makes of it does not matter: it has answered for all that it took.
func (c *session) quit() {
	c.wait()
	_ = c.client.Quit()
	c.close()
}

// wait gives the server the usual time for the next step.
func (c *session) wait() { c.waitFor(c.server.Timeout) }

func (c *session) waitFor(d time.Duration) {
	_ = c.conn.SetDeadline(time.Now().Add(d)) // of a closed connection the step itself tells
}

func (c *session) start() (Step, error) {
	if c.server.Security == Plain && !c.isLocal() {
		return StepConnect, fmt.Errorf("%s is not on this machine: nothing is said in the clear", c.conn.RemoteAddr())
	}
	stream := c.conn
	c.wait()
	if c.server.Security == TLS {
		secure := tls.Client(c.conn, c.server.tlsConfig())
		if err := secure.Handshake(); err != nil {
			return StepTLS, err
		}
		stream = secure
	}
	var err error
	c.wait()
	if c.client, err = smtp.NewClient(stream, c.server.Host); err != nil {
		return StepGreeting, err
	}
	c.client.SkipSMTPUTF8(true) // addresses are ASCII
	c.wait()
	if err := c.client.Hello(c.name()); err != nil {
		return StepHello, firstOf(err)
	}
	if c.server.Security == StartTLS {
		if err := c.startTLS(); err != nil {
			return StepTLS, err
		}
	}
	return StepLogin, c.login()
}

// isLocal reports whether the server is on this machine.
func (c *session) isLocal() bool {
	address, ok := c.conn.RemoteAddr().(*net.TCPAddr)
	return ok && address.IP.IsLoopback()
}

// name is what the client says it is: its address, since it has no name that a server could look up.
func (c *session) name() string {
	address, ok := c.conn.LocalAddr().(*net.TCPAddr)
	switch {
	case !ok:
		return "localhost"
	case address.IP.To4() == nil:
		return "[IPv6:" + address.IP.String() + "]"
	}
	return "[" + address.IP.String() + "]"
}

func (c *session) startTLS() error {
	if offered, _ := c.client.Extension("STARTTLS"); !offered {
		return errors.New("the server does not offer TLS (STARTTLS), and nothing is said in the clear")
	}
	c.wait()
	return c.client.StartTLS(c.server.tlsConfig())
}

// login logs in by the best way that both sides know.
func (c *session) login() error {
	s := c.server
	if s.User == "" {
		return nil
	}
	_, offered := c.client.Extension("AUTH")
	ways := strings.Fields(strings.ToUpper(offered))
	const inTheClear = true // only to this machine: see start
	for _, way := range []struct {
		name string
		auth smtp.Auth
	}{
		{"SCRAM-SHA-256", smtp.ScramSHA256Auth(s.User, s.Password)},
		{"SCRAM-SHA-1", smtp.ScramSHA1Auth(s.User, s.Password)},
		{"PLAIN", smtp.PlainAuth("", s.User, s.Password, s.Host, inTheClear)},
		{"LOGIN", smtp.LoginAuth(s.User, s.Password, s.Host, inTheClear)},
	} {
		if slices.Contains(ways, way.name) {
			c.wait()
			return c.client.Auth(way.auth)
		}
	}
	if len(ways) == 0 {
		return errors.New("the server offers no login")
	}
	return fmt.Errorf("the server offers no login that is known here, but %s", strings.Join(ways, ", "))
}

// firstOf returns the first of several errors: what came of a second try does not matter.
func firstOf(err error) error {
	if several, ok := err.(interface{ Unwrap() []error }); ok && len(several.Unwrap()) > 0 {
		return several.Unwrap()[0]
	}
	return err
}
