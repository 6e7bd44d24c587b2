package understand

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"budi/configs"
	"budi/dialog/understand/linear"
	"budi/dialog/understand/rules"
	"budi/dialog/understand/vocab"
	"budi/dialog/understand/word"
	"budi/language"
)

// Understander reads utterances for one business. It is immutable and safe
// for concurrent use.
type Understander struct {
	langs    []language.Tag // the first is the default
	packs    map[language.Tag]language.Pack
	rules    map[language.Tag]*rules.Set
	services *vocab.Index
	staff    *vocab.Index
	classes  *vocab.Index
	signs    *vocab.Index
	levels   map[string]Level // of the business's urgency rules
	faq      *questions
	models   map[language.Tag]*linear.Model
	animals  bool   // the business treats animals
	country  string // of the business, "" where there is none
}

// New compiles a business's vocabulary. Languages of the business without a
// pack are read for intents, services and urgency, but not for times, numbers
// and names.
func New(b *configs.Business, packs map[language.Tag]language.Pack) (*Understander, error) {
	u, err := build(b.Languages, packs)
	if err != nil {
		return nil, fmt.Errorf("understanding for %s: %w", b.Slug, err)
	}
	u.learn(b)
	return u, nil
}

// General reads utterances of no business in particular: intents, times,
// numbers and names, but no services or staff. The utterance's language
// decides where its words don't.
func General(packs ...language.Pack) (*Understander, error) {
	byTag := map[language.Tag]language.Pack{}
	var langs []language.Tag
	for _, p := range packs {
		byTag[p.Tag()] = p
		langs = append(langs, p.Tag())
	}
	slices.Sort(langs) // the order of the packs shall not matter
	u, err := build(langs, byTag)
	if err != nil {
		return nil, fmt.Errorf("understanding: %w", err)
	}
	u.learn(&configs.Business{Languages: langs})
	return u, nil
}

func build(langs []language.Tag, packs map[language.Tag]language.Pack) (*Understander, error) {
	u := &Understander{langs: slices.Clone(langs), packs: packs, rules: map[language.Tag]*rules.Set{}, models: map[language.Tag]*linear.Model{}}
	for _, lang := range langs {
		set, err := rules.Load(lang)
		if err != nil {
			return nil, err
		}
		u.rules[lang] = set
		if u.models[lang], err = linear.Load(lang); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// maxReadings is how many of the other readings are looked at.
const maxReadings = 5

// Understand reads an utterance. It never fails: what can't be understood is
// out of scope, what is empty has no intent at all.
func (u *Understander) Understand(x Utterance, at language.Anchor) Meaning {
	options := labels{}
	best := u.read(cut(x.Text), x, at, options)
	// Other readings are for a best one that answers nothing: what was heard best
	// and answers what was asked is not overruled.
	if len(x.NBest) == 0 || answers(best, x.Expect) {
		return best
	}
	top := fit(best, x.Expect) + 0.15
	for i, text := range x.NBest[:min(len(x.NBest), maxReadings)] {
		if text == x.Text {
			continue
		}
		m := u.read(cut(text), x, at, options)
		if score := fit(m, x.Expect) - 0.03*float64(i); score > top {
			best, top = m, score
		}
	}
	return best
}

// cut shortens a text to what is read, at a whole character, and leaves out
// what is no UTF-8.
func cut(text string) string {
	text = strings.ToValidUTF8(text, "")
	if len(text) <= language.MaxUtterance {
		return text
	}
	n := language.MaxUtterance
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// reading is one text on its way to a meaning.
type reading struct {
	x      Utterance
	lang   language.Tag // the text's language, or the conversation's
	words  []word.Word
	input  *vocab.Input // the same words, stemmed
	hits   []rules.Hit
	scores map[Intent]float64
	exact  bool   // the very words of one of the business's questions
	chief  Intent // what the classifier takes it for, "" where it wasn't asked
	labels labels
	m      *Meaning
}

// read gives the meaning of one text.
func (u *Understander) read(text string, x Utterance, at language.Anchor, options labels) Meaning {
	text = u.dated(text, x.Lang)
	m := Meaning{Text: text}
	words := word.Split(text)
	if len(words) == 0 {
		return m
	}
	m.Lang = detect(words, text, u.langs)
	r := &reading{x: x, lang: m.Lang, words: word.Clean(words), scores: map[Intent]float64{}, labels: options, m: &m}
	if r.lang == "" {
		r.lang = x.Lang
	}
	if !slices.Contains(u.langs, r.lang) && len(u.langs) > 0 {
		r.lang = u.langs[0]
	}
	if at.Expect == "" {
		at.Expect = x.Expect
	}
	if p := u.packs[r.lang]; p != nil {
		m.Heard = p.Hear(text, at)
	}
	r.input = vocab.Read(r.words, u.langs, m.Lang, r.lang)
	u.find(r)
	for _, lang := range u.langs {
		for _, h := range u.rules[lang].Match(r.words, x.Expect) {
			if lang != r.lang {
				// A word of one language may be a sign of danger in another.
				if m.Lang != "" && signs[h.Name] && sameScript(lang, m.Lang) {
					continue
				}
				h.Weight *= 0.9
			}
			r.hits = append(r.hits, h)
		}
	}
	if set := u.rules[r.lang]; set != nil {
		r.bare(set)
	}
	u.judge(r)
	u.resolve(r, at)
	m.Choice = u.choose(r, at)
	return m
}

// signs are the sections of rules that tell danger.
var signs = map[string]bool{"life": true, "life_any": true, "pressing": true, "pressing_word": true, "angry": true}

// sameScript tells whether two languages share an alphabet.
func sameScript(a, b language.Tag) bool {
	latin := func(l language.Tag) bool { return l == language.English || l == language.Lithuanian }
	return latin(a) && latin(b)
}

// find looks for the business's things.
func (u *Understander) find(r *reading) {
	m, w := r.m, r.input
	m.Services = r.matches(u.services.Find(w, r.x.Expect == "service"))
	m.Staff = r.matches(u.staff.Find(w, r.x.Expect == "staff"))
	m.Classes = r.matches(u.classes.Find(w, r.x.Expect == "detail"))
	m.FAQ = u.faq.find(r)
}

// matches gives the places in the text of what the vocabulary found in the
// words.
func (r *reading) matches(found []vocab.Match) []Match {
	out := make([]Match, 0, len(found))
	for _, f := range found {
		m := Match{ID: f.ID, Confidence: min(f.Confidence, 1), From: r.words[f.First].From, To: r.words[f.End-1].To, fuzzy: f.Fuzzy}
		if (f.Partial || f.Fuzzy) && r.counts(m) {
			continue // the "three" of "at three" is no part of a "Mazda 3"
		}
		out = append(out, m)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// counts tells whether the words of a match do no more than tell a time or a
// number. A number may stand for what it is a part of where that was asked for.
func (r *reading) counts(m Match) bool {
	within := func(from, to int) bool { return from <= m.From && m.To <= to }
	heard := r.m.Heard
	return slices.ContainsFunc(heard.Times, func(w language.When) bool { return within(w.From, w.To) }) ||
		slices.ContainsFunc(heard.Phones, func(s language.Span) bool { return within(s.From, s.To) }) ||
		r.x.Expect != "detail" && slices.ContainsFunc(heard.Numbers, func(n language.Number) bool { return within(n.From, n.To) })
}
