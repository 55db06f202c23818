// Package lockfile keeps processes apart by a file that only one of them holds.
package lockfile

import "errors"

// ErrLocked is what [Acquire] returns while somebody else holds the lock.
var ErrLocked = errors.New("locked by another process")
