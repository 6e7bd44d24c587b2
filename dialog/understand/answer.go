package understand

import (
	"slices"

	"budi/dialog/understand/rules"
	"budi/language"
)

// phrased settles what is yes and what is no where one word says the one and
// the phrase that it stands in the other: "why not", "žinoma ne", "хорошо, нет".
func (r *reading) phrased() {
	if r.scores[Yes] == 0 && r.scores[No] == 0 || len(r.words) == 0 {
		return
	}
	last := r.words[len(r.words)-1]
	within := func(kind language.SignalKind, from, to int) bool {
		return slices.ContainsFunc(r.m.Heard.Signals, func(s language.Signal) bool { return s.Kind == kind && s.From <= from && to <= s.To })
	}
	inside := func(i Intent, kind language.SignalKind) bool {
		return slices.ContainsFunc(r.hits, func(h rules.Hit) bool {
			from, to := r.words[h.From].From, r.words[h.To-1].To
			return known[h.Name] == i && within(kind, from, to) && !within(ofAnswer[i], from, to)
		})
	}
	switch {
	case inside(No, language.Yes):
		delete(r.scores, No)
		r.add(Yes, 0.9)
	case inside(Yes, language.No):
		delete(r.scores, Yes)
		r.add(No, 0.9)
	case len(r.words) <= 4 && bareNo[last.Fold] && !within(language.Yes, last.From, last.To) && r.scores[Yes] > 0:
		delete(r.scores, Yes)
		r.add(No, 0.9)
	}
}

// ofAnswer are the signals of the answers.
var ofAnswer = map[Intent]language.SignalKind{Yes: language.Yes, No: language.No}

// bareNo are the words that refuse as the last word, whatever softened them.
var bareNo = folded("no not nope ne nea нет неа ոչ չէ")
