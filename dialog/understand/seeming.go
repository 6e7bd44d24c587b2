package understand

// What the words of an intent are there for, and the intent is not.

// denials takes back what was only named to be denied: "I've no complaints",
// "I don't need a person".
func (r *reading) denials() {
	for _, h := range r.hits {
		switch h.Name {
		case "no_complaint":
			delete(r.scores, Complaint)
		case "not_human":
			delete(r.scores, Human)
		}
	}
}

// greets lets a greeting stand behind what it leads to.
func (r *reading) greets() {
	top := 0.0
	for i, c := range r.scores {
		if !acts[i] && i != OutOfScope {
			top = max(top, c)
		}
	}
	if r.scores[Hello] >= top && top > 0.3 {
		r.scores[Hello] = top - 0.01
	}
}

// onlyGreets tells whether a greeting is all that was understood of what went
// on for some words more.
func (r *reading) onlyGreets() bool {
	m := r.m
	if !r.open() || r.chief == Hello || len(r.scores) != 1 || r.scores[Hello] == 0 || r.whole()[Hello] ||
		len(m.Services)+len(m.Staff)+len(m.Classes)+len(m.FAQ)+len(m.Heard.Times) > 0 {
		return false
	}
	core, _ := r.core()
	strange := 0
	for _, w := range core {
		if r.strange(w) {
			strange++
		}
	}
	return strange >= 2
}

// companions makes a question of the wish to bring somebody along, or
// something that is no patient here: "can I come with my dog?" books nothing,
// unless animals are treated, or a time or a service is named.
func (r *reading) companions(u *Understander) {
	has := map[string]bool{}
	for _, h := range r.hits {
		has[h.Name] = true
	}
	if !has["companion"] || u.animals && has["animal"] || len(r.m.Heard.Times)+len(r.m.Services) > 0 {
		return
	}
	delete(r.scores, Book)
	delete(r.scores, Available)
	r.add(Question, 0.85)
}
