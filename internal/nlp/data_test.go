package nlp

import (
	"bufio"
	"compress/gzip"
	"os"
	"testing"
)

// data lies beside the repository, not in it. The figures on it are those of ./measure, with their
// floors; a test here is for what that does not measure.
const data = "../../../shared/data/"

// lines returns the lines of a gzipped file of data. It skips the test where the file is absent.
func lines(t testing.TB, name string) []string {
	t.Helper()
	file, err := os.Open(data + name)
	if err != nil {
		t.Skipf("the measuring data are not beside the repository: %v", err)
	}
	defer file.Close()
	gz, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	in := bufio.NewScanner(gz)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		out = append(out, in.Text())
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
