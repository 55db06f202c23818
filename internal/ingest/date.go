package ingest

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

var errDate = errors.New("is not a date")

const (
	isoDay   = "2006-01-02"
	isoLocal = "2006-01-02T15:04:05"
)

var (
	clock      = regexp.MustCompile(`\d:\d\d|T\d{4}`)
	zoned      = regexp.MustCompile(`(?i)(\dZ|UTC|GMT|[+-]\d\d:?\d\d)\s*(\([A-Z]+\))?$`)
	zoneName   = regexp.MustCompile(`\s+\(?[A-Z]{2,5}\)?$`)
	dayMissing = regexp.MustCompile(`^(\d{4}([-/.]\d\d?)?|\d\d?[-/.]\d{4}|\pL+\.?,?\s+\d{4})$`)
	onlyDigits = regexp.MustCompile(`^\d+$`)
	numbers    = regexp.MustCompile(`^(\d\d?)[/.](\d\d?)[/.](\d{4})\b`)
	dots       = regexp.MustCompile(`\b([ap])\.m\.?`)
)

// isoDate returns a date of metadata as ISO 8601: a day, or a day and a time, with the time's
// offset if it is known. What could be two days (3/4/2025) is no date.
func isoDate(value string) (string, error) {
	value = oneLine(value)
	if value == "" || len(value) > 100 || dayMissing.MatchString(value) || onlyDigits.MatchString(value) && len(value) != 8 {
		return "", errDate
	}
	value = dayAndMonth(value)
	value = dots.ReplaceAllString(value, "${1}m")
	hasClock, hasZone := clock.MatchString(value), zoned.MatchString(value)
	if hasClock && !hasZone {
		// Abbreviations of zones are ambiguous: the time stays local.
		value = strings.TrimSpace(trimZone(value))
	}
	t, err := parseDate(value)
	if err != nil || t.Year() < 1600 || t.Year() > 2200 {
		return "", errDate
	}
	switch {
	case !hasClock:
		return t.Format(isoDay), nil
	case !hasZone:
		return t.Format(isoLocal), nil
	}
	return t.Format(time.RFC3339), nil
}

// dayAndMonth writes 25/12/2024 and 12/25/2024, each of which can be read one way only, as
// 2024-12-25.
func dayAndMonth(value string) string {
	m := numbers.FindStringSubmatch(value)
	if m == nil {
		return value
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	if month > 12 {
		day, month = month, day
	}
	if day <= 12 && day != month || month > 12 {
		return value
	}
	return fmt.Sprintf("%s-%02d-%02d%s", m[3], month, day, value[len(m[0]):])
}

// trimZone cuts the name of a zone from a time, but not "AM" or "PM".
func trimZone(value string) string {
	at := zoneName.FindStringIndex(value)
	if at == nil {
		return value
	}
	if name := strings.Trim(value[at[0]:], " ()"); name == "AM" || name == "PM" {
		return value
	}
	return value[:at[0]]
}

// parseDate reads a date without a zone as UTC. The library panics on some inputs.
func parseDate(value string) (t time.Time, err error) {
	defer func() {
		if recover() != nil {
			err = errDate
		}
	}()
	return dateparse.ParseStrict(value)
}

// tomlDate returns a date of a TOML file. The library marks the local forms by the name of
// their zone.
func tomlDate(t time.Time) (string, error) {
	if t.Year() < 1600 || t.Year() > 2200 {
		return "", errDate
	}
	switch t.Location().String() {
	case "date-local":
		return t.Format(isoDay), nil
	case "datetime-local":
		return t.Format(isoLocal), nil
	case "time-local":
		return "", errDate
	}
	return t.Format(time.RFC3339), nil
}
