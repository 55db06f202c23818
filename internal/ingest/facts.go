package ingest

import (
	"regexp"
	"strings"
)

// agencyNames gives the short form of the agencies that articles credit.
var agencyNames = map[string]string{
	"ap": "AP", "associated press": "AP", "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
	"reuters": "Reuters", "thomson reuters": "Reuters", "upi": "UPI", "united press international": "UPI", "dpa": "dpa", "deutsche presse-agentur": "dpa",
	"efe": "EFE", "ansa": "ANSA", "xinhua": "Xinhua", "tass": "TASS", "interfax": "Interfax", "kyodo": "Kyodo", "kyodo news": "Kyodo", "yonhap": "Yonhap",
	"pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "irna": "IRNA", "anadolu": "Anadolu", "anadolu agency": "Anadolu",
	"press association": "PA", "pa media": "PA", "the canadian press": "Canadian Press", "canadian press": "Canadian Press", "bloomberg": "Bloomberg", "ria novosti": "RIA Novosti", "aap": "AAP", "ap news": "AP",
}

const agencyForms = `(?:[Tt]he )?Associated Press|AP News|AP|AFP|Agence France[- ]Presse|Thomson Reuters|Reuters|REUTERS|UPI|United Press International|dpa|DPA|Deutsche Presse-Agentur|EFE|ANSA|Xinhua|XINHUA|TASS|Interfax|Kyodo News|Kyodo|Yonhap|PTI|Press Trust of India|ANI|IANS|IRNA|Anadolu Agency|Anadolu|Press Association|PA Media|(?:[Tt]he )?Canadian Press|Bloomberg|RIA Novosti|AAP`

var (
	sourceLine  = lazy(`^(?i:\W*(?:original source|originally published (?:at|by|on)|source|via|read (?:the )?(?:original|full (?:story|article))(?: (?:at|on))?)\s*:?\s*(?:https?://)?)((?:[\w-]+\.)+[A-Za-z]{2,})(?:/\S*)?[\s.]*$`)
	dateline    = lazy(`^(?:\p{Lu}[^()—–]{0,70}\s*)?\((` + agencyForms + `)\)\s*(?:[-–—:]|\s)`)
	datelineBar = lazy(`^\p{Lu}[\p{Lu} .,'-]{2,50}[\p{L} .,]{0,30}[,:—–-]\s*(?:\w+\s+\d+\s*)?\(?(AFP|AP|REUTERS|Reuters|UPI|dpa|Xinhua)\)?\s*[-–—:]\s`)
	ownership   = lazy(`(?:©|\([cC]\)|[Cc]opyright)[\s©,]*(?:\([cC]\)\s*)?(?:[Cc]opyright\s*)?(?:\d{4}\s*)?(` + agencyForms + `)\b`)
	contributed = lazy(`(?:^|[\s,])(` + agencyForms + `)(?:[’']s?)?\b[^.]{0,80}\bcontributed\b|(?:[Cc]ontributing|[Aa]dditional reporting by|[Ww]ith (?:files|reports?|inputs?|materials?|information|reporting) from|^[Ww]ith)\b[^.]{0,60}?\b(` + agencyForms + `)\b`)
	endCredit   = lazy(`(?:^|[\s(/—–-])(AFP|AP|Reuters|REUTERS|UPI|PTI|ANI|IANS|Xinhua|dpa)\)?$`)
	toldAgency  = lazy(`\b(?:told|tells|telling)(?: (?:the )?(?:news agency|agency))? (AFP|Reuters|the Associated Press|The Associated Press|AP|Xinhua|UPI|dpa|TASS|Interfax|Kyodo|EFE|ANSA|PTI|ANI|IANS)\b`)
	reportingBy = lazy(`^\(?Reporting by .*[Ee]diting by`)
)

// factual reports whether furniture says something about the article, so that it must not be
// lost before it is read.
func factual(words string) bool {
	return sourceLine().MatchString(words) || ownership().MatchString(words) || contributed().MatchString(words) || reportingBy().MatchString(words)
}

// sourceOf returns the host that a line names as the article's source, or "".
func sourceOf(words string) string {
	m := sourceLine().FindStringSubmatch(words)
	if m == nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(m[1]), "www.")
}

// credit returns the agency that an article credits, or "". The surest places come first: the
// dateline, the copyright, a line that says who contributed. That somebody told an agency
// something counts only where nothing else says where the article comes from.
func credit(body, furniture []string, outletKnown bool) string {
	for _, words := range body[:min(len(body), 3)] {
		for _, pattern := range []*regexp.Regexp{dateline(), datelineBar()} {
			if m := pattern.FindStringSubmatch(head(words)); m != nil {
				return agencyNames[strings.ToLower(m[1])]
			}
		}
	}
	for _, pattern := range []*regexp.Regexp{ownership(), contributed()} {
		for _, words := range furniture {
			if m := pattern.FindStringSubmatch(words); m != nil && !picture(words) {
				return agencyNames[strings.ToLower(m[1]+strings.Join(m[2:], ""))]
			}
		}
	}
	for _, words := range furniture {
		if reportingBy().MatchString(words) {
			return "Reuters" // whose articles end so
		}
	}
	if len(body) > 0 {
		if m := endCredit().FindStringSubmatch(tail(body[len(body)-1])); m != nil {
			return agencyNames[strings.ToLower(m[1])]
		}
	}
	if outletKnown {
		return ""
	}
	for _, words := range body {
		if !strings.Contains(words, "tell") && !strings.Contains(words, "told ") {
			continue // most of all sentences, and much faster
		}
		if m := toldAgency().FindStringSubmatch(words); m != nil {
			return agencyNames[strings.ToLower(m[1])]
		}
	}
	return ""
}

var pictures = lazy(`(?i)\b(?:image|photo|media|caption|picture)\b`)

// picture reports whether a copyright is that of a picture.
func picture(words string) bool { return pictures().MatchString(words) }

// head and tail bound the work on 8 MiB of one paragraph.
func head(s string) string { return s[:min(len(s), 200)] }

func tail(s string) string { return s[max(0, len(s)-40):] }
