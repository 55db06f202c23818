package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"
	"testing/fstest"
)

// mailBody is a mail that tells two stories, with and without a site.
func mailBody() string {
	return `<!DOCTYPE html><html lang="en"><head><title>News</title></head><body><div lang="en"><table role="presentation">
<tr><td data-story="harbour-fire"><h2><span data-title="_index">Night on the quay</span></h2>
<p>` + span(ferryLeft) + `<br><span data-words="harbour-fire">The Gazette</span></p>
<p>“` + span(neverSuch) + `” <b data-words="harbour-fire">Anna Berg</b></p></td></tr>
<tr><td data-story="mast"><p>` + span(mastFell) + `</p></td></tr>
<tr><td><p>The program's own words may be as long as they like.</p></td></tr></table></div></body></html>
`
}

const mailText = `NIGHT ON THE QUAY

* The ferry left
  late. [The Gazette]
* “Never such flames” Anna Berg

* The mast fell on Monday.
`

func quotedPrintable(s string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// message writes a mail as an .eml, the attachment in base64.
func message(text, body, full string) string {
	eml := fmt.Sprintf(`Subject: News
Message-ID: <00000000000000000000000000000000@gazette.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

%s
--a
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

%s
--a--
--m
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="day-full.html"

%s
--m--
`, quotedPrintable(text), quotedPrintable(body), base64.StdEncoding.EncodeToString([]byte(full)))
	return sealMail(strings.ReplaceAll(eml, "\r\n", "\n"))
}

// sealMail puts the hash of a mail into its Message-ID, and ends its lines as mail does.
func sealMail(eml string) string {
	sum := sha256.Sum256([]byte(eml))
	eml = strings.Replace(eml, strings.Repeat("0", sealLength), hex.EncodeToString(sum[:])[:sealLength], 1)
	return strings.ReplaceAll(eml, "\n", "\r\n")
}

// TestSeal changes each letter of the header of a mail, and its line ends.
func TestSeal(t *testing.T) {
	eml := []byte(message(mailText, mailBody(), mailBody()))
	if !sealed(eml) || !sealed(unixLines(eml)) {
		t.Fatalf("a mail as it was written is not sealed:\n%.300s", eml)
	}
	header := bytes.Index(eml, []byte("\r\n\r\n"))
	for i, c := range eml[:header] {
		if c == '\r' || c == '\n' {
			continue
		}
		eml[i] ^= 1
		if sealed(eml) {
			t.Errorf("a change of letter %d is not seen: %.300q", i, eml)
		}
		eml[i] ^= 1
	}
}

func goodOutbox() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"day.html":      file(mailBody()),
		"day.txt":       file(mailText),
		"day-full.html": file(mailBody()),
		"day.eml":       file(message(mailText, mailBody(), mailBody())),
		"note.md":       file("Not ours.\n"),
	}
}

func TestGoodMail(t *testing.T) {
	findings, stats, err := Mail(goodOutbox(), goodSite(), articles())
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) > 0 {
		t.Errorf("findings in a good mail:\n%s", show(findings))
	}
	if want := (Stats{Files: 4, Sentences: 12}); stats != want {
		t.Errorf("have %+v, want %+v", stats, want)
	}
}

// TestMailFindings changes one place of one part, in its file or in the .eml or in both.
func TestMailFindings(t *testing.T) {
	flipped := strings.Replace(mailBody(), "The mast fell", "The mast felt", 1)
	flippedText := strings.Replace(mailText, "The mast fell", "The mast felt", 1)
	relabelled := strings.Replace(mailText, "NIGHT ON", "NIGHT AT", 1)
	inNoArticle := `[mast mast.txt] "The mast felt on Monday." in no article`
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"the HTML file", map[string]string{"day.html": flipped},
			[]string{"day.html:5 " + inNoArticle, "day.eml:0 [ ] \"\" differs from the file beside it: day.html"}},
		{"the attachment beside", map[string]string{"day-full.html": flipped},
			[]string{"day-full.html:5 " + inNoArticle, "day.eml:0 [ ] \"\" differs from the file beside it: day-full.html"}},
		{"the text file", map[string]string{"day.txt": flippedText},
			[]string{`day.txt:0 [ ] "The mast fell on Monday." not in the plain text`}},
		{"a heading of the text file", map[string]string{"day.txt": relabelled},
			[]string{"day.eml:0 [ ] \"\" differs from the file beside it: day.txt"}},
		{"the HTML of the mail", map[string]string{"day.eml": message(mailText, flipped, mailBody())},
			[]string{"day.eml:5 " + inNoArticle, "differs from the file beside it: day.html"}},
		{"the text of the mail", map[string]string{"day.eml": message(flippedText, mailBody(), mailBody())},
			[]string{`day.eml:0 [ ] "The mast fell on Monday." not in the plain text`}},
		{"the attachment", map[string]string{"day.eml": message(mailText, mailBody(), flipped)},
			[]string{"day.eml:5 " + inNoArticle, "differs from the file beside it: day-full.html"}},
		{"everything alike", map[string]string{"day.html": flipped, "day.txt": flippedText, "day-full.html": flipped,
			"day.eml": message(flippedText, flipped, flipped)},
			[]string{"day.html:5 " + inNoArticle, "day-full.html:5 " + inNoArticle, "day.eml:5 " + inNoArticle}},
		{"a story that the site has no more", map[string]string{"day.html": strings.Replace(mailBody(), `data-story="mast"`, `data-story="gone"`, 1)},
			[]string{`day.html:5 [gone ] "" story is not in the site`, `day.html:5 [gone a1] "The mast fell on Monday." story is not in the site mast.txt`}},
		{"an .eml that is cut off", map[string]string{"day.eml": goodEML()[:400]}, []string{"day.eml:0 [ ] \"\" cannot be read: "}},
		{"an .eml that is none", map[string]string{"day.eml": "<p>Hello"}, []string{"day.eml:0 [ ] \"\" cannot be read: "}},
		{"an .eml without a type", map[string]string{"day.eml": "Subject: x\r\n\r\nHello"}, []string{"day.eml:0 [ ] \"\" cannot be read: content type"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			outbox := goodOutbox()
			for name, data := range tt.files {
				if string(outbox[name].Data) == data {
					t.Fatalf("%s is not changed", name)
				}
				outbox[name] = &fstest.MapFile{Data: []byte(data)}
			}
			findings, _, err := Mail(outbox, goodSite(), articles())
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if have := show(findings); !strings.Contains(have, want) {
					t.Errorf("have:\n%s\nwant: %s", have, want)
				}
			}
		})
	}
}

func goodEML() string { return message(mailText, mailBody(), mailBody()) }

func TestDeepMail(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=\"b%d\"\r\n\r\n--b%d\r\n", i, i)
	}
	findings, _, err := Mail(fstest.MapFS{"deep.eml": &fstest.MapFile{Data: []byte(b.String())}}, goodSite(), articles())
	if err != nil || !has(findings, "deep.eml", ProblemUnreadable) {
		t.Errorf("a hundred parts in each other: have %v\n%s", err, show(findings))
	}
}
