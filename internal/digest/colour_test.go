package digest

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// leastContrast is what WCAG asks of text (1.4.3).
const leastContrast = 4.5

type rgb [3]float64 // each from 0 to 1

func hexColour(t testing.TB, s string) rgb {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 {
		t.Fatalf("%q is no colour like #1b1d1f, which all mail programs know", s)
	}
	return rgb{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}
}

func (c rgb) luminance() float64 {
	var l float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		v := c[i]
		if v <= .04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}

func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// What mail programs that force dark colours on a mail do to each colour.
func forced() map[string]func(rgb) rgb {
	return map[string]func(rgb) rgb{
		"as it is": func(c rgb) rgb { return c },
		"negative": func(c rgb) rgb { return rgb{1 - c[0], 1 - c[1], 1 - c[2]} },
		// The lightness of HSL is turned round and the hue stays: dark green becomes light green.
		"lightness turned": func(c rgb) rgb {
			shift := 1 - slices.Max(c[:]) - slices.Min(c[:])
			return rgb{c[0] + shift, c[1] + shift, c[2] + shift}
		},
		// Black is not quite black, white not quite white.
		"lightness turned, softly": func(c rgb) rgb {
			shift := 1 - slices.Max(c[:]) - slices.Min(c[:])
			soft := func(v float64) float64 { return .09 + .85*(v+shift) }
			return rgb{soft(c[0]), soft(c[1]), soft(c[2])}
		},
	}
}

// pair is a text and what it stands on.
type pair struct{ text, ground string }

var (
	inlineColour = regexp.MustCompile(`(?:^|;)color:(#[0-9a-f]+)`)
	inlineGround = regexp.MustCompile(`(?:^|;)background:(#[0-9a-f]+)`)
	darkRule     = regexp.MustCompile(`((?:\.\w+,? ?)+)\{ ([^}]*)\}`)
	darkColour   = regexp.MustCompile(`(?:^| )color: (#[0-9a-f]+) !important`)
	darkGround   = regexp.MustCompile(`background: (#[0-9a-f]+) !important`)
)

// pairs returns the colours of all text of a mail, with an example of each: of the inline styles, or with the dark ones of
// the style sheet over them.
func pairs(t testing.TB, page []byte, dark bool) map[pair]string {
	t.Helper()
	text, ground := map[string]string{}, map[string]string{} // by class
	if dark {
		_, sheet, ok := strings.Cut(string(page), "prefers-color-scheme: dark")
		if !ok {
			t.Fatal("the mail has no dark colours")
		}
		sheet, _, _ = strings.Cut(sheet, "</style>")
		for _, m := range darkRule.FindAllStringSubmatch(sheet, -1) {
			for class := range strings.FieldsFuncSeq(m[1], func(r rune) bool { return r == '.' || r == ',' || r == ' ' }) {
				if c := darkColour.FindStringSubmatch(m[2]); c != nil {
					text[class] = c[1]
				}
				if c := darkGround.FindStringSubmatch(m[2]); c != nil {
					ground[class] = c[1]
				}
			}
		}
	}
	out := map[pair]string{}
	for n := range parse(t, page).Descendants() {
		if n.Type != html.TextNode || strings.TrimSpace(n.Data) == "" || strings.Contains("style title", n.Parent.Data) || isHidden(n) {
			continue
		}
		out[pair{nearest(n, inlineColour, text), nearest(n, inlineGround, ground)}] = strings.TrimSpace(n.Data)
	}
	return out
}

// isHidden reports whether a text stands in the preheader.
func isHidden(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if strings.HasPrefix(attr(n, "style"), "display:none") {
			return true
		}
	}
	return false
}

// nearest returns the colour that the nearest element around n sets.
func nearest(n *html.Node, inline *regexp.Regexp, byClass map[string]string) string {
	for n = n.Parent; n != nil; n = n.Parent {
		for class := range strings.FieldsSeq(attr(n, "class")) {
			if c := byClass[class]; c != "" {
				return c
			}
		}
		if m := inline.FindStringSubmatch(attr(n, "style")); m != nil {
			return m[1]
		}
	}
	return ""
}

// TestContrast holds each text against what it stands on, in the light and the dark colours of the mail, and in what mail programs make
// of the light ones.
func TestContrast(t *testing.T) {
	eachMail(t, func(t *testing.T, m *Message) {
		for _, dark := range []bool{false, true} {
			found := pairs(t, m.HTML, dark)
			if len(found) < 3 {
				t.Errorf("dark %v: found the colours %v", dark, slices.Collect(maps.Keys(found)))
			}
			for p, example := range found {
				if p.text == "" || p.ground == "" {
					t.Errorf("%q has no colour of its own, or stands on nothing: %+v", example, p)
					continue
				}
				for how, force := range forced() {
					if dark && strings.HasPrefix(how, "lightness") {
						continue // who knows the dark colours of a mail forces none on it
					}
					if c := contrast(force(hexColour(t, p.text)), force(hexColour(t, p.ground))); c < leastContrast {
						t.Errorf("dark %v, %s: %q is %s on %s, a contrast of %.2f", dark, how, example, p.text, p.ground, c)
					}
				}
			}
		}
	})
}

// TestDarkIsComplete: what has a light colour has a dark one, or it would be black on black.
func TestDarkIsComplete(t *testing.T) {
	eachMail(t, func(t *testing.T, m *Message) {
		for n := range parse(t, m.HTML).Descendants() {
			style := attr(n, "style")
			if n.Type == html.ElementNode && (inlineColour.MatchString(style) || inlineGround.MatchString(style)) && attr(n, "class") == "" {
				t.Errorf("%s has a colour that no class makes dark", fmt.Sprintf("<%s style=%q>", n.Data, style))
			}
		}
	})
}
