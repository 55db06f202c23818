package brief

// marks is what one sentence has, to be looked up by number: it is compared with many others on end, and of two lists
// only that of the other is gone through then.
type marks struct {
	of                      *unit
	turn                    int32
	meanings, doings, forms []int32 // by id: the turn of the latest sentence that has it
	runs                    [1 << runBits]int32
}

// runBits is the length of the hash of a run.
const runBits = 12

func runHash(run uint64) uint64 { return run * 0x9e3779b97f4a7c15 >> (64 - runBits) }

func newMarks(terms, forms int) *marks {
	return &marks{meanings: make([]int32, terms), doings: make([]int32, terms), forms: make([]int32, forms)}
}

// marked returns the marks of a sentence, until another is asked for.
func (m *merger) marked(u *unit) *marks {
	if m.marks == nil {
		m.marks = newMarks(m.terms, m.lex.form)
	}
	k := m.marks
	if k.of == u {
		return k
	}
	k.of = u
	k.turn++
	mark(k.meanings, u.meanings, k.turn)
	mark(k.doings, u.doings, k.turn)
	mark(k.forms, u.forms, k.turn)
	for _, run := range u.runs {
		k.runs[runHash(run)] = k.turn
	}
	return k
}

func mark(table []int32, ids []int, turn int32) {
	for _, id := range ids {
		table[id] = turn
	}
}

// shared returns how many of some ids are marked in a table.
func (k *marks) shared(table []int32, ids []int) int {
	n := 0
	for _, id := range ids {
		if table[id] == k.turn {
			n++
		}
	}
	return n
}

// sharedRuns returns how many of some runs the sentence has.
func (k *marks) sharedRuns(runs []uint64) int {
	n := 0
	for _, run := range runs {
		if k.runs[runHash(run)] == k.turn && has(k.of.runs, run) {
			n++
		}
	}
	return n
}

// bits tells of a list of ids which it lacks: those whose bit is not set.
type bits uint64

func bitOf(id int) bits { return 1 << (uint(id) % 64) }

func bitsOf(ids []int) bits {
	var out bits
	for _, id := range ids {
		out |= bitOf(id)
	}
	return out
}
