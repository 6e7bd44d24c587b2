package understand

import (
	"slices"

	"budi/dialog/understand/linear"
	"budi/dialog/understand/rules"
	"budi/dialog/understand/word"
	"budi/language"
)

// Thresholds of the classifier, tuned on the training half of CLINC150 and on
// the cases of this package.
const (
	sureOutside = 0.5  // for a request to be none of our business
	sureNarrow  = 0.85 // the same, where a certain answer was awaited
	sureOver    = 0.75 // for an intent to stand above what rules told
	sureBeside  = 0.85 // the same, where a rule spans all that was said
)

// classify weighs what the rules found with what the classifier of the
// language says, and adds what they missed. Rules see every intent of an
// utterance, the classifier only the chief one, which it is the better judge of.
func (u *Understander) classify(r *reading) {
	model := u.models[r.lang]
	if model == nil {
		return
	}
	open := r.open()
	if !open && (len(r.words) < 3 || r.x.Expect == "name") {
		return
	}
	if r.explained() {
		return
	}
	words, calm := r.words, r.calm()
	if core, _ := r.core(); len(core) >= 3 {
		words = core // "hello" tells nothing of what follows it
	}
	if calm {
		if words = r.unhurried(); len(words) < 3 {
			return
		}
	}
	scored := model.Classify(words)
	r.chief = Intent(scored[0].Label)
	if !calm && r.outside(scored[0], open) {
		return
	}
	if !open {
		r.veto(scored[0])
	}
	p := map[Intent]float64{}
	for _, s := range scored {
		p[Intent(s.Label)] = s.Probability
	}
	whole := r.whole()
	for i, w := range r.scores {
		if open && !whole[i] {
			r.scores[i] = w * (0.8 + 0.2*min(1, 3*p[i]))
		}
	}
	top := Intent(scored[0].Label)
	if top == OutOfScope || len(whole) > 0 && (whole[top] || scored[0].Probability < sureBeside || len(words) < 5) {
		return
	}
	least := leastProbability(r.lang)
	if top == Complaint {
		least = 0.5 // to be told sorry for nothing is odd
	}
	if !open || calm || len(r.words) < 3 && len(r.scores) == 0 {
		least = 0.75
	}
	if top != Urgent && (scored[0].Probability >= least || open && len(words) >= 3 && top != Complaint && ahead(scored, r.lang)) {
		c := 0.5 + 0.45*scored[0].Probability
		if scored[0].Probability < sureOver {
			c = min(c, max(r.told(), 0.5)-0.01) // words that mean one thing tell more
		}
		r.add(top, c)
	}
}

// open tells whether anything may be asked for, and no one answer is due.
func (r *reading) open() bool {
	return r.x.Expect == "" || r.x.Expect == "request" || r.x.Expect == "more"
}

// told gives how sure the surest rule is of what was asked for, 1 where none
// is.
func (r *reading) told() float64 {
	most := 0.0
	for _, h := range r.hits {
		if i, ok := known[h.Name]; ok && !acts[i] && h.Weight >= 0.9 {
			most = max(most, r.scores[i])
		}
	}
	if most == 0 {
		return 1
	}
	return most
}

// ahead tells whether an intent that is unsure by itself leaves all others far
// behind. The English model, which knows more of what is out of scope, must
// leave them farther; and to be put through to a person for nothing is odd.
func ahead(scored []linear.Scored, lang language.Tag) bool {
	least, times := 0.2, 1.8
	switch {
	case lang == language.English:
		least, times = 0.34, 3
	case Intent(scored[0].Label) == Human:
		times = 2.2
	}
	return len(scored) > 1 && scored[0].Probability >= least && scored[0].Probability >= times*scored[1].Probability
}

// unhurried gives the words without those that tell that there is no hurry,
// which nothing is asked with.
func (r *reading) unhurried() []word.Word {
	words := r.words
	for _, h := range r.hits {
		if isCalm(h) {
			words = slices.Concat(r.words[:h.From], r.words[h.To:])
		}
	}
	return words
}

// leastProbability is what an intent needs to be taken from the classifier at
// all. The English one has learnt more of what is out of scope, so what it
// leaves between two intents is rather that.
func leastProbability(lang language.Tag) float64 {
	if lang == language.English {
		return 0.44
	}
	return 0.34
}

// whole gives the intents whose rule covers all that was said: of those there
// is no doubt.
func (r *reading) whole() map[Intent]bool {
	var out map[Intent]bool
	for _, h := range r.hits {
		if i, ok := known[h.Name]; ok && h.From == 0 && h.To == len(r.words) && r.scores[i] > 0 {
			if out == nil {
				out = map[Intent]bool{}
			}
			out[i] = true
		}
	}
	return out
}

// explained tells whether every word that says anything was understood: a
// time, a number or a name alone is no riddle, nor is one of the business's
// own things and nothing more.
func (r *reading) explained() bool {
	if !slices.ContainsFunc(r.words, func(w word.Word) bool {
		return !named(r.m.Services, w) && !named(r.m.Staff, w) && !named(r.m.Classes, w) && !conjunctions[w.Fold]
	}) {
		return true
	}
	some := false
	for _, w := range r.words {
		if covers(r.m.Heard, w.From, w.To) {
			some = true
		} else if !faqWords[w.Fold] {
			return false
		}
	}
	return some
}

// named tells whether a word belongs to a sure one of the things.
func named(list []Match, w word.Word) bool {
	return slices.ContainsFunc(list, func(m Match) bool { return m.Confidence >= 0.7 && m.From <= w.From && w.To <= m.To })
}

// begins tells whether the utterance begins with the words of an intent.
func (r *reading) begins(i Intent) bool {
	return slices.ContainsFunc(r.hits, func(h rules.Hit) bool { return known[h.Name] == i && h.From == 0 })
}

// outside decides that an utterance is none of the business's concern. What
// names one of its services, its people or its questions is never that, nor
// is danger.
func (r *reading) outside(top linear.Scored, open bool) bool {
	least := sureOutside
	if !open {
		least = sureNarrow
	}
	if top.Label != string(OutOfScope) || top.Probability < least || r.m.Urgency > Normal {
		return false
	}
	if r.sure(r.m.Services) || r.sure(r.m.Staff) || r.sure(r.m.Classes) || r.sure(r.m.FAQ) {
		return false
	}
	if !open && (len(r.scores) > 0 || r.holds()) || len(r.words) <= 4 && r.acts() {
		return false
	}
	for _, i := range []Intent{Human, Robot, Complaint, OptOut, Repeat, Speak} {
		if _, ok := r.scores[i]; ok {
			return false // told by words that mean nothing else
		}
	}
	for i := range r.scores {
		switch i {
		case Yes, No:
			if !r.begins(i) {
				delete(r.scores, i)
				continue
			}
			r.scores[i] = min(r.scores[i], 0.6)
		case Hello, Thanks, Bye:
			r.scores[i] = min(r.scores[i], 0.6)
		default:
			delete(r.scores, i)
		}
	}
	r.add(OutOfScope, 0.5+0.45*top.Probability)
	return true
}

// acts tells whether the language pack heard a conversational act that no
// intent stands for: "whichever", "something earlier", "the second".
func (r *reading) acts() bool {
	return slices.ContainsFunc(r.m.Heard.Signals, func(s language.Signal) bool {
		_, intent := ofSignal[s.Kind]
		return !intent && s.Kind != language.Hesitates && s.Kind != language.Backchan
	})
}

// sure tells whether the best match is beyond doubt.
func (r *reading) sure(list []Match) bool { return len(list) > 0 && list[0].Confidence >= 0.7 }
