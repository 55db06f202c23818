package serve

import (
	"bytes"
	_ "embed" // for the page
	"html/template"
	"mime"
	"net/http"
	"strings"
)

// digestPrefix is where the mails are shown: /_digest/ lists them, /_digest/ID/ has one with its frames, text and checks.
const digestPrefix = "/_digest/"

// Mails are the digests that can be made of a build. They are made when somebody looks, each once for every build, and never written.
type Mails interface {
	// List names the mails, that about all stories first.
	List() []MailEntry
	// Make makes the mail of an entry, for several readers at once. Its error is shown to the reader.
	Make(id string) (*Mail, error)
	// Key changes with whatever changes the mails but not the site: their templates, their settings.
	Key() string
}

// MailEntry names a mail. ID is a part of a path: an id of a story, or "_edition".
type MailEntry struct{ ID, Title string }

// Mail is a digest as the preview shows it.
type Mail struct {
	HTML, Text []byte
	EML        []byte
	Notes      []MailNote
}

// MailNote is what was found of a mail, under a label: "Weight", "Offences".
type MailNote struct {
	Label string
	Lines []string
	Bad   bool
}

//go:embed digest.html
var digestPages string

//go:embed digest.css
var digestStyle []byte

// digestPage is what digest.html gets.
type digestPage struct {
	Entries []MailEntry
	Entry   MailEntry
	Mail    *Mail
	Error   string
	Header  []headerField
}

type headerField struct{ Name, Value string }

// serveDigest answers what is asked for below /_digest/.
func (p *preview) serveDigest(w http.ResponseWriter, r *http.Request) {
	gen := p.wait(r.Context())
	switch {
	case gen == nil:
		http.Error(w, "The preview is ending.", http.StatusServiceUnavailable)
		return
	case gen.mails == nil:
		serveStatus(w, r, http.StatusNotFound, gen.problemPage())
		return
	}
	page := digestPage{Entries: gen.mails.List()}
	rest := strings.TrimPrefix(r.URL.Path, digestPrefix)
	if rest == "" {
		gen.serveDigestPage(w, r, "list", page)
		return
	}
	id, part, slash := strings.Cut(rest, "/")
	for _, e := range page.Entries {
		if e.ID == id {
			page.Entry = e
		}
	}
	if page.Entry.ID == "" {
		http.Error(w, "There is no such digest.", http.StatusNotFound)
		return
	}
	if !slash {
		redirect(w, r, digestPrefix+id+"/")
		return
	}
	mail, err := gen.mails.Make(id)
	if err != nil {
		page.Error = err.Error()
	}
	page.Mail = mail
	gen.serveDigestPart(w, r, part, page)
}

// serveDigestPart answers with a part of one mail.
func (g *generation) serveDigestPart(w http.ResponseWriter, r *http.Request, part string, page digestPage) {
	switch {
	case part == "":
		if page.Mail != nil {
			page.Header = headerFields(page.Mail.EML)
		}
		g.serveDigestPage(w, r, "mail", page)
	case page.Mail == nil:
		http.Error(w, page.Error, http.StatusInternalServerError)
	case part == "light.html" || part == "dark.html":
		// A mail never runs anything; its links lead nowhere from here.
		w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
		serveBytes(w, r, part, inScheme(page.Mail.HTML, part == "dark.html"))
	case part == "mail.txt":
		serveBytes(w, r, part, page.Mail.Text)
	case part == "mail.eml":
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": page.Entry.ID + ".eml"}))
		serveBytes(w, r, part, page.Mail.EML)
	default:
		http.Error(w, "There is no such part of a digest.", http.StatusNotFound)
	}
}

func (g *generation) serveDigestPage(w http.ResponseWriter, r *http.Request, name string, page digestPage) {
	words := g.text()
	set, err := template.New("").Funcs(template.FuncMap{
		"text": func(b []byte) string { return string(b) },
		"t":    words.Text, "fill": words.Fill, "language": func() string { return words.Language },
	}).Parse(digestPages)
	var b bytes.Buffer
	if err == nil {
		err = set.ExecuteTemplate(&b, name, page)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'")
	status := http.StatusOK
	if page.Error != "" {
		status = http.StatusInternalServerError
	}
	serveStatus(w, r, status, g.inject(b.Bytes()))
}

// inScheme returns a mail as a reader with dark or light colours sees it, whatever this browser's are.
func inScheme(page []byte, dark bool) []byte {
	holds, never := "all", "not all"
	if !dark {
		holds, never = never, holds
	}
	page = bytes.ReplaceAll(page, []byte("(prefers-color-scheme: dark)"), []byte(holds))
	return bytes.ReplaceAll(page, []byte("(prefers-color-scheme: light)"), []byte(never))
}

// headerFields reads the header of a mail in its order, unfolded and in letters.
func headerFields(eml []byte) []headerField {
	head, _, _ := strings.Cut(string(eml), "\r\n\r\n")
	decoder := new(mime.WordDecoder)
	var fields []headerField
	for line := range strings.SplitSeq(head, "\r\n") {
		if strings.HasPrefix(line, " ") && len(fields) > 0 {
			fields[len(fields)-1].Value += line
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		fields = append(fields, headerField{name, strings.TrimSpace(value)})
	}
	for i, f := range fields {
		if decoded, err := decoder.DecodeHeader(f.Value); err == nil {
			fields[i].Value = decoded
		}
	}
	return fields
}
