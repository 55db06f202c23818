package morph

// table maps hashes to numbers, by open addressing, at most two thirds full. The key 0 is none.
type table struct {
	slots []slot // a power of two
}

type slot struct{ key, value uint32 }

// newTable returns a table that has room for n keys.
func newTable(n int) table {
	size := 4
	for 2*size < 3*n {
		size *= 2
	}
	return table{make([]slot, size)}
}

// put sets the value of a key. The table must have room.
func (t *table) put(key, value uint32) {
	mask := len(t.slots) - 1
	for i := int(key) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == 0 || s.key == key {
			*s = slot{key, value}
			return
		}
	}
}

// get returns the value of a key.
func (t *table) get(key uint32) (value uint32, ok bool) {
	slots := t.slots
	for i := int(key); len(slots) > 0; i++ {
		s := slots[i&(len(slots)-1)]
		if s.key == key {
			return s.value, key != 0
		}
		if s.key == 0 {
			break
		}
	}
	return 0, false
}

// each calls visit with every key and value, in the order of the slots.
func (t *table) each(visit func(key, value uint32)) {
	for _, s := range t.slots {
		if s.key != 0 {
			visit(s.key, s.value)
		}
	}
}
