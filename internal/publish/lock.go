package publish

import (
	"errors"
	"fmt"
	"path"
	"time"

	"github.com/briefgen/briefgen/internal/lockfile"
)

// ErrBusy is wrapped by the error that a call returns when another build holds the output folder
// for too long.
var ErrBusy = errors.New("another build is running")

// lockPause is the time between two looks at a lock that is held.
const lockPause = 5 * time.Millisecond

// lock keeps other builds from the output folder until unlock is called. It waits for another
// build for at most wait.
func (f *folder) lock(wait time.Duration) (unlock func(), err error) {
	deadline := time.Now().Add(wait)
	for {
		unlock, err := lockfile.Acquire(f.root, f.lockName())
		if err == nil {
			return unlock, nil
		}
		shown := path.Join(path.Dir(f.name), f.lockName())
		if !errors.Is(err, lockfile.ErrLocked) {
			return nil, fmt.Errorf("lock %q: %w", shown, cause(err))
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("%w: it has held %q for %v; wait for it or end it", ErrBusy, shown, wait)
		}
		time.Sleep(lockPause)
	}
}
