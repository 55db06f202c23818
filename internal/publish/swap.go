package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
)

// journalEntry says that the stage is complete and which manifest it has. Whether the generation
// with this manifest stands in the output folder tells a later run how far a killed one came.
type journalEntry struct {
	Version  int    `json:"version"`
	Manifest string `json:"manifest"` // SHA-256
}

const journalVersion = 1

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (f *folder) writeJournal(manifest []byte) error {
	data, err := json.Marshal(journalEntry{Version: journalVersion, Manifest: hash(manifest)})
	if err != nil {
		panic(err) // numbers and strings always encode
	}
	if err := f.disk.write(f.journal(), append(data, '\n')); err != nil {
		return fmt.Errorf("write %q: %w", path.Join(path.Dir(f.name), f.journal()), cause(err))
	}
	return nil
}

// readJournal returns the journal and whether there is a whole one: one that a crash cut short is
// none, since it is on disk before the first rename.
func (f *folder) readJournal() (journalEntry, bool) {
	var j journalEntry
	data, err := f.root.ReadFile(f.journal())
	if err != nil || json.Unmarshal(data, &j) != nil {
		return journalEntry{}, false
	}
	return j, j.Version == journalVersion
}

// swap puts the stage, which is complete, in the place of the output folder and cleans up. If it
// fails before that, the output folder is as it was.
func (f *folder) swap(gen generation) error {
	if err := f.swapFolders(); err != nil {
		f.dropStage()
		return fmt.Errorf("put the new pages in the place of the old: %w", cause(err))
	}
	if err := f.disk.sync(nil, []string{"."}); err != nil {
		// The old ones stay beside them: the disk may come back with these in place.
		return fmt.Errorf("the new pages stand, but may not be on disk yet: %w", cause(err))
	}
	return f.retire()
}

func (f *folder) swapFolders() error {
	if !f.exists(f.base) {
		return f.disk.rename(f.stage(), f.base)
	}
	err := f.disk.exchange(f.stage(), f.base)
	if err == nil || !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := f.disk.rename(f.base, f.retired()); err != nil {
		return err
	}
	if err := f.disk.rename(f.stage(), f.base); err != nil {
		return errors.Join(err, f.disk.rename(f.retired(), f.base))
	}
	return nil
}

// isTidy says whether nothing stands beside the output folder: no build is running, and none was
// killed.
func (f *folder) isTidy() bool { return !f.hasLeftovers() && !f.exists(f.lockName()) }

// hasLeftovers says whether a killed run left something beside the output folder.
func (f *folder) hasLeftovers() bool {
	return f.exists(f.stage()) || f.exists(f.retired()) || f.exists(f.journal())
}

// recover brings the output folder and what stands beside it to order, whatever a run that was
// killed left there. The caller holds the lock.
func (f *folder) recover() error {
	if !f.hasLeftovers() {
		return nil
	}
	journal, complete := f.readJournal()
	if err := f.restore(complete); err != nil {
		return fmt.Errorf("finish what an earlier build left: %w", cause(err))
	}
	manifest, err := f.root.ReadFile(f.at(ManifestName))
	if complete && err == nil && hash(manifest) == journal.Manifest {
		return f.retire()
	}
	return f.dropLeftovers()
}

// restore undoes the first of two renames, or does the second, where a crash came between.
func (f *folder) restore(complete bool) error {
	if f.exists(f.base) || !f.exists(f.retired()) {
		return nil
	}
	from := f.retired()
	if complete && f.exists(f.stage()) {
		from = f.stage()
	}
	if err := f.disk.rename(from, f.base); err != nil {
		return err
	}
	return f.disk.sync(nil, []string{"."})
}

// retire removes the old generation, which stands beside the new one since the swap. Anything
// that came into it after the stage was made goes over first.
func (f *folder) retire() error {
	for _, dir := range []string{f.stage(), f.retired()} {
		if err := f.saveLate(dir); err != nil {
			return fmt.Errorf("the new pages stand, but not all other files came along: %w", err)
		}
	}
	return f.dropLeftovers()
}

// saveLate moves what is not ours and is missing in the output folder from the old generation.
func (f *folder) saveLate(dir string) error {
	if !f.exists(dir) {
		return nil
	}
	ours, err := f.readManifest(dir)
	if err != nil {
		return err
	}
	old, err := f.walk(dir, ours)
	if err != nil {
		return err
	}
	for _, other := range old.foreign {
		if other.isDir || f.exists(f.at(other.path)) {
			continue
		}
		if err := f.root.MkdirAll(path.Dir(f.at(other.path)), 0o755); err != nil {
			return fmt.Errorf("make a folder for %q: %w", f.shown(other.path), cause(err))
		}
		if err := f.disk.rename(path.Join(dir, other.path), f.at(other.path)); err != nil {
			return fmt.Errorf("move %q: %w", f.shown(other.path), cause(err))
		}
	}
	return nil
}

// dropLeftovers removes everything beside the output folder, the journal last: it says what the
// rest is.
func (f *folder) dropLeftovers() error {
	for _, name := range []string{f.stage(), f.retired(), f.journal()} {
		if err := f.disk.removeAll(name); err != nil {
			return fmt.Errorf("remove %q: %w", path.Join(path.Dir(f.name), name), cause(err))
		}
	}
	return nil
}
