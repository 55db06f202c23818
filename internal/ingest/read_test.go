package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"

	"github.com/briefgen/briefgen/internal/news"
)

const storm = "The harbour of Port Ellery was closed on Tuesday after a storm tore two ships from their moorings.\n"

func mapFile(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func messages(problems []*news.Problem) []string {
	list := []string{}
	for _, p := range problems {
		list = append(list, p.Error())
	}
	return list
}

func TestScan(t *testing.T) {
	have, err := Scan(fstest.MapFS{
		"loose.txt":                    mapFile(storm),
		"fire/b.MD":                    mapFile(storm),
		"fire/a.txt":                   mapFile(storm),
		"fire/a.toml":                  mapFile(`title = "x"`),
		"fire/deeper/and/c.htm":        mapFile(storm),
		"fire/_index.md":               mapFile("note"),
		"fire/_draft.md":               mapFile(storm),
		"fire/.hidden.txt":             mapFile(storm),
		"fire/photo.jpg":               mapFile("x"),
		"fire/notes.toml":              mapFile(""),
		"fire/same.md":                 mapFile(storm),
		"fire/same.toml":               mapFile(""),
		"..x/a.txt":                    mapFile(storm),
		".git/a.txt":                   mapFile(storm),
		"_templates/a.html":            mapFile(storm),
		"index/a.txt":                  mapFile(storm),
		"CON/a.txt":                    mapFile(storm),
		"ميناء/a.txt":                  mapFile(storm),
		"a folder, with (marks)/a.y":   mapFile(storm),
		"a folder, with (marks)/a.txt": mapFile(storm),
		"_index.md":                    mapFile("note"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Listing{
		Sources: []Source{
			{Path: "CON/a.txt", Folder: "CON"},
			{Path: "a folder, with (marks)/a.txt", Folder: "a folder, with (marks)"},
			{Path: "fire/a.txt", Sidecar: "fire/a.toml", Folder: "fire"},
			{Path: "fire/b.MD", Folder: "fire"},
			{Path: "fire/deeper/and/c.htm", Folder: "fire"},
			{Path: "fire/same.md", Folder: "fire"},
			{Path: "index/a.txt", Folder: "index"},
			{Path: "loose.txt"},
			{Path: "ميناء/a.txt", Folder: "ميناء"},
		},
		Infos: []string{"fire/_index.md"},
		Problems: []*news.Problem{{
			Path: "_index.md", Message: "an _index.md is a file in a story folder",
			Hint: "move it into the folder of the story that it describes", Skipped: true,
		}},
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("want (-), have (+):\n%s", diff)
	}
}

func TestScanWithoutFolder(t *testing.T) {
	if _, err := Scan(os.DirFS(filepath.Join(t.TempDir(), "none"))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("have %v, want that the folder does not exist", err)
	}
	have, err := Scan(fstest.MapFS{})
	if err != nil || len(have.Sources) > 0 {
		t.Errorf("an empty folder gives %v, %v", have, err)
	}
}

// Links are followed to files inside the content folder and nowhere else.
func TestScanLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege on Windows")
	}
	base := t.TempDir()
	content := filepath.Join(base, "content")
	for _, err := range []error{
		os.MkdirAll(filepath.Join(content, "fire"), 0o755),
		os.WriteFile(filepath.Join(base, "secret.txt"), []byte(storm), 0o644),
		os.WriteFile(filepath.Join(content, "fire", "real.txt"), []byte(storm), 0o644),
		os.Symlink("real.txt", filepath.Join(content, "fire", "inside.txt")),
		os.Symlink("../../secret.txt", filepath.Join(content, "fire", "outside.txt")),
		os.Symlink(filepath.Join(base, "secret.txt"), filepath.Join(content, "fire", "absolute.txt")),
		os.Symlink("nowhere.txt", filepath.Join(content, "fire", "broken.txt")),
		os.Symlink("..", filepath.Join(content, "fire", "loop")),
		os.Symlink("self.txt", filepath.Join(content, "self.txt")),
		os.Symlink("../../secret.txt", filepath.Join(content, "fire", "picture.jpg")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(content)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	have, err := Scan(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	want := []Source{{Path: "fire/inside.txt", Folder: "fire"}, {Path: "fire/real.txt", Folder: "fire"}}
	if diff := cmp.Diff(want, have.Sources); diff != "" {
		t.Errorf("sources: want (-), have (+):\n%s", diff)
	}
	const away = "is a symbolic link that leaves the content folder or leads nowhere; it is not followed"
	wantProblems := []string{
		"fire/absolute.txt: " + away,
		"fire/broken.txt: " + away,
		"fire/loop: is a symbolic link to a folder; it is not followed",
		"fire/outside.txt: " + away,
		"self.txt: " + away,
	}
	if diff := cmp.Diff(wantProblems, messages(have.Problems)); diff != "" {
		t.Errorf("problems: want (-), have (+):\n%s", diff)
	}
}

// endless is a file of any size that fails the test when it is read.
type endless struct {
	fs.FileInfo
	t    *testing.T
	size int64
}

func (e endless) Open(string) (fs.File, error) { return e, nil }
func (e endless) Stat() (fs.FileInfo, error)   { return e, nil }
func (e endless) Close() error                 { return nil }
func (e endless) Size() int64                  { return e.size }
func (e endless) Mode() fs.FileMode            { return 0o644 }
func (e endless) ModTime() time.Time           { return time.Time{} }
func (e endless) Read([]byte) (int, error)     { e.t.Error("the file was read"); return 0, fs.ErrInvalid }

func TestReadTooLarge(t *testing.T) {
	a, problems := Read(endless{t: t, size: 100 << 20}, Source{Path: "film.txt"}, Options{})
	want := []*news.Problem{{Path: "film.txt", Message: "is 100 MiB; the limit is 8 MiB", Hint: "split it into one file an article", Skipped: true}}
	if diff := cmp.Diff(want, problems); diff != "" || a != nil {
		t.Errorf("article %v, problems: want (-), have (+):\n%s", a, diff)
	}
}

// denied refuses to open its files.
type denied struct{ fstest.MapFS }

func (d denied) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestReadDenied(t *testing.T) {
	a, problems := Read(denied{fstest.MapFS{"a.txt": mapFile(storm)}}, Source{Path: "a.txt"}, Options{})
	want := []*news.Problem{{Path: "a.txt", Message: "cannot be read: permission denied", Hint: "check the permissions", Skipped: true}}
	if diff := cmp.Diff(want, problems); diff != "" || a != nil {
		t.Errorf("article %v, problems: want (-), have (+):\n%s", a, diff)
	}
}

func TestReadSidecarAndHash(t *testing.T) {
	fsys := fstest.MapFS{"fire/a.txt": mapFile(storm), "fire/a.toml": mapFile("title = \"Storm\"\n")}
	bare, _ := Read(fsys, Source{Path: "fire/a.txt", Folder: "fire"}, Options{})
	full, problems := Read(fsys, Source{Path: "fire/a.txt", Sidecar: "fire/a.toml", Folder: "fire"}, Options{})
	if bare == nil || full == nil || len(problems) > 0 {
		t.Fatalf("have %v, %v, %v", bare, full, problems)
	}
	if full.Title != "Storm" || full.Folder != "fire" || full.Path != "fire/a.txt" {
		t.Errorf("have title %q, folder %q, path %q", full.Title, full.Folder, full.Path)
	}
	if full.SHA256 == bare.SHA256 {
		t.Error("the hash does not depend on the sidecar")
	}
	broken := fstest.MapFS{"a.txt": mapFile(storm), "a.toml": mapFile("title = x")}
	a, problems := Read(broken, Source{Path: "a.txt", Sidecar: "a.toml"}, Options{})
	if a != nil || len(problems) != 1 || problems[0].Path != "a.toml" || problems[0].Line != 1 || !problems[0].Skipped {
		t.Errorf("a broken sidecar gives %v, %v", a, messages(problems))
	}
}

func TestEncodings(t *testing.T) {
	const words = "Le café de la plage était fermé mardi, a dit “Anne” au maire de la ville.\n"
	latin, err := charmap.Windows1252.NewEncoder().String(words)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(order utf.Endianness, bom utf.BOMPolicy) string {
		s, err := utf.UTF16(order, bom).NewEncoder().String(words)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	cyrillic, err := charmap.Windows1251.NewEncoder().String("<meta charset=windows-1251><p>Порт был закрыт во вторник после сильной бури, сообщил начальник порта.</p>")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, file, input, text, note string }{
		{"UTF-8", "a.txt", words, words, ""},
		{"UTF-8 with a mark", "a.txt", "\ufeff" + words, words, ""},
		{"Windows-1252", "a.txt", latin, words, "decoded from windows-1252"},
		{"UTF-16 little-endian", "a.txt", wide(utf.LittleEndian, utf.UseBOM), words, "decoded from utf-16"},
		{"UTF-16 big-endian", "a.txt", wide(utf.BigEndian, utf.UseBOM), words, "decoded from utf-16"},
		{"UTF-16 without a mark", "a.txt", wide(utf.LittleEndian, utf.IgnoreBOM), words, "decoded from utf-16"},
		{"UTF-16 big-endian without a mark", "a.txt", wide(utf.BigEndian, utf.IgnoreBOM), words, "decoded from utf-16"},
		{"one bad byte", "a.txt", strings.Replace(strings.Repeat(words, 3), "dit", "d\xfft", 1), strings.Replace(strings.Repeat(words, 3), "dit", "d\ufffdt", 1), "bytes that are not UTF-8 were replaced; in French: only its sentences are read"},
		{"declared in HTML", "a.html", cyrillic, "Порт был закрыт во вторник после сильной бури, сообщил начальник порта.", "decoded from windows-1251; in Russian: only its sentences are read"},
		{"Windows-1252 in Markdown", "a.md", latin, strings.TrimSpace(words), "decoded from windows-1252"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, problems := Parse(c.file, []byte(c.input), nil, Options{})
			if a == nil {
				t.Fatalf("no article: %v", messages(problems))
			}
			checkArticle(t, a)
			if note := strings.Join(a.Notes, "; "); a.Text != c.text || note != c.note {
				t.Errorf("input %q\nhave %q, note %q\nwant %q, note %q", c.input, a.Text, note, c.text, c.note)
			}
		})
	}
}

func TestSkipped(t *testing.T) {
	binary := "PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR" + strings.Repeat("\x00\x01\x02\xfe", 50)
	for _, c := range []struct{ name, file, input, want string }{
		{"empty", "a.txt", "", "a.txt: is empty"},
		{"white space", "a.txt", " \n\t\n", "a.txt: has no paragraph to read"},
		{"binary", "a.txt", binary, "a.txt: is not a text file"},
		{"binary without NUL", "a.txt", strings.Repeat("\x01\x02\x8f\xff\x10", 90), "a.txt: is not a text file"},
		{"PDF", "a.txt", "%PDF-1.7\n1 0 obj\n", "a.txt: is not a text file"},
		{"half of a UTF-16 file", "a.txt", "\xff\xfe\x00\x00\x01", "a.txt: is not a text file"},
		{"one letter", "a.txt", strings.Repeat("a", 1<<20), "a.txt: has no paragraph to read"},
		{"quote marks", "a.txt", strings.Repeat(`"`, 1<<20), "a.txt: has no paragraph to read"},
		{"too large", "a.txt", strings.Repeat("a ", 5<<20), "a.txt: is 10 MiB; the limit is 8 MiB"},
		{"a little too large", "a.txt", strings.Repeat("a ", 4<<20) + "a", "a.txt: is 9 MiB; the limit is 8 MiB"},
		{"nothing but furniture", "a.txt", "Print Article\nNext Story\n", "a.txt: has no paragraph to read"},
		{"nothing but front matter", "a.md", "+++\ntitle = \"x\"\n+++\n", "a.md: has no paragraph to read"},
		{"nothing but scripts", "a.html", "<script>alert(1)</script><style>p{}</style>", "a.html: has no paragraph to read"},
		{"open front matter", "a.md", "---\ntitle: x\n", "a.md:1:1: front matter is opened and never closed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, problems := Parse(c.file, []byte(c.input), nil, Options{})
			if a != nil || len(problems) != 1 || problems[0].Error() != c.want || !problems[0].Skipped || problems[0].Hint == "" {
				t.Errorf("input %.80q\nhave article %v, problems %v\nwant none, skipped for %q", c.input, a != nil, messages(problems), c.want)
			}
		})
	}
}

// What would keep the libraries busy for minutes is read as plain text, or without its front
// matter. The test would not end if it reached them.
func TestHostile(t *testing.T) {
	const body = "\n\nThe ships left the harbour on Tuesday.\n"
	const fenced = "The ships left the harbour on Tuesday.\n"
	const hostileMatter = "front matter was not read: it is too large or too deeply nested to be metadata"
	repeat := strings.Repeat
	var staircase strings.Builder
	for i := range 2000 {
		staircase.WriteString(repeat("  ", i) + "- a\n")
	}
	var keys strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&keys, "k%d = 1\n", i)
	}
	aliases := "a0: &a0 [x]\n"
	for i := range 20 {
		aliases += fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i, i)
	}
	for _, c := range []struct{ name, file, input, note string }{
		{"emphasis", "a.md", repeat("**a* _b__ ", 20_000) + body, notMarkdown},
		{"quotes in quotes", "a.md", repeat(">", 50_000) + body, notMarkdown},
		{"lists in lists", "a.md", repeat("- ", 20_000) + "x" + body, notMarkdown},
		{"lists by indentation", "a.md", staircase.String() + body, notMarkdown},
		{"brackets", "a.md", repeat("[", 100_000) + body, notMarkdown},
		{"lines", "a.md", repeat("> a\n", 3000) + body, notMarkdown},
		{"columns", "a.md", repeat("a|", 5000) + "\n" + repeat("-|", 5000) + "\n" + body, notMarkdown},
		{"many short paragraphs are well", "a.md", repeat("*a* b\n\n", 2000) + body, ""},
		{"elements", "a.html", repeat("<div>", 20_000) + "<p>" + body, notHTML},
		{"roots", "a.html", repeat("<html a=1>", 20_000) + "<p>" + body, notHTML},
		{"tags", "a.html", repeat("<b>a</b> ", 50_000) + "<p>" + body, notHTML},
		{"dotted keys", "a.md", "+++\n" + repeat("a.", 8192) + "a = 1\n+++\n" + fenced, hostileMatter},
		{"dotted header", "a.md", "+++\n[" + repeat("a.", 8192) + "a]\n+++\n" + fenced, hostileMatter},
		{"many keys", "a.md", "+++\n" + keys.String() + "+++\n" + fenced, hostileMatter},
		{"lists in TOML", "a.md", "+++\na = " + repeat("[", 20_000) + "\n+++\n" + fenced, hostileMatter},
		{"lists in YAML", "a.md", "---\na: " + repeat("[", 20_000) + "\n---\n" + fenced, hostileMatter},
		{"lines of lists in YAML", "a.md", "---\na: " + repeat("- ", 20_000) + "\n---\n" + fenced, hostileMatter},
		{"aliases", "a.md", "---\n" + aliases + "---\n" + fenced, hostileMatter},
		{"long front matter", "a.md", "---\na: " + repeat("x", 70_000) + "\n---\n" + fenced, hostileMatter},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, problems := Parse(c.file, []byte(c.input), nil, Options{})
			if a == nil {
				t.Fatalf("input %.80q\nno article: %v", c.input, messages(problems))
			}
			checkArticle(t, a)
			if note := strings.Join(a.Notes, "; "); note != c.note {
				t.Errorf("input %.80q\nhave note %q\nwant %q", c.input, note, c.note)
			}
			if last := a.Paragraphs[len(a.Paragraphs)-1].Of(a.Text); last != strings.TrimSpace(body) {
				t.Errorf("input %.80q\nhave last paragraph %.80q\nwant %q", c.input, last, strings.TrimSpace(body))
			}
		})
	}
}

func TestDrafts(t *testing.T) {
	input := []byte("+++\ndraft = true\n+++\n" + storm)
	if a, problems := Parse("a.md", input, nil, Options{}); a != nil || len(problems) > 0 {
		t.Errorf("a draft gives %v, %v; want neither", a, messages(problems))
	}
	if a, problems := Parse("a.md", input, nil, Options{Drafts: true}); a == nil || !a.Draft || len(problems) > 0 {
		t.Errorf("a draft that is asked for gives %v, %v", a, messages(problems))
	}
}

func TestReadInfo(t *testing.T) {
	fsys := fstest.MapFS{
		"fire/_index.md": mapFile("+++\ntitle = \"The fire\"\ndescription = \"What is known\"\npin = [\"c-1\"]\nhide = \"c-2\"\n\n[aliases]\n\"Anna Berg\" = [\"A. Berg\", \"Berg\"]\n\n[roles]\n\"Anna Berg\" = \"harbour master\"\n+++\n\nA *note* of the desk.\n"),
		"yaml/_index.md": mapFile("---\ntitle: The fire\naliases:\n  Anna Berg: [Berg]\n---\n"),
		"bare/_index.md": mapFile("Only a note.\n"),
		"bad/_index.md":  mapFile("+++\ntitel = \"x\"\nroles = 3\n+++\n"),
		"open/_index.md": mapFile("+++\ntitle = x\n"),
	}
	for _, c := range []struct {
		path     string
		want     *news.StoryInfo
		problems []string
	}{
		{"fire/_index.md", &news.StoryInfo{
			Folder: "fire", Path: "fire/_index.md", Title: "The fire", Description: "What is known", Pin: []string{"c-1"}, Hide: []string{"c-2"},
			Aliases: map[string][]string{"Anna Berg": {"A. Berg", "Berg"}}, Roles: map[string]string{"Anna Berg": "harbour master"}, Note: "A *note* of the desk.",
			Lines: map[string]news.Line{
				"c-1": {Number: 4, Column: 9, Text: `pin = ["c-1"]`}, "c-2": {Number: 5, Column: 9, Text: `hide = "c-2"`},
				"Anna Berg": {Number: 8, Column: 2, Text: `"Anna Berg" = ["A. Berg", "Berg"]`}, "A. Berg": {Number: 8, Column: 17, Text: `"Anna Berg" = ["A. Berg", "Berg"]`},
				"Berg": {Number: 8, Column: 28, Text: `"Anna Berg" = ["A. Berg", "Berg"]`},
			},
		}, nil},
		{"yaml/_index.md", &news.StoryInfo{Folder: "yaml", Path: "yaml/_index.md", Title: "The fire", Aliases: map[string][]string{"Anna Berg": {"Berg"}}, Lines: map[string]news.Line{
			"Anna Berg": {Number: 4, Column: 3, Text: "  Anna Berg: [Berg]"}, "Berg": {Number: 4, Column: 15, Text: "  Anna Berg: [Berg]"},
		}}, nil},
		{"bare/_index.md", &news.StoryInfo{Folder: "bare", Path: "bare/_index.md", Note: "Only a note."}, nil},
		{"bad/_index.md", &news.StoryInfo{Folder: "bad", Path: "bad/_index.md", Roles: map[string]string{}}, []string{
			"bad/_index.md:3:1: roles must be a table of names", "bad/_index.md:2:1: unknown key \"titel\"",
		}},
		{"open/_index.md", nil, []string{"open/_index.md:1:1: front matter is opened and never closed"}},
		{"none/_index.md", nil, []string{"none/_index.md: cannot be read: file does not exist"}},
	} {
		info, problems := ReadInfo(fsys, c.path)
		if diff := cmp.Diff(c.want, info); diff != "" {
			t.Errorf("%s: want (-), have (+):\n%s", c.path, diff)
		}
		if diff := cmp.Diff(append([]string{}, c.problems...), messages(problems)); diff != "" {
			t.Errorf("%s: problems: want (-), have (+):\n%s", c.path, diff)
		}
	}
}
