// Package serve shows a site while it is being worked on: it watches files, has the site built
// again when they change, serves it from memory and tells open pages to load again. It does not
// know how a site is built; the caller hands in a [Rebuild].
//
//	err := serve.Run(ctx, serve.Options{Watch: []string{"/srv/news/content"}}, rebuild)
//
// [Watch] is the watching alone, for building into a folder on every change.
//
// # What is added to the pages
//
// The bytes of the site are served as they are, but for HTML: before </body> goes a script
// (/_briefgen/reload.js), and, when the last build failed, what was wrong with it, over the page of
// the last good build. Where a page carries a Content-Security-Policy in a meta element, the
// served copy allows scripts, styles and connections of this server besides what it allowed
// before; nothing inline is allowed, so a script that slipped into a page is stopped in the
// preview as it is on the published site. Nothing of this is ever on disk.
//
// Below /_digest/ the preview shows the mails of the build, made when somebody looks.
//
// # Who may read
//
// The server listens on the loopback interface unless told otherwise, and answers only requests
// whose Host is this machine and whose Origin, if any, is this server: a page of another site
// cannot read the preview, not even by pointing its own name here.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Rebuild builds the whole site. changed are the paths that changed since the last call, sorted;
// none means that anything may have. It should return soon after ctx ends; what it returns then
// is not looked at.
type Rebuild func(ctx context.Context, changed []string) Outcome

// Outcome is what came of a build.
type Outcome struct {
	Files    []news.File     // the whole site; nil if the build failed, which leaves the last good one
	Problems []*news.Problem // why it failed
	Edition  Edition         // what Files show, for [Notice]; may be nil
	Mails    Mails           // the digests of the same; may be nil
	Watched  *Watched        // what is to be watched from now on; nil is what was
	After    func()          // called when open pages have been told; may be nil

	// Words are those in which the preview speaks on pages, asked for when a page needs them, by several readers at once; nil are
	// those of the build before, English at first.
	Words func() *labels.Labels
}

// Watched is what is watched in place of Watch and Ignore of the [Options].
type Watched struct {
	Paths  []string
	Ignore func(path string) bool
}

// Options says what to watch and where to serve. Only Watch has no useful zero value.
type Options struct {
	Host  string // address to listen on; "" is 127.0.0.1
	Port  int    // 0 is 8765, or the next free one after it
	Fixed bool   // Port and no other; with Port 0 the system chooses one

	Watch    []string               // absolute paths of folders, with all in them, and of files
	Ignore   func(path string) bool // what not to watch: output, caches; nil ignores nothing
	Poll     bool                   // look at the files again and again, for disks that give no events
	Quiet    time.Duration          // how long nothing may change before a build; 0 is 20 ms
	MaxNoise time.Duration          // build even without quiet after this time; 0 is 1 s

	// Stir is called as soon as something has changed, while it is not quiet yet and no build runs. It must not wait for
	// anything. It may be nil.
	Stir func()

	// Check reports whether anything is not as it was when it was built. Where it is not nil, it is called when it has been quiet
	// for some time after builds that were told what had changed: events get lost. It should return soon after ctx ends.
	Check func(ctx context.Context) bool

	Ready func(url string)     // told where the preview is, once it listens; may be nil
	Log   func(message string) // told what a user should know, for instance that it polls; may be nil
}

const (
	defaultHost     = "127.0.0.1"
	defaultPort     = 8765
	portsTried      = 100
	defaultQuiet    = 20 * time.Millisecond
	defaultMaxNoise = time.Second
)

func (o Options) withDefaults() Options {
	if o.Host == "" {
		o.Host = defaultHost
	}
	if o.Quiet <= 0 {
		o.Quiet = defaultQuiet
	}
	if o.MaxNoise <= 0 {
		o.MaxNoise = defaultMaxNoise
	}
	if o.Ignore == nil {
		o.Ignore = func(string) bool { return false }
	}
	if o.Stir == nil {
		o.Stir = func() {}
	}
	if o.Ready == nil {
		o.Ready = func(string) {}
	}
	if o.Log == nil {
		o.Log = func(string) {}
	}
	return o
}

// patience is how long Run and Watch wait, after their context has ended, for a build that does not heed it.
const patience = 250 * time.Millisecond

// Run serves the site until ctx ends, and then returns nil within a second. It fails if it cannot
// listen, or if the watching or serving breaks down.
func Run(ctx context.Context, opts Options, rebuild Rebuild) error {
	opts = opts.withDefaults()
	listener, err := listen(opts)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	preview := newPreview(opts.Host)
	server := &http.Server{
		Handler:           preview,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
	}
	ended := make(chan error, 2)
	go func() { ended <- serveOn(server, listener) }()
	go func() {
		ended <- Watch(ctx, opts, func(changed []string) *Watched { return preview.rebuild(ctx, changed, rebuild) })
	}()
	opts.Ready(urlOf(listener))

	var first error
	running := 2
	select {
	case <-ctx.Done():
	case first = <-ended:
		running--
	}
	cancel()
	_ = server.Close() // ends the open event streams too
	waitFor(ended, running)
	return first
}

// waitFor waits for n more results, but not for ever.
func waitFor(ended <-chan error, n int) {
	timeout := time.After(patience)
	for range n {
		select {
		case <-ended:
		case <-timeout:
			return
		}
	}
}

func serveOn(server *http.Server, listener net.Listener) error {
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	}
	return nil
}

// listen opens the port of the options.
func listen(opts Options) (net.Listener, error) {
	if opts.Fixed {
		listener, err := listenOn(opts.Host, opts.Port)
		if errors.Is(err, syscall.EADDRINUSE) {
			return nil, fmt.Errorf("listen on port %d: it is taken; end the other program or choose another port: %w", opts.Port, err)
		}
		return listener, err
	}
	first := opts.Port
	if first == 0 {
		first = defaultPort
	}
	last := min(first+portsTried-1, 65535)
	for port := first; port <= last; port++ {
		listener, err := listenOn(opts.Host, port)
		if err == nil && port != first {
			opts.Log(fmt.Sprintf("port %d is taken: %d is the next that is free", first, port))
		}
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) {
			return listener, err
		}
	}
	return nil, fmt.Errorf("listen on %s: the ports %d to %d are all taken; name a free one", opts.Host, first, last)
}

func listenOn(host string, port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
}

// urlOf is where a browser on this machine finds the preview.
func urlOf(listener net.Listener) string {
	addr, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		return "http://" + listener.Addr().String() + "/"
	}
	host := addr.IP.String()
	if addr.IP.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(addr.Port)) + "/"
}
