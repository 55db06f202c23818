package morph

// table maps hashes to numbers, by open addressing, at most half full. The key 0 is none.
type table struct {
	keys, values []uint32 // as long as each other, a power of two
	mask         uint32
}

// newTable returns a table that has room for n keys.
func newTable(n int) table {
	size := 4
	for size < 2*n {
		size *= 2
	}
	return table{keys: make([]uint32, size), values: make([]uint32, size), mask: uint32(size - 1)}
}

// put sets the value of a key. The table must have room.
func (t *table) put(key, value uint32) {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		if t.keys[i] == 0 || t.keys[i] == key {
			t.keys[i], t.values[i] = key, value
			return
		}
	}
}

// get returns the value of a key.
func (t *table) get(key uint32) (value uint32, ok bool) {
	keys := t.keys
	for i := key & t.mask; int(i) < len(keys); i = (i + 1) & t.mask {
		if keys[i] == key {
			return t.values[i], key != 0
		}
		if keys[i] == 0 {
			break
		}
	}
	return 0, false
}

// each calls visit with every key and value, in no order of use.
func (t *table) each(visit func(key, value uint32)) {
	for i, key := range t.keys {
		if key != 0 {
			visit(key, t.values[i])
		}
	}
}
