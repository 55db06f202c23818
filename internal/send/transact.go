package send

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/wneessen/go-mail/smtp"
)

// chunkSize is how much of a mail is to be written within the time of a step.
const chunkSize = 32 << 10

// transact hands the mail to a batch of recipients, and notes in the ledger what came of it. It returns those of the batch that must be tried
// again, since nothing was said of them, and the error that ended the connection or has to end it.
func (d *delivery) transact(ctx context.Context, batch []string) (later []string, err error) {
	c := d.session
	if err := c.fits(d.message); err != nil {
		return batch, err
	}
	c.wait()
	if err := c.client.Mail(envelope(d.message.From)); err != nil {
		return batch, c.fault(ctx, StepSender, err)
	}
	taken, later, err := d.name(ctx, batch)
	if err == nil && len(taken) > 0 {
		return d.hand(ctx, batch, taken, later)
	}
	if err == nil {
		err = c.reset(ctx)
	}
	return append(taken, later...), d.noted(batch, err)
}

// noted notes the outcomes of a batch in the ledger. That this fails is worse than err.
func (d *delivery) noted(batch []string, err error) error {
	if failed := d.Ledger.note(d.entries(batch)); failed != nil {
		return failed
	}
	return err
}

// name tells the server the recipients. It returns those that the server takes, and those that have to wait for another transaction.
func (d *delivery) name(ctx context.Context, batch []string) (taken, later []string, err error) {
	for i, to := range batch {
		d.session.wait()
		err := d.session.client.Rcpt(envelope(to))
		code, words := 0, ""
		if err != nil {
			code, words = reply(err)
		}
		switch {
		case err == nil:
			taken = append(taken, to)
		case !isRefusal(code):
			return taken, append(later, batch[i:]...), d.session.fault(ctx, StepReaders, err)
		case len(taken) > 0 && isTooMany(code, words):
			later = append(later, to)
		default:
			d.settle(batch[i:i+1], stateOf(code), words)
		}
	}
	return taken, later, nil
}

// isTooMany reports whether a server wants a recipient in another transaction. The same code without 4.5.3 may be about a full mailbox.
func isTooMany(code int, words string) bool {
	return code == 452 && (strings.Contains(words, ".5.3 ") || strings.Contains(strings.ToLower(words), "too many"))
}

// hand sends the text of the mail for the recipients taken.
func (d *delivery) hand(ctx context.Context, batch, taken, later []string) ([]string, error) {
	c := d.session
	c.wait()
	text, err := c.client.Data()
	if err != nil {
		talk := c.fault(ctx, StepData, err)
		if talk.broken() {
			return append(taken, later...), d.noted(batch, talk)
		}
		d.settle(taken, stateOf(talk.Code), causeOf(talk))
		return later, d.noted(batch, c.reset(ctx))
	}
	if err := c.write(text, d.message.Data); err != nil {
		return append(taken, later...), d.noted(batch, c.fault(ctx, StepMail, err))
	}
	if !c.detach() { // from here on an interrupt waits for the reply
		return append(taken, later...), d.noted(batch, c.fault(ctx, StepMail, io.EOF))
	}
	if err := d.intend(taken); err != nil {
		return append(taken, later...), err
	}
	defer c.attach(ctx)
	return later, d.end(batch, taken, text)
}

// intend notes that the final dot comes next.
func (d *delivery) intend(taken []string) error {
	var entries []Entry
	for _, to := range taken {
		entries = append(entries, d.entry(to, sending, ""))
	}
	return d.Ledger.note(entries)
}

// end writes the final dot, and settles the recipients by the reply.
func (d *delivery) end(batch, taken []string, text io.Closer) error {
	c := d.session
	c.waitFor(c.server.patience())
	err := text.Close()
	if err == nil {
		c.took++
		d.settle(taken, Accepted, accepted(text))
		return d.noted(batch, nil)
	}
	code, words := reply(err)
	state := stateOf(code)
	switch state {
	case Accepted: // a yes in other words than 250
		c.took++
	case Failed: // no reply, or none that says anything
		state = Unknown
	}
	d.settle(taken, state, words)
	if state == Accepted || isRefusal(code) {
		return d.noted(batch, nil)
	}
	return d.noted(batch, c.server.fault(StepEnd, err))
}

// accepted returns the server's words by which it took a mail.
func accepted(text io.Closer) string {
	if data, ok := text.(*smtp.DataCloser); ok {
		return oneLine("250 " + data.ServerResponse())
	}
	return "250"
}

// fits fails if the server has said that it does not take such a mail.
func (c *session) fits(m *Message) error {
	_, offered := c.client.Extension("SIZE")
	if most, err := strconv.Atoi(offered); err == nil && most > 0 && len(m.Data) > most {
		return &TalkError{c.server.Address(), StepSender, 552, fmt.Errorf("the mail has %d bytes; the server takes %d", len(m.Data), most)}
	}
	if eight, _ := c.client.Extension("8BITMIME"); m.eightBit && !eight {
		return &TalkError{c.server.Address(), StepSender, 554, fmt.Errorf("the mail has bytes that are not ASCII; the server takes none (8BITMIME)")}
	}
	return nil
}

// write writes the text of a mail, but for the final dot.
func (c *session) write(to io.Writer, data []byte) error {
	for len(data) > 0 {
		c.wait()
		n, err := to.Write(data[:min(chunkSize, len(data))])
		if err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

// reset forgets a transaction of which nothing came.
func (c *session) reset(ctx context.Context) error {
	c.wait()
	if err := c.client.Reset(); err != nil {
		return c.fault(ctx, StepReaders, err)
	}
	return nil
}

// fault is [Server.fault], but for an interrupt, which shows as a closed connection.
func (c *session) fault(ctx context.Context, step Step, err error) *TalkError {
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return c.server.fault(step, err)
}
