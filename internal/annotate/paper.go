package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// papers are the things in writing that speak for those who gave them out.
var papers = map[string]bool{"statement": true, "letter": true, "report": true, "memo": true, "memorandum": true, "email": true, "e-mail": true, "filing": true,
	"lawsuit": true, "complaint": true, "suit": true, "tweet": true, "post": true, "release": true, "message": true, "note": true, "study": true, "survey": true}

// maxPaper is how many sentences back a paper was given out that "the statement" means.
const maxPaper = 5

// issued is a paper: who gave it out, -1 where nobody is told, and the sentence that brings it in.
type issued struct{ mention, sentence int }

// paperOf returns the mention of who gave out the paper that a source is, as far as it says so
// itself: "Berg's letter", "a statement from the ministry"; and what kind of paper it is, "" for none.
func (d *discourse) paperOf(source news.Span) (issuer int, kind string) {
	first := d.tokenAt(source.Start)
	for t := first; t < len(d.doc.Tokens) && d.doc.Tokens[t].Start < source.End; t++ {
		if w := d.lower(t); papers[w] && strings.HasPrefix(d.tag(t), "NN") {
			return d.issuerAt(t), w
		}
	}
	return -1, ""
}

// issuerAt returns the mention of who gave out the paper at token t, as the words around it say;
// -1 where they do not.
func (d *discourse) issuerAt(t int) int {
	s := d.doc.Sentences[d.sentenceOf[t]]
	for k := t - 1; k >= max(s.First, t-4); k-- {
		if m, ok := d.mentionBefore[k]; ok && d.tag(k) == "POS" {
			return d.mayIssue(m)
		}
		if tag := d.tag(k); tag != "JJ" && tag != "NN" && tag != "POS" && tag != "VBN" {
			break
		}
	}
	if w := d.lower(t + 1); w == "from" || w == "by" {
		for k := t + 2; k < min(t+5, s.Last); k++ {
			if m, ok := d.mentionAt[k]; ok {
				return d.mayIssue(m)
			}
			if tag := d.tag(k); tag != "DT" && tag != "JJ" {
				break
			}
		}
	}
	return -1
}

// mayIssue returns m, or -1 if it is nobody who gives out papers.
func (d *discourse) mayIssue(m int) int {
	if k := d.doc.Mentions[m].Kind; k != news.Person && k != news.Organization {
		return -1
	}
	return m
}

// desk keeps who gave out the last paper of each kind.
type desk struct {
	last map[string]issued
	next int // the first token that was not looked at
}

// saidIn notes the paper in which the source of an attribution spoke: "said in a statement".
func (d *discourse) saidIn(at news.Attribution, on *desk) {
	here := d.sentenceOf[d.tokenAt(at.Source.Start)]
	s := d.doc.Sentences[here]
	d.released(s.End, on)
	for t := s.First + 2; t < s.Last; t++ {
		if w := d.lower(t); papers[w] && !d.quoted[t] && d.isIn(t, s.First) {
			on.last[w] = issued{at.Speaker, here}
		}
	}
}

// released notes the papers that the article brings in before offset, "a statement", and who gave them
// out as far as the words around say so: "from the ministry", "Anna Berg issued".
func (d *discourse) released(offset int, on *desk) {
	for ; on.next < len(d.doc.Tokens) && d.doc.Tokens[on.next].Start < offset; on.next++ {
		t := on.next
		kind := d.lower(t)
		if !papers[kind] || d.quoted[t] || !strings.HasPrefix(d.tag(t), "NN") {
			continue
		}
		here := d.sentenceOf[t]
		k := t - 1
		for k >= max(d.doc.Sentences[here].First, t-4) && (d.tag(k) == "JJ" || d.tag(k) == "NN" || d.tag(k) == "VBN") {
			k--
		}
		if w := d.lower(k); w != "a" && w != "an" {
			continue
		}
		giver := d.issuerAt(t)
		if giver < 0 && gives[d.lower(k-1)] {
			giver = d.giverBefore(k, here)
		}
		on.last[kind] = issued{giver, here}
	}
}

// gives are verbs for what is done with a paper.
var gives = map[string]bool{"issued": true, "released": true, "published": true, "sent": true, "wrote": true, "posted": true, "filed": true, "issues": true, "releases": true}

// giverBefore returns the first mention of sentence s that stands before token t, or -1.
func (d *discourse) giverBefore(t, s int) int {
	m := d.mentionFrom(d.doc.Sentences[s].Start)
	if m < 0 || d.doc.Mentions[m].Start >= d.doc.Tokens[t].Start || dependent[wordBefore(d.doc.Text, d.doc.Mentions[m].Start)] {
		return -1
	}
	return d.mayIssue(m)
}

// isIn reports whether the paper at token t is what something was said in: "in a written
// statement".
func (d *discourse) isIn(t, first int) bool {
	for k := t - 1; k >= max(first, t-4); k-- {
		if d.lower(k) == "in" {
			return true
		}
		if tag := d.tag(k); tag != "DT" && tag != "JJ" && tag != "VBN" && tag != "NN" {
			return false
		}
	}
	return false
}

// giver returns who gave out the paper that a source is, or -1.
func (d *discourse) giver(source news.Span, on *desk) int {
	issuer, kind := d.paperOf(source)
	if issuer >= 0 || kind == "" || !strings.EqualFold(d.wordsOf(source)[0], "the") {
		return issuer
	}
	d.released(source.Start, on)
	paper, ok := on.last[kind]
	if here := d.sentenceOf[d.tokenAt(source.Start)]; !ok || here-paper.sentence > maxPaper {
		return -1
	}
	return paper.mention
}
