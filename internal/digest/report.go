package digest

// Report says what a mail weighs and what it leaves out.
type Report struct {
	Subject string
}

func newReport(m *Message, mail Mail, e *edition, env *envelope) Report {
	return Report{Subject: mail.Subject}
}
