package ingest

import (
	"strings"
	"testing"
)

// TestFurniture holds the rules against lines of both kinds. Those on the right side of a rule
// matter as much as those on the wrong one: a sentence that is left out is lost to the reader.
func TestFurniture(t *testing.T) {
	const left = `
Show Full Article
Print this page
Next Story
More Stories
Leave a comment
12 Comments
Join the conversation
Advertisement
ADVERTISEMENT
Story continues below advertisement
Continue reading the main story
Share this article
Share Tweet Post Email
Facebook Twitter WhatsApp
Sign up
Related Sources:
• Source 1 • Source 2
***
— — —
Read more
Read more: What the divers found
See also: What the divers found
(PHOTOS: The harbour after the storm)
The men who mend the quay Read more
Click here for more news of the coast
Sign up for our newsletter
Get the Coast Weekly newsletter delivered to your inbox every morning.
Subscribe now for as little as one dollar and get unlimited access to our app.
Follow us on Twitter
Follow @coastweekly
FILE - In this May 2, 2019 file photo, ships lie in Port Ellery. (AP Photo/Ben Marsh, File)
Ships lie in Port Ellery on Monday. (Ben Marsh/Reuters)
Ships lie in Port Ellery on Monday. Photograph: Ben Marsh/EPA
Ben Marsh/Getty Images
Ben Marsh / AFP / Getty Images A woman looks at the quay of Port Ellery on Monday.
A woman looks at the quay of Port Ellery on Monday. Ben Marsh / Getty Images
Photo by Ben Marsh
Photo: Ben Marsh
Image copyright Getty Images Image caption The quay in the morning
Enlarge this image toggle caption Ben Marsh/AP Ben Marsh/AP
Updated: 7:52 p.m.
Updated at 5:18p.m. ET
Last updated on March 4, 2025 at 9:30 am
Published 4 March 2025
March 4, 2025
Tuesday, March 4, 2025
3 hours ago
4 min read
By Clara Holt
BY CLARA HOLT AND BEN MARSH
By Clara Holt, Coast Weekly
Clara Holt, Staff writer
Clara Holt and Ben Marsh contributed to this report.
Gazette staff writer Clara Holt contributed to this report from Karsk, and Ben Marsh contributed from Port Ellery, Vester.
Coast News’ Clara Holt contributed to this report, along with The Gazette.
Morning Tide Your guide to the coast, in your inbox. Sign Up Loading By signing up you agree to receive alerts from The Gazette.
Sign Up Now You may unsubscribe from email communication at any time.
Sign up to receive the top stories you need to know right now.
Click this link on your mobile device to get started
More:Harbour master says she was not asked when the quay was sold.
• Mayor cancels visit as divers go home (COAST TODAY)
The Associated Press contributed to this report.
Contributing: Clara Holt, Ben Marsh
Additional reporting by Clara Holt; editing by Ben Marsh
With agency wires
With material from AFP and local media.
Copyright 2025 Coast Weekly.
© 2025 Coast Weekly
(c) 2025 AFP
All rights reserved.
Original Source: gazette.example
Source: https://www.gazette.example/storm
https://gazette.example/storm
The opinions expressed here are those of the author.
Editor's note: This story was changed to name the right ship.
Correction: An earlier version of this article misspelled the name of the ship.
This story has been updated.
Send tips to desk@gazette.example.
Holt and Marsh reported from Port Ellery. AP Writer Dora Lind at the quay contributed.
Associated Press writers Dora Lind in Oldhaven and Ben A. Marsh at the harbour office contributed.
Clara Holt, Ben Marsh and Dora Lind contributed.
Marsh reported from Port Ellery.
Ships lie off the quay in Port Ellery, May 2, 2019. REUTERS/Ben Marsh
Ships lie off the quay in Port Ellery, May 2, 2019. REUTERS/Ben Marsh - RC1420ABC4B0
Harbour master Clara Holt. | Ben Marsh/AP Photo harbours The men who mend the quay
The ferry left without a pilot [Ben Marsh/Coast Weekly]
CLOSE The mayor says that the storm is over. (May 2) AP
Play Video 1:10 The mayor speaks of the storm – video
The Men Who Mend The Quay Listen · 2:09 2:09
QUIZ: Can you tell the ships by their bells?
More: Storm could close the ferry port of the U.S.
The storm:What the divers found under the quay
Earlier:Will the ferry sail again?
► May 2: What the divers found
Related Coverage Mayor says ferry will sail
(This story was refiled to mend a date in paragraph 3)
UPDATE: This story was updated Friday with the number of ships.
This version corrects in paragraph 7 that the ferry sailed in May, not April.
(GNN) A version of this story first appeared in a newsletter.
Visit the Coast Weekly homepage for more stories.
Interested in Port Ellery? Add Port Ellery as an interest to stay up to date.
PORT ELLERY (AP) —
`
	const stays = `
The harbour was closed on Tuesday.
Print the report, the judge told the clerk.
Share prices of the ferry company fell by four percent.
Follow the money, the union said.
More than 40 ships left before the storm.
Next week the divers will look for the anchors.
Read the letter first, she told them.
Comments by the minister angered the crews.
Get out of the water, the guard shouted.
The newsletter was sent to subscribers on Monday.
Subscribers to the newsletter were told on Monday to change their passwords.
Advertisers left the paper after the report.
Photographs of the wreck were shown to the court.
The photo was taken by a passenger, police said.
The storm contributed to the worst week in the company's history.
Reporting from the quay, she said that nobody was hurt.
By Tuesday, the water had gone.
By the end of the week, 12 ships had left the harbour, the company said.
Updated figures show that 12 ships were lost.
Copyright law does not cover the song, the court ruled.
He signed up for the coast guard in 1999.
Members may unsubscribe at any time, the union told “The Gazette”.
• The harbour master, Anna Berg, was not asked when the quay was sold (she learned of it on Monday).
More: that is what the crews wanted, she said.
The company told Reuters it would pay.
On March 4, 2025, the quay was closed for the first time.
"We will not leave," Anna Berg said.
“I saw it,” he said. (Reuters)
Sources close to the company said the ferry would sail.
Source material was burnt, the museum said.
Correction officers found the man on Friday.
Live wires hung over the street.
The editor's note was read in court.
He was 71.
It was over.
Forty writers from five towns contributed.
Anna Berg reported from the quay that nobody was hurt.
More: that is what the crews asked for. They got less.
The mayor had one word for it: No.
This version of events was denied by the ferry company.
Close the port, the guard shouted.
A version of the report was read in court.
"It was Reuters/Gazette who had it first," he said.
Why?
`
	for line := range strings.SplitSeq(strings.TrimSpace(left), "\n") {
		if !furniture(line) {
			t.Errorf("a paragraph: %q, want page furniture", line)
		}
	}
	for line := range strings.SplitSeq(strings.TrimSpace(stays), "\n") {
		if furniture(line) {
			t.Errorf("page furniture: %q, want a paragraph", line)
		}
	}
}

func TestISODate(t *testing.T) {
	for _, c := range []struct{ input, want string }{
		{"2025-03-04", "2025-03-04"},
		{"20250304", "2025-03-04"},
		{"March 4, 2025", "2025-03-04"},
		{"4 March 2025", "2025-03-04"},
		{"Tuesday, March 4, 2025", "2025-03-04"},
		{"2025-03-04T09:30:00Z", "2025-03-04T09:30:00Z"},
		{"2025-03-04T09:30:00+02:00", "2025-03-04T09:30:00+02:00"},
		{"2025-03-04T09:30:00+0200", "2025-03-04T09:30:00+02:00"},
		{"2025-03-04 09:30", "2025-03-04T09:30:00"},
		{"Tue, 04 Mar 2025 09:30:00 GMT", "2025-03-04T09:30:00Z"},
		{"March 4, 2025 9:30 pm EST", "2025-03-04T21:30:00"},
		{"March 4, 2025 9:30 p.m.", "2025-03-04T21:30:00"},
		{"25/12/2024", "2024-12-25"},
		{"25.12.2024 18:00", "2024-12-25T18:00:00"},
		{"12/25/2024", "2024-12-25"},
		{"5/5/2024", "2024-05-05"},
		// Could be two days, or none.
		{"3/4/2025", ""},
		{"2025", ""},
		{"2025-03", ""},
		{"March 2025", ""},
		{"1741080000", ""},
		{"0001-01-01", ""},
		{"9999-01-01", ""},
		{"2025-02-30", ""},
		{"yesterday", ""},
		{"the day after", ""},
		{"", ""},
		{strings.Repeat("1-", 500), ""},
	} {
		if have, err := isoDate(c.input); have != c.want || (err == nil) != (c.want != "") {
			t.Errorf("input %q\nhave %q, %v\nwant %q", c.input, have, err, c.want)
		}
	}
}

func TestCutOutlet(t *testing.T) {
	for _, c := range []struct{ title, outlet, heading, want string }{
		{"Storm closes harbour - The Gazette", "The Gazette", "", "Storm closes harbour"},
		{"Storm closes harbour | Gazette", "The Gazette", "", "Storm closes harbour"},
		{"Storm closes harbour | World | The Gazette", "The Gazette", "", "Storm closes harbour"},
		{"Storm closes harbour | Coast News", "", "", "Storm closes harbour"},
		{"Storm closes harbour – live report", "", "Storm closes harbour", "Storm closes harbour"},
		{"Storm - what we know", "The Gazette", "", "Storm - what we know"},
		{"Ferry: storm closes harbour", "", "", "Ferry: storm closes harbour"},
		{"Twenty-two ships adrift", "", "", "Twenty-two ships adrift"},
		{"", "", "Storm", "Storm"},
	} {
		if have := cutOutlet(c.title, c.outlet, c.heading); have != c.want {
			t.Errorf("title %q, outlet %q, heading %q\nhave %q\nwant %q", c.title, c.outlet, c.heading, have, c.want)
		}
	}
}

func TestURLDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://g.example/2025/03/04/storm":    "2025-03-04",
		"https://g.example/2025/mar/04/storm":   "2025-03-04",
		"https://g.example/20250304/storm":      "2025-03-04",
		"https://g.example/n/2025-03-04-storm":  "2025-03-04",
		"https://g.example/2025/13/04/storm":    "",
		"https://g.example/2025/02/30/storm":    "",
		"https://g.example/story/1202503045":    "",
		"https://g.example/2025/ebm/04/storm":   "",
		"https://g.example/story?d=/2025/03/04": "2025-03-04",
		"":                                      "",
	} {
		if have := urlDate(address); have != want {
			t.Errorf("address %q: have %q, want %q", address, have, want)
		}
	}
}

func TestCredit(t *testing.T) {
	for _, c := range []struct {
		body, furniture string
		outletKnown     bool
		want            string
	}{
		{"PORT ELLERY (AP) — The harbour was closed.", "", true, "AP"},
		{"(Reuters) - The harbour was closed.", "", true, "Reuters"},
		{"PORT ELLERY, March 4 (Xinhua) -- The harbour was closed.", "", true, "Xinhua"},
		{"The harbour was closed.", "(c) 2025 AFP", true, "AFP"},
		{"The harbour was closed.", "The Associated Press contributed to this report.", true, "AP"},
		{"The harbour was closed.", "With material from the Associated Press.", true, "AP"},
		{"The harbour was closed.", "(With information from the coast guard and AFP)", true, "AFP"},
		{"The harbour was closed.", "Reporting by Clara Holt; Editing by Ben Marsh", true, "Reuters"},
		{"The harbour was closed, she said. (AFP)", "", true, "AFP"},
		{"A worker told AFP that the harbour was closed.", "", false, "AFP"},
		{"A worker told AFP that the harbour was closed.", "", true, ""},
		{"The harbour was closed.", "Image copyright AFP", true, ""},
		{"The officers of Reuters Street closed the harbour.", "", false, ""},
	} {
		var furniture []string
		if c.furniture != "" {
			furniture = []string{c.furniture}
		}
		if have := credit([]string{c.body}, furniture, c.outletKnown); have != c.want {
			t.Errorf("body %q, furniture %q, outlet known %v\nhave %q\nwant %q", c.body, c.furniture, c.outletKnown, have, c.want)
		}
	}
}

func TestTitles(t *testing.T) {
	const body = "The harbour of Port Ellery was closed on Tuesday after a storm tore two ships from their moorings, the harbour master said."
	for _, c := range []struct{ first, want string }{
		{"Storm closes harbour", "Storm closes harbour"},
		{"Will the harbour open again?", "Will the harbour open again?"},
		{"Storm kills three in the U.S.", "Storm kills three in the U.S."},
		{"‘Never seen it’: storm closes harbour", "‘Never seen it’: storm closes harbour"},
		{"A storm closed the harbour on Tuesday.", ""},
		{"“We have never seen it,” she said.", ""},
		{"Highlights", ""},
		{"and then the storm came", ""},
		{"The harbour master said:", ""},
		{"Clara Holt", ""},
		{"Clara Holt and Ben Marsh", ""},
		{strings.Repeat("Storm closes harbour ", 12), ""},
	} {
		a, _ := Parse("a.txt", []byte(c.first+"\n"+body+"\n"+body[:60]+" again.\n"), nil, Options{})
		if a == nil || a.Title != c.want {
			t.Errorf("first line %q\nhave %v\nwant title %q", c.first, a, c.want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	const (
		english = "The ships left the harbour on Tuesday and the master of the port said that it was closed to all."
		russian = "Корабли покинули порт, и город остался без света, сообщил мэр."
		danish  = "Skibene har forladt havnen, og byen er uden strøm, siger borgmesteren, som ikke har sovet, og der er mange, som venter på dem."
	)
	for _, c := range []struct{ written, page, text, want string }{
		{"", "", english, "en"},
		{"", "", "Ships leave port", ""},
		{"", "en-GB", english, "en-GB"},
		{"", "en", russian, "ru"}, // the template of a site
		{"", "ru", english, "en"},
		{"", "nb", danish, "nb"}, // a page knows better than its most frequent words tell
		{"", "und", russian, "ru"},
		{"", "de", "Ships leave port", "de"},
		{"en_GB", "ru", russian, "en-GB"}, // somebody wrote it for this article
		{"de", "en", english, "de"},
		{"none at all", "en", english, "en"},
	} {
		if have := languageOf(c.written, c.page, c.text); have != c.want {
			t.Errorf("written %q, page %q, text %.20q: have %q, want %q", c.written, c.page, c.text, have, c.want)
		}
	}
}
