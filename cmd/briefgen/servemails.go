package main

import (
	"fmt"
	"sync"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/digest/inbox"
	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/serve"
)

// editionID names the mail about all stories in the preview. No story has it: their ids do not begin with an underscore.
const editionID = "_edition"

// mails makes the mails of an edition for the preview, when somebody looks.
type mails struct {
	project *project
	edition *build.Edition
	key     string
	words   func() *labels.Labels

	mu   sync.Mutex
	made map[string]*serve.Mail
}

func newMails(p *project, ed *build.Edition, words func() *labels.Labels) *mails {
	return &mails{project: p, edition: ed, key: p.builder.MailKey(), words: words, made: map[string]*serve.Mail{}}
}

func (m *mails) Key() string { return m.key }

func (m *mails) List() []serve.MailEntry {
	list := []serve.MailEntry{{ID: editionID, Title: m.words().Texts["all-stories"]}}
	for _, b := range m.edition.Briefings {
		list = append(list, serve.MailEntry{ID: b.ID, Title: b.Title})
	}
	return list
}

func (m *mails) Make(id string) (*serve.Mail, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if mail := m.made[id]; mail != nil {
		return mail, nil
	}
	opts := build.MailOptions{}
	if id != editionID {
		opts.Stories = []string{id}
	}
	m.project.working.Lock() // a build may be changing the settings
	list, err := m.project.builder.Digest(m.edition, opts)
	m.project.working.Unlock()
	if err != nil {
		return nil, err
	}
	mail, err := shownMail(list[0], m.words())
	if err == nil {
		m.made[id] = mail
	}
	return mail, err
}

// shownMail adds what is known of a mail: what it weighs, and what mail programs make of it.
func shownMail(m *build.Message, words *labels.Labels) (*serve.Mail, error) {
	report, err := inbox.Check(m.HTML)
	if err != nil {
		return nil, err
	}
	weight := serve.MailNote{Label: words.Texts["mail-weight"]}
	for _, row := range mailRows(m) {
		weight.Lines = append(weight.Lines, row.name+": "+row.text)
	}
	return &serve.Mail{HTML: m.HTML, Text: m.Text, EML: m.EML, Notes: []serve.MailNote{weight, clientNote(report, words.Texts["mail-programs"])}}, nil
}

func clientNote(report inbox.Report, label string) serve.MailNote {
	note := serve.MailNote{Label: label, Bad: len(report.Offences) > 0}
	note.Lines = append(note.Lines, clientSummary(report))
	for _, f := range report.Offences {
		note.Lines = append(note.Lines, f.String())
	}
	for _, e := range inbox.Exceptions() {
		n := 0
		for _, f := range report.Excused {
			if f.Excuse.Name == e.Name {
				n++
			}
		}
		if n > 0 {
			note.Lines = append(note.Lines, fmt.Sprintf("%s (%s): %s", e.Name, count(n, "finding"), e.Reason))
		}
	}
	return note
}
