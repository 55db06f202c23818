package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/news"
)

// TestSite runs the cases of testdata: first/ is published, hand/ is written by hand, then/ is
// published; result or error and want/ say what comes of it. All is done three times: once on a
// disk without exchange and links, and once with files that are not in memory.
func TestSite(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		for _, way := range []string{"plain", "poor", "aside"} {
			t.Run(filepath.Base(name)+"/"+way, func(t *testing.T) { runCase(t, name, way) })
		}
	}
}

func runCase(t *testing.T, name, way string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var first, then []news.File
	var wantResult, wantError, wantTree string
	for _, f := range archive.Files {
		kind, rest, _ := strings.Cut(f.Name, "/")
		switch kind {
		case "first":
			first = append(first, news.File{Path: rest, Data: f.Data})
		case "then":
			then = append(then, news.File{Path: rest, Data: f.Data})
		case "want":
			wantTree += fmt.Sprintf("%s: %q\n", rest, f.Data)
		case "result":
			wantResult = strings.TrimSpace(string(f.Data))
		case "error":
			wantError = strings.TrimSpace(string(f.Data))
		}
	}
	dir := t.TempDir()
	root := openRoot(t, dir)
	site := filepath.Join(dir, "out", "site")
	publish := func(files []news.File) (Result, error) {
		return withFolder(root, "out/site", func(f *folder) (Result, error) {
			f.disk = &faultDisk{disk: f.disk, noExchange: way == "poor", noLink: way == "poor"}
			if way == "aside" {
				files = laidAside(files)
			}
			return publishTo(f, files)
		})
	}
	if first != nil {
		if _, err := publish(first); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range archive.Files {
		if rest, ok := strings.CutPrefix(f.Name, "hand/"); ok {
			put(t, site, rest, string(f.Data))
		}
	}
	result, err := publish(then)
	if have := fmt.Sprint(err); wantError != "" && have != wantError {
		t.Errorf("%s: error\nhave %s\nwant %s", name, have, wantError)
	} else if wantError == "" && err != nil {
		t.Errorf("%s: %v", name, err)
	}
	have := fmt.Sprintf("written %d, unchanged %d, removed %d: %s", result.Written, result.Unchanged, result.Removed, strings.Join(result.Paths, " "))
	if have = strings.TrimSpace(have); wantError == "" && have != wantResult {
		t.Errorf("%s: result\nhave %s\nwant %s", name, have, wantResult)
	}
	skip := []string{ManifestName}
	if strings.Contains(wantTree, ManifestName) {
		skip = nil
	}
	if have := mustList(t, site, skip...); have != wantTree {
		t.Errorf("%s: folder\nhave\n%s\nwant\n%s", name, have, wantTree)
	}
	if have := mustList(t, filepath.Join(dir, "out")); strings.Contains("\n"+have, "\n.site") {
		t.Errorf("%s: left over beside the folder:\n%s", name, have)
	}
}

func TestManifestBytes(t *testing.T) {
	have := string(encodeManifest(filesOf("a.html", "one\n", "b/c.html", "")))
	want := `{
"version": 1,
"files": [
{"path":"a.html","size":4,"sha256":"2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806"},
{"path":"b/c.html","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
]
}
`
	if have != want {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
	if _, err := decodeManifest([]byte(have)); err != nil {
		t.Errorf("cannot read what was written: %v", err)
	}
	if _, err := decodeManifest([]byte(`{"version": 2}`)); err == nil {
		t.Error("a manifest of version 2 was read")
	}
}

// TestNothingChanged: no file and no folder is touched, the parent included.
func TestNothingChanged(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	files := filesOf("index.html", "one", "harbour/index.html", "two")
	if _, err := Site(root, "site", files); err != nil {
		t.Fatal(err)
	}
	past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	names := []string{"site/index.html", "site/harbour/index.html", "site/" + ManifestName, "site/harbour", "site", "."}
	before := map[string]os.FileInfo{}
	for _, name := range names {
		if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range names {
		before[name] = stat(t, dir, name)
	}
	if _, err := Site(root, "site", files); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		after := stat(t, dir, name)
		if !after.ModTime().Equal(past) || !os.SameFile(before[name], after) {
			t.Errorf("%s was touched: %v, %v", name, after.ModTime(), os.SameFile(before[name], after))
		}
	}
}

// TestUnchangedKeepsInode: a page that stays keeps its inode and time, also one that is not ours.
func TestUnchangedKeepsInode(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	if _, err := Site(root, "site", filesOf("a.html", "one", "b.html", "two")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "site/CNAME", "news.example")
	before := map[string]os.FileInfo{"site/a.html": stat(t, dir, "site/a.html"), "site/CNAME": stat(t, dir, "site/CNAME")}
	if _, err := Site(root, "site", filesOf("a.html", "one", "b.html", "three")); err != nil {
		t.Fatal(err)
	}
	for name, old := range before {
		now := stat(t, dir, name)
		if !os.SameFile(old, now) || !now.ModTime().Equal(old.ModTime()) {
			t.Errorf("%s is another file now: %v, was %v", name, now.ModTime(), old.ModTime())
		}
	}
}

func stat(t *testing.T, dir, name string) os.FileInfo {
	t.Helper()
	info, err := os.Lstat(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// TestComesAlong: links, empty folders, folder modes.
func TestComesAlong(t *testing.T) {
	for _, poor := range []bool{false, true} {
		dir := t.TempDir()
		root := openRoot(t, dir)
		put(t, dir, "site/deep/mine.txt", "mine")
		must(t, os.Symlink("/nowhere/else", filepath.Join(dir, "site", "out")))
		must(t, os.Symlink("deep", filepath.Join(dir, "site", "in")))
		must(t, os.Mkdir(filepath.Join(dir, "site", "hollow"), 0o755))
		must(t, os.Chmod(filepath.Join(dir, "site", "deep"), 0o770))
		_, err := withFolder(root, "site", func(f *folder) (Result, error) {
			f.disk = &faultDisk{disk: f.disk, noExchange: poor, noLink: poor}
			return publishTo(f, filesOf("index.html", "one"))
		})
		must(t, err)
		have := mustList(t, dir, "site/"+ManifestName)
		want := "site/deep/mine.txt: \"mine\"\nsite/hollow: empty folder\nsite/in: link to deep\nsite/index.html: \"one\"\nsite/out: link to /nowhere/else\n"
		if have != want {
			t.Errorf("poor=%v\nhave\n%s\nwant\n%s", poor, have, want)
		}
		if mode := stat(t, dir, "site/deep").Mode().Perm(); mode != 0o770 {
			t.Errorf("poor=%v: mode of the folder: have %v, want 0770", poor, mode)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestRefused: nothing is written for names and paths that are no good.
func TestRefused(t *testing.T) {
	long := strings.Repeat("x", 256)
	tests := []struct {
		name  string
		files []news.File
		want  string
	}{
		{"pub/site", filesOf("../a", ""), `publish "pub/site": file "../a": not a plain relative path`},
		{"site", filesOf("a/../../b", ""), `publish "site": file "a/../../b": not a plain relative path`},
		{"site", filesOf("/etc/a", ""), `publish "site": file "/etc/a": not a plain relative path`},
		{"site", filesOf("", ""), `publish "site": file "": not a plain relative path`},
		{"site", filesOf(".", ""), `publish "site": file ".": not a plain relative path`},
		{"site", filesOf("a//b", ""), `publish "site": file "a//b": not a plain relative path`},
		{"site", filesOf("a\xff", ""), `publish "site": file "a\xff": not a plain relative path`},
		{"site", filesOf(`a\b`, ""), `publish "site": file "a\\b": contains one of <>:"|?*\, which not all systems take`},
		{"site", filesOf("c:x", ""), `publish "site": file "c:x": contains one of <>:"|?*\, which not all systems take`},
		{"site", filesOf("a\x00b", ""), `publish "site": file "a\x00b": contains a control character`},
		{"site", filesOf("a./b", ""), `publish "site": file "a./b": a part ends in a dot or a space, which Windows drops`},
		{"site", filesOf("x/.GIT/hooks", ""), `publish "site": file "x/.GIT/hooks": the name is kept for git`},
		{"site", filesOf("con.html", ""), `publish "site": file "con.html": "con.html" names a device on Windows`},
		{"site", filesOf("a/Lpt1", ""), `publish "site": file "a/Lpt1": "Lpt1" names a device on Windows`},
		{"site", filesOf(ManifestName, ""), `publish "site": file ".briefgen-manifest.json": the name is kept for the manifest`},
		{"site", filesOf(long, ""), `publish "site": file "` + long + `": a part is longer than 255 bytes`},
		{"site", filesOf("a", "1", "a", "1"), `publish "site": files "a" and "a" are one on some systems`},
		{"site", filesOf("a.html", "1", "A.html", "2"), `publish "site": files "A.html" and "a.html" are one on some systems`},
		{"site", filesOf("é", "1", "e\u0301", "2"), "publish \"site\": files \"e\u0301\" and \"é\" are one on some systems"},
		{"site", filesOf("straße", "1", "STRASSE", "2"), `publish "site": files "STRASSE" and "straße" are one on some systems`},
		{"site", filesOf("a", "1", "a/b", "2"), `publish "site": file "a" stands where file "a/b" needs a folder`},
		{"site", filesOf("A/b/c", "1", "a/B", "2"), `publish "site": file "a/B" stands where file "A/b/c" needs a folder`},
		{"site", filesOf("A/b", "1", "a/c", "2"), `publish "site": the folders of files "A/b" and "a/c" are one on some systems`},
		{"", nil, `publish "": the output folder must be a folder below the project folder`},
		{".", nil, `publish ".": the output folder must be a folder below the project folder`},
		{"../site", nil, `publish "../site": the output folder must be a folder below the project folder`},
		{"/site", nil, `publish "/site": the output folder must be a folder below the project folder`},
		{"file", nil, `publish "file": "file" is a file, not a folder: move it away or choose another output folder`},
		{"link", nil, `publish "link": "link" is a symbolic link: name the folder that it leads to, or remove the link`},
		{"away/site", nil, `publish "away/site": make "away": path escapes from parent`},
	}
	for _, test := range tests {
		dir := t.TempDir()
		put(t, dir, "file", "mine")
		must(t, os.Symlink("file", filepath.Join(dir, "link")))
		must(t, os.Symlink("..", filepath.Join(dir, "away")))
		before := mustList(t, dir)
		for kind, call := range map[string]func(*os.Root, string, []news.File) (Result, error){"Site": Site, "Loose": Loose} {
			if _, err := call(openRoot(t, dir), test.name, test.files); fmt.Sprint(err) != test.want {
				t.Errorf("%s %q %q\nhave %v\nwant %s", kind, test.name, paths(test.files), err, test.want)
			}
		}
		if after := mustList(t, dir); after != before {
			t.Errorf("%q %q: something was written:\n%s", test.name, paths(test.files), after)
		}
	}
}

func paths(files []news.File) []string {
	var p []string
	for _, f := range files {
		p = append(p, f.Path)
	}
	return p
}

func TestLoose(t *testing.T) {
	dir := t.TempDir()
	root := openRoot(t, dir)
	put(t, dir, "outbox/mine.txt", "mine")
	put(t, dir, "outbox/a.eml", "one")
	put(t, dir, "outbox/b.eml", "two")
	kept := stat(t, dir, "outbox/a.eml")
	result, err := Loose(root, "outbox", filesOf("a.eml", "one", "b.eml", "new", "c/d.html", "three"))
	must(t, err)
	if have, want := fmt.Sprint(result), "{2 1 0 [b.eml c/d.html]}"; have != want {
		t.Errorf("result: have %s, want %s", have, want)
	}
	want := "outbox/a.eml: \"one\"\noutbox/b.eml: \"new\"\noutbox/c/d.html: \"three\"\noutbox/mine.txt: \"mine\"\n"
	if have := mustList(t, dir); have != want {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
	if !os.SameFile(kept, stat(t, dir, "outbox/a.eml")) {
		t.Error("a.eml was written again")
	}
	if _, err := Loose(root, "outbox", filesOf("c", "x")); err == nil || !strings.Contains(err.Error(), `"outbox/c" is a folder`) {
		t.Errorf("a folder in the way: %v", err)
	}
}
