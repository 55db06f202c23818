package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
)

// run runs the command line and returns the exit code. Nothing else of the program ends it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runContext(context.Background(), args, stdin, stdout, stderr)
}

// runContext is run until ctx ends: commands that run until they are interrupted end with it.
func runContext(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	results := &checkedWriter{w: stdout}
	t := newTerminal(stdin, results, stderr)
	root := newRoot(t)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(results)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil && results.err != nil {
		err = &failure{code: exitFailed, err: fmt.Errorf("write result: %w", results.err)}
	}
	if err == nil {
		return exitDone
	}
	failed := explain(cmd, err)
	t.showError(failed)
	return failed.code
}

// checkedWriter keeps the first error, so that a result that was cut short never passes for
// whole.
type checkedWriter struct {
	w   io.Writer
	err error
}

func (c *checkedWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

// newRoot returns the command "briefgen", which builds when it is called alone.
func newRoot(t *terminal) *cobra.Command {
	root := newBuild(t)
	root.Use = "briefgen"
	root.Short = "merge news articles on one event into a briefing"
	root.Long = `Briefgen reads a folder of news articles and merges those on one event into a
briefing: what they agree on, where they differ, who said what. Every line is
copied from an article and says where it stands.

Called alone it builds, like "briefgen build".`
	root.Example = `  briefgen init my-desk       # a project to start from
  briefgen -s my-desk         # build it into my-desk/site
  briefgen serve -s my-desk   # look at it while you work`
	root.Args = nil // cobra's own rule names the command that was meant
	root.SilenceErrors = true
	root.SilenceUsage = true

	root.AddCommand(
		newBuild(t),
		newServe(t),
		newDigest(t),
		newSend(t),
		newInspect(t),
		newExplain(t),
		newVerify(t),
		newCheck(t),
		newInit(t),
		newClean(t),
		newVersion(t),
	)
	describeBuiltIn(root)
	return root
}

// describeBuiltIn gives the commands that cobra adds the tone of ours.
func describeBuiltIn(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short = "show the help of a command"
			cmd.Long = "Show what a command does, its flags and examples."
			cmd.Example = "  briefgen help digest"
			cmd.Args = knownCommand
		case "completion":
			cmd.Short = "print the completions for a shell"
			cmd.Long = "Print the script that makes a shell complete the commands and flags of briefgen. The\nhelp of each shell's command says where to put it."
			cmd.Example = "  source <(briefgen completion bash)"
			cmd.Args = cobra.MatchAll(cobra.ExactArgs(1), knownShell)
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
}

// knownCommand fails where help is asked for on a command that there is not.
func knownCommand(help *cobra.Command, args []string) error {
	root := help.Root()
	found, rest, err := root.Find(args)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("unknown command %q for %q", rest[0], found.CommandPath())
	}
	return err
}

// knownShell fails for a shell that is not among the commands: those never get here.
func knownShell(completion *cobra.Command, args []string) error {
	var shells []string
	for _, cmd := range completion.Commands() {
		shells = append(shells, cmd.Name())
	}
	return usage("there are: "+strings.Join(shells, ", "), "there are no completions for %q", args[0])
}

// action makes f the body of a command. Errors that do not come from a body are mistakes in the
// command line. Whatever of the body panics becomes an error: no user is left with a trace.
func action(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := build.Guard(cmd.CommandPath(), func() error { return f(cmd, args) })
		if err == nil {
			return nil
		}
		var failed *failure
		if errors.As(err, &failed) {
			return err
		}
		return &failure{code: codeOf(err), err: err}
	}
}
