package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// points are vectors of length 1 with weights.
type points struct {
	dims    int
	vectors []float32
	weight  []float64 // of each point in the middle of its group
}

// newPoints moves the vectors of words about their mean and makes them of length 1, in place. A
// frequent word weighs more, since its vector is surer, but not much.
func newPoints(dims int, vectors []float32, count []int) *points {
	p := &points{dims: dims, vectors: vectors, weight: make([]float64, len(count))}
	mean := make([]float64, dims)
	for w := range count {
		p.weight[w] = math.Pow(float64(count[w]), 0.25)
		for d, x := range p.of(w) {
			mean[d] += float64(x) / float64(len(count))
		}
	}
	for w := range count {
		v := p.of(w)
		for d := range v {
			v[d] -= float32(mean[d])
		}
		scaleToOne(v)
	}
	return p
}

func (p *points) of(i int) []float32 { return p.vectors[i*p.dims:][:p.dims] }

func scaleToOne(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	scale := float32(1 / math.Sqrt(sum+1e-12))
	for d := range v {
		v[d] *= scale
	}
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// kMeans parts some of the points into k groups round a middle each (spherical k-means; first
// middles by k-means++, Arthur and Vassilvitskii 2007). Where there are no more than k, each is a
// group.
func (p *points) kMeans(some []int, k int, r *rand.Rand) [][]int {
	if len(some) <= k {
		out := make([][]int, len(some))
		for i, w := range some {
			out[i] = []int{w}
		}
		return out
	}
	middles := p.firstMiddles(some, k, r)
	group := make([]int, len(some))
	sum := make([]float64, k*p.dims)
	for range 40 {
		clear(sum)
		moved := 0
		for i, w := range some {
			v := p.of(w)
			g := nearest(v, middles)
			if group[i] != g {
				group[i] = g
				moved++
			}
			for d, x := range v {
				sum[g*p.dims+d] += p.weight[w] * float64(x)
			}
		}
		moveMiddles(middles, sum, p.dims)
		if moved*500 < len(some) {
			break
		}
	}
	out := make([][]int, k)
	for i, w := range some {
		out[group[i]] = append(out[group[i]], w)
	}
	return out
}

func nearest(v, middles []float32) int {
	best, at := float32(math.Inf(-1)), 0
	for g := 0; g*len(v) < len(middles); g++ {
		if c := dot(v, middles[g*len(v):][:len(v)]); c > best {
			best, at = c, g
		}
	}
	return at
}

// moveMiddles sets each middle to the direction of its sum; one without points stays.
func moveMiddles(middles []float32, sum []float64, dims int) {
	for at := 0; at < len(sum); at += dims {
		length := 0.0
		for _, x := range sum[at:][:dims] {
			length += x * x
		}
		if length == 0 {
			continue
		}
		for d, x := range sum[at:][:dims] {
			middles[at+d] = float32(x / math.Sqrt(length))
		}
	}
}

func (p *points) firstMiddles(some []int, k int, r *rand.Rand) []float32 {
	middles := make([]float32, 0, k*p.dims)
	middles = append(middles, p.of(some[r.IntN(len(some))])...)
	far := make([]float64, len(some))
	for i := range far {
		far[i] = math.Inf(1)
	}
	for len(middles) < k*p.dims {
		last := middles[len(middles)-p.dims:]
		sum := 0.0
		for i, w := range some {
			far[i] = min(far[i], max(0, float64(1-dot(p.of(w), last))))
			sum += far[i] * p.weight[w]
		}
		at := r.Float64() * sum
		next := 0
		for i, w := range some {
			next = i
			if at -= far[i] * p.weight[w]; at < 0 {
				break
			}
		}
		middles = append(middles, p.of(some[next])...)
	}
	return middles
}

// middles returns a point for each group of points.
func (p *points) middles(groups [][]int) *points {
	m := &points{dims: p.dims, vectors: make([]float32, len(groups)*p.dims), weight: make([]float64, len(groups))}
	for g, group := range groups {
		for _, w := range group {
			m.weight[g] += p.weight[w]
			axpy(float32(p.weight[w]), p.of(w), m.of(g))
		}
		scaleToOne(m.of(g))
	}
	return m
}

// coarsen groups the classes p into ever coarser groups, and returns the number of each: in the
// higher bits that of its coarsest group.
func (p *points) coarsen(r *rand.Rand) []int {
	code := make([]int, len(p.weight))
	members := make([][]int, len(p.weight)) // the classes of each group so far
	for i := range members {
		members[i] = []int{i}
	}
	shift := leafBits
	for _, n := range coarser {
		parts := p.capped(n, 1<<groupBits, r)
		next := make([][]int, n)
		for g, part := range parts {
			for i, x := range part {
				for _, class := range members[x] {
					code[class] |= i << shift
				}
				next[g] = append(next[g], members[x]...)
			}
		}
		p, members = p.middles(parts), next
		shift += groupBits
	}
	for g, group := range members {
		for _, class := range group {
			code[class] |= (len(members) + g) << shift
		}
	}
	return code
}

// capped is kMeans of all points with at most most in a group: the nearest to a middle come first.
func (p *points) capped(k, most int, r *rand.Rand) [][]int {
	middles := p.middles(p.kMeans(numbers(len(p.weight)), k, r))
	type pair struct {
		point, group int
		cosine       float32
	}
	var pairs []pair
	for w := range p.weight {
		for g := range k {
			pairs = append(pairs, pair{w, g, dot(p.of(w), middles.of(g))})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.cosine, a.cosine) })
	out := make([][]int, k)
	done := make([]bool, len(p.weight))
	for _, x := range pairs {
		if !done[x.point] && len(out[x.group]) < most {
			done[x.point] = true
			out[x.group] = append(out[x.group], x.point)
		}
	}
	return out
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s, t float32
	n := len(a) &^ 1
	for i := 0; i < n; i += 2 {
		s += a[i] * b[i]
		t += a[i+1] * b[i+1]
	}
	if n < len(a) {
		s += a[n] * b[n]
	}
	return s + t
}
