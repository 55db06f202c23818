package doccode

import (
	"encoding/binary"
	"math"

	"github.com/briefgen/briefgen/internal/news"
)

// coder writes values, or reads them back: what describes a type is one function for both ways, so that none can
// forget a field that the other knows.
//
// Numbers are varints. A string is its number in a table that stands before all else; what is read of it are parts of
// one string. A span begins where the one before it began, more or less.
type coder struct {
	writing bool
	data    []byte
	at      int  // reading
	bad     bool // what is read was not written by us

	numbers map[string]int // writing: string → its number
	table   []string
	last    int   // where the last span began
	room    []int // for short lists of numbers
}

func newWriter() *coder {
	return &coder{writing: true, numbers: map[string]int{}}
}

// written returns what was written, with the table of strings before it.
func (c *coder) written() []byte {
	size := 0
	for _, s := range c.table {
		size += len(s) + 3
	}
	out := binary.AppendUvarint(make([]byte, 0, size+len(c.data)+8), uint64(len(c.table)))
	for _, s := range c.table {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	for _, s := range c.table {
		out = append(out, s...)
	}
	return append(out, c.data...)
}

// newReader begins to read what written returned.
func newReader(data []byte) *coder {
	c := &coder{data: data}
	n := c.count()
	c.table = make([]string, n)
	lengths := make([]int, n)
	total := 0
	for i := range lengths {
		lengths[i] = c.count()
		total += lengths[i]
	}
	if total > len(data)-c.at {
		c.bad = true
		return c
	}
	all := string(data[c.at : c.at+total])
	c.at += total
	for i, n := range lengths {
		c.table[i], all = all[:n], all[n:]
	}
	return c
}

// done reports whether all was read, and nothing was amiss.
func (c *coder) done() bool { return !c.bad && c.at == len(c.data) }

func (c *coder) readUint() uint64 {
	if c.at < len(c.data) && c.data[c.at] < 0x80 {
		c.at++
		return uint64(c.data[c.at-1])
	}
	x, n := binary.Uvarint(c.data[min(c.at, len(c.data)):])
	if n <= 0 {
		c.bad = true
		return 0
	}
	c.at += n
	return x
}

// count reads a number of things that take a byte each at least, so that a damaged one asks for no more memory than
// there are bytes.
func (c *coder) count() int {
	n := c.readUint()
	if n > uint64(len(c.data)-c.at) {
		c.bad = true
		return 0
	}
	return int(n)
}

func (c *coder) int(x *int) {
	if c.writing {
		c.data = binary.AppendVarint(c.data, int64(*x))
		return
	}
	u := c.readUint()
	*x = int(int64(u>>1) ^ -int64(u&1))
}

func (c *coder) bool(x *bool) {
	if c.writing {
		b := byte(0)
		if *x {
			b = 1
		}
		c.data = append(c.data, b)
		return
	}
	*x = c.readUint() == 1
}

func (c *coder) float(x *float64) {
	if c.writing {
		c.data = binary.LittleEndian.AppendUint64(c.data, math.Float64bits(*x))
		return
	}
	if len(c.data)-c.at < 8 {
		c.bad = true
		return
	}
	*x = math.Float64frombits(binary.LittleEndian.Uint64(c.data[c.at:]))
	c.at += 8
}

// text writes or reads a string of any type.
func text[S ~string](c *coder, x *S) {
	if c.writing {
		n, ok := c.numbers[string(*x)]
		if !ok {
			n = len(c.table)
			c.numbers[string(*x)] = n
			c.table = append(c.table, string(*x))
		}
		c.data = binary.AppendUvarint(c.data, uint64(n))
		return
	}
	n := c.readUint()
	if n >= uint64(len(c.table)) {
		c.bad = true
		return
	}
	*x = S(c.table[n])
}

func (c *coder) span(s *news.Span) {
	from, length := s.Start-c.last, s.End-s.Start
	c.int(&from)
	c.int(&length)
	s.Start = c.last + from
	s.End = s.Start + length
	c.last = s.Start
}

// length writes or reads the length of a list, and reports whether there is one: nil is none.
func (c *coder) length(n int, isNil bool) (int, bool) {
	if c.writing {
		if isNil {
			c.data = append(c.data, 0)
			return 0, false
		}
		c.data = binary.AppendUvarint(c.data, uint64(n)+1)
		return n, true
	}
	m := c.readUint()
	if m == 0 || m-1 > uint64(len(c.data)-c.at) {
		c.bad = c.bad || m != 0
		return 0, false
	}
	return int(m - 1), true
}

// list writes or reads a list of things that take a byte each at least.
func list[T any](c *coder, s *[]T, each func(*T)) {
	n, ok := c.length(len(*s), *s == nil)
	if !ok {
		return
	}
	if !c.writing {
		*s = make([]T, n)
	}
	for i := range *s {
		if each(&(*s)[i]); c.bad {
			return
		}
	}
}

// ints writes or reads a list of numbers. There are many short ones, which share their memory.
func (c *coder) ints(s *[]int) {
	n, ok := c.length(len(*s), *s == nil)
	if !ok {
		return
	}
	if !c.writing {
		if len(c.room) < n {
			c.room = make([]int, max(n, 256))
		}
		*s, c.room = c.room[:n:n], c.room[n:]
	}
	for i := range *s {
		c.int(&(*s)[i])
	}
}
