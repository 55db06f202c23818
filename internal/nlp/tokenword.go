package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word emits the word that starts here, its clitic ("n't", "'s") as a token of its own, and
// takes in the full stop of an abbreviation.
func (sc *scanner) word() {
	if end := sc.webAddress(); end > 0 {
		sc.emit(end)
		return
	}
	end := sc.wordEnd()
	word := sc.text[sc.at:end]
	if end < sc.end {
		if c := sc.text[end]; c != ' ' && c != ',' && c != '\'' {
			if end = sc.behindWord(word, end); end == 0 {
				return
			}
		}
	} else if strings.IndexByte(word, '@') > 0 {
		end = max(end, sc.mailAddress())
	}
	if cut := contraction(word); cut > 0 {
		sc.emit(sc.at + cut)
	}
	sc.emit(end)
}

// behindWord emits the word that ends at end together with the mark behind it, and returns 0, if
// they make an address, an abbreviation or a currency. Else it returns end.
func (sc *scanner) behindWord(word string, end int) int {
	switch c := sc.text[end]; c {
	case '.', '-', '+', '%', '@':
		if mail := sc.mailAddress(); mail > 0 {
			sc.emit(mail)
			return 0
		}
		if c == '.' && !sc.behindDegree(word) && sc.abbreviated(word, end) {
			sc.emit(end + 1)
			return 0
		}
	case '/':
		if isDomain(word) && !sc.spaceAt(end+1) {
			sc.emit(sc.addressEnd(end))
			return 0
		}
	case '$':
		if isCurrencyPrefix(word) {
			sc.emit(end + 1) // US$ 20
			return 0
		}
	}
	return end
}

// behindDegree reports whether word, which begins here, is the scale of a temperature, "3°C": a full
// stop behind it is no part of it.
func (sc *scanner) behindDegree(word string) bool {
	return len(word) == 1 && strings.HasSuffix(sc.text[sc.from:sc.at], "°")
}

// wordEnd returns the end of the word, before its clitic or a hyphen that parts words.
func (sc *scanner) wordEnd() int {
	at := sc.at
	part := at // begin of the part behind the last full stop
	for at < sc.end {
		if isASCIILetter(sc.text[at]) {
			at++
			continue
		}
		r, n := sc.rune(at)
		switch {
		case isWordRune(r) || unicode.IsDigit(r):
			at += n
		case isHyphen(r) && sc.wordAt(at+n) && sc.isPrefix(at, at+n):
			at += n
			part = at
		case (r == '&' || r == '_' || r == '@') && sc.wordAt(at+n):
			at += n
		case r == '.' && sc.dotInside(part, at):
			at += n
			part = at
		case isApostrophe(r) && sc.apostropheInside(at, n):
			at += n
		default:
			return at
		}
	}
	return at
}

// dotInside reports whether the full stop at stands inside an abbreviation or name: U.S. a.m.
// e.g. Boats.com. A full stop between a word and a capitalised word is a sentence end that lost
// its space. The letters before the full stop begin at part.
func (sc *scanner) dotInside(part, at int) bool {
	next, n := sc.rune(at + 1)
	if !isWordRune(next) {
		return unicode.IsDigit(next) && isASCIIDigit(sc.text[at-1]) // version2.1
	}
	if part > sc.at && unicode.IsLower(next) && sc.text[at-1] <= 'Z' { // the U.S.troops
		return false
	}
	letters := at - part
	if letters > 4 {
		return unicode.IsLower(next)
	}
	letters = utf8.RuneCountInString(sc.text[part:at])
	if letters == 2 && unicode.IsUpper(next) { // "Ph.D."
		behind, _ := sc.rune(at + 1 + n)
		return behind == '.'
	}
	return letters <= 1 || unicode.IsLower(next)
}

// apostropheInside reports whether the apostrophe at, n bytes long, belongs to the word:
// O'Neill, don't. It does not where a clitic or a closing mark begins.
func (sc *scanner) apostropheInside(at, n int) bool {
	if !sc.wordAt(at + n) {
		return false
	}
	if next, _ := sc.rune(at + n); next == 't' || next == 'T' {
		if prev := sc.text[at-1]; prev == 'n' || prev == 'N' {
			return true // cut later, by contraction
		}
	}
	return sc.clitic(at) == 0
}

// clitic returns the length of the clitic at: 's 're 've 'll 'd 'm; 0 if there is none.
func (sc *scanner) clitic(at int) int {
	r, n := sc.rune(at)
	if !isApostrophe(r) && r != '`' && r != '´' {
		return 0
	}
	from := at + n
	end := from
	for end < sc.end && end-from < 3 && isASCIILetter(sc.text[end]) {
		end++
	}
	if sc.wordAt(end) {
		return 0
	}
	switch end - from {
	case 1:
		switch sc.text[from] | 0x20 {
		case 's', 'd', 'm':
			return end - at
		}
	case 2:
		switch a, b := sc.text[from]|0x20, sc.text[from+1]|0x20; {
		case b == 'e' && (a == 'r' || a == 'v'), a == 'l' && b == 'l':
			return end - at
		}
	}
	return 0
}

// contraction returns where the second word of a contraction begins in word, do|n't, can|not,
// gon|na, or 0.
func contraction(word string) int {
	n := len(word)
	if n < 3 || n > longestContraction {
		return 0
	}
	switch word[n-1] | 0x20 {
	case 't', 'a', 'e', 'l', 's':
	default:
		return 0
	}
	var buf [longestContraction]byte
	for i := 0; i < n; i++ {
		buf[i] = word[i] | 0x20
	}
	switch lower := buf[:n]; string(lower) {
	case "cannot", "gonna", "gotta", "wanna", "gimme", "lemme":
		return 3
	case "dont", "cant", "wont", "aint", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "hasnt", "havent", "hadnt",
		"couldnt", "wouldnt", "shouldnt", "youre", "youve", "theyre", "theyve", "youll":
		return n - 2
	case "thats", "whats", "theres", "heres":
		return n - 1
	}
	if n > 3 && word[n-2] == '\'' && buf[n-3] == 'n' && buf[n-1] == 't' {
		return n - 3
	}
	if n > 5 && buf[n-5] == 'n' && word[n-4:n-1] == "’" && buf[n-1] == 't' {
		return n - 5
	}
	return 0
}

// longestContraction is enough for "shouldn’t" and its like.
const longestContraction = 12

// isPrefix reports whether the hyphen between at and behind joins the prefix that starts here to
// its word, so that both are one token: e-mail, mid-July, non-profit, but well|-|known. The list
// is that of the guidelines of the English Web Treebank, as far as its data bear it out.
func (sc *scanner) isPrefix(at, behind int) bool {
	word, rest := sc.text[sc.at:at], sc.text[behind:sc.end]
	if len(word) > longestPrefix || sc.at > sc.from && sc.text[sc.at-1] == '-' { // month-over-month
		return false
	}
	if len(word) == 1 {
		return word[0]|0x20 == 'e' && rest[0] >= 'a' // e-mail, but not the road E-2
	}
	var buf [longestPrefix]byte
	upper := true
	for i := 0; i < len(word); i++ {
		if !isASCIILetter(word[i]) {
			return false
		}
		upper = upper && word[i] < 'a'
		buf[i] = word[i] | 0x20
	}
	if upper && (len(word) < 3 || rest[0] >= 'a') { // UN-led
		return false
	}
	switch string(buf[:len(word)]) {
	case "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "cyber", "de", "ex", "extra", "hyper", "inter", "intra",
		"macro", "mega", "meta", "micro", "mid", "mini", "multi", "neo", "non", "pan", "para", "pre", "pro", "pseudo",
		"psycho", "re", "semi", "socio", "sub", "super", "trans", "tri", "ultra", "un", "uni":
		return true
	case "post":
		return word[0] == 'p' || rest[0] >= 'a' || !startsUpper(sc.prev()) // the Vester Post|-|Radio poll
	case "over", "under":
		return !isASCIIDigit(rest[0]) && !strings.HasPrefix(rest, "the-") // under|-|21, over|-|the|-|counter
	}
	return false
}

const longestPrefix = 7

// isCurrencyPrefix reports whether a dollar sign goes with word: US$, A$, HK$.
func isCurrencyPrefix(word string) bool {
	if len(word) > 3 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// isDomain reports whether word is the name of a web site, so that a slash behind it goes on with
// the address.
func isDomain(word string) bool {
	dot := strings.LastIndexByte(word, '.')
	if dot <= 0 {
		return false
	}
	switch word[dot+1:] {
	case "com", "org", "net", "edu", "gov", "uk", "co", "info", "io", "tv", "eu", "ly", "me", "us", "ca", "au", "de", "fr", "ru", "be":
		return true
	}
	return false
}
