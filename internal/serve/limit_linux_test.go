package serve

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// limitChild is set for the child of TestLimit, to how many watches it may have.
const limitChild = "BRIEFGEN_SERVE_LIMIT_CHILD"

// TestLimit runs itself again where the system gives hardly any watches: too few to begin with, or
// for the folders that come later. It says so, and sees changes all the same.
func TestLimit(t *testing.T) {
	if limit := os.Getenv(limitChild); limit != "" {
		watchWithLimit(t, limit)
		return
	}
	for _, limit := range []string{"1", "2"} {
		t.Run(limit, func(t *testing.T) { runWithLimit(t, limit) })
	}
}

func runWithLimit(t *testing.T, limit string) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^TestLimit$", "-test.v")
	cmd.Env = append(os.Environ(), limitChild+"="+limit)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	if len(out) == 0 && err != nil {
		t.Skipf("cannot make a user namespace here: %v", err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), "--- SKIP") {
		t.Skipf("%s", out)
	}
}

func watchWithLimit(t *testing.T, limit string) {
	if err := os.WriteFile("/proc/sys/user/max_inotify_watches", []byte(limit), 0o644); err != nil {
		t.Skipf("cannot set a limit here: %v", err)
	}
	r := record(t, nil) // watches the folder of the configuration, and content
	logged := func() []string {
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.logged
	}
	if have := len(logged()); limit != "1" && have != 0 {
		t.Errorf("two watches do not suffice to begin with: %q", logged())
	}
	r.write("content/b/c.md", "new")
	r.waitSeen()
	r.write("content/b/c.md", "later")
	r.waitSeen()
	for _, line := range logged() {
		if !strings.Contains(line, "no more file watches") || !strings.Contains(line, "raise fs.inotify.max_user_watches") {
			t.Errorf("logged: %q", line)
		}
	}
	if len(logged()) == 0 {
		t.Error("nothing is said")
	}
}
