package digest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Report says what a mail weighs, what it leaves out, and what in it a mail program or a server may mind.
type Report struct {
	Subject     string
	From        string // as in the header, in the letters of its language; "" if there is none
	To, Cc      int    // how many recipients
	Stories     int    // that are told
	Parts       []Part
	Budget      int // bytes that the HTML may take after transfer encoding
	Size        int // bytes of the .eml
	LongestLine int // of the .eml, in bytes without the line end; servers take 998
	Left        []LeftOut
	Warnings    []string
}

// Part is a part of a mail.
type Part struct {
	Name     string // text, html or attachment
	Encoding string // quoted-printable or base64
	Size     int    // bytes before transfer encoding
	Encoded  int    // bytes after it
}

// LeftOut is what of a story the body does not tell.
type LeftOut struct {
	Story                                             string // its id
	Told                                              bool   // its headline stands in the mail
	Facts, Disputes, Quotes, Events, Unknowns, Single int
}

func newReport(m *Message, mail Mail, e *edition, env *envelope) Report {
	r := Report{Subject: mail.Subject, To: len(env.to), Cc: len(env.cc), Stories: len(mail.Stories), Budget: e.opts.BudgetKB * 1024,
		Size: len(m.EML), LongestLine: longestLine(m.EML), Left: leftOut(mail, e)}
	for _, a := range env.from {
		r.From = strings.TrimSpace(a.Name + " <" + a.Address + ">")
	}
	r.addPart("text", m.Text)
	r.addPart("html", m.HTML)
	if m.Full != nil {
		r.addPart("attachment", m.Full)
	}
	r.Warnings = warnings(r, mail, e, env)
	return r
}

func (r *Report) addPart(name string, data []byte) {
	encoding, size := transferEncoding(data)
	r.Parts = append(r.Parts, Part{name, encoding, len(data), size})
}

func longestLine(eml []byte) int {
	longest := 0
	for line := range bytes.SplitSeq(eml, []byte("\r\n")) {
		longest = max(longest, len(line))
	}
	return longest
}

// leftOut lists the stories of which something is left out, the latest first.
func leftOut(mail Mail, e *edition) []LeftOut {
	told := map[string]totals{}
	for _, s := range mail.Stories {
		told[s.ID] = s.left
	}
	var out []LeftOut
	for i, head := range e.heads {
		left, shown := told[head.ID]
		if !shown {
			left = e.totals[i]
		}
		if left != (totals{}) || !shown {
			out = append(out, LeftOut{head.ID, shown, left[factItem], left[disputeItem], left[quoteItem], left[eventItem], left[unknownItem], left[aloneItem]})
		}
	}
	return out
}

// Limits above which something goes wrong elsewhere.
const (
	gmailClip     = 102 << 10 // Gmail shows no more of an HTML body
	largeMail     = 10 << 20  // many servers refuse more
	openRecipient = 10        // more should not see each other's addresses
)

// warnings says what somebody who sends mails for a living would want to know.
func warnings(r Report, mail Mail, e *edition, env *envelope) []string {
	var out []string
	warn := func(wrong bool, format string, args ...any) {
		if wrong {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	recipients := r.To + r.Cc
	chars := utf8.RuneCountInString(r.Subject)
	body := r.Parts[1]
	lost := withoutAddress(mail)
	warn(r.From == "", "there is no sender (from): servers refuse the mail")
	warn(recipients == 0, "there is no recipient (to): the mail opens as a draft")
	warn(mail.Site == "", "the site has no address (base_url): what is left out cannot be linked")
	warn(strings.HasPrefix(mail.Site, "http:"), "the address of the site (base_url) is not https")
	warn(chars > shownSubject, "the subject has %d characters: most programs show %d at most", chars, shownSubject)
	warn(env.date.IsZero(), "no article is dated, so the mail has no Date: set SOURCE_DATE_EPOCH")
	warn(recipients > openRecipient, "%d recipients see each other's addresses: send to a list", recipients)
	warn(recipients > openRecipient && len(env.unsubscribe) == 0, "a mail to many should say how to leave (list_unsubscribe)")
	warn(max(body.Size, body.Encoded) > gmailClip, "the HTML has %d KB: Gmail cuts off at %d", max(body.Size, body.Encoded)>>10, gmailClip>>10)
	warn(body.Encoded > r.Budget, "title, headlines and footer alone are over the budget")
	warn(lost > 0, "%d of the named articles have no address (url)", lost)
	warn(r.Size > largeMail, "the mail has %d MB: many servers refuse more than %d", r.Size>>20, largeMail>>20)
	return out
}

// withoutAddress counts the sources of a mail that nobody can look up.
func withoutAddress(mail Mail) int {
	n := 0
	for _, s := range mail.Stories {
		for _, source := range s.Sources {
			if source.Link == "" {
				n++
			}
		}
	}
	return n
}
