package language_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

func TestWhenJSON(t *testing.T) {
	at := time.Date(2026, 3, 5, 14, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		when language.When
		want string
	}{
		{language.When{Start: at, Grain: language.GrainMinute}, `{"start":"2026-03-05T14:30:00","grain":"minute"}`},
		{language.When{Start: at, End: at.Add(time.Hour), Grain: language.GrainHour, Negated: true}, `{"start":"2026-03-05T14:30:00","end":"2026-03-05T15:30:00","grain":"hour","negated":true}`},
		{language.When{Start: at, Grain: language.GrainHour, Bound: language.After}, `{"start":"2026-03-05T14:30:00","grain":"hour","bound":"after"}`},
		{language.When{Start: at, Grain: language.GrainHour, Bound: language.Before, Approx: true}, `{"start":"2026-03-05T14:30:00","end":"2026-03-05T14:30:00","grain":"hour","bound":"before","approx":true}`},
	} {
		got, err := json.Marshal(c.when)
		require.NoError(t, err)
		assert.JSONEq(t, c.want, string(got))
	}
}

// TestWish joins alternatives and applies bounds and negations to them all.
func TestWish(t *testing.T) {
	onDay := func(d int) language.When {
		return language.When{Start: day(d), Grain: language.GrainDay, HasDay: true, Days: language.SetOf(language.Interval{Start: day(d), End: day(d + 1)})}
	}
	fromFour := language.When{Start: day(3).Add(16 * time.Hour), HasClock: true, Bound: language.After, Hours: language.Daily(time.UTC, 16*time.Hour, 24*time.Hour, nil)}
	not := onDay(5)
	not.Negated = true

	assert.True(t, language.Wish(nil).IsAll())
	w := language.Wish([]language.When{onDay(3), onDay(4), onDay(5), fromFour, not})
	week := language.Interval{Start: day(2), End: day(9)}
	assert.Equal(t, []language.Interval{hours(3, 16, 24), hours(4, 16, 24)}, w.In(week))
}

func TestGrainAndBound(t *testing.T) {
	assert.Equal(t, "minute", language.GrainMinute.String())
	assert.Equal(t, "year", language.GrainYear.String())
	assert.Equal(t, "unknown", language.Grain(99).String())
	assert.Equal(t, "before", language.Before.String())
	assert.Equal(t, "at", language.At.String())
}
