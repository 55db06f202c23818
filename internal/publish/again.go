package publish

import (
	"errors"
	"os"
	"sync/atomic"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// Publisher publishes one folder again and again, as a preview does. What it leaves in the folder is what [Site] would; but
// the old generation is not removed: it stays beside the folder (".site.next"), is given the files that are new, and
// becomes the next stage. So a generation costs as much as what changes in it. Whoever else publishes the folder
// meanwhile removes it, and the next generation is made as by Site.
//
// What others did to the folder leads back to the way of Site, too. What an exchange would lose or bring out is looked at
// before it: the entries of all folders. What is wrong before and after it alike, the bytes of a page, is looked at after it,
// by [Publisher.Settle].
//
// The data of a file that was published must not be changed afterwards. A Publisher may not be used by two goroutines at
// once.
type Publisher struct {
	root  *os.Root
	name  string
	last  *standing // what stands since the last call; nil where a spare generation is not to be had
	alone bool      // the system cannot exchange folders
	ahead *bool     // whether all folders stood when that was looked at in advance; nil if it was not
	disk  func(disk) disk

	work  chan struct{} // closed when all is done that goes on behind the calls, or nil; until then only that uses the fields above
	hurry atomic.Bool   // somebody waits for it
}

// NewPublisher returns a publisher of the folder called name below root.
func NewPublisher(root *os.Root, name string) *Publisher {
	return &Publisher{root: root, name: name, disk: func(d disk) disk { return d }}
}

// Site is [Site], but for pages that somebody has changed by hand since the last generation: it may leave them to Settle.
func (p *Publisher) Site(files []news.File) (Result, error) {
	p.wait()
	defer func() { p.ahead = nil }()
	return p.with(func(f *folder) (Result, error) {
		if p.last != nil {
			result, err := p.again(f, files)
			p.alone = p.alone || errors.Is(err, errors.ErrUnsupported)
			if !errors.Is(err, errNotAgain) {
				return result, err
			}
		}
		return p.anew(f, files)
	})
}

// Settle does in the background what is left to do after Site, and looks whether all pages are what was published. Where
// they are not, they are published again. failed is told of an error, from another goroutine.
func (p *Publisher) Settle(failed func(error)) {
	p.hurry.Store(false)
	p.behind(func() {
		if err := p.settle(); err != nil {
			failed(err)
		}
	})
}

// Prepare begins to look in the background whether all folders stand as they were left, so that the next call of Site need
// not wait for that. What others put there between the two shows after the exchange.
func (p *Publisher) Prepare() {
	p.hurry.Store(true)
	p.behind(p.lookAhead)
}

// Close removes the spare generation. The folder stays as it is. Where what goes on in the background takes longer than a
// user who ends a preview wants to wait, it is left behind, as a kill would leave it.
func (p *Publisher) Close() {
	p.hurry.Store(true)
	if p.work != nil {
		select {
		case <-p.work:
		case <-time.After(patience):
			return
		}
	}
	if p.last == nil {
		return
	}
	p.last = nil
	_ = Recover(p.root, p.name) // what it cannot remove the next build will
}

// patience is how long Close waits for what goes on in the background.
const patience = 250 * time.Millisecond

// behind has work done in the background, after all that was begun there before.
func (p *Publisher) behind(work func()) {
	before, done := p.work, make(chan struct{})
	p.work = done
	go func() {
		defer close(done)
		if before != nil {
			<-before
		}
		work()
	}()
}

// wait waits for what goes on in the background.
func (p *Publisher) wait() {
	if p.work != nil {
		p.hurry.Store(true)
		<-p.work
		p.work = nil
	}
}

// with is withFolder on the disk of p.
func (p *Publisher) with(do func(*folder) (Result, error)) (Result, error) {
	return withFolder(p.root, p.name, func(f *folder) (Result, error) {
		f.disk = p.disk(f.disk)
		return do(f)
	})
}

// anew publishes as [Site] does, and makes a twin of what stands then.
func (p *Publisher) anew(f *folder, files []news.File) (Result, error) {
	p.last = nil
	gen, err := newGeneration(files)
	if err != nil {
		return Result{}, err
	}
	result, err := f.publish(gen)
	if err == nil && !p.alone {
		p.last = f.twin(gen)
	}
	return result, err
}

// errNotAgain says that a generation must be made from the ground.
var errNotAgain = errors.New("not as it was left")

// again publishes files over what p.last says.
func (p *Publisher) again(f *folder, files []news.File) (Result, error) {
	unlock, err := f.lock(lockWait)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if err := p.catchUp(f); err != nil {
		return Result{}, err
	}
	if f.exists(f.journal()) || f.exists(f.retired()) || !p.stands(f) {
		return Result{}, errNotAgain
	}
	c, err := p.last.changeTo(files)
	if err != nil {
		return Result{}, err
	}
	if len(c.written)+len(c.removed) == 0 {
		return c.result(len(files)), nil
	}
	last := p.last
	p.last = nil
	if err := f.fillStage(c); err != nil {
		f.dropStage()
		return Result{}, err
	}
	if err := f.swapStage(); err != nil {
		return Result{}, err
	}
	last.follow(c)
	p.last = last
	return c.result(len(files)), nil
}
