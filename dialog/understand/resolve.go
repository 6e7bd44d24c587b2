package understand

import (
	"cmp"
	"slices"
	"strings"

	"budi/dialog/understand/rules"
	"budi/dialog/understand/word"
	"budi/language"
)

// known are the sections of rules that are intents.
var known = func() map[string]Intent {
	m := map[string]Intent{}
	for _, i := range []Intent{
		Book, Move, Cancel, Check, Price, Duration, Hours, Place, Services, Question, Available, Human, Message,
		Complaint, Robot, Late, Speak, Phone, Yes, No, Repeat, Slower, Louder, Wait, Hello, Thanks, Bye, Nothing,
		DontKnow, OptOut, Maybe, Faster, Quieter, Stop,
	} {
		m[string(i)] = i
	}
	return m
}()

// ofSignal are the intents that a pack's signals stand for.
var ofSignal = map[language.SignalKind]Intent{
	language.Yes: Yes, language.No: No, language.Maybe: Maybe, language.Repeat: Repeat, language.Slower: Slower,
	language.Louder: Louder, language.Stop: Stop, language.Wait: Wait, language.Thanks: Thanks, language.Bye: Bye,
	language.Hello: Hello, language.OptOut: OptOut, language.Nothing: Nothing, language.DontKnow: DontKnow,
}

// yields lists what gives way to an intent that was heard as surely: "cancel
// my booking" holds words of booking, but books nothing.
var yields = []struct {
	to   Intent
	from []Intent
}{
	{Move, []Intent{Book, Available, Cancel, Check, Stop}},
	{OptOut, []Intent{Message, Cancel, Stop, No}},
	{Cancel, []Intent{Check, Available, Complaint, No, Stop}},
	{Check, []Intent{Book, Available, Hours, DontKnow}},
	{Human, []Intent{Services, Book, Robot, Phone}},
	{Robot, []Intent{Services, Hello}},
	{Speak, []Intent{Services, Slower, Book}},
	{Message, []Intent{Phone, Human, Repeat}},
	{Price, []Intent{Services}},
	{Duration, []Intent{Services}},
	{Phone, []Intent{Place, Services}},
	{Late, []Intent{Hours, Place, Wait}},
	{Louder, []Intent{Repeat}},
	{Slower, []Intent{Repeat, Wait}},
	{Repeat, []Intent{Services, No, DontKnow}},
	{Complaint, []Intent{Book, Phone, Check}},
	{Stop, []Intent{No}},
	{DontKnow, []Intent{No}},
	{Maybe, []Intent{No, Yes}},
	{Nothing, []Intent{Yes}},
	{Bye, []Intent{Hello}},
	{Available, []Intent{Maybe, Stop, Services, DontKnow}},
}

// resolve turns what was matched into intents.
func (u *Understander) resolve(r *reading, at language.Anchor) {
	for _, h := range r.hits {
		r.rule(u, h)
	}
	r.signals()
	if r.courteous() {
		delete(r.scores, Yes)
	} else {
		u.classify(r)
	}
	r.asides(at)
	if r.begins(Yes) && r.x.Expect != "more" {
		delete(r.scores, Nothing) // "yes, that's it"
	}
	for _, y := range yields {
		if at, ok := r.scores[y.to]; ok && at >= 0.7 {
			for _, i := range y.from {
				if y.to == Maybe && i == Yes && r.x.Expect == "confirm" {
					continue // "yes, I guess"
				}
				if y.to == Cancel && i == No && !r.open() {
					continue // "I can't at that time" refuses what was offered
				}
				if r.scores[i] <= at+0.05 {
					delete(r.scores, i)
				}
			}
		}
	}
	if r.scores[Duration] > 0 && !r.apart(Price, Duration) {
		delete(r.scores, Price) // "how much time does it take"
	}
	if r.ruled(Question) && !r.ruled(Price) {
		delete(r.scores, Price) // "what do I need for the inspection, what shall I bring?"
	}
	if r.scores[Message] >= 0.7 && !r.apart(Book, Message) {
		delete(r.scores, Book) // "I'd like to leave a note for the mechanic"
	}
	r.denials()
	r.companions(u)
	r.greets()
	r.phrased()
	r.oneAnswer()
	r.polite()
	r.isName()
	r.sureThings()
	r.asked()
	if r.m.Urgency > Normal {
		r.add(Urgent, 0.95)
		if !r.requests() {
			delete(r.scores, Book) // what a symptom leads to is the protocol's to say
		}
		for _, i := range []Intent{Bye, Nothing, OutOfScope, Thanks} {
			if !r.begins(i) {
				delete(r.scores, i)
			}
		}
		for _, i := range []Intent{Hours, Place, Price, Duration, Question} {
			if !r.ruled(i) {
				delete(r.scores, i) // "she has been ill since last night" asks for no hours
			}
		}
		if r.m.Urgency == Life {
			delete(r.scores, Cancel) // "I can't breathe" cancels nothing
			delete(r.scores, Complaint)
		}
	}
	r.wishes()
	if r.onlyGreets() {
		r.scores[Hello] = min(r.scores[Hello], 0.6)
		r.add(OutOfScope, 0.7)
	} else if len(r.scores) == 0 && (!r.holds() || r.unexplained()) && r.x.Expect != "name" && r.x.Expect != "detail" && !r.calm() && !r.courteous() {
		r.add(OutOfScope, 0.7)
	}
	for i, c := range r.scores {
		r.m.Intents = append(r.m.Intents, Scored{i, min(c, 1)})
	}
	slices.SortFunc(r.m.Intents, func(a, b Scored) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Name, b.Name))
	})
}

// ruled tells that an intent is by a rule, not by likeness alone.
func (r *reading) ruled(i Intent) bool {
	return slices.ContainsFunc(r.hits, func(h rules.Hit) bool { return h.Name == string(i) })
}

// asked takes one of the business's own questions in. In its very words it is
// nothing else; and what a guarantee costs or how long it lasts is a question
// about the guarantee, where no service is named whose price that could be.
func (r *reading) asked() {
	if !r.exact && r.acted() {
		r.m.FAQ = nil // "no, wait" asks for no waiting room
	}
	if len(r.m.FAQ) == 0 {
		return
	}
	r.add(Question, r.m.FAQ[0].Confidence)
	if r.exact {
		for i := range r.scores {
			switch i {
			case Question, Hello, Thanks, Urgent:
			default:
				delete(r.scores, i)
			}
		}
		return
	}
	if !r.sure(r.m.FAQ) || r.sure(r.m.Services) || r.sure(r.m.Classes) || r.joins() {
		return
	}
	delete(r.scores, Price)
	delete(r.scores, Duration)
}

// acted tells whether every word belongs to a conversational act.
func (r *reading) acted() bool {
	for i, w := range r.words {
		heard := slices.ContainsFunc(r.m.Heard.Signals, func(s language.Signal) bool { return s.From <= w.From && w.To <= s.To })
		if !heard && !slices.ContainsFunc(r.hits, func(h rules.Hit) bool { return h.From <= i && i < h.To && acts[known[h.Name]] }) {
			return false
		}
	}
	return true
}

// acts are the intents that steer a conversation and tell nothing.
var acts = map[Intent]bool{
	Yes: true, No: true, Maybe: true, Repeat: true, Slower: true, Louder: true, Faster: true, Quieter: true, Wait: true,
	Hello: true, Thanks: true, Bye: true, Nothing: true, DontKnow: true, Stop: true,
}

// joins tells whether a word may begin a second question.
func (r *reading) joins() bool {
	for i, w := range r.words {
		if w.Start && i > 0 || conjunctions[w.Fold] {
			return true
		}
	}
	return false
}

var conjunctions = folded("and or but ir arba bet и или а но եւ կամ բայց")

func (r *reading) add(i Intent, confidence float64) {
	if confidence > r.scores[i] {
		r.scores[i] = confidence
	}
}

// rule takes one matched pattern in.
func (r *reading) rule(u *Understander, h rules.Hit) {
	name, arg, _ := strings.Cut(h.Name, "/")
	if name == "speak" {
		// "English" alone is asked for only where it is spoken; a language
		// that is not served is still named, to be told so.
		r.m.Speak = language.Tag(arg)
		r.add(Speak, h.Weight)
		return
	}
	i, ok := known[name]
	if i == Move && r.ofService(h) {
		return // "change the tyres"
	}
	if !ok || (i == Yes || i == No) && h.From > 0 && len(r.words) > 7 {
		return // an answer comes first, or nearly alone
	}
	if i == No && r.bounds(h) {
		return
	}
	r.add(i, h.Weight)
}

// bounds tells whether the words of a pattern are a part of a time and not the
// whole of it: the "not" of "not before ten" refuses nothing.
func (r *reading) bounds(h rules.Hit) bool {
	from, to := r.words[h.From].From, r.words[h.To-1].To
	return slices.ContainsFunc(r.m.Heard.Times, func(w language.When) bool {
		return w.From <= from && to <= w.To && (w.From < from || to < w.To)
	})
}

// signals takes in what the language pack heard. Yes and no answer only at
// the beginning of an utterance, or where there is little else.
func (r *reading) signals() {
	if len(r.words) == 0 {
		return
	}
	for _, s := range r.m.Heard.Signals {
		i, ok := ofSignal[s.Kind]
		if !ok || r.scores[i] > 0 {
			continue
		}
		if i == Bye && r.scores[DontKnow] > 0 {
			continue // "не знаю пока": not yet
		}
		if (i == Yes && s.From > r.words[0].From || i == Repeat) && (r.m.Heard.Has(language.Later) || r.m.Heard.Has(language.Earlier)) {
			continue // "could it be later" agrees to nothing
		}
		if (i == Yes || i == No || i == Stop || i == DontKnow) && len(r.words) > 3 && s.From > r.words[0].From {
			continue
		}
		r.add(i, 0.88)
	}
}

// apart tells whether two intents were told by different words.
func (r *reading) apart(a, b Intent) bool {
	return slices.ContainsFunc(r.hits, func(x rules.Hit) bool {
		return known[x.Name] == a && !slices.ContainsFunc(r.hits, func(y rules.Hit) bool {
			return known[y.Name] == b && x.From < y.To && y.From < x.To
		})
	})
}

// ofService tells whether the first word of a pattern belongs to the name of
// a service.
func (r *reading) ofService(h rules.Hit) bool {
	at := r.words[h.From].From
	return slices.ContainsFunc(r.m.Services, func(m Match) bool { return m.Confidence >= 0.85 && m.From <= at && at < m.To })
}

// isName keeps a person's own name from being taken for anything else: where a
// name was asked for "Will Price" asks for no price, and "my name is Tomas"
// doesn't ask for the Tomas who works here.
func (r *reading) isName() {
	asked := (r.x.Expect == "name" || r.x.Expect == "confirm") && len(r.words) <= 6
	for _, n := range r.m.Heard.Names {
		if n.Confidence < 0.9 && (!asked || n.Confidence < 0.5) {
			continue
		}
		within := func(m Match) bool { return m.From >= n.From && m.To <= n.To }
		r.m.Staff = slices.DeleteFunc(r.m.Staff, within)
		r.m.Services = slices.DeleteFunc(r.m.Services, within)
		if !asked {
			continue
		}
		r.m.FAQ = slices.DeleteFunc(r.m.FAQ, within)
		delete(r.scores, Maybe)
		for _, h := range r.hits {
			i := known[h.Name]
			if r.words[h.From].From >= n.From && r.words[h.To-1].To <= n.To && i != No && i != Repeat {
				delete(r.scores, i)
			}
		}
	}
}

// sureThings drops services that only sound like what was said, where what
// was said makes sense without them: "put me through to the manager" names no
// manicure.
func (r *reading) sureThings() {
	for _, i := range []Intent{
		Cancel, Move, Check, Hours, Place, Phone, Human, Message, Complaint, Robot, Speak, Repeat, Slower, Louder, Wait, OptOut, Hello, Bye, Late,
	} {
		if r.scores[i] >= 0.8 {
			r.m.Services = slices.DeleteFunc(r.m.Services, func(m Match) bool { return m.fuzzy && m.Confidence < 0.85 })
			return
		}
	}
}

// wishes reads a service that is named and nothing more as the wish to have
// it: "an oil change, please".
func (r *reading) wishes() {
	switch r.x.Expect {
	case "", "request", "more", "service":
	default:
		return
	}
	if len(r.m.Services) == 0 || r.m.Services[0].Confidence < 0.6 {
		return
	}
	for i := range r.scores {
		switch i {
		case Hello, Thanks, Yes, Wait, Nothing, Urgent:
		default:
			return
		}
	}
	r.add(Book, 0.6*r.m.Services[0].Confidence)
}

// holds tells whether anything but intents was found.
func (r *reading) holds() bool {
	m := r.m
	return len(m.Services)+len(m.Staff)+len(m.Classes)+len(m.FAQ) > 0 ||
		len(m.Heard.Times)+len(m.Heard.Numbers)+len(m.Heard.Phones)+len(m.Heard.Money)+len(m.Heard.Names) > 0 ||
		len(m.Heard.Signals) > 0
}

func startsClause(w word.Word) bool { return w.Start }
