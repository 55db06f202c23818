package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// rates are what the articles of a story themselves give for one currency in another: "2m euros
// ($2.6m)". The key is both currencies, the value how much of the second one of the first is.
type rates map[[2]string]float64

// converts reports whether b gives a once more, in another unit: "58 km (36 miles)", "2m euros
// ($2.6m)". In a chain a does so itself: "2m euros (£1.7m; $2.6m)".
func converts(text string, a, b nlp.Quantity, chain bool) bool {
	if a.Dimension == "" || a.Dimension != b.Dimension || a.End >= b.Start || b.Start-a.End > longBetween {
		return false
	}
	between := strings.Join(strings.Fields(text[a.End:b.Start]), " ")
	if chain && (between == ";" || between == "," || between == "/" || between == "or") {
		return true
	}
	if a.Unit == b.Unit {
		return between == "("
	}
	return a.Dimension == "money" && (between == "or" || strings.ContainsAny(between, "([") && !strings.ContainsAny(between, ")]"))
}

// longBetween is the most bytes between two figures of which one gives the other in another unit.
const longBetween = 16

// add takes in that b is f in another currency.
func (r rates) add(f *figure, b nlp.Quantity) {
	if f.q.Unit == b.Unit || f.q.Value <= 0 || b.Value <= 0 {
		return
	}
	for _, pair := range []struct{ a, b nlp.Quantity }{{f.q, b}, {b, f.q}} {
		key := [2]string{pair.a.Unit, pair.b.Unit}
		if r[key] == 0 {
			r[key] = pair.b.Value / pair.a.Value
		}
	}
}

// apply gives all amounts of money in the currency that most of them are in, as far as there is a
// rate.
func (r rates) apply(figures []figure) {
	if len(r) == 0 {
		return
	}
	count, most := map[string]int{}, ""
	for _, f := range figures {
		if f.q.Dimension != "money" {
			continue
		}
		count[f.q.Unit]++
		if n := count[f.q.Unit]; n > count[most] || n == count[most] && f.q.Unit < most {
			most = f.q.Unit
		}
	}
	for i := range figures {
		v := &figures[i].v
		if rate := r.between(v.Unit, most); v.Dimension == "money" && v.Unit != most && rate > 0 {
			v.Value, v.Max, v.Unit = v.Value*rate, v.Max*rate, most
			if v.Bound == nlp.Exactly {
				v.Bound = nlp.Near // as good as the rate
			}
		}
	}
}

// between returns how much of currency b one of a is, through a third one where the articles give both in that; 0 if they
// do not say.
func (r rates) between(a, b string) float64 {
	if rate := r[[2]string{a, b}]; rate > 0 {
		return rate
	}
	via := ""
	for key := range r {
		if key[0] == a && r[[2]string{key[1], b}] > 0 && (via == "" || key[1] < via) {
			via = key[1]
		}
	}
	return r[[2]string{a, via}] * r[[2]string{via, b}]
}
