package build

import (
	"fmt"

	"github.com/briefgen/briefgen/internal/news"
)

// NoInputError says that there is nothing to build from: no content folder, or no article in it
// that can be used.
type NoInputError struct {
	Message  string
	Hint     string          // what to do about it, "" if nothing is known
	Problems []*news.Problem // of the articles that cannot be used; paths are below the project
}

func (e *NoInputError) Error() string { return e.Message }

// UnknownStoryError says that there is no story with an id that the user named.
type UnknownStoryError struct {
	ID    string
	Known []string // the ids that there are
}

func (e *UnknownStoryError) Error() string { return fmt.Sprintf("there is no story %q", e.ID) }

// OldStoriesError says that no story has an article as late as the user asked for.
type OldStoriesError struct{ Since string }

func (e *OldStoriesError) Error() string {
	return fmt.Sprintf("no article is published on or after %s", e.Since)
}

// UnknownLanguageError says that the program has no words in the language of the configuration.
type UnknownLanguageError struct {
	Language string
	Known    []string // the languages that there are, sorted
}

func (e *UnknownLanguageError) Error() string {
	return fmt.Sprintf("there are no labels in the language %q", e.Language)
}

// UnexplainedError says that nothing in the briefings is what the user asked about.
type UnexplainedError struct {
	What  string
	Known []string // the ids that there are, sorted
}

func (e *UnexplainedError) Error() string {
	return fmt.Sprintf("nothing has the id, the words or the place %q", e.What)
}
