package lexicon

import "testing"

// TestClusters holds that words used alike meet, if not in the finest clusters.
func TestClusters(t *testing.T) {
	for _, pair := range [][2]string{{"Monday", "thursday"}, {"january", "October"}, {"he", "she"}, {"12", "45"}, {"walked", "stopped"}, {"Athens", "Berlin"}} {
		a, b := Look(pair[0]).Cluster, Look(pair[1]).Cluster
		if a == 0 || a>>11 != b>>11 {
			t.Errorf("%q is in cluster %d, %q in %d", pair[0], a, pair[1], b)
		}
	}
	if c := Look("qzxvkwj").Cluster; c != 0 {
		t.Errorf("a row of letters is in cluster %d", c)
	}
}

// TestClusterNumbers holds how many clusters there are, from which models take features.
func TestClusterNumbers(t *testing.T) {
	for shift, most := range map[int]int{0: 1024, 3: 256, 7: 64, 11: 16} {
		words := 0
		seen := map[Cluster]bool{}
		for _, s := range clusters().slots {
			if s.cluster == 0 {
				continue
			}
			words++
			seen[s.cluster>>shift] = true
			if s.cluster>>15 != 1 {
				t.Fatalf("cluster %d", s.cluster)
			}
		}
		if words < 30000 || len(seen) > most || len(seen) < most*9/10 {
			t.Errorf("%d words in %d clusters, want %d", words, len(seen), most)
		}
	}
}

func BenchmarkClusterLoad(b *testing.B) {
	for b.Loop() {
		readClusters(packedClusters)
	}
}
