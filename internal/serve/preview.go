package serve

import (
	"bytes"
	"context"
	_ "embed" // for the script and the style
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed reload.js
var reloadScript []byte

//go:embed overlay.css
var overlayStyle []byte

// preview answers requests with the generation that stands.
type preview struct {
	host string // that the server listens on
	hub  *hub

	mu       sync.Mutex
	current  *generation   // nil before the first build
	building chan struct{} // closed when no build is running
	shown    []shown       // generations that pages may still show, the latest last
}

// newPreview makes a preview that is still to be built: requests wait for the first build.
func newPreview(host string) *preview {
	return &preview{host: host, hub: newHub(), building: make(chan struct{})}
}

// rebuild has the site built and shows what comes of it. Requests that come meanwhile wait. It is
// called by one goroutine at a time. It returns what the build wants to be watched from now on.
func (p *preview) rebuild(ctx context.Context, changed []string, build Rebuild) *Watched {
	p.startBuilding()
	outcome := build(ctx, changed)
	if ctx.Err() != nil {
		return nil // nobody is to see half a build; the requests that wait end with ctx
	}
	p.mu.Lock()
	old := p.current
	p.current = old.follow(outcome)
	now := p.current
	p.remember(now)
	close(p.building)
	p.mu.Unlock()
	if old == nil || old.id != now.id {
		p.hub.tell(old.changesTo(now))
	}
	if outcome.After != nil {
		outcome.After()
	}
	return outcome.Watched
}

func (p *preview) startBuilding() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current != nil {
		p.building = make(chan struct{})
	}
}

// wait returns what stands once no build is running, or nil if ctx ends first.
func (p *preview) wait(ctx context.Context) *generation {
	p.mu.Lock()
	building := p.building
	p.mu.Unlock()
	select {
	case <-building:
	case <-ctx.Done():
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.current
}

func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-store")
	name, isPath := sitePath(r.URL)
	switch {
	case !p.isOwnHost(r.Host):
		http.Error(w, "This preview answers only under the address that it was started with.", http.StatusForbidden)
	case !isOwnOrigin(r):
		http.Error(w, "This preview answers only its own pages.", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD.", http.StatusMethodNotAllowed)
	case !isPath:
		http.Error(w, "Not a path of this site.", http.StatusBadRequest)
	case strings.HasPrefix(r.URL.Path, ownPrefix):
		p.serveOwn(w, r)
	case strings.HasPrefix(r.URL.Path, digestPrefix):
		p.serveDigest(w, r)
	default:
		p.serveSite(w, r, name)
	}
}

// isOwnHost says whether a request was made for this machine: by a loopback name, or, if the
// server listens on other interfaces, by an address or a name of it. A name that somebody else
// made to point here is none.
func (p *preview) isOwnHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.Trim(hostport, "[]")
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.EqualFold(host, p.host) {
		return true
	}
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || !isLoopback(p.host)
	}
	name, err := os.Hostname()
	return err == nil && !isLoopback(p.host) && strings.EqualFold(host, name)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// isOwnOrigin says whether a request comes from a page of this server, or from no page.
func isOwnOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	u, err := url.Parse(origins[0])
	return len(origins) == 1 && err == nil && u.Scheme == "http" && u.Host == r.Host
}

func (p *preview) serveOwn(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case scriptPath:
		serveBytes(w, r, scriptPath, reloadScript)
	case overlayPath:
		serveBytes(w, r, overlayPath, overlayStyle)
	case digestStylePath:
		serveBytes(w, r, digestStylePath, digestStyle)
	case noticePath:
		p.serveNotice(w, r)
	case eventsPath:
		if r.Method == http.MethodHead {
			w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
			return
		}
		p.hub.stream(w, r, func() *signal { return p.catchUp(r.URL.Query().Get("generation")) })
	default:
		http.Error(w, "Not found.", http.StatusNotFound)
	}
}

// catchUp is the signal for a page that shows the generation seen; nil if it is up to date.
func (p *preview) catchUp(seen string) *signal {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == nil || p.current.id == seen {
		return nil
	}
	return &signal{generation: p.current.id, reload: true}
}

// serveSite answers from memory; no path of a request ever reaches a disk.
func (p *preview) serveSite(w http.ResponseWriter, r *http.Request, name string) {
	gen := p.wait(r.Context())
	if gen == nil {
		http.Error(w, "The preview is ending.", http.StatusServiceUnavailable)
		return
	}
	if gen.files == nil {
		serveStatus(w, r, http.StatusInternalServerError, gen.problemPage())
		return
	}
	serveFile(w, r, gen, name)
}

func serveFile(w http.ResponseWriter, r *http.Request, gen *generation, name string) {
	if isHidden(name) {
		notFound(w, r, gen)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	f, ok := gen.file(name)
	if !ok {
		if _, ok := gen.file(name + "/index.html"); ok {
			redirect(w, r, "/"+name+"/")
			return
		}
		notFound(w, r, gen)
		return
	}
	if isHTML(name) {
		serveBytes(w, r, name, gen.inject(f.data))
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", fmt.Sprintf("%q", hex.EncodeToString(f.hash[:])))
	serveBytes(w, r, name, f.data)
}

// sitePath returns the path of the site that a URL asks for, or false if it asks for none: one
// with an encoded slash, a backslash or NUL, a ".." or an empty part means something else to
// somebody.
func sitePath(u *url.URL) (string, bool) {
	escaped := strings.ToLower(u.EscapedPath())
	if strings.Contains(escaped, "%2f") || strings.Contains(escaped, "%5c") || strings.ContainsAny(u.Path, "\\\x00") {
		return "", false
	}
	name, ok := strings.CutPrefix(u.Path, "/")
	if !ok {
		return "", false
	}
	if name == "" {
		return "", true
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		if part == "" || part == "." || part == ".." {
			return "", false
		}
	}
	return name, true
}

// isHidden says whether a part of the path is a dot name, which the preview does not show.
func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// redirect leads to a path of the site. The query stays.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	u := url.URL{Path: to, RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", u.String())
	w.WriteHeader(http.StatusFound) // for now: the next build may have a file there
}

// notFound answers with the site's own page for it.
func notFound(w http.ResponseWriter, r *http.Request, gen *generation) {
	own, ok := gen.file("404.html")
	if !ok {
		own.data = gen.ownPage("page-not-found", "not-found-how")
	}
	serveStatus(w, r, http.StatusNotFound, gen.inject(own.data))
}

// serveStatus answers with a page and a status other than 200.
func serveStatus(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	w.Header().Set("Content-Type", contentType("x.html"))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(page)
	}
}

// serveBytes answers with a file, in part or not at all if that is what was asked for.
func serveBytes(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func isHTML(name string) bool { return strings.HasPrefix(contentType(name), "text/html") }

// contentType is what the file is by its name. The table is our own: a machine's may say anything.
func contentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml", ".atom":
		return "application/xml; charset=utf-8"
	case ".txt", ".md":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".woff":
		return "font/woff"
	case ".ttf":
		return "font/ttf"
	case ".pdf":
		return "application/pdf"
	}
	return "application/octet-stream"
}
