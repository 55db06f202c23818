// Package send hands mails to an SMTP server, and to no recipient twice.
//
// [Parse] reads an .eml file; what goes over the wire is the file, byte for byte, but for the headers Bcc and X-Unsent, which are for the sender's
// eyes. A [Sender] talks with the [Server] and keeps the [Ledger], a file of lines that are only ever added:
//
//	connect → (TLS) → (login) → MAIL, RCPT…, DATA, mail → ledger: sending → final dot → reply → ledger: accepted
//
// Until the final dot a server must not deliver anything, so whatever breaks before it leaves nothing but a mail that can be sent
// again. When the reply to the dot does not come, nobody knows, and the ledger says so: such a recipient is left alone until the user decides.
package send
