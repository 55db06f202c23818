package digest

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

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

type templates struct{ pages, plain *builtin.Set }

// loadTemplates reads the built-in templates, with the user's in their place where there are
// some.
func loadTemplates(user fs.FS, words *labels.Labels) (*templates, error) {
	plain := textFuncs(words)
	plain["t"], plain["count"] = words.Text, words.Count
	t := &templates{
		pages: builtin.NewSet(template.FuncMap{"t": words.Text, "count": words.Count, "mso": mso, "dir": direction}),
		plain: builtin.NewTextSet(plain),
	}
	for _, name := range []string{partsTemplate, bodyTemplate, fullTemplate, textTemplate} {
		source, err := readTemplate(user, name)
		if err != nil {
			return nil, fmt.Errorf("read template %q: %w", name, err)
		}
		if err := t.set(name).Parse(name, string(source)); err != nil {
			return nil, templateError(name, err)
		}
	}
	return t, nil
}

// set returns the templates among which one of a name belongs.
func (t *templates) set(name string) *builtin.Set {
	if name == textTemplate {
		return t.plain
	}
	return t.pages
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

// page runs the template name on mail. Control characters that it may have of its own are dropped. A part of a mail that
// shows nothing is none.
func (t *templates) page(name string, mail Mail) ([]byte, error) {
	data, err := t.set(name).Execute(name, mail)
	if err != nil {
		return nil, templateError(name, err)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, templateError(name, errors.New("gives nothing: a mail must have this part"))
	}
	return []byte(clean(strings.ToValidUTF8(string(data), "\ufffd"))), nil
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
	if errors.Is(err, builtin.ErrUnbounded) {
		p.Message = builtin.ErrUnbounded.Error()
	}
	return fmt.Errorf("make the mail from its templates: %w", p)
}
