package inbox

// Client is a mail program as caniemail knows it: a family and a platform.
type Client struct {
	Key  string // "gmail/desktop-webmail"
	Name string // "Gmail (web)"
}

// Clients returns the programs that a mail has to hold in.
func Clients() []Client {
	return []Client{
		{"gmail/desktop-webmail", "Gmail (web)"},
		{"gmail/ios", "Gmail (iOS)"},
		{"gmail/android", "Gmail (Android)"},
		{"gmail/mobile-webmail", "Gmail (mobile web)"},
		{"outlook/windows", "Outlook (Windows, Word)"},
		// The new Outlook for Windows is the one of the web in a window of its own; caniemail tests both as one.
		{"outlook/outlook-com", "Outlook (new, web)"},
		{"outlook/macos", "Outlook (macOS)"},
		{"outlook/ios", "Outlook (iOS)"},
		{"outlook/android", "Outlook (Android)"},
		{"apple-mail/macos", "Apple Mail (macOS)"},
		{"apple-mail/ios", "Apple Mail (iOS)"},
		{"yahoo/desktop-webmail", "Yahoo (web)"},
		{"yahoo/ios", "Yahoo (iOS)"},
		{"yahoo/android", "Yahoo (Android)"},
		{"samsung-email/android", "Samsung Email"},
		// Tested on macOS alone for the most part, and the same program elsewhere.
		{"thunderbird/macos", "Thunderbird"},
		{"protonmail/desktop-webmail", "Proton (web)"},
		{"protonmail/ios", "Proton (iOS)"},
		{"protonmail/android", "Proton (Android)"},
	}
}

const outlookWord = "outlook/windows"
