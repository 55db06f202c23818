package verify

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// matrixPage is a matrix of the good site.
const matrixPage = `<table class="matrix" data-matrix><thead><tr><td></td><th scope="col"><a href="sources/a1.html" data-words>The Gazette</a></th><th scope="col"><a href="sources/a2.html">Source 2</a></th></tr></thead>
<tbody><tr><th scope="row"><a href="#c-1" data-article="a1" data-start="START" data-end="END">The ferry left late.</a></th><td class="y">yes</td><td class="y">yes</td></tr></tbody>
<tbody><tr><th scope="rowgroup" colspan="3">flames</th></tr>
<tr><th scope="row"><a href="#d-1">4 am</a></th><td class="y">yes</td><td class="d">differs</td></tr>
<tr><th scope="row"><a href="#d-1">smoke</a></th><td class="d">differs</td><td class="y">yes</td></tr></tbody></table>`

const matrixCSV = "\ufeffid,kind,topic,text,The Gazette,coast.txt\n" +
	"c-1,consensus,,The ferry left late.,reported,reported\n" +
	"d-1,time,flames,4 am,reported,reported differently\n" +
	"d-1,time,flames,smoke,reported differently,reported\n"

// TestMatrix holds that a cell of a matrix, on the page or in the file, says what the briefing says.
func TestMatrix(t *testing.T) {
	for _, test := range []struct{ name, old, new string }{
		{name: "as it should be"},
		{name: "not found, though cited", old: `<td class="y">yes</td></tr></tbody>` + "\n<tbody>", new: "<td>no</td></tr></tbody>\n<tbody>"},
		{name: "not found, though on a side", old: `<td class="d">differs</td></tr>` + "\n<tr>", new: "<td>no</td></tr>\n<tr>"},
		{name: "reported, though on the other side", old: `4 am</a></th><td class="y">yes</td><td class="d">differs`, new: `4 am</a></th><td class="y">yes</td><td class="y">yes`},
		{name: "earlier, without a date", old: `<td class="y">yes</td></tr></tbody>` + "\n<tbody>", new: `<td class="e">earlier</td></tr></tbody>` + "\n<tbody>"},
		{name: "a row of another line", old: `href="#c-1"`, new: `href="#d-1"`},
		{name: "a cell too few", old: `<td class="y">yes</td></tr></tbody></table>`, new: `</tr></tbody></table>`},
		{name: "an unknown kind", old: `<td class="y">yes</td></tr></tbody></table>`, new: `<td class="maybe">yes</td></tr></tbody></table>`},
		{name: "in the file, not found", old: "reported,reported\n", new: "reported,not found\n"},
		{name: "in the file, another value", old: "flames,4 am", new: "flames,5 am"},
		{name: "in the file, one outlet twice", old: "The Gazette,coast.txt\n", new: "The Gazette,The Gazette 2\n"},
		{name: "in the file, another outlet", old: "The Gazette,coast.txt\n", new: "The Gazette,ghost.txt\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := goodSite()
			page, file := strings.NewReplacer("START", strconv.Itoa(ferryLeft.Start), "END", strconv.Itoa(ferryLeft.End)).Replace(matrixPage), matrixCSV
			good := page
			if test.old != "" {
				page, file = strings.Replace(page, test.old, test.new, 1), strings.Replace(file, test.old, test.new, 1)
				if page == good && file == matrixCSV {
					t.Fatal("nothing is changed")
				}
			}
			site["harbour-fire/matrix.html"] = &fstest.MapFile{Data: []byte(`<body data-story="harbour-fire"><p id="c-1"></p><p id="d-1"></p><a href="matrix.csv">csv</a>` + page)}
			for _, id := range []string{"a1", "a2"} {
				site["harbour-fire/sources/"+id+".html"] = &fstest.MapFile{Data: []byte("<p>")}
			}
			site["harbour-fire/matrix.csv"] = &fstest.MapFile{Data: []byte(file)}
			delete(site, "CNAME.html")
			delete(site, manifestName)
			seal(site)
			findings, _ := checkSite(t, site)
			cells := 0
			for _, f := range findings {
				if f.Problem == ProblemCell {
					cells++
				}
			}
			if (cells > 0) != (test.old != "") || test.old == "" && len(findings) > 0 {
				t.Errorf("findings:\n%s", show(findings))
			}
		})
	}
}

// TestReadTable holds that a table is read whatever stands between its cells.
func TestReadTable(t *testing.T) {
	want := [][]string{{"id", "text"}, {"c-1", "a, b; \"c\""}}
	for _, table := range []string{
		"\ufeff\"id\",\"text\"\n\"c-1\",\"a, b; \"\"c\"\"\"\n", "\"id\";\"text\"\n\"c-1\";\"a, b; \"\"c\"\"\"\n", "id,text\nc-1,\"a, b; \"\"c\"\"\"\n",
	} {
		if have, err := readTable(table); err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("%q gives %q, %v", table, have, err)
		}
	}
}

// TestColumns holds which articles the heads of columns name.
func TestColumns(t *testing.T) {
	s := &story{b: &news.Briefing{Articles: []news.BriefArticle{
		{ID: "a1", Path: "x/one.md", Outlet: "Echo"}, {ID: "a2", Path: "y/one.md", Outlet: "Echo"}, {ID: "a3", Path: "=two.md"}, {ID: "a4", Path: "z.md", Outlet: "Route 66"},
	}}}
	have := s.columns([]string{"Echo (one.md)", "Echo (one.md) 2", "'=two.md", "Route 66", "Echo (one.md) 3"})
	if want := []string{"a1", "a2", "a3", "a4", ""}; !slices.Equal(have, want) {
		t.Errorf("have %q, want %q", have, want)
	}
}
