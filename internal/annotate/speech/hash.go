package speech

// hash mixes a template and two values.
func hash(template, a, b uint32) uint32 {
	h := template*0x9E3779B1 ^ a
	h = (h ^ h>>15) * 0x85EBCA6B
	h = (h ^ h>>13 ^ b) * 0xC2B2AE35
	h = (h ^ h>>16) * 0x27D4EB2F
	return h ^ h>>15
}

// text returns a hash of a short string: FNV-1a.
func text(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// bag gathers features. Each call counts one template on, so that a value means something else in
// each place.
type bag struct {
	f        []uint32
	template uint32
}

func (b *bag) start(template uint32) { b.f, b.template = b.f[:0], template }

func (b *bag) one(x uint32) {
	b.template++
	b.f = append(b.f, hash(b.template, x, 0))
}

func (b *bag) two(x, y uint32) {
	b.template++
	b.f = append(b.f, hash(b.template, x, y))
}

// same adds a feature of the template of the last call: for sets.
func (b *bag) same(x, y uint32) { b.f = append(b.f, hash(b.template, x, y)) }

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// bucket puts a number into a few classes: exact up to 4, then by half powers of two.
func bucket(n int) uint32 {
	sign := uint32(0)
	if n < 0 {
		sign, n = 64, -n
	}
	switch {
	case n <= 4:
		return sign + uint32(n)
	case n <= 6:
		return sign + 5
	case n <= 9:
		return sign + 6
	case n <= 14:
		return sign + 7
	case n <= 22:
		return sign + 8
	case n <= 35:
		return sign + 9
	}
	return sign + 10
}
