package saying_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/language/saying"
)

func TestGroup(t *testing.T) {
	for _, c := range []struct {
		n     int64
		short bool
		want  string
	}{{0, false, "0"}, {999, false, "999"}, {1000, false, "1 000"}, {1000, true, "1000"}, {10_000, true, "10 000"}, {-1234567, false, "-1 234 567"}} {
		assert.Equal(t, c.want, saying.Group(c.n, " ", c.short))
	}
}

func TestPhoneGroups(t *testing.T) {
	assert.Equal(t, []string{"+370", "612", "34", "567"}, saying.PhoneGroups("+37061234567"))
	assert.Equal(t, []string{"112"}, saying.PhoneGroups("112"))
	assert.Equal(t, []string{"123", "456", "78"}, saying.PhoneGroups("12345678"))
	assert.Empty(t, saying.PhoneGroups("x"))
}

func TestJoin(t *testing.T) {
	assert.Empty(t, saying.Join(nil, "and"))
	assert.Equal(t, "a", saying.Join([]string{"a"}, "and"))
	assert.Equal(t, "a and b", saying.Join([]string{"a", "b"}, "and"))
	assert.Equal(t, "a, b or c", saying.Join([]string{"a", "b", "c"}, "or"))
}

func TestDays(t *testing.T) {
	vilnius, err := time.LoadLocation("Europe/Vilnius")
	if err != nil {
		t.Skip(err)
	}
	// 23:30 in UTC is the next day in Vilnius.
	now := time.Date(2026, 12, 30, 23, 30, 0, 0, time.UTC)
	day := time.Date(2026, 12, 31, 9, 0, 0, 0, vilnius)
	assert.True(t, saying.SameDay(day, now, 0))
	assert.True(t, saying.SameDay(day.AddDate(0, 0, 1), now, 1))
	assert.True(t, saying.SameYear(day, now))
	assert.False(t, saying.SameYear(day.AddDate(0, 0, 1), now))
}

func TestAmount(t *testing.T) {
	whole, cents, neg := saying.Amount(-50)
	assert.Equal(t, []any{int64(0), int64(50), true}, []any{whole, cents, neg})
}

func TestLetters(t *testing.T) {
	assert.Equal(t, []string{"Š", "A", "-", "Ą"}, saying.Letters("ša-ą"))
	assert.Equal(t, []string{"O", "C"}, saying.Letters("O' c."))
}
