package smtptest

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/textproto"
	"strings"
)

// errOver ends a talk.
var errOver = errors.New("over")

// talk is one connection.
type talk struct {
	server *Server
	conn   net.Conn
	text   *textproto.Conn
	secure bool
	known  bool // logged in
	mail   *Envelope
}

func (t *talk) run() {
	t.use(t.conn)
	if t.server.config.TLS {
		if t.handshake() != nil {
			return
		}
	}
	if t.step(Greeting, "", func() error { return t.say("220 mail.vester.example at your service") }) != nil {
		return
	}
	for {
		line, err := t.text.ReadLine()
		if err != nil {
			return
		}
		if t.command(line) != nil {
			return
		}
	}
}

func (t *talk) use(conn net.Conn) {
	t.conn, t.text = conn, textproto.NewConn(conn)
}

func (t *talk) say(format string, args ...any) error { return t.text.PrintfLine(format, args...) }

// step does what a fault says, or else the usual.
func (t *talk) step(stage, to string, usual func() error) error {
	t.server.at(stage)
	switch do := t.server.fault(stage, to); do {
	case "":
		return usual()
	case Drop:
		return errOver
	case Stall:
		_, _ = io.Copy(io.Discard, t.conn) // until the client gives up
		return errOver
	default:
		err := t.say("%s", do)
		if strings.HasPrefix(do, "421") {
			return errOver
		}
		return err
	}
}

func (t *talk) handshake() error {
	return t.step(Shake, "", func() error {
		secure := tls.Server(t.conn, &tls.Config{Certificates: []tls.Certificate{t.server.cert}})
		if err := secure.Handshake(); err != nil {
			return err
		}
		t.use(secure)
		t.secure = true
		return nil
	})
}

func (t *talk) command(line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	verb = strings.ToUpper(verb)
	if t.server.config.StartTLS && !t.secure && (verb == "MAIL" || verb == "AUTH") {
		return t.say("530 5.7.0 Must issue a STARTTLS command first")
	}
	switch verb {
	case "EHLO":
		return t.step(Hello, "", t.hello)
	case "HELO":
		return t.step(Hello, "", func() error { return t.say("250 mail.vester.example") })
	case "STARTTLS":
		return t.step(StartTLS, "", func() error {
			if err := t.say("220 go ahead"); err != nil {
				return err
			}
			return t.handshake()
		})
	case "AUTH":
		return t.step(Auth, "", func() error { return t.auth(rest) })
	case "MAIL":
		return t.step(Mail, "", func() error { return t.sender(rest) })
	case "RCPT":
		to := address(rest)
		return t.step(Rcpt, to, func() error { return t.recipient(to) })
	case "DATA":
		return t.step(Data, "", t.data)
	case "RSET":
		return t.step(Reset, "", func() error {
			t.mail = nil
			return t.say("250 2.0.0 forgotten")
		})
	case "QUIT":
		return t.step(Quit, "", func() error {
			_ = t.say("221 2.0.0 farewell")
			return errOver
		})
	}
	return t.say("502 5.5.1 unknown command")
}

func (t *talk) hello() error {
	lines := []string{"mail.vester.example greets you", "PIPELINING", "ENHANCEDSTATUSCODES"}
	config := t.server.config
	if config.StartTLS && !t.secure {
		lines = append(lines, "STARTTLS")
	}
	if config.Ways != "" {
		lines = append(lines, "AUTH "+config.Ways)
	}
	if config.Extensions != "" {
		lines = append(lines, strings.Split(config.Extensions, "\n")...)
	}
	for _, line := range lines[:len(lines)-1] {
		if err := t.say("250-%s", line); err != nil {
			return err
		}
	}
	return t.say("250 %s", lines[len(lines)-1])
}

func (t *talk) sender(rest string) error {
	switch {
	case t.server.config.NeedsLogin && !t.known:
		return t.say("530 5.7.0 Authentication required")
	case t.mail != nil:
		return t.say("503 5.5.1 nested MAIL")
	}
	t.mail = &Envelope{From: address(rest)}
	return t.say("250 2.1.0 ok")
}

func (t *talk) recipient(to string) error {
	switch most := t.server.config.MaxRcpt; {
	case t.mail == nil:
		return t.say("503 5.5.1 MAIL first")
	case most > 0 && len(t.mail.To) >= most:
		return t.say("452 4.5.3 too many recipients")
	}
	t.mail.To = append(t.mail.To, to)
	return t.say("250 2.1.5 ok")
}

func (t *talk) data() error {
	if t.mail == nil || len(t.mail.To) == 0 {
		return t.say("503 5.5.1 RCPT first")
	}
	if err := t.say("354 go on"); err != nil {
		return err
	}
	// A connection that ends in the middle of a mail would otherwise end with the text that was read ahead.
	err := t.step(Text, "", func() error { return nil })
	if err != nil {
		return err
	}
	data, err := readText(t.text)
	if err != nil {
		return err
	}
	mail := *t.mail
	mail.Data, t.mail = data, nil
	do := func() error {
		t.server.take(mail)
		return t.say("250 2.0.0 Ok: queued as %d", len(t.server.Taken()))
	}
	if fault := t.server.peek(Dot); fault == Drop || fault == Stall {
		t.server.take(mail) // the worst case: it has the mail, and does not say so
	}
	return t.step(Dot, "", do)
}

// readText reads the text of a mail with its line ends as they came: textproto would make them "\n".
func readText(text *textproto.Conn) ([]byte, error) {
	var data []byte
	for {
		line, err := text.R.ReadBytes('\n')
		if err != nil {
			return nil, err
		}
		if string(line) == ".\r\n" {
			return data, nil
		}
		if line[0] == '.' {
			line = line[1:]
		}
		data = append(data, line...)
	}
}

// address returns what stands between < and > of an argument.
func address(arg string) string {
	_, rest, _ := strings.Cut(arg, "<")
	address, _, _ := strings.Cut(rest, ">")
	return address
}

// peek returns what a stage will do next, without doing it.
func (s *Server) peek(stage string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if f.Stage == stage && f.Times != gone && f.After == 0 {
			return f.Do
		}
	}
	return ""
}
