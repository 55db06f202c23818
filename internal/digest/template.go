package digest

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	text "text/template"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	builtin "github.com/briefgen/briefgen/templates"
)

// The templates of the mail; partsTemplate holds what the others share.
const (
	partsTemplate = "mail/parts.html"
	bodyTemplate  = "mail/digest.html"
	textTemplate  = "mail/digest.txt"
	fullTemplate  = "mail/full.html"
)

type templates struct {
	pages *template.Template
	plain *text.Template
}

// loadTemplates reads the built-in templates, with the user's in their place where there are
// some.
func loadTemplates(user fs.FS, words *labels.Labels) (*templates, error) {
	t := &templates{template.New(""), text.New("")}
	t.pages.Funcs(template.FuncMap{"t": words.Text, "count": words.Count, "mso": mso, "dir": direction})
	t.plain.Funcs(text.FuncMap{"t": words.Text, "count": words.Count}).Funcs(textFuncs(words))
	for _, name := range []string{partsTemplate, bodyTemplate, fullTemplate, textTemplate} {
		source, err := readTemplate(user, name)
		if err != nil {
			return nil, fmt.Errorf("read template %q: %w", name, err)
		}
		if name == textTemplate {
			_, err = t.plain.New(name).Parse(string(source))
		} else {
			_, err = t.pages.New(name).Parse(string(source))
		}
		if err != nil {
			return nil, templateError(name, err)
		}
	}
	return t, nil
}

func readTemplate(user fs.FS, name string) ([]byte, error) {
	if user != nil {
		source, err := fs.ReadFile(user, name)
		if !errors.Is(err, fs.ErrNotExist) {
			return source, err
		}
	}
	return fs.ReadFile(builtin.FS, name)
}

// page runs the template name on mail.
func (t *templates) page(name string, mail Mail) ([]byte, error) {
	return output(t.pages, name, mail)
}

// text makes the plain text part of a mail.
func (t *templates) text(mail Mail) ([]byte, error) {
	return output(t.plain, textTemplate, mail)
}

// output runs a template. Control characters that it may have of its own are dropped. A part of a mail that shows nothing
// is none.
func output(set interface {
	ExecuteTemplate(io.Writer, string, any) error
}, name string, mail Mail) ([]byte, error) {
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, name, mail); err != nil {
		return nil, templateError(name, err)
	}
	if len(bytes.TrimSpace(b.Bytes())) == 0 {
		return nil, templateError(name, errors.New("gives nothing: a mail must have this part"))
	}
	return []byte(clean(strings.ToValidUTF8(b.String(), "\ufffd"))), nil
}

// mso wraps markup that only Outlook for Windows reads, whose Word engine ignores max-width.
// html/template would drop the comment.
func mso(markup string) template.HTML {
	return template.HTML("<!--[if mso]>" + markup + "<![endif]-->")
}

// templatePlace finds the file and the line in the errors of text/template and html/template:
// "template: mail/digest.html:12:5: executing …", "html/template:mail/digest.html:12: …".
var templatePlace = regexp.MustCompile(`template: ?([^:]+):(\d+):(?:(\d+):)? ?(.*)`)

func templateError(name string, err error) error {
	p := &news.Problem{Path: name, Message: err.Error(), Hint: "correct the template, or delete it to use the built-in one"}
	if m := templatePlace.FindStringSubmatch(err.Error()); m != nil {
		p.Path, p.Message = m[1], m[4]
		p.Line, _ = strconv.Atoi(m[2])
		p.Column, _ = strconv.Atoi(m[3])
	}
	return fmt.Errorf("make the mail from its templates: %w", p)
}
