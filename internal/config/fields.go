package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
)

// setter stores the value of the key at path, or reports why it does not.
type setter func(path []string, value any)

// readRoot stores the values of the whole file.
func (r *reader) readRoot(values map[string]any) {
	c := &r.config
	r.readTable(nil, values, map[string]setter{
		"title":         r.text(&c.Title, nil),
		"base_url":      r.text(&c.BaseURL, checkBaseURL),
		"description":   r.text(&c.Description, nil),
		"language":      r.text(&c.Language, checkLanguage),
		"content_dir":   r.folder(&c.ContentDir),
		"output_dir":    r.folder(&c.OutputDir),
		"templates_dir": r.folder(&c.TemplatesDir),
		"outbox_dir":    r.folder(&c.OutboxDir),
		"briefing": r.table(map[string]setter{
			"min_origins": r.number(&c.Briefing.MinOrigins, 1, 1000),
			"sections":    r.texts(&c.Briefing.Sections, checkSections),
			"excerpt":     r.text(&c.Briefing.Excerpt, checkExcerpt),
		}),
		"outlets": r.readOutlets,
		"digest": r.table(map[string]setter{
			"smtp": r.readSMTP,

			"from":      r.text(&c.Digest.From, checkAddress),
			"to":        r.texts(&c.Digest.To, checkAddresses),
			"cc":        r.texts(&c.Digest.Cc, checkAddresses),
			"subject":   r.text(&c.Digest.Subject, checkSubject),
			"budget_kb": r.number(&c.Digest.BudgetKB, 10, 10_000),

			"list_unsubscribe": r.texts(&c.Digest.ListUnsubscribe, checkUnsubscribe),
			"one_click":        r.flag(&c.Digest.OneClick),
		}),
		"serve": r.table(map[string]setter{
			"host": r.text(&c.Serve.Host, checkHost),
			"port": r.number(&c.Serve.Port, 0, 65535),
		}),
	})
}

// readTable hands each value to the setter of its key; a key without one is reported.
func (r *reader) readTable(path []string, values map[string]any, fields map[string]setter) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		at := append(slices.Clone(path), key)
		set, known := fields[key]
		if !known {
			r.reportUnknown(at, slices.Sorted(maps.Keys(fields)))
			continue
		}
		set(at, values[key])
	}
}

// readOutlets reads [outlets."host"] tables.
func (r *reader) readOutlets(path []string, value any) {
	hosts, ok := value.(map[string]any)
	if !ok {
		r.reportType(path, `a table such as [outlets."gazette.example"]`, value)
		return
	}
	for _, host := range slices.Sorted(maps.Keys(hosts)) {
		at := append(slices.Clone(path), host)
		values, ok := hosts[host].(map[string]any)
		if !ok {
			r.reportType(at, fmt.Sprintf("a table such as [outlets.%q] (quote a host name)", host), hosts[host])
			continue
		}
		if nestedOnly(values) {
			r.reportAt(at, fmt.Sprintf("outlet %q has no settings", host), `quote the host name: [outlets."gazette.example"]`)
			continue
		}
		var outlet Outlet
		r.readTable(at, values, map[string]setter{
			"name":   r.text(&outlet.Name, nil),
			"family": r.text(&outlet.Family, nil),
			"agency": r.flag(&outlet.Agency),
		})
		r.config.Outlets[strings.TrimPrefix(strings.ToLower(host), "www.")] = outlet
	}
}

// nestedOnly reports whether a table holds only tables: [outlets.gazette.example] without
// quotes is the table "example" in "gazette".
func nestedOnly(values map[string]any) bool {
	for _, value := range values {
		if _, ok := value.(map[string]any); !ok {
			return false
		}
	}
	return len(values) > 0
}

func (r *reader) table(fields map[string]setter) setter {
	return func(path []string, value any) {
		values, ok := value.(map[string]any)
		if !ok {
			r.reportType(path, fmt.Sprintf("a table, written [%s]", strings.Join(path, ".")), value)
			return
		}
		r.readTable(path, values, fields)
	}
}

// text stores a text. check, if given, returns what is wrong with it and what to do.
func (r *reader) text(to *string, check func(string) (string, string)) setter {
	return func(path []string, value any) {
		s, ok := value.(string)
		if !ok {
			r.reportType(path, "a text in quotes", value)
			return
		}
		if check != nil {
			if message, hint := check(s); message != "" {
				r.reportAt(path, fmt.Sprintf("%s: %s", path[len(path)-1], message), hint)
				return
			}
		}
		*to = s
	}
}

// texts stores a list of texts; a single text is a list of one.
func (r *reader) texts(to *[]string, check func([]string) (string, string)) setter {
	return func(path []string, value any) {
		list, ok := textList(value)
		if !ok {
			r.reportType(path, "a list of texts in quotes", value)
			return
		}
		if message, hint := check(list); message != "" {
			r.reportAt(path, fmt.Sprintf("%s: %s", path[len(path)-1], message), hint)
			return
		}
		*to = list
	}
}

func textList(value any) ([]string, bool) {
	if s, ok := value.(string); ok {
		return []string{s}, true
	}
	values, ok := value.([]any)
	if !ok {
		return nil, false
	}
	list := make([]string, 0, len(values))
	for _, v := range values {
		s, ok := v.(string)
		if !ok {
			return nil, false
		}
		list = append(list, s)
	}
	return list, true
}

func (r *reader) number(to *int, low, high int64) setter {
	return func(path []string, value any) {
		n, ok := value.(int64)
		if !ok {
			r.reportType(path, "a whole number", value)
			return
		}
		if n < low || n > high {
			r.reportAt(path, fmt.Sprintf("%s is %d; it must be from %d to %d", path[len(path)-1], n, low, high), "")
			return
		}
		*to = int(n)
	}
}

func (r *reader) flag(to *bool) setter {
	return func(path []string, value any) {
		b, ok := value.(bool)
		if !ok {
			r.reportType(path, "true or false", value)
			return
		}
		*to = b
	}
}

func (r *reader) folder(to *string) setter {
	return func(path []string, value any) {
		r.text(to, checkFolder)(path, value)
		*to = cleanFolder(*to)
	}
}

func (r *reader) reportType(path []string, want string, have any) {
	r.reportAt(path, fmt.Sprintf("%s is %s; it must be %s", path[len(path)-1], typeName(have), want), "")
}

// typeName names the type of a TOML value in the words of a user.
func typeName(value any) string {
	switch value.(type) {
	case string:
		return "a text"
	case int64:
		return "a whole number"
	case float64:
		return "a number with a fraction"
	case bool:
		return "true or false"
	case time.Time:
		return "a date"
	case []any:
		return "a list"
	}
	return "a table"
}

func (r *reader) reportUnknown(path []string, known []string) {
	key := path[len(path)-1]
	message := fmt.Sprintf("unknown key %q", key)
	if len(path) > 1 {
		message += fmt.Sprintf(" in [%s]", strings.Join(path[:len(path)-1], "."))
	}
	hint := "known keys: " + strings.Join(known, ", ")
	if near := nearest(key, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.reportAt(path, message, hint)
}

// nearest returns the candidate that key most likely stands for, or "" if none is near.
func nearest(key string, candidates []string) string {
	folded := fold(key)
	best, distance := "", max(2, len(folded)/3)+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(folded, fold(c)); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// fold makes spellings such as baseURL, base-url and Base_Url the same. Long keys are cut: no
// known key is long, and the distance takes time with the square of the length.
func fold(key string) string {
	key = strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(key))
	if len(key) > 64 {
		key = strings.ToValidUTF8(key[:64], "")
	}
	return key
}
