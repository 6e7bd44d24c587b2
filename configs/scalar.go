package configs

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Span is a stretch of the day by the wall clock, as offsets since midnight;
// written "09:00-18:00". To may be "24:00".
type Span struct{ From, To time.Duration }

// UnmarshalText reads "09:00-18:00".
func (s *Span) UnmarshalText(b []byte) error {
	from, to, ok := strings.Cut(string(b), "-")
	if !ok {
		return fmt.Errorf("%q isn't a stretch of time; write it as \"09:00-18:00\"", b)
	}
	var err error
	if s.From, err = clock(strings.TrimSpace(from)); err != nil {
		return err
	}
	if s.To, err = clock(strings.TrimSpace(to)); err != nil {
		return err
	}
	if s.To <= s.From {
		return fmt.Errorf("%q ends before it starts; for a stretch past midnight write two: one until 24:00, one from 00:00", b)
	}
	return nil
}

// MarshalText writes "09:00-18:00".
func (s Span) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "%s-%s", wallText(s.From), wallText(s.To)), nil
}

// String is the written form.
func (s Span) String() string { return wallText(s.From) + "-" + wallText(s.To) }

func wallText(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

// clock reads "HH:MM" between 00:00 and 24:00.
func clock(s string) (time.Duration, error) {
	bad := fmt.Errorf("%q isn't a time of day; write it as HH:MM between 00:00 and 24:00", s)
	hh, mm, ok := strings.Cut(s, ":")
	if !ok || !digits(hh, 1, 2) || !digits(mm, 2, 2) {
		return 0, bad
	}
	h, _ := strconv.Atoi(hh)
	m, _ := strconv.Atoi(mm)
	if m > 59 || h > 24 || h == 24 && m > 0 {
		return 0, bad
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute, nil
}

// digits reports whether s is from low to high ASCII digits.
func digits(s string, low, high int) bool {
	if len(s) < low || len(s) > high {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Minutes is a length of time; written as a number of minutes or "1h30m".
type Minutes time.Duration

// UnmarshalText reads "45" or "1h30m".
func (m *Minutes) UnmarshalText(b []byte) error {
	s := string(b)
	if digits(s, 1, 5) {
		n, _ := strconv.Atoi(s)
		*m = Minutes(time.Duration(n) * time.Minute)
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d%time.Minute != 0 || d > 99999*time.Minute {
		return fmt.Errorf("%q isn't a length of time; write whole minutes, such as 45 or 1h30m", s)
	}
	*m = Minutes(d)
	return nil
}

// MarshalText writes whole minutes.
func (m Minutes) MarshalText() ([]byte, error) {
	return strconv.AppendInt(nil, int64(time.Duration(m)/time.Minute), 10), nil
}

// Amount is money in minor units (cents); written "49" or "49.50".
type Amount int64

// UnmarshalText reads "49" or "49.50".
func (a *Amount) UnmarshalText(b []byte) error {
	whole, cents, dotted := strings.Cut(string(b), ".")
	if !digits(whole, 1, 9) || dotted && !digits(cents, 2, 2) {
		return fmt.Errorf("%q isn't an amount of money; write it as 49 or 49.50, without the currency", b)
	}
	n, _ := strconv.ParseInt(whole, 10, 64)
	n *= 100
	if dotted {
		c, _ := strconv.ParseInt(cents, 10, 64)
		n += c
	}
	*a = Amount(n)
	return nil
}

// MarshalText writes "49" or "49.50".
func (a Amount) MarshalText() ([]byte, error) {
	if a%100 == 0 {
		return strconv.AppendInt(nil, int64(a)/100, 10), nil
	}
	return fmt.Appendf(nil, "%d.%02d", a/100, a%100), nil
}

// Length is a length of time to the millisecond; written "20s" or "1m30s".
type Length time.Duration

// UnmarshalText reads a Go duration.
func (l *Length) UnmarshalText(b []byte) error {
	d, err := time.ParseDuration(string(b))
	if err != nil || d < 0 || d%time.Millisecond != 0 {
		return fmt.Errorf("%q isn't a length of time; write it with a unit, such as 20s, 1m30s or 250ms", b)
	}
	*l = Length(d)
	return nil
}

// MarshalText writes it as a Go duration.
func (l Length) MarshalText() ([]byte, error) { return []byte(time.Duration(l).String()), nil }
