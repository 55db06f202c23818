package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServeMails looks at the digests from outside: made from what stands, anew on every save of a template or the
// configuration, with its mistakes told, and never written.
func TestServeMails(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), "---\noutlet: The Gazette\nurl: https://gazette.example/fire\ndate: 2025-03-04\n---\n# Fire closes the harbour\n\nA fire closed the old harbour of Vester early on Tuesday. Nobody was hurt.\n")
	writeFile(t, filepath.Join(dir, "content", "fire", "courier.md"), "---\noutlet: The Courier\nurl: https://courier.example/fire\ndate: 2025-03-04\n---\n# Harbour shut\n\nEarly on Tuesday a fire closed the old harbour of Vester. Paul Vik saw the smoke.\n")
	writeFile(t, filepath.Join(dir, "briefing.toml"), "title = \"The desk\"\n")
	url := startServe(t, "serve", "--source", dir)

	list := waitForPage(t, url+"_digest/", "All stories")
	if !strings.Contains(list, `href="/_digest/fire/"`) {
		t.Errorf("the list does not lead to the story:\n%s", list)
	}
	page := waitForPage(t, url+"_digest/fire/", "X-Unsent")
	for _, want := range []string{"there is no recipient", "0 offences", "quoted-printable", "The Gazette [2]"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of a mail does not hold %q:\n%s", want, page)
		}
	}
	waitForPage(t, url+"_digest/fire/light.html", "https://gazette.example/fire")

	writeFile(t, filepath.Join(dir, "briefing.toml"), "title = \"The desk\"\n[digest]\nfrom = \"Anna Berg <anna@vester.example>\"\n")
	waitForPage(t, url+"_digest/fire/", "anna@vester.example")

	template := filepath.Join(dir, "templates", "mail", "digest.html")
	writeFile(t, template, "<p style=\"position:fixed\">mine</p>")
	page = waitForPage(t, url+"_digest/fire/", "property position on p")
	if strings.Contains(page, "0 offences") {
		t.Errorf("an offence is not counted:\n%s", page)
	}
	writeFile(t, template, "{{.None}}")
	waitForPage(t, url+"_digest/fire/", "None")

	if _, err := os.Stat(filepath.Join(dir, "outbox")); !os.IsNotExist(err) {
		t.Errorf("looking at mails wrote them: %v", err)
	}
}
