package pagetest

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// pageTime is how long one look at a page may take, on a machine that does much else.
const pageTime = time.Minute

// Browser is a headless Chromium with one tab.
type Browser struct {
	t   testing.TB
	ctx context.Context
}

// Find returns the path of a Chromium. Where there is none the test is skipped, but fails if the environment has CI=true or
// BRIEFGEN_BROWSER=required.
func Find(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no Chromium here: pages are not looked at in a browser"
	if os.Getenv("CI") == "true" || os.Getenv("BRIEFGEN_BROWSER") == "required" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// Open starts a browser, which ends with the test.
func Open(t testing.TB) *Browser {
	t.Helper()
	path := Find(t)
	if testing.Short() {
		t.Skip("a browser takes too long for a short test")
	}
	profile, err := os.MkdirTemp("", "briefgen-browser-") // not TempDir: a browser that ends may still write
	if err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(profile),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.WSURLReadTimeout(pageTime))
	alloc, endAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, end := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx)
		end()
		endAlloc()
		_ = os.RemoveAll(profile)
	})
	b := &Browser{t: t, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	call(b, network.Enable, network.EnableParams{})
	return b
}

// In returns the browser for a test below the one that opened it.
func (b *Browser) In(t testing.TB) *Browser { return &Browser{t: t, ctx: b.ctx} }

// do runs steps, and fails the test where one fails.
func (b *Browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, pageTime)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("browser: %v", err)
	}
}

// Load opens an address and waits until it is loaded.
func (b *Browser) Load(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

// Press presses keys.
func (b *Browser) Press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// Eval returns the value of a JavaScript expression, a promise awaited.
func Eval[T any](b *Browser, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, pageTime)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("browser: %v", err)
	}
	return value
}

// Wait waits until a JavaScript expression holds, also over the loading of other pages.
func (b *Browser) Wait(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(pageTime); ; time.Sleep(10 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b.ctx, pageTime)
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		cancel()
		if err == nil && ok { // an error comes from between two pages
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("browser: waited in vain for %s: %v", expression, err)
		}
	}
}

// Requests returns a function that tells the addresses asked for since.
func (b *Browser) Requests() func() []string {
	b.t.Helper()
	ctx, cancel := context.WithCancel(b.ctx)
	b.t.Cleanup(cancel)
	asked := make(chan string, 10_000)
	err := chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			select {
			case asked <- e.Request.URL:
			default: // nobody asks for so many
			}
		}
	})
	if err != nil {
		b.t.Fatalf("browser: %v", err)
	}
	return func() []string {
		var out []string
		for range len(asked) {
			out = append(out, <-asked)
		}
		return out
	}
}

// Size sets the size of the window in CSS pixels.
func (b *Browser) Size(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

// Media sets the medium ("screen", "print") and what the reader prefers, as pairs of a media feature and its value.
func (b *Browser) Media(medium string, features ...string) {
	b.t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium}
	for i := 0; i+1 < len(features); i += 2 {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	call(b, emulation.SetEmulatedMedia, params)
}

// Script switches the scripts of pages on or off.
func (b *Browser) Script(on bool) {
	b.t.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// call runs a command of the protocol.
func call[P, R any](b *Browser, command cdp.Command[P, R], params P) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, pageTime)
	defer cancel()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		b.t.Fatalf("browser: %v", err)
	}
}
