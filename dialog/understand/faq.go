package understand

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"budi/configs"
	"budi/dialog/understand/vocab"
	"budi/dialog/understand/word"
	"budi/language"
)

// questions finds the FAQ entry that an utterance asks for, by the weight of
// the words that both have: rare words count more (inverse document
// frequency), and neither side may hold much that the other lacks. A question
// that isn't there gets no answer.
type questions struct {
	langs map[language.Tag]*asked
}

// asked is the questions of one language.
type asked struct {
	weight map[string]float64 // by stem
	list   []question
	rare   float64                   // the weight of a word that no question holds
	times  map[string]map[string]int // by entry and stem: in how many of its questions
	whole  map[string]string         // the entry of each question, by its words
}

type question struct {
	id    string
	stems []string
	total float64
}

func newQuestions(b *configs.Business) *questions {
	q := &questions{langs: map[language.Tag]*asked{}}
	for _, lang := range b.Languages {
		a := &asked{weight: map[string]float64{}, times: map[string]map[string]int{}, whole: map[string]string{}}
		in := map[string]map[string]bool{}
		for _, f := range b.FAQ {
			a.times[f.ID] = map[string]int{}
			for _, text := range f.Questions[lang] {
				words := word.Split(text)
				if key := wording(words); key != "" && a.whole[key] == "" {
					a.whole[key] = f.ID
				}
				var stems []string
				for _, s := range contentStems(words, lang) {
					if !slices.Contains(stems, s) {
						stems = append(stems, s)
						a.times[f.ID][s]++
					}
					if in[s] == nil {
						in[s] = map[string]bool{}
					}
					in[s][f.ID] = true
				}
				if len(stems) > 0 {
					a.list = append(a.list, question{id: f.ID, stems: stems})
				}
			}
		}
		n := float64(len(b.FAQ))
		a.rare = math.Log(1 + n)
		for s, ids := range in {
			a.weight[s] = math.Log(1 + n/float64(len(ids)))
		}
		for i := range a.list {
			for _, s := range a.list[i].stems {
				a.list[i].total += a.weight[s]
			}
		}
		q.langs[lang] = a
	}
	return q
}

// faqWords are too general to tell one question from another.
var faqWords = folded(`a an the of for my your you i we is are do does did can could would will it this that there have has to in
	on at with and or what when where how which who if please me us be get got am was id im ill need want like about
	any some tell know name called appointment hi hello yes no ok so just also one then whats hows wheres whens id ill ive youre its dont doesnt isnt really actually maybe should shall must
	ar yra kaip kada kur kas koks kokia kokie kokios galima galiu galite galit jūs jūsų pas mano aš man norėčiau noriu reikia ir su į iš
	vizitas vizitą vizito vizitui vizitų vardas darote darot daryti daroma darau dirbate dirbat dirbti labai
	už dėl nuo iki prie per be tai taip ne o gal ką kuo kiek prašau pasakyti pasakykite sakykite turite turit labas diena
	есть ли как когда где что какой какая какие можно могу вы ваш вас у в на с и для от за по мне я мой нужно хочу
	скажите пожалуйста это да нет визит визита приём приёма запись работаете работать работает зовут имя
	արդյոք է կա ինչ երբ որտեղ ինչպես կարող եմ եք ձեր դուք իմ և ու կարելի պետք ունեք`)

func contentStems(words []word.Word, lang language.Tag) []string {
	var out []string
	for _, w := range words {
		if !faqWords[w.Fold] {
			out = append(out, vocab.Stem(lang, w.Fold))
		}
	}
	return out
}

// courtesies stand before or behind a question and are no part of it.
var courtesies = folded(`hello hi hey good morning afternoon evening day please excuse me sorry so and ok okay well thanks thank you
	sveiki labas laba diena vakaras rytas prašau prašom prašyčiau sakykite pasakykite atsiprašau o tai dar ir ačiū
	здравствуйте добрый доброе день вечер утро скажите подскажите пожалуйста извините а и спасибо
	բարև ձեզ բարի օր երեկո լույս ասացեք խնդրում եմ ներեցեք իսկ`)

// wording is what a question is known by word for word, "" for none.
func wording(words []word.Word) string {
	for len(words) > 0 && courtesies[words[0].Fold] {
		words = words[1:]
	}
	for len(words) > 0 && courtesies[words[len(words)-1].Fold] {
		words = words[:len(words)-1]
	}
	folds := make([]string, len(words))
	for i, w := range words {
		folds[i] = w.Fold
	}
	return strings.Join(folds, " ")
}

// exact gives the entry that holds the very words of an utterance as one of
// its questions, "" for none.
func (q *questions) exact(r *reading) string {
	key := wording(r.words)
	if key == "" {
		return ""
	}
	for _, lang := range []language.Tag{r.lang, r.x.Lang} {
		if a := q.langs[lang]; a != nil && a.whole[key] != "" {
			return a.whole[key]
		}
	}
	return ""
}

const (
	faqThreshold = 0.55
	faqAlone     = 0.7 // where one word of several is all that is shared
)

// find gives the entries above the threshold, best first, three at most; the
// one alone whose question was asked in its own words.
func (q *questions) find(r *reading) []Match {
	if id := q.exact(r); id != "" {
		r.exact = true
		return []Match{{ID: id, Confidence: 1, From: r.words[0].From, To: r.words[len(r.words)-1].To}}
	}
	var out []Match
	for lang, a := range q.langs {
		if len(a.list) == 0 || r.m.Lang != "" && lang != r.m.Lang {
			continue
		}
		var said []string
		total := 0.0
		for i, w := range r.words {
			s := r.input.Stem(i, lang)
			if s == "" || faqWords[w.Fold] || slices.Contains(said, s) {
				continue
			}
			said = append(said, s)
			if w, ok := a.weight[s]; ok {
				total += w
			} else {
				total += 0.6 * a.rare
			}
		}
		if len(said) == 0 || len(said) > 25 {
			continue
		}
		for i := range a.list {
			c := &a.list[i]
			common, shared, last := 0.0, 0, ""
			for _, s := range c.stems {
				if slices.Contains(said, s) {
					common += a.weight[s]
					shared++
					last = s
				}
			}
			if common == 0 {
				continue
			}
			// The geometric mean of both coverages; long questions of a caller
			// may hold more than the entry does.
			score := math.Sqrt(common / c.total * common / total)
			// "When are you free" asks for no parking that is free: one word
			// of several must be one that the entry keeps coming back to.
			if cover := common / c.total; cover < 0.5 || shared == 1 && cover < 0.75 && a.times[c.id][last] < 2 {
				continue
			}
			if score < faqThreshold || shared == 1 && len(said) > 1 && score < faqAlone {
				continue
			}
			at := slices.IndexFunc(out, func(m Match) bool { return m.ID == c.id })
			if at < 0 {
				out = append(out, Match{ID: c.id, Confidence: score, From: r.words[0].From, To: r.words[len(r.words)-1].To})
			} else {
				out[at].Confidence = max(out[at].Confidence, score)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), 3)]
}
