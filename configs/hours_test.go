package configs

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

func demoBusiness(t *testing.T, slug string) *Business {
	t.Helper()
	s, err := Load("")
	require.NoError(t, err)
	b, ok := s.Business(slug)
	require.True(t, ok)
	return b
}

func TestOpenAt(t *testing.T) {
	for _, c := range []struct {
		slug, at, state, reason, next string
	}{
		{"dental", "2026-11-25T10:00", "open", "", "2026-11-26T08:00"},
		{"dental", "2026-11-25T08:00", "open", "", "2026-11-26T08:00"},
		{"dental", "2026-11-25T18:00", "closed", "", "2026-11-26T08:00"},
		{"dental", "2026-11-25T21:15", "closed", "", "2026-11-26T08:00"},
		{"dental", "2026-11-28T10:00", "open", "", "2026-11-30T08:00"},
		{"dental", "2026-11-28T14:00", "weekend", "", "2026-11-30T08:00"},
		{"dental", "2026-11-29T12:00", "weekend", "", "2026-11-30T08:00"},
		{"dental", "2026-12-24T12:00", "holiday", "Christmas Eve", "2026-12-28T08:00"},
		{"dental", "2026-12-31T12:00", "open", "", "2027-01-02T09:00"},
		{"dental", "2026-12-31T14:00", "closed", "", "2027-01-02T09:00"},
		{"garage", "2026-11-26T07:30", "closed", "", "2026-11-26T09:00"},
		{"garage", "2026-12-28T11:00", "holiday", "the holidays at the end of the year", "2026-12-31T09:00"},
		{"vet", "2026-11-25T02:30", "closed", "", "2026-11-25T08:00"},
		{"salon", "2026-11-29T12:00", "open", "", "2026-11-30T10:00"},
		{"salon", "2027-01-28T12:00", "holiday", "Army Day", "2027-01-29T10:00"},
		// A Sunday that is Mother's Day, and Easter.
		{"dental", "2027-05-02T12:00", "holiday", "Mother's Day", "2027-05-03T08:00"},
		{"dental", "2027-03-28T12:00", "holiday", "Easter Sunday", "2027-03-30T08:00"},
	} {
		t.Run(c.slug+" "+c.at, func(t *testing.T) {
			b := demoBusiness(t, c.slug)
			at, err := time.ParseInLocation("2006-01-02T15:04", c.at, b.Location())
			require.NoError(t, err)
			// The answer doesn't depend on the zone that the moment comes in.
			got := b.OpenAt(at.UTC())
			assert.Equal(t, c.state, got.State.String())
			assert.Equal(t, c.reason, got.Reason.In(language.English))
			assert.Equal(t, c.next, got.Next.Start.Format("2006-01-02T15:04"))
			assert.Equal(t, c.state == "open", !got.Until.IsZero())
		})
	}
}

func TestOpenIntervalsAcrossClockChange(t *testing.T) {
	vilnius, err := time.LoadLocation("Europe/Vilnius")
	require.NoError(t, err)
	b := &Business{Zone: "Europe/Vilnius", Hours: Week{"sun": {{0, 24 * time.Hour}}}}
	for _, c := range []struct {
		day  time.Time
		long time.Duration
	}{
		{time.Date(2027, time.March, 28, 12, 0, 0, 0, vilnius), 23 * time.Hour},
		{time.Date(2027, time.October, 31, 12, 0, 0, 0, vilnius), 25 * time.Hour},
		{time.Date(2027, time.November, 7, 12, 0, 0, 0, vilnius), 24 * time.Hour},
	} {
		got := b.OpenIntervals(c.day)
		require.Len(t, got, 1)
		assert.Equal(t, c.long, got[0].End.Sub(got[0].Start), c.day.String())
	}
}

func TestWorkIntervals(t *testing.T) {
	b, err := LoadBusiness("testdata/good.yaml")
	require.NoError(t, err)
	ona, _ := b.Member("ona")
	day := func(s string) time.Time {
		d, err := time.ParseInLocation("2006-01-02", s, b.Location())
		require.NoError(t, err)
		return d
	}
	assert.Len(t, b.WorkIntervals(ona, day("2026-11-25")), 1, "own hours")
	assert.Empty(t, b.WorkIntervals(ona, day("2026-11-26")), "a day off every week")
	assert.Empty(t, b.WorkIntervals(ona, day("2026-07-14")), "a holiday of her own")
	assert.Empty(t, b.WorkIntervals(ona, day("2026-12-28")), "the business is shut")
	jonas, _ := b.Member("jonas")
	assert.Equal(t, b.OpenIntervals(day("2026-11-26")), b.WorkIntervals(jonas, day("2026-11-26")), "the business's hours")
}

func TestClosureHas(t *testing.T) {
	day := func(s string) time.Time { d, _ := time.Parse("2006-01-02", s); return d }
	winter := Closure{From: "12-24", To: "01-02"}
	for s, want := range map[string]bool{"2026-12-23": false, "2026-12-24": true, "2026-12-31": true, "2027-01-02": true, "2027-01-03": false} {
		assert.Equal(t, want, winter.Has(day(s)), s)
	}
	once := Closure{From: "2026-12-24"}
	assert.True(t, once.Has(day("2026-12-24")))
	assert.False(t, once.Has(day("2027-12-24")))
}

// The days without work as the governments publish them.
func TestPublicHolidays(t *testing.T) {
	want := map[string][]string{
		"LT": {
			"01-01", "02-16", "03-11", "04-05", "04-06", "05-01", "05-03", "06-07", "06-24", "07-06", "08-15",
			"11-01", "11-02", "12-24", "12-25", "12-26",
		},
		"AM": {"01-01", "01-02", "01-06", "01-28", "03-08", "04-24", "05-01", "05-09", "05-28", "07-05", "09-21", "12-31"},
	}
	for country, days := range want {
		var got []string
		for d := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC); d.Year() == 2026; d = d.AddDate(0, 0, 1) {
			if name, shut := publicHoliday(country, d); shut {
				got = append(got, d.Format("01-02"))
				for _, l := range knownLanguages() {
					assert.NotEmpty(t, name[language.Tag(l)], "%s in %s", d, l)
				}
			}
		}
		assert.Equal(t, days, got, country)
	}
}

func TestPlan(t *testing.T) {
	b := demoBusiness(t, "garage")
	p := b.Plan()
	assert.Equal(t, "garage", p.Business)
	assert.Len(t, p.Resources, 2)
	s, ok := p.Service("oil-change")
	require.True(t, ok)
	assert.Equal(t, 45*time.Minute, s.Duration)
	assert.Equal(t, time.Hour, s.Longest, "an SUV takes longer")
	assert.Equal(t, 15*time.Minute, s.Buffer)
	friday := time.Date(2026, time.November, 27, 12, 0, 0, 0, b.Location())
	second, _ := p.Resource("bay-2")
	require.Len(t, second.Hours(friday), 1)
	assert.Equal(t, 16, second.Hours(friday)[0].End.Hour())
}
