package understand

import (
	"slices"

	"budi/dialog/understand/rules"
	"budi/dialog/understand/word"
	"budi/language"
)

// asides drops times that a courtesy holds and nobody wishes: "that's all for
// now", "thanks for your help today".
func (r *reading) asides(at language.Anchor) {
	if len(r.m.Heard.Times) == 0 {
		return
	}
	if r.calm() {
		// "Not urgent" holds a word that some packs read as "now".
		r.keepTimes(func(w language.When) bool { return !w.Start.Equal(at.Now) })
	}
	if r.m.Urgency > Normal && !r.requests() {
		// "It has been vomiting since the evening" wishes for no evening.
		r.keepTimes(func(w language.When) bool { return w.Bound != language.After && w.Start.After(at.Now) })
	}
	if r.x.Expect == "time" || r.x.Expect == "choice" {
		return
	}
	if r.scores[Nothing] == 0 && r.scores[Thanks] == 0 && r.scores[Bye] == 0 && r.scores[Late] == 0 {
		return
	}
	for i := range r.scores {
		switch i {
		case Nothing, Thanks, Bye, Late, Yes, No, Hello, Stop:
		default:
			return
		}
	}
	r.keepTimes(func(w language.When) bool {
		return (!w.HasClock || !w.Start.Equal(at.Now)) && (w.HasClock || !w.HasDay || !sameDay(w, at))
	})
}

// requests tells whether words ask for a visit, or what is free; a symptom
// that leads to one doesn't.
func (r *reading) requests() bool {
	return slices.ContainsFunc(r.hits, func(h rules.Hit) bool {
		i := known[h.Name]
		return h.Weight >= 0.8 && (i == Book || i == Available || i == Move)
	})
}

// keepTimes drops the times that keep doesn't like.
func (r *reading) keepTimes(keep func(language.When) bool) {
	left := slices.DeleteFunc(slices.Clone(r.m.Heard.Times), func(w language.When) bool { return !keep(w) })
	if len(left) == len(r.m.Heard.Times) {
		return
	}
	r.m.Heard.Times = left
	if len(left) == 0 {
		r.m.Heard.Wish = language.All()
	}
}

func sameDay(w language.When, at language.Anchor) bool {
	y, m, d := w.Start.Date()
	ny, nm, nd := at.Now.Date()
	return y == ny && m == nm && d == nd
}

// unexplained tells whether, in an open question, more words say nothing that
// was understood than words that do: a time alone doesn't make "what will the
// weather be tomorrow" a wish.
func (r *reading) unexplained() bool {
	switch r.x.Expect {
	case "", "request", "more":
	default:
		return false
	}
	m := r.m
	if len(m.Services)+len(m.Staff)+len(m.Classes)+len(m.FAQ)+len(m.Heard.Signals) > 0 {
		return false
	}
	strange, explained := 0, 0
	for _, w := range r.words {
		switch {
		case covers(m.Heard, w.From, w.To):
			explained++
		case r.strange(w):
			strange++
		}
	}
	return strange >= 2 && strange >= explained
}

// strange tells whether a word is none of those that stand in any sentence.
func (r *reading) strange(w word.Word) bool {
	return !faqWords[w.Fold] && !telling[r.lang][w.Fold] && len(w.Fold) > 2
}

// covers tells whether a stretch of text lies within something that the pack
// found.
func covers(h language.Heard, from, to int) bool {
	in := func(s language.Span) bool { return s.From <= from && to <= s.To }
	return slices.ContainsFunc(h.Times, func(w language.When) bool { return in(w.Span) }) ||
		slices.ContainsFunc(h.Numbers, func(n language.Number) bool { return in(n.Span) }) ||
		slices.ContainsFunc(h.Phones, in) ||
		slices.ContainsFunc(h.Money, func(m language.Money) bool { return in(m.Span) }) ||
		slices.ContainsFunc(h.Names, func(n language.Name) bool { return in(n.Span) })
}
