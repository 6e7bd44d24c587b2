package langtest

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

// forms lists the forms of numbers that the language has.
func (s Samples) forms(plural bool) []language.Form {
	var out []language.Form
	for _, c := range s.Cases {
		for _, g := range s.Genders {
			out = append(out, language.Form{Case: c, Gender: g})
			if plural {
				out = append(out, language.Form{Case: c, Gender: g, Plural: true})
			}
		}
	}
	return out
}

// numbersToSay has all up to 130, round ones, and every so many up to 9999,
// spread so that the forms between them cover all.
func numbersToSay(form int) []int64 {
	var list []int64
	for n := int64(0); n <= 130; n++ {
		list = append(list, n)
	}
	for n := int64(131) + int64(form)%97; n < 10_000; n += 97 {
		list = append(list, n)
	}
	return append(list, 10_000, 21_000, 100_000, 123_456, 999_999, 1_000_000, 2_000_001, 1_000_000_000, 12_345_678_901)
}

func cardinals(t *testing.T, p language.Pack, s Samples) {
	for i, f := range s.forms(true) {
		for _, n := range numbersToSay(i) {
			said := p.Cardinal(n, f)
			h := p.Hear(said, language.Anchor{}).Numbers
			if len(h) != 1 || h[0].Value != strconv.FormatInt(n, 10) || h[0].Ordinal {
				t.Errorf("%d in %s is said %q and heard as %+v", n, describe(f), said, h)
				return
			}
		}
	}
	assert.NotPanics(t, func() {
		for _, n := range []int64{-1, -21, -1 << 63, 1<<63 - 1} {
			assert.NotEmpty(t, p.Cardinal(n, language.Form{}))
			assert.NotEmpty(t, p.Ordinal(n, language.Form{}))
		}
		assert.NotEmpty(t, p.Cardinal(5, language.Form{Case: 99, Gender: 99}))
		assert.NotEmpty(t, p.Ordinal(5, language.Form{Case: 99, Gender: 99}))
	})
}

func ordinals(t *testing.T, p language.Pack, s Samples) {
	for i, f := range s.forms(true) {
		for _, n := range numbersToSay(i) {
			if n > 1_000_000 || n == 0 {
				continue
			}
			said := p.Ordinal(n, f)
			h := p.Hear(said, language.Anchor{}).Numbers
			if len(h) != 1 || h[0].Value != strconv.FormatInt(n, 10) || !h[0].Ordinal {
				t.Errorf("the %dth in %s is said %q and heard as %+v", n, describe(f), said, h)
				return
			}
		}
	}
}

func times(t *testing.T, p language.Pack) {
	zone, err := time.LoadLocation("Europe/Vilnius")
	require.NoError(t, err)
	now := time.Date(2026, 11, 23, 11, 7, 0, 0, zone)
	for _, day := range []int{0, 1, 2, 3, 6, 7, 8, 13, 21, 40, 100, 300, 400} {
		d := time.Date(2026, 11, 23+day, 0, 0, 0, 0, zone)
		for _, text := range variants(p, p.Day(d, now)) {
			h := p.Hear(text, language.Anchor{Now: now, Expect: "time"})
			if assert.NotEmpty(t, h.Times, text) {
				assert.Equal(t, d.Format(time.DateOnly), h.Times[0].Start.In(zone).Format(time.DateOnly), text)
				assert.True(t, h.Times[0].HasDay, text)
			}
		}
		for _, clock := range [][2]int{{8, 0}, {9, 30}, {12, 0}, {13, 15}, {14, 30}, {17, 45}, {19, 5}, {20, 0}, {23, 59}} {
			at := time.Date(2026, 11, 23+day, clock[0], clock[1], 0, 0, zone)
			if at.Before(now) {
				continue
			}
			for _, text := range variants(p, p.Moment(at, now)) {
				h := p.Hear(text, language.Anchor{Now: now, Expect: "time"})
				if !assert.Len(t, h.Times, 1, text) {
					continue
				}
				assert.Equal(t, at.Format(time.DateTime), h.Times[0].Start.In(zone).Format(time.DateTime), text)
				assert.True(t, h.Times[0].HasDay && h.Times[0].HasClock, text)
			}
			for _, text := range variants(p, p.Clock(at)) {
				h := p.Hear(text, language.Anchor{Now: now, Expect: "time"})
				if assert.NotEmpty(t, h.Times, text) {
					assert.Equal(t, at.Format("15:04"), h.Times[0].Start.In(zone).Format("15:04"), text)
				}
			}
		}
	}
}

// variants has a text as written and as prepared for a synthesiser.
func variants(p language.Pack, text string) []string { return []string{text, p.Normalize(text)} }

func money(t *testing.T, p language.Pack, s Samples) {
	for _, currency := range s.Currencies {
		for _, minor := range []int64{100, 200, 500, 1100, 2100, 2200, 8500, 10_000, 12_100, 100_000, 800_000, 1_234_500} {
			for _, text := range append(variants(p, p.Money(minor, currency)), variants(p, p.MoneyFrom(minor, currency))...) {
				h := p.Hear(text, language.Anchor{}).Money
				if assert.Len(t, h, 1, text) {
					assert.Equal(t, minor, h[0].Minor, text)
					assert.Equal(t, currency, h[0].Currency, text)
				}
			}
		}
	}
	for _, text := range []string{p.Money(-8550, "EUR"), p.Money(8550, "XAU"), p.Money(0, "EUR"), p.MoneyFrom(50, "EUR")} {
		assert.NotEmpty(t, strings.TrimSpace(text))
		assert.NotContains(t, text, "%!")
	}
}

func phones(t *testing.T, p language.Pack, s Samples) {
	for _, number := range s.Phones {
		for _, text := range variants(p, p.Phone(number)) {
			h := p.Hear(text, language.Anchor{Expect: "phone"}).Phones
			if assert.Len(t, h, 1, text) {
				assert.Equal(t, number, h[0].Value, text)
			}
		}
	}
	assert.NotPanics(t, func() { p.Phone(""); p.Phone("112"); p.Phone("x") })
}

func phrases(t *testing.T, p language.Pack) {
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	var said []string
	for from := time.Sunday; from <= time.Saturday; from++ {
		for to := time.Sunday; to <= time.Saturday; to++ {
			said = append(said, p.Weekdays(from, to))
		}
	}
	for h := range 25 {
		for _, m := range []int{0, 5, 30} {
			said = append(said, p.Hours(day.Add(time.Duration(h)*time.Hour), day.Add(time.Duration(h*60+m)*time.Minute)), p.Duration(time.Duration(h*60+m)*time.Minute),
				p.Moment(day.Add(time.Duration(h*60+m)*time.Minute), day))
		}
	}
	noun := language.Noun{One: "one", Few: "few", Many: "many"}
	for n := range 130 {
		said = append(said, p.Count(n, noun))
	}
	for _, text := range said {
		assert.NotEmpty(t, text)
		assert.Equal(t, strings.Join(strings.Fields(text), " "), text, "stray spaces")
		assert.NotContains(t, text, "%!")
		once := p.Normalize(text)
		assert.Equal(t, once, p.Normalize(once), "normalised twice: %q", text)
		assert.NotContains(t, once, "  ", text)
	}
	assert.Empty(t, p.List(nil, false))
	assert.Equal(t, "a", p.List([]string{"a"}, true))
	assert.NotEqual(t, p.List([]string{"a", "b", "c"}, true), p.List([]string{"a", "b", "c"}, false))
	assert.True(t, strings.HasPrefix(p.List([]string{"a", "b", "c"}, false), "a, b "))
}
