package understand

import (
	"slices"

	"budi/dialog/understand/linear"
	"budi/dialog/understand/rules"
	"budi/dialog/understand/word"
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

// veto takes back a yes that only a word within a sentence of another kind
// told: "I watched a great film last night" agrees to nothing. What begins with
// a yes, "yes, and how much is it", still says it.
func (r *reading) veto(top linear.Scored) {
	if r.scores[Yes] == 0 || top.Probability < sureOther || len(r.words) < 4 || r.whole()[Yes] {
		return
	}
	first := r.words[0]
	begins := r.begins(Yes) && (r.words[1].Start || Intent(top.Label) != OutOfScope) &&
		slices.ContainsFunc(r.m.Heard.Signals, func(s language.Signal) bool { return s.Kind == language.Yes && s.From == first.From })
	if !begins && others[Intent(top.Label)] {
		delete(r.scores, Yes)
	}
}

// sureOther is how sure the classifier has to be that a sentence is of another
// kind.
const sureOther = 0.6

// others are the intents that no yes comes with by the way.
var others = map[Intent]bool{
	OutOfScope: true, Human: true, Complaint: true, Cancel: true, Move: true, Price: true, Hours: true, Place: true, Message: true,
	Repeat: true, Robot: true, Urgent: true, Stop: true, OptOut: true, Check: true, Services: true, Duration: true,
}

// ofAnswer are the signals of the answers.
var ofAnswer = map[Intent]language.SignalKind{Yes: language.Yes, No: language.No}

// bareNo are the words that refuse as the last word, whatever softened them.
var bareNo = folded("no not nope ne nea нет неа ոչ չէ")

// oneAnswer leaves yes or no where both were heard: the one said first ("yes,
// no problem", "no, that's fine"), or the last after a second thought ("no,
// wait, yes").
func (r *reading) oneAnswer() {
	if r.scores[Yes] == 0 || r.scores[No] == 0 {
		return
	}
	yes, no, thought := len(r.words), len(r.words), false
	for _, h := range r.hits {
		switch h.Name {
		case string(Yes):
			yes = min(yes, h.From)
		case string(No):
			no = min(no, h.From)
		}
	}
	for i := min(yes, no); i < min(max(yes, no), len(r.words)); i++ {
		thought = thought || secondThoughts[r.words[i].Fold]
	}
	if (yes < no) != thought {
		delete(r.scores, No)
	} else {
		delete(r.scores, Yes)
	}
}

// secondThoughts take back what was said before them.
var secondThoughts = folded(`wait actually sorry rather palauk palaukit palaukite tiksliau atsiprašau подождите подожди точнее вернее извините
	սպասեք ավելի ներողություն`)

// polite lets a refusal stand before the thanks that soften it, and keeps "it's
// not urgent" from being one.
func (r *reading) polite() {
	if r.scores[No] == 0 {
		return
	}
	if r.begins(No) && r.scores[Thanks] > 0 {
		r.scores[No] = max(r.scores[No], 0.9)
		r.scores[Thanks] = min(r.scores[Thanks], 0.7)
	}
	if r.calm() && !r.begins(No) {
		delete(r.scores, No)
	}
}

// calm tells whether it was said that there is no hurry, or that what was bad
// has passed.
func (r *reading) calm() bool { return slices.ContainsFunc(r.hits, isCalm) }

func isCalm(h rules.Hit) bool { return h.Name == "not_urgent" || h.Name == "over" }

// courteous tells whether nothing was said but a word of courtesy: it answers
// no question, and asks for nothing either.
func (r *reading) courteous() bool {
	return !slices.ContainsFunc(r.words, func(w word.Word) bool { return !politeness[w.Fold] })
}

var politeness = folded("please pls prašau prašom prašyčiau пожалуйста прошу խնդրում եմ խնդրեմ")
