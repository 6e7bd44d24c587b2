package understand

import (
	"slices"
	"strconv"

	"budi/dialog/understand/stem"
	"budi/dialog/understand/word"
	"budi/language"
)

// fit tells how well a meaning answers what was asked, from 0 to about 2.
func fit(m Meaning, expect string) float64 {
	top := 0.0
	for _, s := range m.Intents {
		if s.Name != OutOfScope {
			top = max(top, s.Confidence)
		}
	}
	score := 0.5 * top
	hit := func(ok bool, weight float64) {
		if ok {
			score += weight
		}
	}
	hit(answers(m, expect), 1)
	switch expect {
	case "time":
		hit(len(m.Heard.Times) > 0, 1)
	case "choice":
		hit(len(m.Heard.Times) > 0, 0.5)
	case "service", "staff", "name", "phone", "rating", "detail", "confirm", "more":
	default:
		hit(len(m.Services) > 0, 0.5)
		hit(len(m.Heard.Times) > 0, 0.3)
	}
	if len(m.Services) > 0 {
		score += 0.3 * m.Services[0].Confidence
	}
	hit(m.Urgency > Normal, 0.2)
	return score
}

// answers tells that a reading has what was asked for; a time has a day, or
// another reading may have it. An open request has no one thing that was asked.
func answers(m Meaning, expect string) bool {
	switch expect {
	case "service":
		return len(m.Services) > 0
	case "staff":
		return len(m.Staff) > 0
	case "time":
		return slices.ContainsFunc(m.Heard.Times, func(w language.When) bool { return w.HasDay })
	case "choice":
		return m.Choice > 0
	case "name":
		return len(m.Heard.Names) > 0
	case "phone":
		return len(m.Heard.Phones) > 0
	case "rating":
		return len(m.Heard.Numbers) > 0
	case "detail":
		return len(m.Classes) > 0
	case "confirm", "more":
		return m.Has(Yes, 0.5) || m.Has(No, 0.5) || m.Has(Nothing, 0.5)
	}
	return false
}

// choose tells which of the offered options an answer takes: by its place in
// the list, by its time, or by its words.
func (u *Understander) choose(r *reading, at language.Anchor) int {
	n := len(r.x.Options)
	if n == 0 || r.m.Has(No, 0.8) && len(r.words) <= 2 {
		return 0
	}
	for kind, i := range map[language.SignalKind]int{language.First: 1, language.Second: 2, language.Third: 3, language.Last: n} {
		if i <= n && r.m.Heard.Has(kind) && !u.saysTime(r) {
			return i
		}
	}
	if i := u.byTime(r, at); i > 0 {
		return i
	}
	if i := u.byNumber(r, at); i > 0 {
		return i
	}
	return u.byWords(r)
}

// saysTime tells whether a clock time was said: then "second" may belong to
// it.
func (u *Understander) saysTime(r *reading) bool {
	return slices.ContainsFunc(r.m.Heard.Times, func(w language.When) bool { return w.HasClock && !w.Negated })
}

// byTime gives the only option whose clock time, or else whose day, was said.
func (u *Understander) byTime(r *reading, at language.Anchor) int {
	pack := u.packs[r.lang]
	if pack == nil || len(r.m.Heard.Times) == 0 {
		return 0
	}
	chosen := 0
	for i, label := range r.x.Options {
		heard := u.hearLabel(label, r, at)
		if !slices.ContainsFunc(r.m.Heard.Times, func(said language.When) bool { return agrees(said, heard) }) {
			continue
		}
		if chosen > 0 {
			return 0
		}
		chosen = i + 1
	}
	return chosen
}

// byNumber takes a bare number for the hour of the only option that has it, or
// else for an option's place in the list.
func (u *Understander) byNumber(r *reading, at language.Anchor) int {
	if len(r.m.Heard.Numbers) != 1 || len(r.m.Heard.Times) > 0 || u.packs[r.lang] == nil {
		return 0
	}
	n, err := strconv.Atoi(r.m.Heard.Numbers[0].Value)
	if err != nil || n < 1 {
		return 0
	}
	chosen := 0
	for i, label := range r.x.Options {
		for _, o := range u.hearLabel(label, r, at) {
			if o.HasClock && o.Start.Minute() == 0 && o.Start.Hour()%12 == n%12 {
				if chosen > 0 && chosen != i+1 {
					return 0
				}
				chosen = i + 1
			}
		}
	}
	if chosen == 0 && n <= len(r.x.Options) && len(r.words) <= 3 {
		return n
	}
	return chosen
}

// hearLabel reads the times of an option's label, in the conversation's
// language when that differs from the answer's.
func (u *Understander) hearLabel(label string, r *reading, at language.Anchor) []language.When {
	lang := r.x.Lang
	if u.packs[lang] == nil {
		lang = r.lang
	}
	return r.labels.hear(u.packs[lang], label, at)
}

// labels are the times of the options that an utterance may choose from, read
// once for all of its readings.
type labels map[labelled][]language.When

type labelled struct {
	lang language.Tag
	text string
}

func (l labels) hear(pack language.Pack, text string, at language.Anchor) []language.When {
	key := labelled{pack.Tag(), text}
	times, ok := l[key]
	if !ok {
		times = pack.Hear(text, at).Times
		l[key] = times
	}
	return times
}

// agrees tells whether what was said of a time holds for an option: nothing in
// it may differ.
func agrees(said language.When, option []language.When) bool {
	if said.Negated {
		return false
	}
	for _, o := range option {
		sameDay := !said.HasDay || said.Start.Truncate(0).YearDay() == o.Start.YearDay()
		sameClock := !said.HasClock || sameWall(said, o)
		if sameDay && sameClock && (said.HasDay || said.HasClock) {
			return true
		}
	}
	return false
}

// sameWall compares clock times, and half days apart too: "three" is 15:00
// where that was offered.
func sameWall(said, o language.When) bool {
	if !o.HasClock {
		return false
	}
	if !said.End.IsZero() { // a part of the day
		m := func(w language.When, end bool) int {
			t := w.Start
			if end {
				t = w.End
			}
			return t.Hour()*60 + t.Minute()
		}
		return m(o, false) >= m(said, false) && m(o, false) < m(said, true)
	}
	a, b := said.Start, o.Start
	return a.Minute() == b.Minute() && a.Hour()%12 == b.Hour()%12
}

// byWords gives the only option that shares a word of its own with the
// answer.
func (u *Understander) byWords(r *reading) int {
	said := map[string]bool{}
	for _, w := range r.words {
		said[stem.Of(r.lang, w.Fold)] = true
	}
	count := map[string]int{}
	labels := make([][]string, len(r.x.Options))
	for i, label := range r.x.Options {
		words := word.Split(label)
		plain := !slices.ContainsFunc(words, func(w word.Word) bool { return !faqWords[w.Fold] }) // "the name"
		for _, w := range words {
			s := stem.Of(r.lang, w.Fold)
			if !slices.Contains(labels[i], s) && (plain || !faqWords[w.Fold]) {
				labels[i] = append(labels[i], s)
				count[s]++
			}
		}
	}
	chosen := 0
	for i := range labels {
		if slices.ContainsFunc(labels[i], func(s string) bool { return said[s] && count[s] == 1 }) {
			if chosen > 0 {
				return 0
			}
			chosen = i + 1
		}
	}
	return chosen
}
