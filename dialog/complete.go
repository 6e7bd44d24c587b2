package dialog

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"budi/dialog/understand"
	"budi/language"
)

// complete gives the judge of whether words answer the pending question yet.
// It is made of values alone, so that another goroutine may ask it while the
// conversation rests.
func (c *Conversation) complete(a asked) func(string) Completeness {
	j := judge{
		e: c.e, lang: c.s.Lang, now: c.now, expect: a.Expect, digits: c.s.Digits, spells: a.Spells,
		unfinished: c.e.phrases.Unfinished(c.s.Lang),
	}
	for _, ch := range a.Choices {
		j.options = append(j.options, ch.Label)
		if s, ok := slotOf(ch); ok {
			j.starts = append(j.starts, s.Start)
		}
	}
	return j.judge
}

// judge weighs words against an expectation.
type judge struct {
	e          *Engine
	lang       language.Tag
	now        time.Time
	expect     Expect
	digits     string
	spells     bool
	options    []string
	starts     []time.Time
	unfinished []string
}

func (j judge) judge(words string) Completeness {
	words = clean(words)
	if words == "" || j.dangles(words) {
		return Unfinished
	}
	m := j.e.hear.Understand(understand.Utterance{
		Text: words, Confidence: 1, Expect: string(j.expect), Options: j.options, Lang: j.lang,
	}, language.Anchor{Now: j.now, Open: j.e.b.OpenIntervals, Expect: string(j.expect)})
	h := m.Heard
	if n := len(h.Signals); n > 0 && h.Signals[n-1].Kind == language.Hesitates && h.Signals[n-1].To >= len(strings.TrimRight(words, " .,")) {
		return Unfinished
	}
	switch j.expect {
	case ExpectPhone:
		return j.phone(m)
	case ExpectConfirm, ExpectMore:
		// "No" to a read-back is often followed by what is wanted instead.
		more := j.expect == ExpectMore
		if !more && no(m) && j.partOfNumber(m) {
			return Unfinished // "No, my number is zero six one two ..."
		}
		if yes(m) || more && m.Has(understand.Nothing, 0.7) || no(m) && (more || len(strings.Fields(words)) > 1) {
			return Complete
		}
	case ExpectService:
		if best(m.Services) != "" {
			return Complete
		}
	case ExpectChoice, ExpectTime:
		return j.time(m)
	case ExpectName:
		if n := len(h.Names); n > 0 && h.Names[n-1].Spelled {
			if j.spells && utf8.RuneCountInString(h.Names[n-1].Value) < shortest {
				return Unfinished
			}
			return Possible
		}
		if j.spells && utf8.RuneCountInString(words) <= 2 {
			return Unfinished // the first letter
		}
		if len(h.Names) > 0 && len(strings.Fields(h.Names[len(h.Names)-1].Value)) > 1 {
			return Complete
		}
	case ExpectRequest:
		for _, s := range m.Intents {
			if s.Confidence >= 0.8 && j.whole(s.Name, m) {
				return Complete
			}
		}
	}
	return Possible
}

// shortest is how many letters a spelled name has at least: after fewer, more
// are awaited.
const shortest = 4

// whole tells that a request needs nothing more.
func (j judge) whole(intent understand.Intent, m understand.Meaning) bool {
	switch intent {
	case understand.Hours, understand.Place, understand.Services, understand.Human, understand.Robot, understand.Bye, understand.Repeat:
		return true
	case understand.Price, understand.Duration:
		return best(m.Services) != ""
	case understand.Book:
		return best(m.Services) != "" && len(m.Heard.Times) > 0
	}
	return false
}

// time tells whether a time, or one of the options, was named wholly.
func (j judge) time(m understand.Meaning) Completeness {
	h := m.Heard
	for _, s := range h.Signals {
		switch s.Kind {
		case language.First, language.Second, language.Third, language.Last, language.Any:
			return Complete
		}
	}
	n := 0
	for _, start := range j.starts {
		if fits(h.Times, start) || len(h.Times) > 0 && halfDay(h.Times, start) {
			n++
		}
	}
	if n == 1 {
		return Complete
	}
	for _, t := range h.Times {
		if t.HasDay && t.HasClock {
			return Complete
		}
	}
	return Possible
}

// phone tells whether a number has all its digits.
func (j judge) phone(m understand.Meaning) Completeness {
	said := ""
	for _, p := range m.Heard.Phones {
		said += strings.TrimPrefix(p.Value, "+")
	}
	if said == "" {
		for _, n := range m.Heard.Numbers {
			said += n.Value
		}
	}
	if said == "" {
		return Possible
	}
	full, _, ok := joined(j.digits, said, j.e.b.Country)
	switch {
	case full != "":
		return Complete
	case ok:
		return Unfinished
	}
	return Possible
}

// partOfNumber tells that some digits of a telephone number were said, and not
// all.
func (j judge) partOfNumber(m understand.Meaning) bool {
	digits := 0
	for _, n := range m.Heard.Numbers {
		digits += len(n.Value)
	}
	return digits >= 2 && len(m.Heard.Phones) == 0 && len(m.Heard.Times) == 0
}

// dangles tells that the last word can't end an answer.
func (j judge) dangles(words string) bool {
	words = strings.ToLower(words)
	// A mark that ends a sentence settles it in text; a voice has none.
	if strings.ContainsAny(words[len(words)-1:], ".?!") {
		return false
	}
	words = strings.TrimRightFunc(words, unicode.IsPunct)
	for _, w := range j.unfinished {
		if words == w || strings.HasSuffix(words, " "+w) {
			return true
		}
	}
	return false
}
