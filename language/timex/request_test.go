package timex_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/language"
	"budi/language/all"
	"budi/language/timex"
	"budi/language/timex/timextest"
)

// open is a business that is open from 8 to 18 every day.
func open(day time.Time) []language.Interval {
	return []language.Interval{{Start: day.Add(8 * time.Hour), End: day.Add(18 * time.Hour)}}
}

func at(day, hour, min int) time.Time { return time.Date(2026, 3, day, hour, min, 0, 0, time.UTC) }

// TestRequest follows what callers say turn by turn. Free times are asked for
// every half hour; want lists the first of them and exact the one point.
func TestRequest(t *testing.T) {
	for _, c := range []struct {
		lang  language.Tag
		turns []string
		first time.Time // the first half hour within opening hours that suits
		has   []time.Time
		not   []time.Time
		exact time.Time
	}{
		{lang: "en", turns: []string{"hello"}, first: at(4, 9, 0)},
		{lang: "en", turns: []string{"Thursday"}, first: at(5, 8, 0), not: []time.Time{at(6, 9, 0)}},
		{lang: "en", turns: []string{"Thursday", "rather in the afternoon"}, first: at(5, 12, 0), has: []time.Time{at(5, 16, 30)}},
		{lang: "en", turns: []string{"Thursday", "rather in the afternoon", "no, Friday then"}, first: at(6, 12, 0), not: []time.Time{at(5, 14, 0)}},
		{lang: "en", turns: []string{"Thursday", "rather in the afternoon", "no, Friday then", "at three"}, first: at(6, 15, 0), exact: at(6, 15, 0)},
		{lang: "en", turns: []string{"Thursday at ten", "no, make it Friday"}, first: at(6, 10, 0), exact: at(6, 10, 0)},
		{lang: "en", turns: []string{"Thursday at ten", "half past eleven is better"}, first: at(5, 11, 30), exact: at(5, 11, 30)},
		{lang: "en", turns: []string{"Thursday or Friday after two", "not Thursday"}, first: at(6, 14, 0)},
		{lang: "en", turns: []string{"any day but Thursday", "mornings"}, first: at(4, 9, 0), not: []time.Time{at(5, 9, 0), at(6, 13, 0)}},
		{lang: "en", turns: []string{"not Friday", "oh, Friday is fine after all"}, first: at(6, 8, 0)},
		{lang: "en", turns: []string{"Tuesday at ten or Thursday at three"}, first: at(5, 15, 0), has: []time.Time{at(10, 10, 0)}, not: []time.Time{at(5, 10, 0)}},
		{lang: "en", turns: []string{"next week, not before ten"}, first: at(9, 10, 0), not: []time.Time{at(10, 9, 30)}},
		{lang: "en", turns: []string{"in two hours"}, first: at(4, 11, 0), exact: at(4, 11, 0)},
		{lang: "en", turns: []string{"weekday mornings"}, first: at(4, 9, 0), has: []time.Time{at(9, 9, 0)}, not: []time.Time{at(7, 9, 0)}},
		{lang: "en", turns: []string{"around three tomorrow"}, first: at(5, 14, 30), has: []time.Time{at(5, 15, 30)}},
		{lang: "en", turns: []string{"Monday at ten", "tomorrow, same time"}, first: at(5, 10, 0), exact: at(5, 10, 0)},
		{lang: "en", turns: []string{"Thursday through 2 pm"}, first: at(5, 8, 0), has: []time.Time{at(5, 14, 0)}, not: []time.Time{at(5, 14, 30)}},
		{lang: "en", turns: []string{"Monday to Friday, nine to eleven"}, first: at(9, 9, 0), has: []time.Time{at(10, 10, 30), at(13, 9, 0)}, not: []time.Time{at(10, 12, 0), at(14, 9, 0)}},
		{lang: "en", turns: []string{"I work until five"}, first: at(4, 17, 0), not: []time.Time{at(5, 16, 0)}},
		{lang: "en", turns: []string{"any Friday in April"}, first: time.Date(2026, 4, 3, 8, 0, 0, 0, time.UTC), not: []time.Time{at(6, 9, 0), at(27, 9, 0)}},
		{lang: "en", turns: []string{"the pain is there since Monday", "Friday please"}, first: at(6, 8, 0)},
		{lang: "lt", turns: []string{"pirmadienį dešimtą", "rytoj tuo pačiu laiku"}, first: at(5, 10, 0), exact: at(5, 10, 0)},
		{lang: "ru", turns: []string{"в понедельник в десять", "завтра в то же время"}, first: at(5, 10, 0), exact: at(5, 10, 0)},
		{lang: "lt", turns: []string{"ketvirtadienį", "geriau po pietų", "ne, tada penktadienį", "trečią valandą"}, first: at(6, 15, 0), exact: at(6, 15, 0)},
		{lang: "ru", turns: []string{"в четверг", "лучше во второй половине дня", "в три"}, first: at(5, 15, 0), exact: at(5, 15, 0)},
		{lang: "hy", turns: []string{"հինգշաբթի", "երեքին"}, first: at(5, 15, 0), exact: at(5, 15, 0)},
	} {
		pack := all.Packs()[c.lang]
		var r timex.Request
		for _, turn := range c.turns {
			r = r.Merge(pack.Hear(turn, language.Anchor{Now: timextest.Now(), Open: open}).Times)
		}
		set := r.Set()
		assert.Equal(t, c.first, firstFree(set), c.turns)
		for _, h := range c.has {
			assert.True(t, set.Has(h), "%v has %v", c.turns, h)
		}
		for _, h := range c.not {
			assert.False(t, set.Has(h), "%v has not %v", c.turns, h)
		}
		exact, ok := r.Exact()
		assert.Equal(t, !c.exact.IsZero(), ok, c.turns)
		assert.Equal(t, c.exact, exact, c.turns)
	}
}

func firstFree(s language.Set) time.Time {
	for t := timextest.Now(); t.Before(timextest.Now().AddDate(0, 0, 60)); t = t.Add(30 * time.Minute) {
		for _, i := range open(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())) {
			if !t.Before(i.Start) && t.Before(i.End) && s.Has(t) {
				return t
			}
		}
	}
	return time.Time{}
}

func TestRequestEmpty(t *testing.T) {
	var r timex.Request
	assert.True(t, r.Empty())
	assert.True(t, r.Set().IsAll())
	assert.False(t, r.HasDay())
	assert.False(t, r.HasClock())
}

func TestUnfinished(t *testing.T) {
	for lang, cases := range map[language.Tag]struct{ open, closed []string }{
		"en": {
			open:   []string{"on Friday at", "between nine and", "between nine", "half past", "I would like to come on", "any day but", "from two to", "next", "my name is", "at,"},
			closed: []string{"", "on Friday at ten", "between nine and eleven", "half past two", "yes", "Friday.", "next Friday", "no"},
		},
		"lt": {
			open:   []string{"penktadienį apie", "nuo devynių iki", "pusę", "tarp dviejų ir", "kitą", "mano vardas"},
			closed: []string{"penktadienį apie trečią", "nuo devynių iki dešimtos", "pusę trijų", "taip", "kitą savaitę"},
		},
		"ru": {
			open:   []string{"в пятницу в", "с девяти до", "без", "между двумя и", "меня зовут"},
			closed: []string{"в пятницу в три", "с девяти до десяти", "да", "без пяти три"},
		},
		"hy": {
			open:   []string{"ուրբաթ ժամը", "երեքն անց", "հաջորդ"},
			closed: []string{"ուրբաթ ժամը երեքին", "երեքն անց կես", "այո"},
		},
	} {
		pack, ok := all.Packs()[lang].(language.Finisher)
		if !assert.True(t, ok, lang) {
			continue
		}
		for _, text := range cases.open {
			assert.True(t, pack.Unfinished(text), "%s: %q", lang, text)
		}
		for _, text := range cases.closed {
			assert.False(t, pack.Unfinished(text), "%s: %q", lang, text)
		}
	}
}
