package build

import (
	"fmt"
	"runtime"
	"strings"
)

// FaultError says that the program itself broke down at some work: a mistake of ours, whatever
// the input was.
type FaultError struct {
	Work  string // what was being done: `merging the story "harbour-fire"`
	Cause string // what the program says of it
	Place string // the function and line of ours where it happened, "" if it is not known
}

func (e *FaultError) Error() string {
	if e.Place == "" {
		return fmt.Sprintf("%s failed because of a mistake in briefgen: %s", e.Work, e.Cause)
	}
	return fmt.Sprintf("%s failed because of a mistake in briefgen: %s (at %s)", e.Work, e.Cause, e.Place)
}

// Guard does work and returns its error. A panic of it becomes a [FaultError]: it must neither
// end a preview nor leave the user with a trace. The panic of a goroutine that work starts cannot
// be caught here.
func Guard(name string, work func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &FaultError{Work: name, Cause: fmt.Sprint(cause), Place: faultPlace()}
		}
	}()
	return work()
}

// faultPlace returns the innermost function of ours that was running when the panic began, which
// is being recovered.
func faultPlace() string {
	const module = "github.com/briefgen/briefgen/"
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	panicking := false
	for {
		frame, more := frames.Next()
		name, ours := strings.CutPrefix(frame.Function, module)
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && ours:
			return fmt.Sprintf("%s, line %d", name, frame.Line)
		}
		if !more {
			return ""
		}
	}
}
