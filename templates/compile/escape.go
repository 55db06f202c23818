package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

const escaperPrefix = "_html_template_"

// partEscapers parts commands into those of the template and, behind them, the names of the escapers that html/template has added.
func partEscapers(cmds []*parse.CommandNode) ([]*parse.CommandNode, string) {
	at := len(cmds)
	for at > 0 {
		id, ok := cmds[at-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(id.Ident, escaperPrefix) {
			break
		}
		at--
	}
	var names []string
	for _, cmd := range cmds[at:] {
		names = append(names, strings.TrimPrefix(cmd.Args[0].(*parse.IdentifierNode).Ident, escaperPrefix))
	}
	return cmds[:at], strings.Join(names, " ")
}

var (
	htmlType     = reflect.TypeFor[template.HTML]()
	htmlAttrType = reflect.TypeFor[template.HTMLAttr]()
	jsType       = reflect.TypeFor[template.JS]()
	urlType      = reflect.TypeFor[template.URL]()
)

// write writes e as the escapers leave it.
func write(e expr, escapers string) node {
	if !e.single() || speaks(e.typ) {
		unknown("writing of %v", e.typ)
	}
	escape := escaper(e.typ, escapers)
	switch {
	case e.text != nil:
		return func(r *run) signal {
			before := len(r.page)
			if r.page = escape(r.page, e.text(r)); len(r.page) == before {
				return step(r) // the library writes it all the same
			}
			return done
		}
	case e.number != nil: // nothing in a number is escaped
		return func(r *run) signal {
			r.page = strconv.AppendInt(r.page, int64(e.number(r)), 10)
			return done
		}
	case e.typ.Kind() <= reflect.Float64:
		get := e.reflected()
		return func(r *run) signal {
			r.page = escape(r.page, fmt.Sprint(get(r).Interface()))
			return done
		}
	}
	unknown("writing of %s", e.typ)
	return nil
}

// speaks reports whether values of a type say themselves how they are written.
func speaks(typ reflect.Type) bool {
	for _, t := range []reflect.Type{typ, reflect.PointerTo(typ)} {
		if t.Implements(reflect.TypeFor[fmt.Stringer]()) || t.Implements(reflect.TypeFor[error]()) || t.Implements(reflect.TypeFor[fmt.Formatter]()) {
			return true
		}
	}
	return false
}

// escaper returns how a text of a type is appended.
func escaper(typ reflect.Type, names string) func([]byte, string) []byte {
	switch names {
	case "":
		return appendPlain
	case "htmlescaper":
		if typ == htmlType {
			return appendPlain
		}
		return appendHTML
	case "rcdataescaper":
		if typ == htmlType {
			return appendNormalHTML
		}
		return appendHTML
	case "attrescaper":
		if typ != htmlType { // whose tags are taken out
			return appendHTML
		}
	case "htmlnamefilter":
		if typ == htmlAttrType {
			return appendPlain
		}
	case "jsvalescaper":
		if typ == jsType {
			return appendPlain
		}
	case "urlfilter urlnormalizer attrescaper":
		if typ == urlType {
			return appendURL
		}
		return appendSafeURL
	case "urlnormalizer attrescaper":
		return appendURL
	case "urlescaper attrescaper":
		if typ == urlType {
			return appendURL
		}
		return appendQuery
	}
	unknown("escapers %s of %s", names, typ)
	return nil
}

func appendPlain(page []byte, text string) []byte { return append(page, text...) }

// appendHTML escapes as in text and in attributes with quotes.
func appendHTML(page []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		if text[i] > '>' {
			continue
		}
		if to := entity(text[i]); to != "" {
			page = append(append(page, text[from:i]...), to...)
			from = i + 1
		}
	}
	return append(page, text[from:]...)
}

// appendNormalHTML is appendHTML of what may have entities already.
func appendNormalHTML(page []byte, text string) []byte {
	for {
		before, after, found := strings.Cut(text, "&")
		page = appendHTML(page, before)
		if !found {
			return page
		}
		page, text = append(page, '&'), after
	}
}

// entity returns what stands for a byte in HTML, "" where it stands for itself.
func entity(c byte) string {
	switch c {
	case 0:
		return "\uFFFD"
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}

// appendSafeURL is appendURL of addresses that run nothing.
func appendSafeURL(page []byte, text string) []byte {
	if protocol, _, ok := strings.Cut(text, ":"); ok && !strings.Contains(protocol, "/") {
		if !strings.EqualFold(protocol, "http") && !strings.EqualFold(protocol, "https") && !strings.EqualFold(protocol, "mailto") {
			return append(page, "#ZgotmplZ"...)
		}
	}
	return appendURL(page, text)
}

// appendURL escapes what may not stand in an address, and then what may not stand in an attribute.
func appendURL(page []byte, text string) []byte { return appendEncoded(page, text, true) }

// appendQuery escapes what is a part of an address behind its ? or #.
func appendQuery(page []byte, text string) []byte { return appendEncoded(page, text, false) }

func appendEncoded(page []byte, text string, address bool) []byte {
	const hex = "0123456789abcdef"
	for i := range len(text) {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~':
			page = append(page, c)
		case address && c == '%' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2]):
			page = append(page, c)
		case address && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			if to := entity(c); to != "" {
				page = append(page, to...)
			} else {
				page = append(page, c)
			}
		default:
			page = append(page, '%', hex[c>>4], hex[c&15])
		}
	}
	return page
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
