package understand

import (
	"slices"
	"strings"

	"budi/dialog/understand/rules"
	"budi/dialog/understand/vocab"
	"budi/dialog/understand/word"
)

// judge grades the urgency: the business's own signs, then the general ones.
// A sign that is negated doesn't count; the bare word "urgent" in a question
// about a price or in a supposition doesn't either, while a symptom always
// does. An animal's danger is the business's protocol, a person's is 112.
func (u *Understander) judge(r *reading) {
	r.hits = slices.DeleteFunc(r.hits, func(h rules.Hit) bool { return symptoms[h.Name] && r.negated(h.From) })
	has := map[string]float64{}
	for _, h := range r.hits {
		has[h.Name] = max(has[h.Name], h.Weight)
	}
	r.m.Angry = has["angry"] > 0
	asking := has[string(Price)] > 0 || has[string(Hours)] > 0 || has[string(Services)] > 0 || has["hypothetical"] > 0
	past := has["long_ago"] > 0 || has["if"] > 0 && has[string(Price)] > 0
	over := has["over"] > 0
	calm := over || past || has["not_urgent"] > 0 || has["supposed"]+has["treats"] > 0
	level, rule := Normal, ""
	raise := func(l Level, id string) {
		if l > level || l == level && rule == "" {
			level, rule = l, id
		}
	}
	if has["pressing"] > 0 && !calm || has["pressing_word"] > 0 && !calm && !asking {
		raise(Pressing, "")
	}
	for _, s := range u.signs.Find(r.input, false) {
		l := u.levels[s.ID]
		if s.Confidence < 0.75 || s.Fuzzy && s.Confidence < 0.93 || s.Across || r.denied(s) || calm && l != Life || past || l == Life && r.lamp(s) {
			continue
		}
		// A sign of a word or two that is "urgent" and the like is not a symptom.
		word := has["pressing_word"] > 0 && has["pressing"] == 0 && has["life"] == 0 && s.End-s.First <= 2
		switch {
		case word && asking:
		case l == Life && has["animal"] > 0 && !r.person(s.First, s.End):
			raise(Pressing, "")
		default:
			raise(l, s.ID)
		}
	}
	for _, h := range r.hits {
		switch {
		case h.Name == "life" && past:
		case h.Name == "life" && over:
			raise(Pressing, "") // it passed, but was grave
		case h.Name == "life_any", h.Name == "life" && !u.ofAnimal(r, h, has):
			if level != Life {
				raise(Life, u.lifeRule())
			}
		case h.Name == "life":
			raise(Pressing, "")
		}
	}
	r.m.Urgency, r.m.UrgencyRule = level, rule
}

// symptoms are the sections that a "not" right before them takes back.
var symptoms = map[string]bool{"life": true, "pressing": true}

// negated tells whether the word before a place denies it, or the one before
// that where only "any" and the like stands between: "isn't really bleeding".
// What can't or won't be is no denial: "it doesn't stop bleeding".
func (r *reading) negated(at int) bool {
	if at >= 2 && alternatives[r.words[at-1].Fold] && r.negated(at-2) {
		return true // "no swelling or bleeding"
	}
	for i := at - 1; i >= 0 && i >= at-2 && !r.words[i+1].Start; i-- {
		if negators[r.words[i].Fold] {
			return true
		}
		if !softeners[r.words[i].Fold] {
			return false
		}
	}
	return false
}

// alternatives join what one "no" denies.
var alternatives = folded("or nor arba ar nei или ни կամ ոչ")

// softeners stand between a negation and what it denies.
var softeners = folded(`any really even a at all actually have has had been having got visai tikrai jokio jokios jokių nei ни совсем никакой никакого никакая и вообще
	ոչ մի ընդհանրապես`)

// ofAnimal tells whether a sign of danger to a life is about an animal: one is
// spoken of and no person nearer to the sign, or nobody at all where animals
// are the patients.
func (u *Understander) ofAnimal(r *reading, h rules.Hit, has map[string]float64) bool {
	if has["animal"] > 0 {
		return !r.person(h.From, h.To)
	}
	return u.animals && has["person"] == 0
}

// person tells whether a person is spoken of, and no animal nearer to the
// words of a sign.
func (r *reading) person(from, to int) bool {
	person, animal := word.Max+1, word.Max+1
	for _, h := range r.hits {
		away := max(h.From-to, from-h.To, 0)
		switch h.Name {
		case "person":
			person = min(person, away)
		case "animal":
			animal = min(animal, away)
		}
	}
	return person <= word.Max && person <= animal
}

// lifeRule is the business's only rule of the highest level, if there is one.
func (u *Understander) lifeRule() string {
	rule := ""
	for id, l := range u.levels {
		if l == Life {
			if rule != "" {
				return ""
			}
			rule = id
		}
	}
	return rule
}

// negators deny what follows them within a few words.
var negators = folded(`no not isnt arent wasnt dont doesnt didnt never without nothing nor
	ne nėra nei be nebe nebėra neturiu
	не нет без никакой никакого ни չէ չի չկա ոչ չունի չունեմ`)

// denied tells whether a sign is negated by a word before it that is no part
// of it.
func (r *reading) denied(s vocab.Match) bool {
	for i := max(0, s.First-3); i < s.First; i++ {
		if negators[r.words[i].Fold] && !slices.ContainsFunc(r.words[i+1:s.First], startsClause) {
			return true
		}
	}
	for i := s.First; i < s.End; i++ {
		f := r.words[i].Fold
		if strings.HasPrefix(f, "neskub") || strings.HasPrefix(f, "несроч") {
			return true
		}
	}
	return false
}

// lamp tells that a sign's word of fire is about a lamp: "the red one is on"
// burns in Lithuanian.
func (r *reading) lamp(s vocab.Match) bool {
	return slices.ContainsFunc(r.hits, func(h rules.Hit) bool { return h.Name == "lamp" && h.From < s.End && s.First < h.To })
}
