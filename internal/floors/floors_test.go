package floors

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFloors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "floors.txt")
	text := "# why\nmean a.f1 >= 0.700\nmean a.split <= 1.500\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	list, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		f1, split float64
		want      string // in the one complaint; "" for none
	}{
		{"at the floor", 0.7, 1.5, ""},
		{"a little above", 0.7049, 1.4951, ""},
		{"under", 0.699, 1.5, "a.f1 is 0.699"},
		{"over the most", 0.7, 1.6, "a.split is 1.600"},
		{"outgrown", 0.75, 1.5, "raise it with make raise"},
	} {
		got := list.Check(Figures{"mean": {"a.f1": c.f1, "a.split": c.split}}, "make raise")
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s: have %q, want %q", c.name, got, c.want)
		}
	}
	if got := list.Check(Figures{"mean": {"a.f1": 0.7}}, "make raise"); len(got) != 1 || !strings.Contains(got[0], "not measured") {
		t.Errorf("missing figure: have %q", got)
	}
	raised := strings.Join(list.raised(Figures{"mean": {"a.f1": 0.8123, "a.split": 2}}), "\n")
	if !strings.Contains(raised, "0.812") || !strings.Contains(raised, "<= 1.500") || !strings.HasPrefix(raised, "# why\n") {
		t.Errorf("raised floors:\n%s", raised)
	}
}

func TestFloorsMistake(t *testing.T) {
	path := filepath.Join(t.TempDir(), "floors.txt")
	for _, line := range []string{"mean a.f1 0.7", "mean a.f1 >= much", "mean a.f1 > 0.7"} {
		if err := os.WriteFile(path, []byte("# why\n"+line+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(path); err == nil || !strings.Contains(err.Error(), "floors.txt:2:") {
			t.Errorf("%q: have %v, want an error in line 2", line, err)
		}
	}
}
