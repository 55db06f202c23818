package syntax

// Relation is a relation of Universal Dependencies, with its subtype.
type Relation uint8

// The relations that the English treebanks use, the frequent first, so that the weights that are
// asked for lie close together. None is the relation of no word.
const (
	None Relation = iota
	Root
	Punct
	Case
	Det
	Nsubj
	Amod
	Advmod
	Obj
	Obl
	Nmod
	Conj
	Compound
	Cc
	Mark
	Aux
	Cop
	NmodPoss
	Advcl
	Xcomp
	Flat
	AclRelcl
	Ccomp
	Acl
	Appos
	AuxPass
	Nummod
	Parataxis
	NsubjPass
	NmodUnmarked
	OblUnmarked
	Discourse
	CompoundPrt
	Expl
	Fixed
	Iobj
	List
	OblAgent
	Dep
	NmodDesc
	Csubj
	NsubjOuter
	DetPredet
	AdvclRelcl
	Vocative
	Reparandum
	Goeswith
	CcPreconj
	Orphan
	Dislocated
	CsubjPass
	CsubjOuter
	relations
)

var relationNames = [relations]string{
	None: "", Root: "root", Acl: "acl", AclRelcl: "acl:relcl", Advcl: "advcl", AdvclRelcl: "advcl:relcl", Advmod: "advmod",
	Amod: "amod", Appos: "appos", Aux: "aux", AuxPass: "aux:pass", Case: "case", Cc: "cc", CcPreconj: "cc:preconj",
	Ccomp: "ccomp", Compound: "compound", CompoundPrt: "compound:prt", Conj: "conj", Cop: "cop", Csubj: "csubj",
	CsubjOuter: "csubj:outer", CsubjPass: "csubj:pass", Dep: "dep", Det: "det", DetPredet: "det:predet",
	Discourse: "discourse", Dislocated: "dislocated", Expl: "expl", Fixed: "fixed", Flat: "flat", Goeswith: "goeswith",
	Iobj: "iobj", List: "list", Mark: "mark", Nmod: "nmod", NmodDesc: "nmod:desc", NmodPoss: "nmod:poss",
	NmodUnmarked: "nmod:unmarked", Nsubj: "nsubj", NsubjOuter: "nsubj:outer", NsubjPass: "nsubj:pass", Nummod: "nummod",
	Obj: "obj", Obl: "obl", OblAgent: "obl:agent", OblUnmarked: "obl:unmarked", Orphan: "orphan", Parataxis: "parataxis",
	Punct: "punct", Reparandum: "reparandum", Vocative: "vocative", Xcomp: "xcomp",
}

// String returns the name of r in Universal Dependencies, "nsubj:pass"; "" for None.
func (r Relation) String() string {
	if r >= relations {
		return ""
	}
	return relationNames[r]
}

// ParseRelation returns the relation of a name, Dep for one that is not known.
func ParseRelation(name string) Relation {
	for r, s := range relationNames {
		if s == name {
			return Relation(r)
		}
	}
	return Dep
}
