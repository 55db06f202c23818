package nlp

import "fmt"

// Span is a half-open range of bytes of a text, on rune boundaries.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing; the zero Span is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the part of text that s covers. It panics if s does not lie in text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether all of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlap returns the number of bytes that s and t share.
func (s Span) Overlap(t Span) int {
	return max(0, min(s.End, t.End)-max(s.Start, t.Start))
}

// Cover returns the shortest span that holds both s and t.
func (s Span) Cover(t Span) Span {
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

func (s Span) String() string { return fmt.Sprintf("[%d:%d]", s.Start, s.End) }
