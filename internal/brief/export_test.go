package brief

import "github.com/briefgen/briefgen/internal/news"

// Briefing returns what was merged, which must be what [Merge] makes.
func (x *Explainer) Briefing() *news.Briefing { return x.b }
