// Package fileid tells whether a file is still the one that was read, without reading it again.
//
// A file that is changed twice within one tick of the file system's clock looks the same after the second change.
// An [ID] can be trusted, therefore, only if the file had come to rest before it was read: see [ID.Settled].
package fileid

import (
	"io/fs"
	"time"
)

// ID is what a file system says of a file. Two IDs are compared with ==.
type ID struct {
	Size     int64
	Mode     uint32 // as the system has it
	Modified int64  // nanoseconds since 1970; anybody may set it
	Changed  int64  // likewise, set by the system alone; 0 where the system does not tell
	Node     uint64 // 0 where the system does not tell
	Device   uint64 // likewise
}

// Of returns the ID of a file.
func Of(info fs.FileInfo) ID {
	id := ID{Size: info.Size(), Mode: uint32(info.Mode()), Modified: info.ModTime().UnixNano()}
	id.system(info)
	return id
}

// coarse is the coarsest clock of a file system that tells only when a file was modified: that of FAT.
const coarse = 2 * time.Second

// Settled reports whether a file that was read after probe had been made, and has the ID id, would have another one
// if it had changed since. probe is a file on the same file system: its clock is the one that counts.
func (id ID) Settled(probe ID) bool {
	if id.Device != probe.Device {
		return false
	}
	if id.Changed != 0 {
		return id.Changed < probe.Changed
	}
	return id.Modified < probe.Modified-int64(coarse)
}
