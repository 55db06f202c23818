package cluster

import "slices"

// runIndex leads from a run of words to the nodes that have it, in the order of their places. Most runs are of one node
// alone, and take no list.
type runIndex struct {
	at    map[uint64]int32 // run → a node's id, or the place of a list, as its complement
	lists [][]int32
	alone [1]int32
}

func newRunIndex() runIndex { return runIndex{at: map[uint64]int32{}} }

// all returns the nodes that have a run. They hold until the next call.
func (x *runIndex) all(h uint64) []int32 {
	at, ok := x.at[h]
	if !ok {
		return nil
	}
	if at >= 0 {
		x.alone[0] = at
		return x.alone[:]
	}
	return x.lists[^at]
}

// first returns the first nodes that have a run: one that more have is a formula, or each of them is a copy of those; more
// would take quadratic time.
func (x *runIndex) first(h uint64) []int32 {
	list := x.all(h)
	return list[:min(len(list), mostPlaces)]
}

// add adds a node under its runs, each of which is given once.
func (x *runIndex) add(id int32, runs []uint64, nodes []*node) {
	for _, h := range runs {
		at, ok := x.at[h]
		if !ok {
			x.at[h] = id
			continue
		}
		if at >= 0 {
			x.lists = append(x.lists, []int32{at})
			at = int32(^(len(x.lists) - 1))
			x.at[h] = at
		}
		list := x.lists[^at]
		place := len(list)
		if nodes[list[place-1]].at > nodes[id].at {
			place, _ = slices.BinarySearchFunc(list, id, func(a, b int32) int { return nodes[a].at - nodes[b].at })
		}
		x.lists[^at] = slices.Insert(list, place, id)
	}
}

// remove removes a node from under its runs.
func (x *runIndex) remove(id int32, runs []uint64) {
	for _, h := range runs {
		at, ok := x.at[h]
		switch {
		case !ok:
		case at == id:
			delete(x.at, h)
		case at < 0:
			list := x.lists[^at]
			if place := slices.Index(list, id); place >= 0 && len(list) > 1 {
				x.lists[^at] = slices.Delete(list, place, place+1)
			} else if place == 0 {
				x.lists[^at] = nil
				delete(x.at, h)
			}
		}
	}
}

// allRuns returns the runs of some passages, each once and in order.
func allRuns(passages []passage) []uint64 {
	var set []uint64
	for i := range passages {
		for _, r := range passages[i].runs {
			set = append(set, r.hash)
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// different returns what is in one of two ascending lists alone.
func different(a, b []uint64) []uint64 {
	var out []uint64
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		case a[0] > b[0]:
			out, b = append(out, b[0]), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return slices.Concat(out, a, b)
}
