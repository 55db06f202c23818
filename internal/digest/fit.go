package digest

// fit makes the mail with as much as the body has room for: it takes the items in their order,
// whole ones only, while the body stays within budget bytes after transfer encoding.
func (e *edition) fit(tmpl *templates, budget int) (Mail, []byte, error) {
	// What alone would take a quarter of the mail is better read on the site.
	items := e.affordable(budget / 4)
	var mail Mail
	var body []byte
	try := func(n int) (bool, error) {
		told := e.choose(items[:n])
		page, err := tmpl.page(bodyTemplate, told)
		if err != nil || body != nil && encodedLen(page) > budget {
			return false, err
		}
		mail, body = told, page
		return true, nil
	}
	// The frame is there at any budget; of what fits the last that was tried is the most.
	if _, err := try(0); err != nil {
		return Mail{}, nil, err
	}
	_, err := largest(len(items), try)
	return mail, body, err
}

// largest returns the largest n up to total that fits, 0 if none does. It doubles up to the
// first that does not fit and then halves, so that the work depends on how much fits and not
// on how much there is.
func largest(total int, fits func(n int) (bool, error)) (int, error) {
	low, high := 0, min(total, 16)
	for {
		ok, err := fits(high)
		if err != nil {
			return 0, err
		}
		if !ok {
			break
		}
		if low = high; low == total {
			return low, nil
		}
		high = min(2*high, total)
	}
	for high-low > 1 {
		middle := (low + high) / 2
		ok, err := fits(middle)
		if err != nil {
			return 0, err
		}
		if ok {
			low = middle
		} else {
			high = middle
		}
	}
	return low, nil
}

// affordable leaves out the items that take more than limit bytes, and all of a story whose
// head does.
func (e *edition) affordable(limit int) []item {
	noHead := map[int]bool{}
	var out []item
	for _, it := range e.items {
		if noHead[it.story] {
			continue
		}
		if e.weight(it) <= limit {
			out = append(out, it)
		} else if it.kind == headItem {
			noHead[it.story] = true
		}
	}
	return out
}

// weight is about what the item takes: its words and addresses. The markup is not counted.
func (e *edition) weight(it item) int {
	switch it.kind {
	case headItem:
		return storyWeight(e.heads[it.story])
	case disputeItem:
		n := weightOf(it.dispute.Topic.Text)
		for _, side := range it.dispute.Sides {
			n += statementWeight(side.Statement)
		}
		return n
	case quoteItem:
		return weightOf(it.quote.Text.Text()) + weightOf(it.quote.Speaker.Text) + weightOf(it.quote.Role.Text) + sourcesWeight(it.quote.Sources)
	}
	if it.kind == eventItem {
		return len(it.event.Date) + statementWeight(it.event.Statement)
	}
	return statementWeight(it.fact)
}

func storyWeight(s Story) int {
	return weightOf(s.Title.Text) + len(s.URL)
}

func statementWeight(s Statement) int {
	n := weightOf(s.Text.Text()) + sourcesWeight(s.Sources)
	for _, who := range s.SaidBy {
		n += weightOf(who.Text)
	}
	return n
}

func sourcesWeight(sources []Source) int {
	n := 0
	for _, s := range sources {
		n += weightOf(s.Label.Text) + weightOf(s.Title.Text) + len(s.URL)
	}
	return n
}
