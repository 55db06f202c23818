package build

// Version is the version of the program that is written into what it makes. It is a constant,
// and not taken from the version control system, so that the same input gives the same bytes
// whichever way the program was compiled.
const Version = "0.1.0"
