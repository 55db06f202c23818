package main

import "github.com/briefgen/briefgen/internal/build"

func (t *terminal) showMails(mails []*build.Message, asJSON bool) error { return nil }
