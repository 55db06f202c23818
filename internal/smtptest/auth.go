package smtptest

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"hash"
	"slices"
	"strings"
)

// auth lets a client log in, by PLAIN, LOGIN, SCRAM-SHA-1 or SCRAM-SHA-256, whichever of these are offered.
func (t *talk) auth(arg string) error {
	way, first, _ := strings.Cut(arg, " ")
	if !slices.Contains(strings.Fields(t.server.config.Ways), way) {
		return t.say("504 5.5.4 unknown way of logging in")
	}
	var ok bool
	switch way {
	case "PLAIN":
		parts := strings.Split(decode(first), "\x00")
		ok = len(parts) == 3 && t.isUser(parts[1], parts[2])
	case "LOGIN":
		user, err := t.ask("Username:")
		if err != nil {
			return err
		}
		password, err := t.ask("Password:")
		if err != nil {
			return err
		}
		ok = t.isUser(user, password)
	case "SCRAM-SHA-1":
		ok = t.scram(sha1.New)
	case "SCRAM-SHA-256":
		ok = t.scram(sha256.New)
	}
	if !ok {
		return t.say("535 5.7.8 Error: authentication failed")
	}
	t.known = true
	return t.say("235 2.7.0 welcome")
}

func (t *talk) isUser(user, password string) bool {
	return user == t.server.config.User && password == t.server.config.Password
}

// ask says something and returns the answer.
func (t *talk) ask(challenge string) (string, error) {
	if err := t.say("334 %s", base64.StdEncoding.EncodeToString([]byte(challenge))); err != nil {
		return "", err
	}
	line, err := t.text.ReadLine()
	return decode(line), err
}

func decode(s string) string {
	data, _ := base64.StdEncoding.DecodeString(s)
	return string(data)
}

// scram is the server's side of RFC 5802.
func (t *talk) scram(newHash func() hash.Hash) bool {
	const salt, rounds = "salt of Vester", "4096"
	first, _ := t.ask("")
	bare := strings.TrimPrefix(first, "n,,")
	user, nonce, found := strings.Cut(strings.TrimPrefix(bare, "n="), ",r=")
	if !found {
		return false
	}
	nonce += "and-ours"
	challenge := "r=" + nonce + ",s=" + base64.StdEncoding.EncodeToString([]byte(salt)) + ",i=" + rounds
	last, _ := t.ask(challenge)
	without, proof, found := strings.Cut(last, ",p=")
	if !found || without != "c=biws,r="+nonce {
		return false
	}
	salted, err := pbkdf2.Key(newHash, t.server.config.Password, []byte(salt), 4096, newHash().Size())
	if err != nil {
		return false
	}
	mac := func(key []byte, text string) []byte {
		m := hmac.New(newHash, key)
		m.Write([]byte(text))
		return m.Sum(nil)
	}
	clientKey := mac(salted, "Client Key")
	stored := newHash()
	stored.Write(clientKey)
	said := bare + "," + challenge + "," + without
	for i, b := range mac(stored.Sum(nil), said) {
		clientKey[i] ^= b
	}
	if user != t.server.config.User || decode(proof) != string(clientKey) {
		return false
	}
	_, err = t.ask("v=" + base64.StdEncoding.EncodeToString(mac(mac(salted, "Server Key"), said)))
	return err == nil
}
