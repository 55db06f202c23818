package main

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

// floor is a line of the file of floors: what is measured, on what, and the least value; for a
// figure that should be low the most, marked by "<=".
type floor struct {
	row, column string
	most        bool
	value       float64
}

// floorList is the file of floors, with its comments.
type floorList struct {
	lines []string
	at    map[int]floor // line → floor
}

// readFloors reads lines of the form "mean consensus.f1 >= 0.700".
func readFloors(path string) (floorList, error) {
	list := floorList{at: map[int]floor{}}
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

// check returns a complaint for each figure that fell short of its floor, and for each that has
// outgrown it.
func (list floorList) check(have figures) []string {
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
			out = append(out, fmt.Sprintf("%s %s is %.3f, better than its floor %.3f: raise it with .ci/quality -raise", f.row, f.column, x, f.value))
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

// raised returns the lines of the file with every floor at what was reached; none goes down.
func (list floorList) raised(have figures) []string {
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

func writeFloors(path string, lines []string) error {
	return os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
