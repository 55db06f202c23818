package web

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/sample"
)

// TestIndented holds what is indented against encoding/json.
func TestIndented(t *testing.T) {
	values := []any{
		nil, 1, "a", "", `"`, `\`, `\\"`, `a\"b{`, "{[,:]}\n<&>", []int{}, []int{1}, map[string]any{}, map[string]any{"a": []any{}, "b": map[string]any{}, `\"`: []any{nil, true, 1.5, []any{[]any{}}}},
	}
	for seed := range uint64(50) {
		b := new(news.Briefing)
		sample.Fill(b, seed)
		b.Story = nil
		values = append(values, b)
	}
	for _, v := range values {
		for _, prefix := range []string{"", "    "} {
			var want bytes.Buffer
			enc := json.NewEncoder(&want)
			enc.SetEscapeHTML(false)
			enc.SetIndent(prefix, "  ")
			if err := enc.Encode(v); err != nil {
				t.Fatal(err)
			}
			if have, err := indentedJSON(v, prefix, "\n"); err != nil || string(have) != want.String() {
				t.Errorf("have %s (%v)\nwant %s", have, err, want.Bytes())
			}
		}
	}
	if _, err := indentedJSON(func() {}, "", ""); err == nil {
		t.Error("a function was encoded")
	}
}
