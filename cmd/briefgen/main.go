// Briefgen reads a folder of news articles and merges those on one event into a briefing: what
// they agree on, where they differ, who said what, and where each line stands.
//
//	briefgen build     write the site
//	briefgen serve     show it, and show it anew on every save
//	briefgen digest    write it as a mail
//	briefgen send      hand the mail to a server
//
// Results go to stdout, messages to stderr. It exits with 0 if all is done, 1 if it could not
// build or found something wrong, 2 if the command line or the configuration is wrong, and 3 if
// there is no usable input.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
