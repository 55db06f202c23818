package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/briefgen/briefgen/internal/build"
)

// versionJSON is the version for programs.
type versionJSON struct {
	Version  string `json:"version"`
	Revision string `json:"revision"` // "" if the program does not know
	Go       string `json:"go"`
	System   string `json:"system"`
}

func newVersion(t *terminal) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "print the version",
		Example: "  briefgen version --json",
		Args:    cobra.NoArgs,
		RunE: action(func(*cobra.Command, []string) error {
			return runVersion(t, asJSON)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

func runVersion(t *terminal, asJSON bool) error {
	v := versionJSON{
		Version:  build.Version,
		Revision: revision(),
		Go:       runtime.Version(),
		System:   runtime.GOOS + "/" + runtime.GOARCH,
	}
	if asJSON {
		return t.resultJSON(v)
	}
	about := []string{v.Go, v.System}
	if v.Revision != "" {
		about = append(about, v.Revision)
	}
	t.result("briefgen %s (%s)", v.Version, strings.Join(about, ", "))
	return nil
}

// revision returns the commit that the program was made from.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var commit, changed string
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+changes"
		}
	}
	if commit == "" {
		return ""
	}
	return commit + changed
}
