package news

// ExplanationVersion is the version of a line of "briefgen explain --json".
const ExplanationVersion = 1

// Explanation tells how a merge came to show something, or not to show a sentence. Its JSON form is a
// line of "briefgen explain --json": fields may be added to it, none renamed or dropped while Version
// stays the same.
type Explanation struct {
	Version  int           `json:"version"`
	Story    string        `json:"story"`
	ID       string        `json:"id"` // as in briefing.json; of a sentence "s-" and eight hex digits
	Kind     ExplainedKind `json:"kind"`
	Name     string        `json:"name"`     // what it is, for readers: "line 2 of 14 of what the articles agree on"
	Text     string        `json:"text"`     // words of an article
	Shown    bool          `json:"shown"`    // the briefing has it
	Places   []Located     `json:"places"`   // where it stands
	Reasons  []Reason      `json:"reasons"`  // in the order in which they were found; the last one decides
	Compared []Comparison  `json:"compared"` // the most alike first
	Settings []Setting     `json:"settings"` // that would change it
}

// ExplainedKind says what is explained.
type ExplainedKind string

// The kinds of what is explained.
const (
	ExplainedConsensus ExplainedKind = "consensus"
	ExplainedReported  ExplainedKind = "reported"
	ExplainedDispute   ExplainedKind = "dispute"
	ExplainedQuote     ExplainedKind = "quote"
	ExplainedActor     ExplainedKind = "actor"
	ExplainedUnknown   ExplainedKind = "unknown"
	ExplainedSentence  ExplainedKind = "sentence"
)

// Located is where words of an article stand.
type Located struct {
	Citation
	Path string `json:"path"` // of the article, below the content folder
	Line int    `json:"line"` // of the file, from 1; 0 where it is not known
}

// Reason is one finding or decision of a merge. Rule is one of the names of docs/architecture.md.
type Reason struct {
	Rule  string   `json:"rule"`
	Text  string   `json:"text"`            // for readers
	Score *Score   `json:"score,omitempty"` // nil where nothing was measured
	Lines []string `json:"lines"`           // ids of the lines that it is about
}

// Score is a figure held against a threshold.
type Score struct {
	Value     float64 `json:"value"`
	Threshold string  `json:"threshold"` // its name
	Least     float64 `json:"least"`     // its value: what reaches it passes
	Parts     []Part  `json:"parts"`     // what Value is made of
}

// Part is a part of a score.
type Part struct {
	Name  string   `json:"name"`
	Value float64  `json:"value"`
	Words []string `json:"words"` // of the articles, where it is about words
}

// Comparison is a place that something was compared with.
type Comparison struct {
	Located
	Lines []string `json:"lines"` // ids of the lines that cite it
	Score Score    `json:"score"`
	Same  bool     `json:"same"` // it was taken to say the same
	Rule  string   `json:"rule"` // that decided
	Why   string   `json:"why"`  // for readers
}

// Setting is something that a user can write to change what is explained.
type Setting struct {
	File   string `json:"file"`   // below the project folder
	Write  string `json:"write"`  // what to write into it
	Effect string `json:"effect"` // what comes of it
}
