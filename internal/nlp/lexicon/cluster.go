package lexicon

// Cluster is the cluster of a word: words of one cluster are used alike. The higher bits name a
// coarser cluster, so that c>>k is one of fewer clusters. 0 is no cluster.
type Cluster uint16

// clusterOf returns the cluster of the word with hash norm.
func clusterOf(norm uint32) Cluster { return 0 }
