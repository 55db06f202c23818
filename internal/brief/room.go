package brief

// room keeps short lists side by side: a story has thousands of them.
type room[T any] struct {
	free []T
	size int // of the latest room that was made
}

// leastRoom and mostRoom are how many elements are made room for at once.
const leastRoom, mostRoom = 128, 1 << 13

// keep returns a copy of list.
func (r *room[T]) keep(list []T) []T {
	n := len(list)
	if len(r.free) < n {
		r.size = min(max(leastRoom, 2*r.size), mostRoom)
		r.free = make([]T, max(n, r.size))
	}
	out := r.free[:n:n]
	r.free = r.free[n:]
	copy(out, list)
	return out
}
