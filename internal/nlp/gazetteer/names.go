package gazetteer

import _ "embed"

// nameList holds frequent given names of many countries, large cities, and states and provinces,
// in sections; words of longer names stand alone.
//
//go:embed names.txt
var nameList string
