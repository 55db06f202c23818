package smtptest

import (
	"bufio"
	"bytes"
	"crypto/x509"
	_ "embed"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

//go:embed python/server.py
var serverPy string

//go:embed python/parse.py
var parsePy string

// ErrNoReal is returned where there is no Python with aiosmtpd on this machine.
var ErrNoReal = errors.New("no python3 with aiosmtpd (Debian: python3-aiosmtpd; see .ci/mail)")

// Python returns a Python that has aiosmtpd: the one that BRIEFGEN_MAIL_PYTHON names, or else one that is found. Where there is none it
// fails with [ErrNoReal].
func Python() (string, error) {
	names := []string{"python3", "/usr/bin/python3"}
	if named := os.Getenv("BRIEFGEN_MAIL_PYTHON"); named != "" {
		names = []string{named}
	}
	for _, name := range names {
		if exec.Command(name, "-c", "import aiosmtpd").Run() == nil {
			return name, nil
		}
	}
	return "", ErrNoReal
}

// Real is a mail server that is none of ours. It wants STARTTLS and a login.
type Real struct {
	Port   int
	Folder string // of the mails, 1.eml, 2.eml…, each as it came, beside 1.to: the sender and the recipients, a line each
	cmd    *exec.Cmd
	stdin  io.Closer
}

// StartReal starts aiosmtpd, which writes mails into a folder, and its certificate as ca.pem. The caller closes it.
func StartReal(python, folder, user, password string) (*Real, error) {
	script, err := writeScript(folder, "server.py", serverPy)
	if err != nil {
		return nil, err
	}
	certificate, key, err := writeCertificate(folder)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(python, script, folder, certificate, key, user, password)
	var said bytes.Buffer
	cmd.Stderr = &said
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	r := &Real{Folder: folder, cmd: cmd, stdin: stdin}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err == nil {
		r.Port, err = strconv.Atoi(strings.TrimSpace(line))
	}
	if err != nil {
		r.Close()
		return nil, fmt.Errorf("start aiosmtpd: %w: %s", err, said.String())
	}
	return r, nil
}

// Close ends the server.
func (r *Real) Close() {
	r.stdin.Close()
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
}

func writeScript(folder, name, text string) (string, error) {
	file := filepath.Join(folder, name)
	return file, os.WriteFile(file, []byte(text), 0o600)
}

// writeCertificate writes the certificate of httptest, which is for this machine, and its key.
func writeCertificate(folder string) (certificate, key string, err error) {
	web := httptest.NewTLSServer(nil)
	web.Close()
	private, err := x509.MarshalPKCS8PrivateKey(web.TLS.Certificates[0].PrivateKey)
	if err != nil {
		return "", "", err
	}
	certificate, key = filepath.Join(folder, "ca.pem"), filepath.Join(folder, "key.pem")
	return certificate, key, errors.Join(
		os.WriteFile(certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: web.Certificate().Raw}), 0o600),
		os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), 0o600),
	)
}

// Parsed is what Python's email reads of a mail.
type Parsed struct {
	Subject string
	To      []string
	Defects []string // what is wrong with it
	Parts   []struct {
		Type string
		Text string // "" of what is no text
	}
}

// ParsePython reads a mail with Python's email, policy default.
func ParsePython(python, file string) (Parsed, error) {
	var out Parsed
	text, err := exec.Command(python, "-c", parsePy, file).Output()
	if err != nil {
		return out, fmt.Errorf("python: %w", err)
	}
	err = json.Unmarshal(text, &out)
	return out, err
}
