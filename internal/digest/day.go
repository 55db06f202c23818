package digest

import "time"

// parseDay reads the day of an ISO 8601 date or time as the article gives it: 23:30 in New York
// stays that day.
func parseDay(iso string) (time.Time, bool) {
	if len(iso) < len(time.DateOnly) {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, iso[:len(time.DateOnly)])
	return day, err == nil
}
