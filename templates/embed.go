// Package templates holds the built-in templates of the site and of the mail. A user's folder
// of the same shape is laid over it, file by file: what has the same path replaces the
// built-in file.
//
//	site/*.html     the pages of the site and their parts
//	site/assets/    files that the site carries as they are, below assets/
//	mail/           the digest mail
//	labels/         the program's own words, a file for each language
package templates

import "embed"

// FS holds the folders site, mail and labels.
//
//go:embed site mail labels
var FS embed.FS
