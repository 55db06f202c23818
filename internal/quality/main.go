// Quality measures how good briefgen's briefings are: it builds the marked stories with the
// command, scores what was written, prints one table and holds the figures against the floors
// of a committed file. It is run by .ci/quality.
//
//	go run ./internal/quality -shared ../shared -floors .ci/floors.txt [-raise]
//	go run ./internal/quality -shared ../shared -take [-unseen] GOLD.json…
//
// Besides the marked stories there are stories that were marked for this project, in marks/ (row "more") and marks/unseen/
// (row "unseen": nothing is taught from them, no threshold chosen by them): what stands there is our own words and places in articles,
// none of their words. -take makes such a file.
//
// A figure under its floor fails. So does one well above it, until -raise has written the new
// floor: what was reached once is kept. Where the marked stories are absent it says so and
// measures nothing.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/briefgen/briefgen/internal/floors"
	"github.com/briefgen/briefgen/internal/quality/marks"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("quality: ")
	shared := flag.String("shared", "../shared", "folder with the marked stories and the scorers")
	floorsPath := flag.String("floors", ".ci/floors.txt", "the floors")
	raise := flag.Bool("raise", false, "write the floors that were reached")
	verbose := flag.Bool("v", false, "list what was missed and what was wrong")
	take := flag.Bool("take", false, "instead: leave the words out of the gold files that are named, and keep where they stand as marks")
	unseen := flag.Bool("unseen", false, "with -take: as marks that nothing is taught from")
	flag.Parse()
	if *take {
		folder := marks.Folder
		if *unseen {
			folder = marks.Unseen
		}
		if err := marks.Take(filepath.FromSlash(folder), filepath.Join(*shared, "data", marks.Data), flag.Args()); err != nil {
			log.Fatal(err)
		}
		return
	}
	if _, err := os.Stat(filepath.Join(*shared, "eval", "gold")); err != nil {
		fmt.Printf("quality: no marked stories in %s: nothing measured\n", filepath.Join(*shared, "eval"))
		return
	}
	work, err := os.MkdirTemp("", "briefgen-quality-")
	if err != nil {
		log.Fatal(err)
	}
	figures, err := measure(*shared, work, *verbose)
	if removed := os.RemoveAll(work); err == nil {
		err = removed
	}
	if err != nil {
		log.Fatal(err)
	}
	list, err := floors.Read(*floorsPath)
	if err != nil {
		log.Fatal(err)
	}
	figures.print(os.Stdout, *verbose)
	if *raise {
		if err := list.Raise(*floorsPath, floors.Figures(figures)); err != nil {
			log.Fatal(err)
		}
		return
	}
	if complaints := list.Check(floors.Figures(figures), ".ci/quality -raise"); len(complaints) > 0 {
		for _, c := range complaints {
			fmt.Fprintln(os.Stderr, "quality: "+c)
		}
		os.Exit(1)
	}
	fmt.Println("all figures at or above their floors")
}
