package send

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/smtptest"
)

// BenchmarkSend hands a mail to 10,000 readers.
func BenchmarkSend(b *testing.B) {
	fake := start(b, smtptest.Config{TLS: true})
	m := readers(b, 10_000)
	for i := range b.N {
		m.ID = fmt.Sprintf("<%d@vester.example>", i)
		if _, err := deliver(b, openRoot(b), m, serverOf(fake, TLS), false); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStates looks for a mail in a ledger of a million lines.
func BenchmarkStates(b *testing.B) {
	var lines strings.Builder
	for i := range 1_000_000 {
		line, err := encode(Entry{time.Unix(0, 0).UTC(), fmt.Sprintf("<%d@vester.example>", i/10_000), fmt.Sprintf("reader%d@vester.example", i%10_000), Accepted, "mail.vester.example:465", "250 2.0.0 Ok"})
		if err != nil {
			b.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	for b.Loop() {
		states, err := readStates(strings.NewReader(lines.String()), "<42@vester.example>")
		if err != nil || len(states) != 10_000 {
			b.Fatal(len(states), err)
		}
	}
}
