package hy

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/language"
	"budi/language/timex/timextest"
)

func TestTimes(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		// Days.
		{"վաղը", "Thu 5 Mar"},
		{"վաղը չէ մյուս օրը", "Fri 6 Mar"},
		{"ուրբաթ օրը", "Fri 6 Mar"},
		{"հաջորդ երեքշաբթի", "Tue 10 Mar"},
		{"մյուս շաբաթ", "Mon 9 Mar - Mon 16 Mar"},
		{"հաջորդ շաբաթվա երեքշաբթի", "Tue 10 Mar"},
		{"մայիսի տասներկուսին", "Tue 12 May"},
		{"մայիսի 12-ին", "Tue 12 May"},
		{"երկու շաբաթից", "Wed 18 Mar"},
		{"երեք օրից", "Sat 7 Mar"},
		{"մեկ շաբաթից", "Wed 11 Mar"},
		{"երեք օր հետո", "Sat 7 Mar"},
		{"ամսվա վերջին", "Sat 21 Mar - Wed 1 Apr"},
		{"շաբաթ օրը", "Sat 7 Mar"},
		{"դեկտեմբերի երկրորդ շաբաթը", "Mon 7 Dec - Mon 14 Dec"},
		{"ամսվա վերջին ուրբաթ օրը", "Fri 27 Mar"},
		// Times of day.
		{"ժամը երեքին", "Wed 4 Mar 15:00"},
		{"տասին", "Wed 4 Mar 10:00"},
		{"ժամը 10-ին", "Wed 4 Mar 10:00"},
		{"երեկոյան յոթին", "Wed 4 Mar 19:00"},
		{"ժամը 14:30-ին", "Wed 4 Mar 14:30"},
		{"կեսօրին", "Wed 4 Mar 12:00"},
		{"կես ժամից", "Wed 4 Mar 09:30"},
		{"երեքի կողմերը", "~Wed 4 Mar 15:00"},
		// Both.
		{"վաղը առավոտյան տասին", "Thu 5 Mar 10:00"},
		{"ուրբաթ կեսօրից հետո", "Fri 6 Mar 13:00 - Fri 6 Mar 18:00"},
		{"երկուշաբթի առավոտյան", "Mon 9 Mar 08:00 - Mon 9 Mar 12:00"},
		{"վաղը երեքն անց կես", "Thu 5 Mar 03:30"},
		{"վաղը ցերեկը երեքն անց կես", "Thu 5 Mar 15:30"},
		{"հուլիսի 9, 14:00", "Thu 9 Jul 14:00"},
		// Ranges and bounds.
		{"երկուսից չորսը", "Wed 4 Mar 14:00 - Wed 4 Mar 16:00"},
		{"10-ից 12-ը", "Wed 4 Mar 10:00 - Wed 4 Mar 12:00"},
		{"չորսից հետո", "after Wed 4 Mar 16:00"},
		{"տասից առաջ", "before Wed 4 Mar 10:00"},
		{"մինչև ուրբաթ", "before Fri 6 Mar"},
		// Lists and negation.
		{"երեքշաբթի կամ հինգշաբթի", "Tue 10 Mar; Thu 5 Mar"},
		{"բացի երկուշաբթիից", "not Mon 9 Mar"},
		// What only looks like a time.
		{"բարի երեկո", ""},
		{"իմ համարը 0 91 23 45 67", ""},
		{"արժե 5000 դրամ", ""},
		{"երկու երեխա ունեմ", ""},
	})
}

// TestOpeningHours reads the clock of twelve hours as the business is open.
func TestOpeningHours(t *testing.T) {
	open := func(day time.Time) []language.Interval {
		return []language.Interval{{Start: day.Add(10 * time.Hour), End: day.Add(20 * time.Hour)}}
	}
	const text = "վաղը երեքն անց կես"
	times, _ := timeReader(numerals()).Read(language.Tokenize(text), text, language.Anchor{Now: timextest.Now(), Open: open})
	assert.Equal(t, "Thu 5 Mar 15:30", timextest.Format(times))
}

func FuzzTimes(f *testing.F) {
	r := timeReader(numerals())
	for _, s := range []string{"վաղը տասին", "10-ից 12-ը մարտի 31-ին", "երեքին հինգ պակաս", "99 շաբաթից"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = language.Cut(text, language.MaxUtterance)
		times, _ := r.Read(language.Tokenize(text), text, language.Anchor{Now: timextest.Now()})
		timextest.Check(t, text, times)
	})
}
