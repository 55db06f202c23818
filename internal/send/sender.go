package send

import (
	"context"
	"errors"
	"time"
)

// Outcome is how it stands with a recipient after a run.
type Outcome struct {
	To     string
	State  State
	Before bool   // it stood so before this run, in which nothing was tried
	Reply  string // the server's words, or what happened
}

// batchSize is how many recipients a transaction has: as many as every server must take (RFC 5321, 4.5.3.1.8).
const batchSize = 100

// Sender hands mails to a server. Close ends the talk.
type Sender struct {
	Server   Server
	Ledger   *Ledger
	Again    bool                  // send to those of whom it is not known whether they have it, too
	Progress func(done, total int) // recipients; may be nil
	session  *session              // nil if none is open
}

// Send hands a mail to those of its recipients who do not have it. The outcomes are those of all recipients, in their order, whatever the error
// is: a *[TalkError] says why some were not tried, any other that the ledger could not be read or written, so that nothing more may be sent.
func (s *Sender) Send(ctx context.Context, m *Message) ([]Outcome, error) {
	states, err := s.Ledger.States(m.ID)
	if err != nil {
		return nil, err
	}
	d := &delivery{Sender: s, message: m, outcomes: map[string]Outcome{}}
	for _, to := range m.Recipients {
		state := states[mailbox(to)]
		if state == Accepted || state == Unknown && !s.Again {
			d.outcomes[to] = Outcome{To: to, State: state, Before: true}
			continue
		}
		d.queue = append(d.queue, to)
	}
	err = d.run(ctx)
	d.settle(d.queue, Failed, causeOf(err))
	outcomes := make([]Outcome, len(m.Recipients))
	for i, to := range m.Recipients {
		outcomes[i] = d.outcomes[to]
	}
	return outcomes, err
}

// Close takes leave of the server, if there is one.
func (s *Sender) Close() {
	if s.session != nil {
		s.session.quit()
		s.session = nil
	}
}

// delivery is the work on one mail.
type delivery struct {
	*Sender
	message  *Message
	queue    []string // recipients that have not been tried
	outcomes map[string]Outcome
}

// run empties the queue. After a connection has broken, or the server wants no more of it, there is another one only if a mail was accepted over
// the last, so that there is an end.
func (d *delivery) run(ctx context.Context) error {
	total := len(d.queue)
	for len(d.queue) > 0 {
		if err := d.connect(ctx); err != nil {
			return err
		}
		batch := d.queue[:min(batchSize, len(d.queue))]
		later, err := d.transact(ctx, batch)
		d.queue = append(later, d.queue[len(batch):]...)
		if err != nil && !d.mayGoOn(ctx, err) {
			return err
		}
		if d.Progress != nil {
			d.Progress(total-len(d.queue), total)
		}
	}
	return nil
}

// mayGoOn ends the connection after an error, and reports whether it makes sense to open another.
func (d *delivery) mayGoOn(ctx context.Context, err error) bool {
	took := d.session.took
	var talk *TalkError
	isTalk := errors.As(err, &talk)
	if isTalk && !talk.broken() && ctx.Err() == nil {
		d.Close()
	} else {
		// Not even a farewell: in the middle of a mail it would be taken for text.
		d.session.close()
		d.session = nil
	}
	return isTalk && took > 0 && ctx.Err() == nil
}

// connect opens a connection if there is none.
func (d *delivery) connect(ctx context.Context) error {
	if d.session != nil {
		return nil
	}
	c, err := d.Server.open(ctx)
	if err != nil {
		return err
	}
	d.session = c
	return nil
}

// settle sets the outcome of recipients.
func (d *delivery) settle(recipients []string, state State, words string) {
	for _, to := range recipients {
		d.outcomes[to] = Outcome{To: to, State: state, Reply: words}
	}
}

// entries are the outcomes of recipients for the ledger.
func (d *delivery) entries(recipients []string) []Entry {
	var entries []Entry
	for _, to := range recipients {
		if o, settled := d.outcomes[to]; settled {
			entries = append(entries, d.entry(to, o.State, o.Reply))
		}
	}
	return entries
}

func (d *delivery) entry(to string, state State, words string) Entry {
	return Entry{Time: time.Now().UTC().Truncate(time.Second), ID: d.message.ID, To: to, State: state, Server: d.Server.Address(), Reply: words}
}
