package send

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/briefgen/briefgen/internal/lockfile"
)

// State says how it stands with a mail and a recipient.
type State string

// The states. Failed is never in a ledger: nothing was sent.
const (
	Accepted State = "accepted" // the server has taken it, and answers for it
	Refused  State = "refused"  // the server does not take it (5xx)
	Deferred State = "deferred" // the server does not take it now (4xx)
	Unknown  State = "unknown"  // the whole mail went out, but no reply came: the server may have it
	Failed   State = "failed"   // it was not handed over
	sending  State = "sending"  // the final dot comes next; nothing behind it means Unknown
)

// LedgerDir is the folder of a project that the ledger is in.
const LedgerDir = ".briefgen/sent"

const (
	ledgerName = LedgerDir + "/ledger.jsonl"
	lockName   = LedgerDir + "/lock"
)

// ErrBusy is returned by OpenLedger while another process sends.
var ErrBusy = errors.New("another \"briefgen send\" is at work")

// Entry is a line of the ledger.
type Entry struct {
	Time   time.Time `json:"time"` // UTC
	ID     string    `json:"id"`   // the Message-ID
	To     string    `json:"to"`
	State  State     `json:"state"`
	Server string    `json:"server"`          // host:port
	Reply  string    `json:"reply,omitempty"` // the server's words, or what happened
}

// Ledger notes what was sent to whom. It belongs to one process at a time.
type Ledger struct {
	file   *os.File
	unlock func()
}

// OpenLedger opens the ledger of a project, and makes it if there is none. It fails with [ErrBusy] while another process has it open. A last line
// that was cut off when the power went is removed.
func OpenLedger(root *os.Root) (*Ledger, error) {
	if err := root.MkdirAll(LedgerDir, 0o700); err != nil {
		return nil, fmt.Errorf("make %s: %w", LedgerDir, err)
	}
	unlock, err := lockfile.Acquire(root, lockName)
	if errors.Is(err, lockfile.ErrLocked) {
		return nil, ErrBusy
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", lockName, err)
	}
	file, err := openLedgerFile(root)
	if err != nil {
		unlock()
		return nil, err
	}
	return &Ledger{file: file, unlock: unlock}, nil
}

func openLedgerFile(root *os.Root) (*os.File, error) {
	// It names readers: it does not belong into a repository.
	if err := root.WriteFile(path.Join(LedgerDir, ".gitignore"), []byte("*\n"), 0o600); err != nil {
		return nil, fmt.Errorf("write %s: %w", LedgerDir, err)
	}
	file, err := root.OpenFile(ledgerName, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", ledgerName, err)
	}
	if err := errors.Join(cutTail(file), syncDir(root, LedgerDir), syncDir(root, path.Dir(LedgerDir))); err != nil {
		file.Close()
		return nil, fmt.Errorf("open %s: %w", ledgerName, err)
	}
	return file, nil
}

// cutTail removes what is behind the last line end.
func cutTail(file *os.File) error {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	block := make([]byte, 4096)
	for end := size; end > 0; {
		start := max(0, end-int64(len(block)))
		read := block[:end-start]
		if _, err := file.ReadAt(read, start); err != nil {
			return err
		}
		if at := bytes.LastIndexByte(read, '\n'); at >= 0 || start == 0 {
			if keep := start + int64(at) + 1; keep < size {
				return file.Truncate(keep)
			}
			return nil
		}
		end = start
	}
	return nil
}

// Close lets other processes have the ledger.
func (l *Ledger) Close() error {
	err := l.file.Close()
	l.unlock()
	return err
}

// States returns how it stands with a mail, by recipient in lower case: the last line of each counts. Whom nothing
// was sent to is not there.
func (l *Ledger) States(id string) (map[string]State, error) {
	if _, err := l.file.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read %s: %w", ledgerName, err)
	}
	return readStates(l.file, id)
}

// Standing returns how it stands with the recipients of a mail, for whoever only wants to look: nothing is made, nobody is kept waiting. The
// state of those whom nothing was sent to is "".
func Standing(root *os.Root, m *Message) ([]Outcome, error) {
	states, err := peekStates(root, m.ID)
	if err != nil {
		return nil, err
	}
	outcomes := make([]Outcome, len(m.Recipients))
	for i, to := range m.Recipients {
		state, known := states[mailbox(to)]
		outcomes[i] = Outcome{To: to, State: state, Before: known}
	}
	return outcomes, nil
}

func peekStates(root *os.Root, id string) (map[string]State, error) {
	file, err := root.Open(ledgerName)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]State{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", ledgerName, err)
	}
	defer file.Close()
	return readStates(file, id)
}

// readStates reads the lines of a ledger. One without its end is still being written, and none yet.
func readStates(r io.Reader, id string) (map[string]State, error) {
	states := map[string]State{}
	quoted, err := encode(id)
	if err != nil {
		return nil, err
	}
	lines := bufio.NewReader(r)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", ledgerName, err)
		}
		e, ok := readEntry(line, quoted)
		if !ok {
			return nil, fmt.Errorf("%s: line %d is no entry; mend it or move the file away: nothing is sent while it is not sure who has the mail", ledgerName, number)
		}
		if e.ID == id {
			states[mailbox(e.To)] = e.State
		}
	}
	for to, state := range states {
		if state == sending {
			states[to] = Unknown
		}
	}
	return states, nil
}

// readEntry reads a line if it is about the mail of the quoted id, since a ledger of years has millions of others.
func readEntry(line, quoted []byte) (e Entry, ok bool) {
	if !bytes.Contains(line, quoted) {
		return Entry{}, bytes.HasPrefix(line, []byte("{")) && bytes.HasSuffix(line, []byte("}\n"))
	}
	err := json.Unmarshal(line, &e)
	return e, err == nil && e.ID != "" && e.To != "" && e.State != ""
}

// encode writes v as JSON without a line end.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// note adds entries and returns when they are on the disk. Where it fails, none of them is there.
func (l *Ledger) note(entries []Entry) error {
	if len(entries) == 0 {
		return nil
	}
	var lines bytes.Buffer
	for _, e := range entries {
		line, err := encode(e)
		if err != nil {
			return fmt.Errorf("write %s: %w", ledgerName, err)
		}
		lines.Write(append(line, '\n'))
	}
	size, err := l.file.Seek(0, io.SeekEnd)
	if err != nil {
		return fmt.Errorf("write %s: %w", ledgerName, err) // where it ended nobody knows: nothing is cut off
	}
	if _, err = l.file.Write(lines.Bytes()); err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		_ = l.file.Truncate(size)
		return fmt.Errorf("write %s: %w", ledgerName, err)
	}
	return nil
}

// syncDir makes sure that the files of a folder are found after the power went, where the system can do that.
func syncDir(root *os.Root, name string) error {
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil && !errors.Is(err, os.ErrPermission) && !errors.Is(err, os.ErrInvalid) {
		return err
	}
	return nil
}
