package publish

import (
	"errors"
	"fmt"
)

// fillStage brings the stage, which holds the generation that stands, to the next one, with the journal, all on stable
// storage.
func (f *folder) fillStage(c *change) error {
	err := f.takeOver(c, func(name string, data []byte) error { return f.disk.write(f.staged(name), data) })
	if err != nil {
		return err
	}
	if err := f.writeJournal(c.manifest); err != nil {
		return err
	}
	files := []string{f.staged(ManifestName), f.journal()}
	for _, file := range c.written {
		files = append(files, f.staged(file.Path))
	}
	folders := []string{"."}
	touched := c.touched()
	for _, dir := range touched {
		folders = append(folders, f.staged(dir))
	}
	if err := f.disk.sync(files, folders); err != nil {
		return fmt.Errorf("sync the new pages of %q to disk: %w", f.name, cause(err))
	}
	return f.noteTimes(c, touched)
}

// noteTimes notes how the touched folders of the stage were left, while nobody else sees them.
func (f *folder) noteTimes(c *change, touched []string) error {
	c.times = make(map[string]int64, len(touched))
	for _, dir := range touched {
		info, err := f.root.Lstat(f.staged(dir))
		if err != nil {
			return fmt.Errorf("look at folder %q: %w", f.shown(dir), cause(err))
		}
		c.times[dir] = info.ModTime().UnixNano()
	}
	return nil
}

// takeOver removes from the stage what goes, and has put bring in what comes.
func (f *folder) takeOver(c *change, put func(name string, data []byte) error) error {
	for _, p := range c.removed {
		if err := f.disk.removeAll(f.staged(p)); err != nil {
			return fmt.Errorf("remove %q: %w", f.shown(p), cause(err))
		}
	}
	for _, dir := range c.dropped {
		if err := f.disk.removeAll(f.staged(dir)); err != nil {
			return fmt.Errorf("remove folder %q: %w", f.shown(dir), cause(err))
		}
	}
	for _, dir := range c.made {
		if err := f.disk.mkdir(f.staged(dir), 0o755); err != nil {
			return fmt.Errorf("make folder %q: %w", f.shown(dir), cause(err))
		}
	}
	replace := func(name string, data []byte) error {
		err := errors.Join(f.disk.removeAll(f.staged(name)), put(name, data))
		if err != nil {
			return fmt.Errorf("write %q: %w", f.shown(name), cause(err))
		}
		return nil
	}
	for _, file := range c.written {
		if err := replace(file.Path, file.Data); err != nil {
			return err
		}
	}
	return replace(ManifestName, c.manifest)
}

// swapStage lets the stage and the folder change places. What came into the folder since it was looked at is in the stage
// then, with the journal beside it: see [Publisher.catchUp].
func (f *folder) swapStage() error {
	err := f.disk.exchange(f.stage(), f.base)
	if err == nil {
		return nil
	}
	f.dropStage()
	if errors.Is(err, errors.ErrUnsupported) {
		return errors.Join(errNotAgain, err)
	}
	return fmt.Errorf("put the new pages in the place of the old: %w", cause(err))
}
