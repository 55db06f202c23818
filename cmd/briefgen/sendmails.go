package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/mail"
	"os"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/send"
)

// mailFile is a mail to send.
type mailFile struct {
	name string // as the user sees it
	*send.Message
}

// maxMail is far above what any server takes.
const maxMail = 100 << 20

// mails reads the mails that the user names, or else the latest of the outbox, each with the recipients that the user names instead of its own.
func (p *project) mails(files, to []string) ([]mailFile, error) {
	recipients, err := send.Addresses(to)
	if err != nil {
		return nil, usage("write it as ida@news.example", "--to %v", err)
	}
	var mails []mailFile
	for _, name := range files {
		data, err := readMail(func() (fs.File, error) { return os.Open(name) })
		if err != nil {
			return nil, &failure{code: exitNoInput, err: fmt.Errorf("read mail: %w", err)}
		}
		mails = append(mails, mailFile{name: name, Message: &send.Message{Data: data}})
	}
	if len(files) == 0 {
		latest, err := p.latestMail()
		if err != nil {
			return nil, err
		}
		mails = []mailFile{latest}
	}
	for i := range mails {
		if mails[i], err = mails[i].parse(recipients); err != nil {
			return nil, err
		}
	}
	return mails, nil
}

// parse reads the header, and makes sure that the mail can be sent.
func (m mailFile) parse(recipients []string) (mailFile, error) {
	message, err := send.Parse(m.Data)
	if err != nil {
		return m, &failure{code: exitNoInput, err: fmt.Errorf("%s: %w", m.name, err)}
	}
	if len(recipients) > 0 {
		message.Recipients = recipients
	}
	if message.From == "" {
		return m, usage("write from = \"Desk <desk@news.example>\" under [digest], and make the mail anew", "%s is a draft: nobody sends it", m.name)
	}
	if len(message.Recipients) == 0 {
		return m, usage("name recipients by --to, or as to under [digest], and make the mail anew", "%s is a draft: it has no recipients", m.name)
	}
	return mailFile{m.name, message}, nil
}

func readMail(open func() (fs.File, error)) ([]byte, error) {
	file, err := open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxMail+1))
	if err == nil && len(data) > maxMail {
		err = fmt.Errorf("it has more than %s", sizeText(maxMail))
	}
	return data, err
}

// editionName is the name of a mail on all stories of a day.
var editionName = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}-digest\.eml$`)

// latestMail returns the mail of the outbox with the latest date. Of several with this date it is the one on all stories; without one
// the user has to choose.
func (p *project) latestMail() (mailFile, error) {
	outbox := p.builder.Config.OutboxDir
	names, err := p.mailNames(outbox)
	if err != nil {
		return mailFile{}, fmt.Errorf("look into the outbox: %w", err)
	}

	var latest []mailFile
	var date time.Time
	for _, name := range names {
		data, err := readMail(func() (fs.File, error) { return p.root.Open(name) })
		if err != nil {
			return mailFile{}, fmt.Errorf("read mail: %w", err)
		}
		m := mailFile{name: name, Message: &send.Message{Data: data}}
		switch is := dateOf(data); {
		case len(latest) == 0 || is.After(date):
			latest, date = []mailFile{m}, is
		case is.Equal(date):
			latest = append(latest, m)
		}
	}
	return choose(outbox, latest)
}

// mailNames lists the mails of the outbox, none where there is no such folder. A pipe, or a link that may lead elsewhere, is none.
func (p *project) mailNames(outbox string) ([]string, error) {
	entries, err := fs.ReadDir(p.root.FS(), outbox)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if entry.Type().IsRegular() && path.Ext(entry.Name()) == ".eml" {
			names = append(names, path.Join(outbox, entry.Name()))
		}
	}
	return names, nil
}

func choose(outbox string, latest []mailFile) (mailFile, error) {
	var editions []mailFile
	var names []string
	for _, m := range latest {
		names = append(names, m.name)
		if editionName.MatchString(path.Base(m.name)) {
			editions = append(editions, m)
		}
	}
	switch {
	case len(latest) == 0:
		return mailFile{}, &failure{code: exitNoInput, err: fmt.Errorf("there is no mail in %s", outbox), hint: "\"briefgen digest\" makes one"}
	case len(latest) == 1:
		return latest[0], nil
	case len(editions) == 1:
		return editions[0], nil
	}
	return mailFile{}, usage("name one of "+strings.Join(names, ", "), "there are %d mails of the same date", len(latest))
}

// dateOf returns the date of a mail, the zero time if it has none.
func dateOf(data []byte) time.Time {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return time.Time{}
	}
	date, err := m.Header.Date()
	if err != nil {
		return time.Time{}
	}
	return date
}
