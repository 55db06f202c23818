package serve

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// limitChild is set for the child of TestLimit.
const limitChild = "BRIEFGEN_SERVE_LIMIT_CHILD"

// TestLimit runs itself again where the system gives hardly any watches: it says so, and sees
// changes all the same.
func TestLimit(t *testing.T) {
	if os.Getenv(limitChild) != "" {
		watchWithLimit(t)
		return
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^TestLimit$", "-test.v")
	cmd.Env = append(os.Environ(), limitChild+"=1")
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

func watchWithLimit(t *testing.T) {
	if err := os.WriteFile("/proc/sys/user/max_inotify_watches", []byte("1"), 0o644); err != nil {
		t.Skipf("cannot set a limit here: %v", err)
	}
	r := record(t, nil)
	r.write("content/b/c.md", "new")
	r.waitSeen()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.logged) != 1 || !strings.Contains(r.logged[0], "no more file watches") {
		t.Errorf("logged: %q", r.logged)
	}
}
