package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/quality/marks"
)

// figures holds what was measured: row → column → value. The rows are the stories, "mean" over
// them, and one for each other measurement.
type figures map[string]map[string]float64

// seeds is the story whose articles are the seeds.
const seeds = "riyadh-talks"

// isMarked says whether a story is one of the marks in a folder.
func isMarked(folder, story string) bool {
	_, err := os.Stat(filepath.Join(filepath.FromSlash(folder), story+".json"))
	return err == nil
}

// columns of the table of stories, as the scorer names them.
var columns = []string{
	"consensus.f1", "consensus.precision", "consensus.recall", "consensus.citation_precision", "consensus.precision_at_10",
	"consensus.support_recall", "consensus.repeated", "consensus.ndcg",
	"disputes.f1", "disputes.precision", "quotes.f1", "quotes.direct_speaker", "actors.person_f1", "actors.role", "actors.split", "actors.mixed",
	"titles.wrong", "citations.ungrounded", "citations.boilerplate",
}

// measure builds the tools in work and runs them on everything that is marked.
func measure(shared, work string, verbose bool) (figures, error) {
	shared, err := filepath.Abs(shared)
	if err != nil {
		return nil, err
	}
	eval := filepath.Join(shared, "eval")
	tools := map[string]string{"briefgen": "./cmd/briefgen"}
	for _, name := range []string{"score", "attribution", "grouping", "unpack"} {
		tools[name] = filepath.Join(eval, name+".go")
	}
	for name, source := range tools {
		if err := run(nil, "go", "build", "-o", filepath.Join(work, name), source); err != nil {
			return nil, err
		}
	}
	f := figures{}
	golds, err := filepath.Glob(filepath.Join(eval, "gold", "*.json"))
	if err != nil {
		return nil, err
	}
	for _, gold := range golds {
		story := strings.TrimSuffix(filepath.Base(gold), ".json")
		articles := filepath.Join(eval, "stories", story)
		if story == seeds {
			articles = filepath.Join(shared, "seeds")
		}
		if f[story], err = scoreStory(work, story, articles, gold, verbose); err != nil {
			return nil, fmt.Errorf("story %s: %w", story, err)
		}
	}
	f.addMean("mean", slices.Collect(maps.Keys(f)))
	if f["attribution"], err = scoreAttribution(work, shared, verbose); err != nil {
		return nil, fmt.Errorf("attribution: %w", err)
	}
	if f["grouping"], err = scoreGrouping(work, shared); err != nil {
		return nil, fmt.Errorf("grouping: %w", err)
	}
	for folder, row := range map[string]string{marks.Folder: "more", marks.Unseen: "unseen"} {
		names, err := f.scoreMarked(work, shared, folder, verbose && folder != marks.Unseen)
		if err != nil {
			return nil, fmt.Errorf("marks: %w", err)
		}
		f.addMean(row, names)
	}
	return f, nil
}

// scoreMarked scores the stories of the files of marks in a folder, from the articles that scoreGrouping unpacked,
// and returns their names.
func (f figures) scoreMarked(work, shared, folder string, verbose bool) ([]string, error) {
	files, err := marks.Files(folder)
	if err != nil {
		return nil, err
	}
	articles, err := marks.Articles(filepath.Join(shared, "data", marks.Data))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		folder, goldFile, err := marks.LayOut(file, filepath.Join(work, "projects", "grouping", "content"), work, articles)
		if err != nil {
			return nil, err
		}
		if f[name], err = scoreStory(work, name, folder, goldFile, verbose); err != nil {
			return nil, fmt.Errorf("story %s: %w", name, err)
		}
		names = append(names, name)
	}
	return names, nil
}

// scoreStory builds a story as the only one of a project of its own and scores its briefing.
func scoreStory(work, story, articles, gold string, verbose bool) (map[string]float64, error) {
	project := filepath.Join(work, "projects", story)
	if err := os.MkdirAll(filepath.Join(project, "content"), 0o755); err != nil {
		return nil, err
	}
	if err := os.CopyFS(filepath.Join(project, "content", story), os.DirFS(articles)); err != nil {
		return nil, err
	}
	if err := run(nil, filepath.Join(work, "briefgen"), "build", "--source", project); err != nil {
		return nil, err
	}
	args := []string{"-articles", articles, "-gold", gold, filepath.Join(project, "site", story, "briefing.json")}
	if verbose {
		args = append([]string{"-v"}, args...)
	}
	out, err := figuresOf(filepath.Join(work, "score"), args...)
	if err != nil {
		return nil, err
	}
	out["titles.wrong"] = out["titles.of"] - out["titles.right"]
	return out, nil
}

// scoreAttribution inspects the articles in which people marked who said what.
func scoreAttribution(work, shared string, verbose bool) (map[string]float64, error) {
	gold := filepath.Join(shared, "data", "polnear-dev.jsonl.gz")
	dir := filepath.Join(work, "polnear")
	if err := run(nil, filepath.Join(work, "attribution"), "-gold", gold, "-extract", dir); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	inspected, err := os.Create(filepath.Join(work, "inspected.jsonl"))
	if err != nil {
		return nil, err
	}
	defer inspected.Close()
	if err := run(inspected, filepath.Join(work, "briefgen"), append([]string{"inspect"}, files...)...); err != nil {
		return nil, err
	}
	args := []string{"-gold", gold, inspected.Name()}
	if verbose {
		args = append([]string{"-v", "10"}, args...)
	}
	return figuresOf(filepath.Join(work, "attribution"), args...)
}

// scoreGrouping builds a flat folder of articles and scores the stories made of it.
func scoreGrouping(work, shared string) (map[string]float64, error) {
	gold := filepath.Join(shared, "data", "stories-dev.jsonl.gz")
	project := filepath.Join(work, "projects", "grouping")
	if err := run(io.Discard, filepath.Join(work, "unpack"), gold, filepath.Join(project, "content")); err != nil {
		return nil, err
	}
	if err := run(nil, filepath.Join(work, "briefgen"), "build", "--source", project); err != nil {
		return nil, err
	}
	return figuresOf(filepath.Join(work, "grouping"), "-gold", gold, filepath.Join(project, "site", "index.json"))
}

// addMean adds the mean over some stories.
func (f figures) addMean(name string, stories []string) {
	mean := map[string]float64{}
	for _, story := range stories {
		for column, x := range f[story] {
			mean[column] += x / float64(len(stories))
		}
	}
	f[name] = mean
}

// figuresOf runs a scorer and flattens the JSON that it prints: {"a": {"b": 1}} is a.b = 1.
func figuresOf(name string, args ...string) (map[string]float64, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	raw, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	var report map[string]any
	if err := json.Unmarshal(raw, &report); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	out := map[string]float64{}
	flatten(report, "", out)
	return out, nil
}

func flatten(report map[string]any, prefix string, out map[string]float64) {
	for key, value := range report {
		switch v := value.(type) {
		case float64:
			out[prefix+key] = v
		case map[string]any:
			flatten(v, prefix+key+".", out)
		}
	}
}

// run runs a command; what it says is shown if it fails.
func run(stdout io.Writer, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = stdout, &said
	if stdout == nil {
		cmd.Stdout = &said
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, said.String())
	}
	return nil
}

// print writes the tables: a line a figure, a column a story. Of the stories that were marked for this project the means stand
// there, and if verbose the stories that something was taught from.
func (f figures) print(w io.Writer, verbose bool) {
	var stories, more []string
	for _, row := range slices.Sorted(maps.Keys(f)) {
		switch {
		case slices.Contains([]string{"mean", "more", "unseen", "attribution", "grouping"}, row), isMarked(marks.Unseen, row):
		case isMarked(marks.Folder, row):
			more = append(more, row)
		default:
			stories = append(stories, row)
		}
	}
	f.table(w, append(stories, "mean"))
	if verbose {
		f.table(w, more)
	}
	f.table(w, []string{"more", "unseen"})
	for _, row := range []string{"attribution", "grouping"} {
		for _, k := range slices.Sorted(maps.Keys(f[row])) {
			fmt.Fprintf(w, "%-30s %16.3f\n", row+" "+k, f[row][k])
		}
	}
	fmt.Fprintln(w)
}

func (f figures) table(w io.Writer, stories []string) {
	fmt.Fprintf(w, "%-30s", "")
	for _, s := range stories {
		fmt.Fprintf(w, " %16s", s)
	}
	fmt.Fprintln(w)
	for _, c := range columns {
		fmt.Fprintf(w, "%-30s", c)
		for _, s := range stories {
			fmt.Fprintf(w, " %16.3f", f[s][c])
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}
