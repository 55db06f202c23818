package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// sealStart stands before the hash of a mail, and sealLength is how long that is.
const (
	sealStart  = "\nMessage-ID: <"
	sealLength = 32
)

// sealed reports whether a mail is as it was written: its Message-ID begins with the hash of the
// whole mail, taken with zeros in its place and with the line ends of Unix.
func sealed(eml []byte) bool {
	eml = unixLines(eml)
	header, _, _ := bytes.Cut(eml, []byte("\n\n"))
	at := bytes.Index(header, []byte(sealStart))
	if at < 0 || at+len(sealStart)+sealLength > len(header) {
		return false
	}
	open := bytes.Clone(eml)
	seal := open[at+len(sealStart):][:sealLength]
	have := string(seal)
	copy(seal, bytes.Repeat([]byte("0"), sealLength))
	sum := sha256.Sum256(open)
	return have == hex.EncodeToString(sum[:])[:sealLength]
}
