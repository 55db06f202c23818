package brief_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/annotate"
	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/golden"
	"github.com/briefgen/briefgen/internal/news"
)

// TestStories merges the articles of each file of testdata and compares a summary of the
// briefing with its part "want". A file has these parts:
//
//	-- show --       which parts of the briefing the summary has
//	-- _index --     what the editor says, a line each: "min_origins: 3", "alias: NAME = FORM, FORM",
//	                 "role: NAME = ROLE", "pin: WORDS", "hide: WORDS" (of the line; an id that has none as it
//	                 is), "title: TITLE"
//	-- gazette.txt --  an article: lines "Outlet: …", "Title: …", "Published: …", "Credit: …", "Language: …", an
//	                 empty line, then a paragraph a line; "# …" is a heading
//
// An article's outlet is its file's name where none is given. Where names are what is tested they
// are marked, "{person: Mayor| Anna Berg}" with a role or "{place: Karsk}", and no others are found.
func TestStories(t *testing.T) {
	for _, file := range storyFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := caseOf(ar)
			have := summary(brief.Merge(c.story, c.opts), c.show)
			if golden.Updating() {
				setPart(ar, "want", have)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(partOf(ar, "want")); have != want {
				t.Errorf("%s\nhave:\n%s\nwant:\n%s\nrun: go test ./internal/brief -run 'TestStories/%s$' -update, and read the diff", file, have, want, t.Name()[len("TestStories/"):])
			}
		})
	}
}

func storyFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories in testdata: %v", err)
	}
	return files
}

// storyCase is a file of testdata, read.
type storyCase struct {
	story *news.Story
	opts  brief.Options
	show  []string
}

func caseOf(ar *txtar.Archive) storyCase {
	c := storyCase{show: strings.Fields(string(partOf(ar, "show")))}
	var docs []*news.Document
	for _, f := range ar.Files {
		if strings.HasSuffix(f.Name, ".txt") {
			docs = append(docs, document(f.Name, string(f.Data)))
		}
	}
	info := &news.StoryInfo{Folder: "s", Aliases: map[string][]string{}, Roles: map[string]string{}}
	var pin, hide []string
	for line := range strings.Lines(string(partOf(ar, "_index"))) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		name, rest, _ := strings.Cut(value, " = ")
		switch key {
		case "min_origins":
			c.opts.MinOrigins, _ = strconv.Atoi(value)
		case "title":
			info.Title = value
		case "alias":
			info.Aliases[name] = strings.Split(rest, ", ")
		case "role":
			info.Roles[name] = rest
		case "pin":
			pin = append(pin, value)
		case "hide":
			hide = append(hide, value)
		}
	}
	c.story = storyOf(info, docs...)
	b := brief.Merge(c.story, c.opts)
	c.story.Info.Pin, c.story.Info.Hide = lineIDs(b, pin), lineIDs(b, hide)
	return c
}

// lineIDs returns the ids of the lines whose text holds the given words.
func lineIDs(b *news.Briefing, words []string) []string {
	var ids []string
	for _, w := range words {
		note := func(id, text string) {
			if strings.Contains(text, w) {
				ids = append(ids, id)
			}
		}
		for _, c := range append(append([]news.Claim{}, b.Consensus...), b.Reported...) {
			note(c.ID, c.Text)
		}
		for _, d := range b.Disputes {
			note(d.ID, d.Topic)
		}
		for _, q := range b.Quotes {
			note(q.ID, q.Text)
		}
		for _, u := range b.Unknowns {
			note(u.ID, u.Text)
		}
		for _, e := range b.Timeline {
			note(e.ID, e.Text)
		}
		if strings.HasPrefix(w, "c-") {
			ids = append(ids, w)
		}
	}
	return ids
}

// document annotates an article as it stands in a file of testdata.
func document(name, data string) *news.Document {
	art := &news.Article{Path: "s/" + name, Folder: "s", Outlet: strings.TrimSuffix(name, ".txt"), Language: "en"}
	head, body, ok := strings.Cut(data, "\n\n")
	for line := range strings.Lines(head) {
		key, value, found := strings.Cut(strings.TrimSpace(line), ": ")
		field := map[string]*string{"Outlet": &art.Outlet, "Title": &art.Title, "Published": &art.Published, "Credit": &art.Credit, "Language": &art.Language}[key]
		if !found || field == nil {
			ok = false
			break
		}
		*field = value
	}
	if !ok {
		body = data
	}
	text, marked := marks(body)
	art.Text = text
	at := 0
	for line := range strings.Lines(text) {
		p := news.Paragraph{Span: news.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}}
		if after, found := strings.CutPrefix(p.Of(text), "# "); found {
			p.Start, p.Heading = p.End-len(after), true
		}
		if strings.TrimSpace(p.Of(text)) != "" {
			art.Paragraphs = append(art.Paragraphs, p)
		}
		at += len(line)
	}
	doc := annotate.Article(art)
	if len(marked) > 0 {
		useMarked(doc, marked)
	}
	return doc
}

var mark = regexp.MustCompile(`\{(person|organization|place|other): (?:([^|}]*)\| )?([^}]*)\}`)

// marks takes the marks of names out of a text.
func marks(body string) (string, []news.Mention) {
	var text strings.Builder
	var marked []news.Mention
	at := 0
	for _, m := range mark.FindAllStringSubmatchIndex(body, -1) {
		text.WriteString(body[at:m[0]])
		mention := news.Mention{Kind: news.Kind(body[m[2]:m[3]])}
		if m[4] >= 0 {
			mention.Role = news.Span{Start: text.Len(), End: text.Len() + m[5] - m[4]}
			text.WriteString(body[m[4]:m[5]] + " ")
		}
		mention.Span = news.Span{Start: text.Len(), End: text.Len() + m[7] - m[6]}
		text.WriteString(body[m[6]:m[7]])
		marked = append(marked, mention)
		at = m[1]
	}
	text.WriteString(body[at:])
	return text.String(), marked
}

// useMarked puts marked names in the place of those that were found.
func useMarked(doc *news.Document, marked []news.Mention) {
	for i := range marked {
		for s, sent := range doc.Sentences {
			if sent.Contains(marked[i].Span) {
				marked[i].Sentence = s
			}
		}
	}
	for a := range doc.Attributions {
		at := &doc.Attributions[a]
		at.Speaker = -1
		for i, m := range marked {
			if m.Overlap(at.Source) > 0 {
				at.Speaker = i
			}
		}
	}
	doc.Mentions = marked
	for i := range doc.Clauses {
		doc.Clauses[i].Actors = nil // they are indexes of the names that were found
	}
}

// storyOf makes a story of documents of folder "s".
func storyOf(info *news.StoryInfo, docs ...*news.Document) *news.Story {
	var infos []*news.StoryInfo
	if info != nil {
		infos = append(infos, info)
	}
	return cluster.Stories(docs, infos, cluster.Options{})[0]
}

func partOf(ar *txtar.Archive, name string) []byte {
	for _, f := range ar.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func setPart(ar *txtar.Archive, name, data string) {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			ar.Files[i].Data = []byte(data)
			return
		}
	}
	ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(data)})
}

// summary writes the named parts of a briefing in a form that one can read.
func summary(b *news.Briefing, show []string) string {
	s := &summariser{b: b, files: map[string]string{}}
	for _, a := range b.Articles {
		s.files[a.ID] = strings.TrimSuffix(filepath.Base(a.Path), ".txt")
	}
	for _, part := range show {
		s.part(part)
	}
	return s.out.String()
}

type summariser struct {
	b     *news.Briefing
	files map[string]string
	out   bytes.Buffer
}

func (s *summariser) line(format string, args ...any) {
	s.out.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (s *summariser) part(name string) {
	switch name {
	case "title":
		s.line("title: %s", s.b.Title)
	case "origins":
		for _, o := range s.b.Origins {
			s.line("origin %s: %s (%s)", o.Name, s.articles(o.Articles), o.Why)
		}
	case "consensus":
		s.claims("consensus", s.b.Consensus)
	case "reported":
		s.claims("reported", s.b.Reported)
	case "disputes":
		for _, d := range s.b.Differences() {
			s.line("%s: %s", d.Kind, d.Topic)
			for _, v := range d.Variants {
				s.line("    %s (%s)%s", v.Value, s.cited(v.Citations), saidBy(v.SaidBy))
			}
		}
	case "quotes":
		for _, q := range s.b.Quotes {
			s.line("%s “%s”", q.Kind, q.Text)
			s.line("    speaker %q, name %q, source %q, cue %q (%s)", q.Speaker, q.Name, q.Source, q.Cue, s.cited(q.Citations))
			if len(q.Parts) > 0 {
				s.line("    in parts: %s", s.texts(q.Parts))
			}
			for _, d := range q.Drift {
				s.drift(d)
			}
		}
	case "actors":
		for _, a := range s.b.Actors {
			s.line("%s %s, %s: %s (%s)", a.Kind, a.Name, a.ID, a.Role, s.cited(a.Citations))
			if len(a.Aliases) > 0 {
				s.line("    also %s", strings.Join(a.Aliases, ", "))
			}
			if a.Quotes > 0 {
				s.line("    quoted %d times, in %d outlets", a.Quotes, a.QuotedOutlets)
			}
			if len(a.Edited) > 0 {
				s.line("    by the editor: %s", strings.Join(a.Edited, ", "))
			}
			if a.RoleCitation != nil {
				s.line("    role of %s: %s", s.cited([]news.Citation{*a.RoleCitation}), a.RoleCitation.Text)
			}
		}
	case "timeline":
		for _, e := range s.b.Timeline {
			s.event(e)
		}
	case "unknowns":
		for _, u := range s.b.Unknowns {
			s.line("%s: %s", u.Kind, u.Text)
			s.line("    %s", s.cited(u.Citations))
		}
	case "notes":
		for _, n := range s.b.Notes {
			s.line("note: %s; %s", n.Message, n.Hint)
		}
	default:
		s.line("no such part: %s", name)
	}
}

func (s *summariser) event(e news.Event) {
	date := e.Date
	if date == "" {
		date = "open"
	}
	if e.End != "" {
		date += " to " + e.End
	}
	if e.Time != "" {
		date += " " + e.Time
	}
	if e.Precision != "day" {
		date += ", a " + e.Precision
	}
	if e.Planned {
		date += ", planned"
	}
	s.line("%s: %s", date, e.Text)
	s.line("    %s, by: %s", s.cited(e.Citations), s.texts(e.When))
}

func (s *summariser) texts(list []news.Citation) string {
	var texts []string
	for _, c := range list {
		texts = append(texts, c.Text)
	}
	return strings.Join(texts, " | ")
}

// drift writes kept words as they are, [-cut-], {+added+}, [-was-]{+changed+} and <the narrator's>.
func (s *summariser) drift(d news.Drift) {
	var parts []string
	for _, p := range d.Parts {
		switch p.Op {
		case news.Kept:
			parts = append(parts, p.Text)
		case news.Cut:
			parts = append(parts, "[-"+p.Text+"-]")
		case news.Added:
			parts = append(parts, "{+"+p.Text+"+}")
		case news.Changed:
			parts = append(parts, "[-"+p.Was.Text+"-]{+"+p.Text+"+}")
		case news.Gap:
			parts = append(parts, "<"+p.Text+">")
		}
	}
	who := ""
	if d.Source != "" {
		who = fmt.Sprintf(" (%q %q)", d.Source, d.Cue)
	}
	s.line("    %s, %s%s: “%s”", s.files[d.Article], d.Kind, who, d.Text)
	if len(parts) > 0 {
		s.line("        %s", strings.Join(parts, " "))
	}
}

func (s *summariser) claims(name string, claims []news.Claim) {
	for _, c := range claims {
		s.line("%s of %d outlets, %d origins: %s", name, c.Outlets, c.Origins, c.Text)
		s.line("    %s%s", s.cited(c.Citations), saidBy(c.SaidBy))
	}
}

func (s *summariser) cited(list []news.Citation) string {
	var ids []string
	for _, c := range list {
		ids = append(ids, c.Article)
	}
	return s.articles(ids)
}

func (s *summariser) articles(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, s.files[id])
	}
	return strings.Join(names, " ")
}

func saidBy(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return " said by " + strings.Join(ids, ", ")
}
