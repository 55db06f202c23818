package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"briefgen": main})
}

// TestScripts runs the files of testdata/script. To run a single one:
//
//	go test ./cmd/briefgen -run 'TestScripts/init'
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			env.Setenv("SOURCE_DATE_EPOCH", "")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			if cond == "aiosmtpd" {
				return hasAiosmtpd()
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit":  exitScript,
			"snap":  snapScript,
			"flip":  flipScript,
			"fill":  fillScript,
			"wrap":  wrapScript,
			"jsonl": jsonlScript,
			"idof":  idofScript,
			"taken": takenScript,

			"eventually": eventuallyScript,
			"holds":      holdsScript,
			"inert":      inertScript,
			"smtp":       smtpScript,
			"aiosmtpd":   aiosmtpdScript,
			"pymail":     pymailScript,
			"expand":     expandScript,
			"crlf":       crlfScript,
		},
	})
}

// exitScript runs the program and holds its exit code: exit 3 briefgen build
func exitScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args[0]) != 1 {
		ts.Fatalf("usage: exit CODE PROGRAM ARGS…")
	}
	err := ts.Exec(args[1], args[2:]...)
	have := "0"
	if err != nil {
		have = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if have != args[0] {
		ts.Fatalf("%s: exit code %s, want %s", strings.Join(args[1:], " "), have, args[0])
	}
}

// idofScript sets a variable to the id of the first entry of a briefing's list: idof LINE briefing.json consensus
func idofScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: idof VARIABLE FILE LIST")
	}
	var lists map[string]json.RawMessage
	var entries []struct {
		ID string `json:"id"`
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &lists))
	ts.Check(json.Unmarshal(lists[args[2]], &entries))
	if len(entries) == 0 {
		ts.Fatalf("%s has nothing in %q", args[1], args[2])
	}
	ts.Setenv(args[0], entries[0].ID)
}

// takenScript takes a port of this machine until the script ends, and sets a variable to it: "taken VARIABLE [PORT]". A
// port that somebody else has is taken, too.
func takenScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: taken VARIABLE [PORT]")
	}
	port := "0"
	if len(args) == 2 {
		port = args[1]
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err == nil {
		ts.Defer(func() { listener.Close() })
		port = strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	} else if len(args) == 1 {
		ts.Check(err)
	}
	ts.Setenv(args[0], port)
}

// snapScript compares a folder with how it was at the last snap of it: names, bytes, times and
// the identity of every file. "snap site" remembers, "snap -same site" compares.
func snapScript(ts *testscript.TestScript, neg bool, args []string) {
	compare := len(args) > 0 && args[0] == "-same"
	if compare {
		args = args[1:]
	}
	if len(args) != 1 {
		ts.Fatalf("usage: snap [-same] FOLDER")
	}
	now, err := snapshot(ts.MkAbs(args[0]))
	ts.Check(err)
	file := filepath.Join(ts.Getenv("WORK"), ".snap-"+strings.ReplaceAll(args[0], "/", "-"))
	if !compare {
		ts.Check(os.WriteFile(file, []byte(now), 0o600))
		return
	}
	before, err := os.ReadFile(file)
	ts.Check(err)
	if (now == string(before)) == neg {
		ts.Fatalf("%s: have\n%s\nwant (same: %v)\n%s", args[0], now, !neg, before)
	}
}

func snapshot(folder string) (string, error) {
	var b strings.Builder
	err := filepath.Walk(folder, func(name string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %s %d %s\n", filepath.ToSlash(rel), info.Mode(), info.Size(), info.ModTime().Format("15:04:05.000000000"))
		return nil
	})
	return b.String(), err
}

// flipScript changes a single letter of a file: "flip FILE TEXT" changes the first letter of the
// first place where TEXT stands.
func flipScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE TEXT")
	}
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	at := bytes.Index(data, []byte(args[1]))
	if at < 0 {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	data[at] ^= 1
	ts.Check(os.WriteFile(file, data, 0o666))
}

// fillScript writes a file of so many times a text: "fill FILE COUNT TEXT [TAIL]", where TAIL is a
// file whose bytes come last.
func fillScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args) > 4 {
		ts.Fatalf("usage: fill FILE COUNT TEXT [TAIL]")
	}
	times, err := strconv.Atoi(args[1])
	ts.Check(err)
	data := strings.Repeat(args[2], times)
	if len(args) == 4 {
		data += ts.ReadFile(args[3])
	}
	file := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
	ts.Check(os.WriteFile(file, []byte(data), 0o666))
}

// wrapScript writes an article whose front matter is the bytes of a file: "wrap FILE MATTER".
func wrapScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wrap FILE MATTER")
	}
	const body = "\nThe ships left the harbour on Tuesday after the fire was out.\n"
	article := "+++\n" + ts.ReadFile(args[1]) + "+++\n" + body
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(article), 0o666))
}

// jsonlScript holds the fields of the lines of stdout: "jsonl 1 title outlet" fails if the first
// line is no JSON object or has other fields than these.
func jsonlScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: jsonl LINE FIELD…")
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n")
	n := int(args[0][0] - '1')
	if n < 0 || n >= len(lines) {
		ts.Fatalf("there is no line %s in %d lines", args[0], len(lines))
	}
	var object map[string]json.RawMessage
	ts.Check(json.Unmarshal([]byte(lines[n]), &object))
	for _, field := range args[1:] {
		if _, ok := object[field]; !ok {
			ts.Fatalf("no field %q in %s", field, lines[n])
		}
		delete(object, field)
	}
	if len(object) > 0 {
		ts.Fatalf("more fields than %v: %v", args[1:], object)
	}
}

// eventuallyScript waits until a file holds a text: "eventually FILE TEXT". It fails after a time
// that no machine should need.
func eventuallyScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: eventually FILE TEXT")
	}
	file := ts.MkAbs(args[0])
	deadline := time.Now().Add(30 * time.Second)
	for {
		data, err := os.ReadFile(file)
		if err == nil && bytes.Contains(data, []byte(args[1])) {
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("%s does not come to hold %q; it holds (%v):\n%.500s", args[0], args[1], err, data)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// holdsScript searches all files below a folder: "holds FOLDER TEXT" fails if none has the text,
// "! holds FOLDER TEXT" if one has it.
func holdsScript(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] holds FOLDER TEXT")
	}
	var found []string
	err := filepath.WalkDir(ts.MkAbs(args[0]), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if bytes.Contains(data, []byte(args[1])) {
			found = append(found, name)
		}
		return err
	})
	ts.Check(err)
	if (len(found) > 0) == neg {
		ts.Fatalf("%q stands in these files of %s: %q; want some: %v", args[1], args[0], found, !neg)
	}
}

// inertScript fails if a page below a folder has anything that a browser would run: "inert FOLDER".
func inertScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: inert FOLDER")
	}
	err := filepath.WalkDir(ts.MkAbs(args[0]), func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		page := html.NewTokenizer(bytes.NewReader(data))
		for page.Next() != html.ErrorToken {
			token := page.Token()
			if what := active(token); what != "" {
				return fmt.Errorf("%s: %s in %s", name, what, token)
			}
		}
		return nil
	})
	ts.Check(err)
}

// harmless reports whether a script is data that no browser runs, or a file of the site's own.
func harmless(script html.Token) bool {
	for _, a := range script.Attr {
		switch a.Key {
		case "type":
			return a.Val == "application/ld+json"
		case "src":
			return regexp.MustCompile(`^(\.\./assets/)?[a-z0-9-]+\.js$`).MatchString(a.Val)
		}
	}
	return false
}

// active says what a browser would run of a token, "" if nothing.
func active(token html.Token) string {
	if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
		return ""
	}
	switch token.Data {
	case "script":
		if !harmless(token) {
			return "element script"
		}
	case "iframe", "object", "embed":
		return "element " + token.Data
	}
	for _, a := range token.Attr {
		if strings.HasPrefix(a.Key, "on") {
			return "attribute " + a.Key
		}
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
			return "link " + a.Val
		}
	}
	return ""
}
