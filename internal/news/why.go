package news

import (
	"fmt"
	"strings"
)

// Why tells why articles are of one origin, or an article of its origin, in findings of which each adds to the one
// before. As text, and in JSON, it is English: "credits AFP, same text as gazette.md". Where it is read from there, it is one
// finding of the kind ToldWhy.
type Why []Finding

// Finding is one of the findings of a Why.
type Finding struct {
	Kind     FindingKind
	Names    []string // of outlets, files or agencies; of ToldWhy the words themselves
	Share    int      // per cent of the words, of ShareOfIts and ShareOfOther
	AtLeast  bool     // other articles of the origin share more than Share
	Articles int      // of OneText
}

// FindingKind says what was found.
type FindingKind string

// The kinds of findings. Names holds the other article, where there is one.
const (
	ToldWhy       FindingKind = ""
	OwnText       FindingKind = "own-text"
	Credits       FindingKind = "credits"        // Names are agencies
	SameOutlet    FindingKind = "same-outlet"    // as the other article
	AgencyText    FindingKind = "agency-text"    // both carry the agency's
	SameText      FindingKind = "same-text"      // as the other
	AllText       FindingKind = "all-text"       // of the other, and more
	PartOfText    FindingKind = "part-of-text"   // of the other
	ShareOfOther  FindingKind = "share-of-other" // so much of the other's words
	ShareOfIts    FindingKind = "share-of-its"   // so much of its own words
	SamePublisher FindingKind = "same-publisher"
	OneText       FindingKind = "one-text-of" // that so many articles come from
	OwnParagraphs FindingKind = "own-paragraphs"
	BesideText    FindingKind = "beside-text" // paragraphs of its own beside the text of Names
)

func (w Why) String() string {
	parts := make([]string, len(w))
	for i, f := range w {
		parts[i] = f.String()
	}
	return strings.Join(parts, ", ")
}

// MarshalText is String.
func (w Why) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText takes words as they are.
func (w *Why) UnmarshalText(text []byte) error {
	*w = Why{{Names: []string{string(text)}}}
	return nil
}

func (f Finding) String() string {
	names, least := strings.Join(f.Names, " and "), ""
	if f.AtLeast {
		least = " or more"
	}
	switch f.Kind {
	case OwnText:
		return "own text"
	case Credits:
		return "credits " + names
	case SameOutlet:
		return "another report of the same outlet"
	case AgencyText:
		return "the agency's text as well"
	case SameText:
		return "same text as " + names
	case AllText:
		return "has all the text of " + names
	case PartOfText:
		return "a part of the text of " + names
	case ShareOfOther:
		return fmt.Sprintf("has %d%%%s of the words of %s", f.Share, least, names)
	case ShareOfIts:
		return fmt.Sprintf("shares %d%%%s of its words with %s", f.Share, least, names)
	case SamePublisher:
		return "of the same publisher"
	case OneText:
		return fmt.Sprintf("%d articles that come from one text", f.Articles)
	case OwnParagraphs:
		return "with paragraphs of its own"
	case BesideText:
		return "paragraphs of its own beside the text of " + names
	}
	return names
}
