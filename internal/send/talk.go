package send

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"syscall"
)

// Step is a step of the talk with a server.
type Step string

// The steps, in their order.
const (
	StepConnect  Step = "connect"
	StepGreeting Step = "greeting"
	StepHello    Step = "EHLO"
	StepTLS      Step = "TLS"
	StepLogin    Step = "login"
	StepSender   Step = "MAIL"
	StepReaders  Step = "RCPT"
	StepData     Step = "DATA"
	StepMail     Step = "mail" // its text
	StepEnd      Step = "end"  // the reply to the final dot
)

// TalkError says at which step of the talk a server refused to go on, or was no longer there.
type TalkError struct {
	Server string // host:port
	Step   Step
	Code   int   // of the server's reply, 0 if there was none
	Err    error // what it said, or what happened
}

func (e *TalkError) Error() string { return fmt.Sprintf("%s, %s: %v", e.Server, e.Step, e.Err) }

func (e *TalkError) Unwrap() error { return e.Err }

// worded is an error in words for the user.
type worded struct {
	words string
	error
}

func (e *worded) Error() string { return e.words }

func (e *worded) Unwrap() error { return e.error }

// broken reports whether nothing more can be said over the connection.
func (e *TalkError) broken() bool { return !isRefusal(e.Code) }

// isRefusal reports whether a reply says no to a command, with the connection as it was. By 421 a server closes it.
func isRefusal(code int) bool { return code/100 == 5 || code/100 == 4 && code != 421 }

// causeOf returns what an error says without where it happened, "" if there is none.
func causeOf(err error) string {
	if talk := (*TalkError)(nil); errors.As(err, &talk) {
		return talk.Err.Error()
	}
	if err == nil {
		return ""
	}
	return err.Error()
}

// reply returns the code of a server's reply and its words on one line. Without one it returns 0 and what happened.
func reply(err error) (code int, words string) {
	var said *textproto.Error
	if errors.As(err, &said) {
		return said.Code, fmt.Sprintf("%d %s", said.Code, oneLine(said.Msg))
	}
	return 0, plainWords(err)
}

// plainWords says what happened to a connection without the numbers of its ports.
func plainWords(err error) string {
	var network net.Error
	var lookup *net.DNSError
	switch {
	case errors.Is(err, context.Canceled):
		return "interrupted"
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return "there is no such host"
	case errors.As(err, &network) && network.Timeout():
		return "the server did not answer in time"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.ECONNABORTED):
		return "the server closed the connection"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused"
	}
	return oneLine(err.Error())
}

// oneLine joins the lines of a reply.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// stateOf returns what a reply means for a recipient.
func stateOf(code int) State {
	switch code / 100 {
	case 2:
		return Accepted
	case 4:
		return Deferred
	case 5:
		return Refused
	}
	return Failed
}
