package lexicon

import (
	_ "embed"
	"encoding/binary"
	"math/bits"
	"sync"
)

// Cluster is the cluster of a word: words of one cluster are used alike. The higher bits name a
// coarser cluster: c is one of 1024, c>>3 one of 256, c>>7 one of 64 and c>>11 one of 16. 0 is no
// cluster; clusters of different coarseness have different numbers.
type Cluster uint16

// The table is made by ../train; clusters.md says from what.
//
//go:embed clusters.bin
var packedClusters []byte

// clusterTable is a hash table with open addressing. It is read-only.
type clusterTable struct {
	shift uint
	slots []clusterSlot
}

// clusterSlot is empty where cluster is 0.
type clusterSlot struct {
	norm    uint32
	cluster Cluster
}

// clusters returns the table, read on first use.
var clusters = sync.OnceValue(func() *clusterTable { return readClusters(packedClusters) })

func readClusters(b []byte) *clusterTable {
	number := func() int {
		n, size := binary.Uvarint(b)
		if size <= 0 {
			panic("lexicon: clusters.bin is cut off") // part of the binary
		}
		b = b[size:]
		return int(n)
	}
	size := bits.Len(uint(2 * number()))
	t := &clusterTable{shift: 32 - uint(size), slots: make([]clusterSlot, 1<<size)}
	for len(b) > 0 {
		c := Cluster(number())
		norm := uint32(0)
		for range number() {
			norm += uint32(number())
			t.add(norm, c)
		}
	}
	return t
}

func (t *clusterTable) add(norm uint32, c Cluster) {
	i := t.slot(norm)
	for t.slots[i].cluster != 0 {
		i = (i + 1) & uint32(len(t.slots)-1)
	}
	t.slots[i] = clusterSlot{norm, c}
}

// slot returns where to look for norm first. The low bits of FNV-1a hashes of words that end
// alike are alike: the product spreads them.
func (t *clusterTable) slot(norm uint32) uint32 { return norm * 0x9E3779B1 >> t.shift }

// clusterOf returns the cluster of the word with hash norm.
func clusterOf(norm uint32) Cluster {
	t := clusters()
	for i := t.slot(norm); t.slots[i].cluster != 0; i = (i + 1) & uint32(len(t.slots)-1) {
		if t.slots[i].norm == norm {
			return t.slots[i].cluster
		}
	}
	return 0
}
