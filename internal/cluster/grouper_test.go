package cluster_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/news"
)

// TestGrouperFolders changes what is said about folders, and now and then an article of one: who has seen what was said before makes
// the stories that one makes who has not, and leaves those alone that it gave out.
func TestGrouperFolders(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	folders := []string{"", "Dam of Vester", "dam-of-vester", "ferry"}
	docs := make([]*news.Document, 12)
	write := func(i int) {
		name := fmt.Sprintf("%04d.txt", i)
		docs[i] = document(name, fmt.Sprintf("Title: Report %d\n\n%s%s", random.IntN(3), sentence(uint32(random.IntN(4))), sentence(random.Uint32())))
		docs[i].Folder = folders[i%len(folders)]
	}
	for i := range docs {
		write(i)
	}
	infos := map[string]*news.StoryInfo{}
	var again cluster.Grouper
	for step := range 200 {
		var list []*news.StoryInfo
		for _, folder := range folders[1:] {
			switch random.IntN(4) {
			case 0:
				infos[folder] = &news.StoryInfo{Folder: folder, Title: fmt.Sprint("Title ", random.IntN(3))}
			case 1:
				delete(infos, folder)
			}
			if infos[folder] != nil {
				list = append(list, infos[folder])
			}
		}
		if random.IntN(5) == 0 {
			write(random.IntN(len(docs)))
		}
		have, want := again.Stories(docs, list, cluster.Options{}), cluster.Stories(docs, list, cluster.Options{})
		if !reflect.DeepEqual(have, want) {
			t.Fatalf("step %d: the stories are\n%s\nwant\n%s", step, summary(have), summary(want))
		}
		if kept := slices.Clone(have); step%3 == 0 {
			again.Stories(docs, nil, cluster.Options{})
			if !reflect.DeepEqual(kept, want) {
				t.Fatalf("step %d: stories that were given out have changed", step)
			}
			again.Stories(docs, list, cluster.Options{})
		}
	}
}

// lender is a Reader of documents that have nothing but their article until they are opened, and no words once they are closed.
type lender map[*news.Document]*news.Document

func (l lender) Open(docs []*news.Document) {
	for _, doc := range docs {
		doc.Tokens, doc.Sentences, doc.Mentions = l[doc].Tokens, l[doc].Sentences, l[doc].Mentions
	}
}

func (l lender) Close(docs []*news.Document) {
	for _, doc := range docs {
		doc.Tokens = nil
	}
}

// TestReader holds that documents which are opened for the time that they are needed are grouped as others are.
func TestReader(t *testing.T) {
	for seed := range uint64(6) {
		c := crowd{most: 150, texts: 60, days: 4, copies: 3, random: rand.New(rand.NewPCG(2, seed)), docs: map[string]*news.Document{}}
		for len(c.docs) < 100 {
			c.change()
		}
		lent := lender{}
		var whole, bare []*news.Document
		for i, name := range slices.Sorted(mapsKeys(c.docs)) {
			doc := c.docs[name]
			if i%9 < 2 {
				doc.Folder = fmt.Sprint("folder-", i%9)
			}
			b := &news.Document{Article: doc.Article}
			lent[b], whole, bare = doc, append(whole, doc), append(bare, b)
		}
		g := cluster.Grouper{Reader: lent}
		have, want := g.Stories(bare, nil, cluster.Options{}), cluster.Stories(whole, nil, cluster.Options{})
		for _, s := range have {
			for i, doc := range s.Docs {
				if doc.Tokens != nil {
					t.Errorf("%s is left open", doc.Path)
				}
				s.Docs[i] = lent[doc]
			}
		}
		if !reflect.DeepEqual(have, want) {
			t.Errorf("seed %d: the stories are\n%s\nwant\n%s", seed, groups(have), groups(want))
		}
	}
}
