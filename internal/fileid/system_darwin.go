package fileid

import (
	"io/fs"
	"syscall"
)

func (id *ID) system(info fs.FileInfo) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		id.Mode, id.Changed, id.Node, id.Device = uint32(stat.Mode), stat.Ctimespec.Nano(), stat.Ino, uint64(stat.Dev)
	}
}
