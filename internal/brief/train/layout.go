package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/briefgen/briefgen/internal/quality/marks"
)

// seeds is the marked story whose articles lie in a folder of their own.
const seeds = "riyadh-talks"

// layOut lays out in work what the marked stories want, and returns their folders as GOLD=ARTICLES.
func layOut(shared, work string) ([]string, error) {
	data, unpacked := filepath.Join(shared, "data", marks.Data), filepath.Join(work, "unpacked")
	if out, err := exec.Command("go", "run", filepath.Join(shared, "eval", "unpack.go"), data, unpacked).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("unpack: %w: %s", err, out)
	}
	articles, err := marks.Articles(data)
	if err != nil {
		return nil, err
	}
	files, err := marks.Files(marks.Folder)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if _, _, err := marks.LayOut(file, unpacked, work, articles); err != nil {
			return nil, err
		}
	}
	if err := os.CopyFS(filepath.Join(work, "seeds", seeds), os.DirFS(filepath.Join(shared, "seeds"))); err != nil {
		return nil, err
	}
	gold, marked := filepath.Join(shared, "eval", "gold"), filepath.Join(work, "marked")
	return []string{gold + "=" + filepath.Join(shared, "eval", "stories"), gold + "=" + filepath.Join(work, "seeds"), marked + "=" + marked}, nil
}
