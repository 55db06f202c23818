// Package floors holds figures against a committed file of the least values that they may have.
// Floors only rise: a figure under its floor is a complaint, and so is one well above it, until
// the file has been raised to it. What was reached once is kept.
package floors

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
)

// slack is how far a figure may lie above its floor before the floor has to be raised.
const slack = 0.005

// Figures holds what was measured: row → column → value. What a row is, is up to the measuring
// program.
type Figures map[string]map[string]float64

// floor is a line of the file of floors: what is measured, on what, and the least value; for a
// figure that should be low the most, marked by "<=".
type floor struct {
	row, column string
	most        bool
	value       float64
}

// List is a file of floors, with its comments.
type List struct {
	lines []string
	at    map[int]floor // line → floor
}

// Read reads the file path, of lines of the form "mean consensus.f1 >= 0.700", of blank lines and
// of comments behind "#". It fails with the place of the first line of another form.
func Read(path string) (List, error) {
	list := List{at: map[int]floor{}}
	file, err := os.Open(path)
	if err != nil {
		return list, err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	for in.Scan() {
		line := in.Text()
		list.lines = append(list.lines, line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 4 || f[2] != ">=" && f[2] != "<=" {
			return list, fmt.Errorf("%s:%d: want ROW FIGURE >= VALUE, have %q", path, len(list.lines), line)
		}
		value, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			return list, fmt.Errorf("%s:%d: %w", path, len(list.lines), err)
		}
		list.at[len(list.lines)-1] = floor{f[0], f[1], f[2] == "<=", value}
	}
	return list, in.Err()
}

// Check returns a complaint for each figure that fell short of its floor or was not measured, and
// for each that has outgrown its floor; the last names raise, the command that raises floors.
func (list List) Check(have Figures, raise string) []string {
	var out []string
	for i := range list.lines {
		f, ok := list.at[i]
		if !ok {
			continue
		}
		x, ok := have[f.row][f.column]
		switch gain := f.gain(x); {
		case !ok:
			out = append(out, fmt.Sprintf("%s %s was not measured", f.row, f.column))
		case gain < -1e-9:
			out = append(out, fmt.Sprintf("%s %s is %.3f, its floor is %.3f", f.row, f.column, x, f.value))
		case gain > slack+1e-9:
			out = append(out, fmt.Sprintf("%s %s is %.3f, better than its floor %.3f: raise it with %s", f.row, f.column, x, f.value, raise))
		}
	}
	return out
}

// gain returns by how much x is better than the floor, at the three digits that are printed.
func (f floor) gain(x float64) float64 {
	x = math.Round(x*1000) / 1000
	if f.most {
		return f.value - x
	}
	return x - f.value
}

// Raise writes the file path with every floor at what was reached; none goes down.
func (list List) Raise(path string, have Figures) error {
	return os.WriteFile(path, []byte(strings.Join(list.raised(have), "\n")+"\n"), 0o644)
}

func (list List) raised(have Figures) []string {
	lines := append([]string(nil), list.lines...)
	for i, f := range list.at {
		x, ok := have[f.row][f.column]
		if !ok || f.gain(x) <= 0 {
			continue
		}
		sign := ">="
		if f.most {
			sign = "<="
		}
		lines[i] = fmt.Sprintf("%-12s %-30s %s %.3f", f.row, f.column, sign, x)
	}
	return lines
}
