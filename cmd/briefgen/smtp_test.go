package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/briefgen/briefgen/internal/smtptest"
)

// smtpScript starts a mail server until the script ends: "smtp NAME [tls|starttls] [login USER PASSWORD] [STAGE=FAULT]…". It sets the variable NAME_PORT,
// writes its certificate to NAME.pem, and each mail that it takes to NAME.1.eml, NAME.2.eml… with its recipients in NAME.1.to; NAME.log has the
// stages of all talks. A fault happens once, or
// with STAGE*=FAULT for ever; STAGE/ADDRESS=FAULT is for one recipient.
func smtpScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: smtp NAME [tls|starttls] [login USER PASSWORD] [STAGE=FAULT]…")
	}
	name, args := args[0], args[1:]
	var config smtptest.Config
	for len(args) > 0 {
		switch {
		case args[0] == "tls":
			config.TLS = true
		case args[0] == "starttls":
			config.StartTLS = true
		case args[0] == "login" && len(args) >= 3:
			config.Ways, config.NeedsLogin, config.User, config.Password = "PLAIN LOGIN", true, args[1], args[2]
			args = args[2:]
		case strings.Contains(args[0], "="):
			config.Faults = append(config.Faults, faultOf(args[0]))
		default:
			ts.Fatalf("smtp: what is %q?", args[0])
		}
		args = args[1:]
	}
	n := 0
	config.OnTake = func(e smtptest.Envelope) {
		n++
		file := ts.MkAbs(fmt.Sprintf("%s.%d", name, n))
		// What is not written the script misses.
		_ = os.WriteFile(file+".eml", e.Data, 0o666)
		_ = os.WriteFile(file+".to", []byte(strings.Join(e.To, "\n")+"\n"), 0o666)
	}
	server, err := smtptest.Start(config)
	ts.Check(err)
	ts.Defer(server.Close)
	server.OnStage(func(stage string) {
		log, err := os.OpenFile(ts.MkAbs(name+".log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err == nil {
			fmt.Fprintln(log, stage)
			log.Close()
		}
	})
	ts.Check(os.WriteFile(ts.MkAbs(name+".pem"), server.RootPEM(), 0o666))
	ts.Setenv(name+"_PORT", strconv.Itoa(server.Port))
}

// hasAiosmtpd is the condition [aiosmtpd]: there is a mail server that is none of ours. Where CI is true there has to be.
func hasAiosmtpd() (bool, error) {
	_, err := smtptest.Python()
	if errors.Is(err, smtptest.ErrNoReal) && os.Getenv("CI") != "true" {
		return false, nil
	}
	return err == nil, err
}

// aiosmtpdScript starts aiosmtpd until the script ends: "aiosmtpd NAME USER PASSWORD". It sets NAME_PORT, and writes its certificate and each mail into
// the folder NAME.
func aiosmtpdScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: aiosmtpd NAME USER PASSWORD")
	}
	python, err := smtptest.Python()
	ts.Check(err)
	folder := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(folder, 0o777))
	server, err := smtptest.StartReal(python, folder, args[1], args[2])
	ts.Check(err)
	ts.Defer(server.Close)
	ts.Setenv(args[0]+"_PORT", strconv.Itoa(server.Port))
}

// pymailScript reads a mail with Python's email: "pymail FILE TEXT…" fails if there is anything wrong with it, or one of the texts in none of its text
// parts.
func pymailScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: pymail FILE TEXT…")
	}
	python, err := smtptest.Python()
	ts.Check(err)
	read, err := smtptest.ParsePython(python, ts.MkAbs(args[0]))
	ts.Check(err)
	if len(read.Defects) > 0 || len(read.Parts) == 0 {
		ts.Fatalf("%s: %d parts, defects %q", args[0], len(read.Parts), read.Defects)
	}
	for _, part := range read.Parts {
		for _, text := range args[1:] {
			if strings.HasPrefix(part.Type, "text/") && !strings.Contains(part.Text, text) {
				ts.Fatalf("%s: %q is not in the part %s:\n%s", args[0], text, part.Type, part.Text)
			}
		}
	}
}

// faultOf reads "rcpt/anna@vester.example=550 5.1.1 nobody".
func faultOf(arg string) smtptest.Fault {
	stage, do, _ := strings.Cut(arg, "=")
	f := smtptest.Fault{Do: do}
	if rest, always := strings.CutSuffix(stage, "*"); always {
		stage, f.Times = rest, -1
	}
	f.Stage, f.To, _ = strings.Cut(stage, "/")
	return f
}

// expandScript writes a file with the variables in it replaced: "expand FROM TO".
func expandScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: expand FROM TO")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(os.Expand(ts.ReadFile(args[0]), ts.Getenv)), 0o666))
}

// crlfScript writes a file with the line ends of the network: "crlf FROM TO".
func crlfScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: crlf FROM TO")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")), 0o666))
}
