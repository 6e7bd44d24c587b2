package understand

import (
	"strings"
	"unicode/utf8"

	"budi/configs"
	"budi/dialog/understand/vocab"
	"budi/dialog/understand/word"
	"budi/language"
)

// learn compiles the vocabulary of a business.
func (u *Understander) learn(b *configs.Business) {
	var services, staff, classes, signs []vocab.Term
	for _, s := range b.Services {
		services = append(services, terms(s.ID, s.Names, false)...)
		for _, c := range s.Price.Classes {
			id := s.ID + "/" + c.ID
			classes = append(classes, terms(id, c.Names, false)...)
			classes = append(classes, terms(id, c.Members, false)...)
		}
	}
	for _, s := range b.Staff {
		if s.Bookable {
			for _, t := range terms(s.ID, s.Names, false) {
				staff = append(staff, nameTerms(t)...)
			}
		}
		for _, t := range terms(s.ID, s.Role, true) {
			t.Weight = 0.75
			staff = append(staff, t)
		}
	}
	u.levels = map[string]Level{}
	for _, r := range b.Urgency {
		signs = append(signs, terms(r.ID, r.Signs, true)...)
		u.levels[r.ID] = Pressing
		if r.Level == "life" {
			u.levels[r.ID] = Life
		}
	}
	u.services, u.staff, u.classes, u.signs = vocab.New(services), vocab.New(staff), vocab.New(classes), vocab.New(signs)
	u.faq = newQuestions(b)
	u.country = b.Country
	u.animals = u.treatsAnimals(b)
}

func terms(id string, names configs.Terms, whole bool) []vocab.Term {
	var out []vocab.Term
	for _, lang := range []language.Tag{language.English, language.Lithuanian, language.Russian, language.Armenian} {
		for _, text := range names[lang] {
			out = append(out, vocab.Term{ID: id, Lang: lang, Text: text, Whole: whole})
		}
	}
	return out
}

// titles stand before a name and are no part of it.
var titles = folded(`md dds phd dr doctor mr mrs ms miss doc gyd gydytojas gydytoja gydytoją daktaras daktarė ponas ponia meistras meistrė
	доктор врач др мастер господин госпожа բժիշկ դոկտոր պարոն տիկին վարպետ
	pas with su see for the к ко у с մոտ հետ`)

// nameTerms gives a person's name as a whole, without titles, and without
// initials where enough is left; and its longer parts with less weight: people
// ask for "Petraitis", or for "Jonas".
func nameTerms(t vocab.Term) []vocab.Term {
	var all, long []string
	for _, w := range word.Split(t.Text) {
		if titles[w.Fold] {
			continue
		}
		all = append(all, t.Text[w.From:w.To])
		if utf8.RuneCountInString(w.Fold) > 2 {
			long = append(long, t.Text[w.From:w.To])
		}
	}
	whole := t
	whole.Whole = true
	switch {
	case len(long) > 1:
		whole.Text = strings.Join(long, " ")
	case len(all) > 0:
		whole.Text = strings.Join(all, " ")
	}
	out := []vocab.Term{whole}
	if len(all) < 2 {
		return out
	}
	if len(all) > len(long) && len(long) > 1 {
		exact := whole // its initials tell "C K Dental" from "A J Dental"
		exact.Text = strings.Join(all, " ")
		out = append(out, exact)
	}
	for i, p := range long {
		part := whole
		part.Text, part.Weight = p, 0.92
		if i == 0 {
			part.Weight = 0.85
		}
		out = append(out, part)
	}
	return out
}

func folded(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[word.Fold(w)] = true
	}
	return m
}

// treatsAnimals tells whether animals stand in what the business offers or
// answers for: there "he isn't breathing" is a patient of its own.
func (u *Understander) treatsAnimals(b *configs.Business) bool {
	var lists []configs.Terms
	for _, s := range b.Services {
		lists = append(lists, s.Names)
		for _, c := range s.Price.Classes {
			lists = append(lists, c.Names, c.Members)
		}
	}
	for _, r := range b.Urgency {
		lists = append(lists, r.Signs)
	}
	for _, f := range b.FAQ {
		lists = append(lists, f.Questions)
	}
	n := 0
	for _, terms := range lists {
		for lang, texts := range terms {
			set := u.rules[lang]
			if set == nil {
				continue
			}
			for _, text := range texts {
				for _, h := range set.Match(word.Split(text), "") {
					if h.Name == "animal" {
						n++
					}
				}
			}
		}
	}
	return n >= 3
}
