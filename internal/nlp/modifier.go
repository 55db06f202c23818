package nlp

import "strings"

// modifiers are what may stand before a figure, with what they say of it.
var modifiers = map[string]Bound{
	"at least": AtLeast, "at the very least": AtLeast, "no less than": AtLeast, "no fewer than": AtLeast, "not less than": AtLeast,
	"not fewer than": AtLeast, "a minimum of": AtLeast, "upwards of": AtLeast, "upward of": AtLeast,
	"more than": Above, "over": Above, "above": Above, "just over": Above, "well over": Above, "well above": Above, "slightly more than": Above,
	"just more than": Above, "a little over": Above, "a little more than": Above, "slightly over": Above, "far more than": Above, "greater than": Above,
	"in excess of": Above, "north of": Above, "just above": Above, "well more than": Above, "exceeding": Above, "higher than": Above, "longer than": Above,
	"at most": AtMost, "up to": AtMost, "as many as": AtMost, "as much as": AtMost, "no more than": AtMost, "not more than": AtMost,
	"a maximum of": AtMost, "as high as": AtMost, "no longer than": AtMost, "as long as": AtMost, "maximum of": AtMost,
	"less than": Below, "fewer than": Below, "under": Below, "below": Below, "just under": Below, "just below": Below, "well under": Below, "well below": Below,
	"nearly": Below, "almost": Below, "just short of": Below, "slightly less than": Below, "a little less than": Below, "not quite": Below,
	"lower than": Below, "slightly under": Below, "shy of": Below,
	"about": Near, "around": Near, "approximately": Near, "roughly": Near, "some": Near, "an estimated": Near, "estimated": Near,
	"close to": Near, "circa": Near, "perhaps": Near, "maybe": Near, "an average of": Near, "or so": Near, "in the region of": Near,
	"somewhere around": Near, "more or less": Near, "near": Near, "or thereabouts": Near, "something like": Near,
	"only": Exactly, "just": Exactly, "exactly": Exactly, "between": Exactly, "a total of": Exactly, "a record": Exactly, "another": Exactly,
	"an additional": Exactly, "a further": Exactly, "as few as": AtLeast, "as little as": AtLeast, "fully": Exactly, "precisely": Exactly, "barely": Above,
	"a mere": Exactly, "a combined": Exactly, "anywhere between": Exactly, "anywhere from": Exactly, "a whopping": Exactly,
	"plus or minus": Near, "give or take": Near, "or more": AtLeast, "or less": AtMost, "or fewer": AtMost, "or higher": AtLeast, "or older": AtLeast, "or younger": AtMost,
	"or above": AtLeast, "or over": AtLeast, "or greater": AtLeast, "or longer": AtLeast, "or lower": AtMost, "and above": AtLeast,
	"and over": AtLeast, "and older": AtLeast, "and up": AtLeast, "and under": AtMost, "and younger": AtMost, "or better": AtLeast,
}

// longModifier is the most words and bytes of a modifier.
const (
	longModifier  = 4
	modifierBytes = 32
)

// modifierBefore returns the modifier that ends before piece i, with the piece it begins at.
func (p *pieces) modifierBefore(i int) (string, int) {
	for n := min(longModifier, i); n > 0; n-- {
		if m := p.modifierAt(i-n, n); m != "" && !(m == "up to" && p.rises(i-n-1)) && !strings.HasPrefix(m, "or ") && !strings.HasPrefix(m, "and ") {
			return m, i - n
		}
	}
	switch p.raw(i - 1) {
	case "~", "≈":
		return "about", i - 1
	case ">":
		return "more than", i - 1
	case "<":
		return "less than", i - 1
	}
	return "", i
}

// rises reports whether "up" behind piece i goes with a verb: "edged up to 5 percent".
func (p *pieces) rises(i int) bool { return rising[p.raw(i)] || rising[p.word(i)] }

var rising = wordSet(`edged edge edging ticked inched rose risen climbed went gone moved move jumped crept pushed bumped shot came picked grew grown revised
	rounded stepped marked driven bid added adds add adding`)

// modifierBehind returns the modifier that begins at piece i, behind a figure, and the piece
// behind it.
func (p *pieces) modifierBehind(i int) (string, int) {
	switch w := p.word(i); {
	case w == "+":
		return "or more", i + 1
	case p.tight(i) && p.word(i+1) == "plus":
		return "or more", i + 2
	case p.tight(i) && p.word(i+1) == "odd":
		return "or so", i + 2
	case w == "or" || w == "and":
		if m := p.modifierAt(i, 2); m != "" {
			return m, i + 2
		}
	case w == "at" && (p.word(i+1) == "least" || p.word(i+1) == "most"):
		if p.is(i+2, isCardinal) || p.digit(i+2) {
			return "", i // belongs to the next figure
		}
		return p.modifierAt(i, 2), i + 2
	}
	return "", i
}

// modifierAt returns the modifier of the n pieces from i on, in lower case, or "".
func (p *pieces) modifierAt(i, n int) string {
	var key [modifierBytes]byte
	size := 0
	for k := i; k < i+n; k++ {
		w := p.word(k)
		if size+len(w)+1 > modifierBytes {
			return ""
		}
		if k > i {
			key[size] = ' '
			size++
		}
		size += copy(key[size:], w)
	}
	if _, ok := modifiers[string(key[:size])]; !ok {
		return ""
	}
	if n == 1 {
		return p.word(i)
	}
	return string(key[:size])
}
