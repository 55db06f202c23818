// Package config reads briefing.toml: what a user may set, the defaults, and errors that name
// file, line and column.
//
//	title = "Harbour watch"
//	base_url = "https://news.example/briefings/"
//
//	[briefing]
//	min_origins = 2
//
//	[outlets."gazette.example"]
//	name = "The Gazette"
//	family = "Coast Papers"
//
// Every key has a default, so no file and an empty file are both a configuration. An unknown
// key at any depth is an error, since a misspelt setting would silently do nothing.
package config

import "time"

// DefaultPort is where serve starts to look for a free port when Serve.Port is 0.
const DefaultPort = 8765

// Config is what briefing.toml says, with defaults for the rest. Folders are slash-separated,
// clean, and lie below the folder of briefing.toml.
type Config struct {
	Title        string
	BaseURL      string // where the site will be published, as written; "" if unknown
	Description  string
	Language     string // BCP 47, of the program's own words
	ContentDir   string
	OutputDir    string
	TemplatesDir string
	OutboxDir    string

	Briefing Briefing
	Outlets  map[string]Outlet // by host name in lower case, without "www."
	Digest   Digest
	Serve    Serve
}

// Briefing says how stories are merged and what a story page shows.
type Briefing struct {
	MinOrigins int      // so many independent origins make a statement a consensus
	Sections   []string // the sections of a story page, in order; see Sections
	Excerpt    string   // how much of an article a citation shows: "sentence"
}

// Outlet is what the user knows about a publisher.
type Outlet struct {
	Name   string // "" if only the other fields are set
	Family string // the publisher: what outlets of one family share is of one origin the sooner
	Agency bool   // a news agency, whose text others print
}

// Digest says how the mail is made.
type Digest struct {
	SMTP SMTP

	From     string
	To, Cc   []string
	Subject  string
	BudgetKB int // the size that the body stays under, after transfer encoding

	ListUnsubscribe []string // https and mailto addresses at which a reader leaves the list
	OneClick        bool     // the first https one takes a POST for that
}

// SMTP says which server takes the mail, and how it is reached. The password is no setting: it comes from the environment.
type SMTP struct {
	Host     string        // "" if none is configured
	Port     int           // 0: the usual one of Security
	User     string        // "" for no login
	Security string        // one of Securities
	Timeout  time.Duration // for each step of the talk
	CAFile   string        // certificates to trust besides those of the system, below the project or absolute; "" for none
}

// Securities returns the values of SMTP.Security: TLS from the first byte, TLS after asking for it, and none, which only a server on this
// machine may have.
func Securities() []string { return []string{"tls", "starttls", "none"} }

// Serve says where the preview listens.
type Serve struct {
	Host string
	Port int // 0: DefaultPort, or the next one that is free
}

// Sections returns the names that Briefing.Sections may hold, in their default order.
func Sections() []string {
	return []string{"consensus", "disputes", "quotes", "actors", "timeline", "unknowns", "reported", "sources"}
}

// Default returns the configuration of a folder without briefing.toml.
func Default() Config {
	return Config{
		Language:     "en",
		ContentDir:   "content",
		OutputDir:    "site",
		TemplatesDir: "templates",
		OutboxDir:    "outbox",
		Briefing:     Briefing{MinOrigins: 2, Sections: Sections(), Excerpt: "sentence"},
		Outlets:      map[string]Outlet{},
		Digest:       Digest{BudgetKB: 90, SMTP: SMTP{Security: "tls", Timeout: time.Minute}},
		Serve:        Serve{Host: "127.0.0.1"},
	}
}

// OutletNames returns the names of the configured outlets by host, for those that have one.
func (c Config) OutletNames() map[string]string {
	names := map[string]string{}
	for host, outlet := range c.Outlets {
		if outlet.Name != "" {
			names[host] = outlet.Name
		}
	}
	return names
}
