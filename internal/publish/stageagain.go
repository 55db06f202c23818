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
	for _, dir := range c.touched() {
		folders = append(folders, f.staged(dir))
	}
	if err := f.disk.sync(files, folders); err != nil {
		return fmt.Errorf("sync the new pages of %q to disk: %w", f.name, cause(err))
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

// swapStage lets the stage and the folder change places. What came into the folder since it was looked at goes over.
func (f *folder) swapStage(last *standing) error {
	if err := f.disk.exchange(f.stage(), f.base); err != nil {
		f.dropStage()
		if errors.Is(err, errors.ErrUnsupported) {
			return errors.Join(errNotAgain, err)
		}
		return fmt.Errorf("put the new pages in the place of the old: %w", cause(err))
	}
	if err := f.disk.sync(nil, []string{"."}); err != nil {
		return fmt.Errorf("the new pages stand, but may not be on disk yet: %w", cause(err))
	}
	// The folder that stood is the stage now.
	if f.foldersStand(last.folders, f.staged) {
		return nil
	}
	return f.retire()
}

// followUp brings the generation that stood to what stands now, to be the next stage. Where that fails, it is removed, and
// nil returned.
func (f *folder) followUp(last *standing, c *change) *standing {
	if !f.exists(f.stage()) { // something came into it, and it was retired
		return nil
	}
	err := f.disk.removeAll(f.journal())
	if err == nil {
		err = f.takeOver(c, func(name string, _ []byte) error { return f.disk.link(f.at(name), f.staged(name)) })
	}
	files := []string{ManifestName}
	for _, file := range c.written {
		files = append(files, file.Path)
	}
	for _, p := range c.removed {
		delete(last.ids, p)
		delete(last.young, p)
	}
	for _, dir := range c.dropped {
		delete(last.folders, dir)
		delete(last.spare, dir)
	}
	next := &standing{files: c.files, lines: c.lines, manifest: c.manifest, ids: last.ids, young: last.young, folders: last.spare, spare: last.folders}
	if err != nil || !f.note(next, files, c.touched()) {
		f.dropStage()
		return nil
	}
	return next
}
