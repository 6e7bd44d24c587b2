package understand

import (
	"slices"
	"strings"

	"budi/dialog/understand/vocab"
)

// judge grades the urgency: the business's own signs, then the general ones.
// A sign that is negated doesn't count; the bare word "urgent" in a question
// about a price or in a supposition doesn't either, while a symptom always
// does. An animal's danger is the business's protocol, a person's is 112.
func (u *Understander) judge(r *reading) {
	has := map[string]float64{}
	for _, h := range r.hits {
		has[h.Name] = max(has[h.Name], h.Weight)
	}
	asking := has[string(Price)] > 0 || has[string(Hours)] > 0 || has[string(Services)] > 0 || has["hypothetical"] > 0
	life := has["life"] > 0
	animal := has["animal"] > 0
	level, rule := Normal, ""
	if has["pressing"] > 0 && !(has["not_urgent"] > 0 && !life) {
		level = Pressing
	}
	if has["pressing_word"] > 0 && has["not_urgent"] == 0 && !asking {
		level = Pressing
	}
	for _, s := range u.signs.Find(r.input, false) {
		l := u.levels[s.ID]
		if s.Confidence < 0.75 || s.Fuzzy && s.Confidence < 0.93 || r.denied(s) {
			continue
		}
		weak := has["pressing_word"] > 0 && has["pressing"] == 0 && !life && s.End-s.First <= 2
		if weak && (asking || has["not_urgent"] > 0) || has["not_urgent"] > 0 && l != Life {
			continue
		}
		if l > level || rule == "" {
			level, rule = max(level, l), s.ID
		}
	}
	if life {
		switch {
		case animal && !r.personInDanger(has), u.animals && has["person"] == 0:
			level = max(level, Pressing)
		default:
			if level != Life {
				rule = u.lifeRule()
			}
			level = Life
		}
	}
	r.m.Urgency, r.m.UrgencyRule = level, rule
	r.m.Angry = has["angry"] > 0
}

// personInDanger tells, where an animal is spoken of too, whether a person is
// the one in danger: the person is named nearer to the sign.
func (r *reading) personInDanger(has map[string]float64) bool {
	if has["person"] == 0 {
		return false
	}
	sign, person, animal := -1, -1, -1
	for _, h := range r.hits {
		switch h.Name {
		case "life":
			sign = h.From
		case "person":
			person = h.From
		case "animal":
			animal = h.From
		}
	}
	return distance(person, sign) < distance(animal, sign)
}

func distance(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
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
