// Package inbox holds the HTML of a mail against what mail programs make of it, as caniemail.com has tested:
//
//	report, err := inbox.Check(html)
//
// Every element, attribute, property, value, unit, selector and at-rule of the page is a [Use]. What each client of [Clients]
// supports is fine. What one of them drops, or supports in part, or what nobody has tested, is fine only if an exception names it
// and says what a reader loses ([Exceptions]); all else is an offence. So is whatever would ask the net for something.
//
// The data is trimmed from the npm package caniemail; `go doc ./internal/digest/inbox/trim` says how it is renewed.
package inbox

import (
	"cmp"
	"slices"
	"strings"
)

// What a client makes of a feature.
const (
	supported   = "y"
	partial     = "a"
	unsupported = "n"
	unknown     = "u"

	asks = "asks the net"
	all  = "all clients"
)

// Use is something that a page uses.
type Use struct {
	Slug  string // of the feature in the data, "" if that has none
	Name  string // "property padding", "element table", "selector .class", "unit px"
	Value string // of the attribute or the property, else ""
	On    string // the element, or "style" for a style sheet
	Asks  bool   // the client would ask the net for something to show the page
	Word  bool   // only Outlook for Windows reads it: it stands in a conditional comment
}

// Sheet reports whether the use stands in a style sheet, and not in the element itself.
func (u Use) Sheet() bool { return u.On == "style" }

// String names the use: "property padding on p".
func (u Use) String() string {
	if u.On == "" || u.Name == "element "+u.On {
		return u.Name
	}
	return u.Name + " on " + u.On
}

// Finding is a use that is not simply supported everywhere.
type Finding struct {
	Use     Use
	Support string    // "in part", "not supported", "not tested", "asks the net"
	Clients []string  // their names
	Notes   []string  // of caniemail
	Excuse  Exception // why that is fine; its Name is "" if nothing says so
}

// Report is what was found of a page. Both lists are sorted.
type Report struct {
	Edition  Edition // of the data
	Uses     int     // how many different things the page uses
	Offences []Finding
	Excused  []Finding
}

// Check holds a page against all clients. It fails only if the page cannot be parsed at all.
func Check(page []byte) (Report, error) {
	uses, err := usesOf(page)
	if err != nil {
		return Report{}, err
	}
	report := Report{Edition: known().edition, Uses: len(uses)}
	exceptions := Exceptions()
	for _, u := range uses {
		for _, f := range findings(u, exceptions) {
			if f.Excuse.Name == "" {
				report.Offences = append(report.Offences, f)
			} else {
				report.Excused = append(report.Excused, f)
			}
		}
	}
	return report, nil
}

// findings returns what there is to say of a use: a finding for all clients of the same support and the same excuse.
func findings(u Use, exceptions []Exception) []Finding {
	if u.Asks {
		return []Finding{{Use: u, Support: asks, Clients: []string{all}}}
	}
	feature, tested := known().features[u.Slug]
	if !tested {
		return []Finding{{Use: u, Support: supportWords(unknown), Clients: []string{all}, Excuse: excuse(exceptions, u, "")}}
	}
	var list []Finding
	for _, c := range Clients() {
		support, notes := feature.support(c.Key)
		if support == supported || u.Word && c.Key != outlookWord {
			continue
		}
		list = into(list, Finding{Use: u, Support: supportWords(support), Clients: []string{c.Name}, Notes: notes, Excuse: excuse(exceptions, u, c.Key)})
	}
	return list
}

// into adds a finding of one client to the one that says the same, if there is such.
func into(list []Finding, f Finding) []Finding {
	i := slices.IndexFunc(list, func(g Finding) bool { return g.Support == f.Support && g.Excuse.Name == f.Excuse.Name })
	if i < 0 {
		return append(list, f)
	}
	list[i].Clients = append(list[i].Clients, f.Clients...)
	for _, n := range f.Notes {
		if !slices.Contains(list[i].Notes, n) {
			list[i].Notes = append(list[i].Notes, n)
		}
	}
	return list
}

func supportWords(support string) string {
	switch support {
	case unsupported:
		return "not supported"
	case partial:
		return "in part"
	}
	return "not tested"
}

// String is a finding in a line: "property overflow on div: not supported in Outlook (Windows, Word)".
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(f.Use.String() + ": " + f.Support + " in " + strings.Join(f.Clients, ", "))
	for _, n := range f.Notes {
		b.WriteString("; " + n)
	}
	if f.Excuse.Name != "" {
		b.WriteString(" (" + f.Excuse.Name + ": " + f.Excuse.Reason + ")")
	}
	return b.String()
}

func sortUses(uses []Use) []Use {
	slices.SortFunc(uses, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.On, b.On), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Slug, b.Slug))
	})
	return slices.Compact(uses)
}
