package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/news"
)

// The exit codes.
const (
	exitDone    = 0
	exitFailed  = 1 // could not build, or found something wrong
	exitUsage   = 2 // wrong command line or configuration
	exitNoInput = 3 // no usable input
)

// failure is the error of a command with what the user sees of it.
type failure struct {
	code     int
	err      error           // nil if everything has been said already
	hint     string          // what to do about it
	problems []*news.Problem // shown before err
}

func (f *failure) Error() string {
	if f.err == nil {
		return "failed"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// usage returns a failure for a wrong command line.
func usage(hint, format string, args ...any) *failure {
	return &failure{code: exitUsage, err: fmt.Errorf(format, args...), hint: hint}
}

// silent returns a failure that shows nothing more.
func silent(code int) *failure { return &failure{code: code} }

// withProblems returns a failure for err that shows the problems of the report, too.
func withProblems(err error, report build.Report) *failure {
	return &failure{code: codeOf(err), err: err, problems: report.Problems}
}

// codeOf returns the exit code for an error of a stage.
func codeOf(err error) int {
	var noInput *build.NoInputError
	var unknown *build.UnknownStoryError
	var old *build.OldStoriesError
	var envelope *build.EnvelopeError
	switch {
	case errors.As(err, &noInput), errors.As(err, &old):
		return exitNoInput
	case errors.As(err, &unknown), errors.As(err, &envelope):
		return exitUsage
	}
	return exitFailed
}

// explain turns any error of a command into a failure with a hint.
func explain(cmd *cobra.Command, err error) *failure {
	var f *failure
	if !errors.As(err, &f) {
		return explainUsage(cmd, err)
	}
	var noInput *build.NoInputError
	var unknown *build.UnknownStoryError
	var unexplained *build.UnexplainedError
	var problem *news.Problem
	var fault *build.FaultError
	var envelope *build.EnvelopeError
	switch {
	case errors.As(f.err, &fault):
		f.hint = "please report it, with the articles; the site of the last build stays as it was"
	case errors.As(f.err, &noInput):
		f.hint, f.problems = noInput.Hint, append(f.problems, noInput.Problems...)
	case errors.As(f.err, &unknown):
		f.hint = suggestStory(unknown)
	case errors.As(f.err, &envelope):
		f.hint = `write addresses as desk@news.example or "Berg, Anna" <anna@news.example>, with quotes around a name that has a comma`
	case errors.As(f.err, &unexplained):
		f.hint = suggestID(unexplained)
	case errors.Is(f.err, context.Canceled):
		f.err = errors.New("interrupted; nothing was written")
	case errors.As(f.err, &problem):
		f.problems, f.err = append(f.problems, problem), nil
	}
	return f
}

// explainUsage says what may have been meant. Cobra puts its suggestions into the message; they
// are moved into the hint.
func explainUsage(cmd *cobra.Command, err error) *failure {
	message, suggestions, _ := strings.Cut(err.Error(), "\n\nDid you mean this?\n")
	hint := fmt.Sprintf("see \"%s --help\"", cmd.CommandPath())
	if near := strings.Fields(suggestions); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q?", near[0])
	}
	var flag *pflag.NotExistError
	if errors.As(err, &flag) {
		if near := nearest(flag.GetSpecifiedName(), flagNames(cmd)); near != "" {
			hint = fmt.Sprintf("did you mean --%s?", near)
		}
	}
	return usage(hint, "%s", message)
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

func suggestStory(unknown *build.UnknownStoryError) string {
	if near := nearest(unknown.ID, unknown.Known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	const most = 20
	if len(unknown.Known) > most {
		return fmt.Sprintf("there are %d stories; site/index.json lists them", len(unknown.Known))
	}
	return "there are: " + strings.Join(unknown.Known, ", ")
}

// suggestID names the ids that are most like the one that was given.
func suggestID(unknown *build.UnexplainedError) string {
	if strings.Contains(unknown.What, " ") {
		return "copy a few words of a sentence as the article has them; titles and headings are not compared"
	}
	const most = 3
	var near []string
	for left := unknown.Known; len(near) < most; {
		id := nearest(unknown.What, left)
		if id == "" {
			break
		}
		near = append(near, id)
		left = slices.DeleteFunc(slices.Clone(left), func(other string) bool { return other == id })
	}
	if len(near) == 0 {
		return "briefing.json of the story lists the ids of its lines, disputes, quotes and actors"
	}
	return "did you mean " + strings.Join(near, ", ") + "?"
}

// nearest returns the name that word may be a misspelling of, "" if there is none.
func nearest(word string, names []string) string {
	best, bestDistance := "", max(2, len(word)/3)+1
	for _, name := range slices.Sorted(slices.Values(names)) {
		if d := levenshtein.ComputeDistance(word, name); d < bestDistance {
			best, bestDistance = name, d
		}
	}
	return best
}
