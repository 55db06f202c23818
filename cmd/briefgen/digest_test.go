package main

import (
	"errors"
	"testing"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
)

// TestCheckDigest: what no script can write on a line, and flags that do not go together.
func TestCheckDigest(t *testing.T) {
	subject := func(s string) digestOptions { return digestOptions{envelopeFlags: envelopeFlags{subject: s}} }
	for _, tt := range []struct {
		opts digestOptions
		bad  bool
	}{
		{digestOptions{}, false},
		{subject("one, two"), false},
		{subject("one\r\nBcc: spy@evil.example"), true},
		{subject("one\x00"), true},
		{digestOptions{mail: build.MailOptions{Since: "2025-02-29"}}, true},
		{digestOptions{mail: build.MailOptions{Since: "2024-02-29"}}, false},
		{digestOptions{stdout: true, mail: build.MailOptions{Stories: []string{"a", "a"}}}, false},
		{digestOptions{stdout: true, mail: build.MailOptions{Stories: []string{"a", "b"}}}, true},
		{digestOptions{stdout: true, output: "x"}, true},
		{digestOptions{check: true, json: true}, false},
	} {
		var f *failure
		err := checkDigest(tt.opts)
		if (err != nil) != tt.bad || tt.bad && (!errors.As(err, &f) || f.code != exitUsage) {
			t.Errorf("%+v: have %v", tt.opts, err)
		}
	}
}

// TestLay: recipients of the command line replace all configured ones, and nothing else goes.
func TestLay(t *testing.T) {
	c := config.Digest{From: "a@b.example", To: []string{"c@b.example"}, Cc: []string{"d@b.example"}, Subject: "kept"}
	(&envelopeFlags{}).lay(&c)
	if len(c.To) != 1 || len(c.Cc) != 1 {
		t.Errorf("without flags: have %+v", c)
	}
	(&envelopeFlags{cc: []string{"e@b.example"}}).lay(&c)
	if len(c.To) != 0 || len(c.Cc) != 1 || c.Cc[0] != "e@b.example" || c.From != "a@b.example" || c.Subject != "kept" {
		t.Errorf("with --cc: have %+v", c)
	}
}
