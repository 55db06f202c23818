package ingest

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// maxFurniture is the length of the longest page furniture, in bytes: a caption with its
// credit.
const maxFurniture = 1200

// furniture reports whether a block is part of the page rather than of the article: a button,
// a link to another article, an advertisement, a caption, a byline, a copyright line. words is
// the block as one line. The rules describe kinds of furniture, never one site's sentence, and
// when in doubt a block is part of the article.
func furniture(words string) bool {
	if len(words) > maxFurniture {
		return false
	}
	if !strings.ContainsFunc(words, isLetterOrDigit) {
		return true // a rule of stars
	}
	lower := strings.ToLower(words)
	for _, rule := range furnitureRules() {
		if rule.matches(words, lower) {
			return true
		}
	}
	return promotes(words) || bulletLinks(words) || byline(words)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lazy compiles a pattern when it is first used.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var promoWords = lazy(`(?i)\b(?:sign(?:ing)? up|subscrib\w+|newsletters?|inbox|privacy policy|terms of (?:use|service)|unsubscribe|deliver(?:ed|s)?|e-?mails?|you|your|daily|weekly|alerts|app|download|free|member(?:ship)?|donat\w+|support our|click|click here|here|today|offer|per month|promo code|discount|trial|register|join|get|stories|account|log in)\b`)

var promoStart = lazy(`^(?i:\W*(?:(?:[^.!?]{0,60}[.!?:]? )?(?:sign up|subscribe|newsletter)|get (?:our|the|all|your|more|breaking|a |\p{L}+ news)|join|download|support|become a|want |like what|enjoy|thank you for|stay (?:up|on|informed|in the)|never miss|don[’']t miss|register|receive|start your|try |already|by signing|click|don[’']t have|unlimited|for (?:just|only|as little)|let (?:us|our)|interested in|countdown)\b)`)

var addressing = lazy(`(?i)\b(?:you|your|our|us|sign up|click)\b|^\W*(?:subscribe|get|join|download|register)\b`)

// promotes reports whether a block asks the reader to subscribe, pay, register or follow.
// One such word is news ("the newsletter was sent to subscribers"), four that address the
// reader are not.
func promotes(words string) bool {
	if len(words) > 600 || strings.ContainsAny(words, "“”\"") || !promoStart().MatchString(words) || !addressing().MatchString(words) {
		return false
	}
	lower := strings.ToLower(words)
	strong := 0
	for _, s := range []string{"sign up", "subscri", "newsletter", "inbox", "privacy policy", "by signing", "our app", "mobile app", " app ", "news app", "promo code", "membership", "become a member", "alerts"} {
		if strings.Contains(lower+" ", s) {
			strong++
		}
	}
	return strong >= 2 || strong == 1 && len(words) < 250 && (len(promoWords().FindAllString(words, 5)) >= 3 || len(words) < 100)
}

// bulletLinks reports whether a block is a row of names between bullets: "• Source 1 • Source 2".
func bulletLinks(words string) bool {
	const bullets = "•·|›»"
	if len(words) > 400 || !strings.ContainsAny(words, bullets) {
		return false
	}
	parts := strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(bullets, r) })
	if len(parts) < 2 {
		return false
	}
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if len(strings.Fields(part)) > 6 || endsSentence(part) && len(part) > 20 {
			return false
		}
	}
	return true
}

const personName = `\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|del|della|di|van|von|der|den|la|le|al|el|bin|ibn|y)){1,4}`

const journalist = `(?i:(?:[\p{L}-]+ ){0,4}(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|producers?|bureau chief|staff|editorial board)\b)[^.!?]{0,60}`

var bylines = lazy(
	`^(?:[Bb]y|BY|Analysis by|Opinion by|Written by|Story by|Text by|Words by)\s+(?:the )?\p{Lu}[^.!?:;"“]{1,120}$` +
		`|^` + personName + `(?:,? (?:and|&) ` + personName + `)?\s*[,|/•–—-]\s*` + journalist + `$` +
		`|^—?\s*` + personName + `(?:, ` + personName + `)*(?:,? (?:and|&) ` + personName + `)?\s*[,|]\s*(?:\p{Lu}[\p{L}.'’]*\s?){1,4}$`)

// byline reports whether a block names who wrote the article and nothing else.
func byline(words string) bool {
	if len(words) > 160 || !bylines().MatchString(words) {
		return false
	}
	lower := 0
	for _, word := range strings.Fields(words)[1:] {
		if r := []rune(word)[0]; unicode.IsLower(r) && len(word) > 3 {
			lower++
		}
	}
	return lower <= 3
}

// shouted reports whether a block is the headline of another article, as sites put them between
// paragraphs: four words or more, all in capitals, without a full stop.
func shouted(words string) bool {
	return inCapitals(words) && len(strings.Fields(words)) >= 4 && !strings.HasSuffix(words, ".")
}

// inCapitals reports whether words has letters with case and all are capitals.
func inCapitals(words string) bool {
	upper := 0
	for _, r := range words {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2
}
