package en

import (
	"testing"

	"budi/language"
	"budi/language/timex/timextest"
)

func TestTimes(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		// Days.
		{"tomorrow", "Thu 5 Mar"},
		{"the day after tomorrow please", "Fri 6 Mar"},
		{"Friday", "Fri 6 Mar"},
		{"next Friday", "Fri 13 Mar"},
		{"this Friday", "Fri 6 Mar"},
		{"Friday week", "Fri 13 Mar"},
		{"a week on Friday", "Fri 13 Mar"},
		{"Tuesday of next week", "Tue 10 Mar"},
		{"next week on Tuesday", "Tue 10 Mar"},
		{"the 24th", "Tue 24 Mar"},
		{"on the second", "Thu 2 Apr"},
		{"March 3rd", "Wed 3 Mar 2027"},
		{"the third of April", "Fri 3 Apr"},
		{"May twenty nine", "Fri 29 May"},
		{"in two weeks' time", "Wed 18 Mar"},
		{"in three days", "Sat 7 Mar"},
		{"a week from tomorrow", "Thu 12 Mar"},
		{"the week after next", "Mon 16 Mar - Mon 23 Mar"},
		{"the last Friday of the month", "Fri 27 Mar"},
		{"the day after Christmas", "Sat 26 Dec"},
		{"Easter Monday", "Mon 6 Apr"},
		{"the beginning of next week", "Mon 9 Mar - Thu 12 Mar"},
		{"at the end of April", "Tue 21 Apr - Fri 1 May"},
		{"the weekend", "Sat 7 Mar - Mon 9 Mar"},
		// Times of day.
		{"half past two", "Wed 4 Mar 14:30"},
		{"at quarter to five", "Wed 4 Mar 16:45"},
		{"ten thirty", "Wed 4 Mar 10:30"},
		{"at three", "Wed 4 Mar 15:00"},
		{"at eight", "Thu 5 Mar 08:00"},
		{"five past nine in the evening", "Wed 4 Mar 21:05"},
		{"noon", "Wed 4 Mar 12:00"},
		{"around three", "~Wed 4 Mar 15:00"},
		{"what about Monday", "Mon 9 Mar"},
		{"twoish", "~Wed 4 Mar 14:00"},
		{"3 o'clock", "Wed 4 Mar 15:00"},
		{"7 p.m.", "Wed 4 Mar 19:00"},
		{"16:20", "Wed 4 Mar 16:20"},
		{"in half an hour", "Wed 4 Mar 09:30"},
		{"in an hour and a half", "Wed 4 Mar 10:30"},
		{"3 o\"clock in the afternoon", "Wed 4 Mar 15:00"},
		{"at evening 6", "Wed 4 Mar 18:00"},
		{"nineteen thirty", "Wed 4 Mar 19:30"},
		{"1430 hours", "Wed 4 Mar 14:30"},
		{"mid-morning", "Wed 4 Mar 10:00"},
		// Recurring and counted days.
		{"weekday mornings", "Wed 4 Mar 08:00 - Wed 4 Mar 12:00"},
		{"every Tuesday", "Tue 10 Mar"},
		{"the next few days", "Thu 5 Mar - Sun 8 Mar"},
		{"the Monday after Easter", "Mon 6 Apr"},
		{"a week tomorrow", "Thu 12 Mar"},
		{"the last working day of the month", "Tue 31 Mar"},
		{"July 13-15", "Mon 13 Jul - Thu 16 Jul"},
		{"the 20th of next month", "Mon 20 Apr"},
		{"the second half of April", "Thu 16 Apr - Fri 1 May"},
		{"three days from the 26th of March", "Thu 26 Mar - Sun 29 Mar"},
		{"I have a 7:15 booking tonight", "Wed 4 Mar 19:15; Wed 4 Mar 18:00 - Thu 5 Mar 00:00"},
		// Both.
		{"tomorrow at ten", "Thu 5 Mar 10:00"},
		{"on Friday at half past two in the afternoon", "Fri 6 Mar 14:30"},
		{"at two on the twelfth of May", "Tue 12 May 14:00"},
		{"Thursday morning", "Thu 5 Mar 08:00 - Thu 5 Mar 12:00"},
		{"first thing on Monday", "Mon 9 Mar 08:00 - Mon 9 Mar 10:00"},
		{"Thursday after work", "Thu 5 Mar 17:00 - Thu 5 Mar 20:00"},
		{"tonight at eight", "Wed 4 Mar 20:00"},
		// Ranges and bounds.
		{"between nine and eleven", "Wed 4 Mar 09:00 - Wed 4 Mar 11:00"},
		{"from two to 4:30 pm tomorrow", "Thu 5 Mar 14:00 - Thu 5 Mar 16:30"},
		{"Monday to Wednesday", "Mon 9 Mar - Thu 12 Mar"},
		{"from the 13th to the 15th of July", "Mon 13 Jul - Thu 16 Jul"},
		{"after four", "after Wed 4 Mar 16:00"},
		{"not before ten", "after Wed 4 Mar 10:00"},
		{"no later than noon", "before Wed 4 Mar 12:00"},
		{"Thursday before five", "before Thu 5 Mar 17:00"},
		{"until Friday", "before Fri 6 Mar"},
		{"three or later on Monday", "after Mon 9 Mar 15:00"},
		// Lists and negation.
		{"Tuesday or Thursday after work", "Tue 10 Mar 17:00 - Tue 10 Mar 20:00; Thu 5 Mar 17:00 - Thu 5 Mar 20:00"},
		{"the 12th or 14th of May", "Tue 12 May; Thu 14 May"},
		{"tomorrow at ten or eleven", "Thu 5 Mar 10:00; Thu 5 Mar 11:00"},
		{"any day but Monday", "not Mon 9 Mar"},
		{"I can't make it on Friday", "not Fri 6 Mar"},
		{"not next week", "not Mon 9 Mar - Mon 16 Mar"},
		{"Friday doesn't work", "not Fri 6 Mar"},
		{"any day next week but Friday", "Mon 9 Mar - Mon 16 Mar; not Fri 13 Mar"},
		{"Tuesday or Thursday next week", "Tue 10 Mar; Thu 12 Mar"},
		{"next week Tuesday or Thursday", "Tue 10 Mar; Thu 12 Mar"},
		{"next week except Monday", "Mon 9 Mar - Mon 16 Mar; not Mon 9 Mar"},
		{"Monday, no wait, Tuesday", "Tue 10 Mar"},
		{"Monday at ten, no, Tuesday", "Tue 10 Mar 10:00"},
		{"not Monday but Tuesday", "not Mon 9 Mar; Tue 10 Mar"},
		{"between two and four on either Monday or Tuesday", "Mon 9 Mar 14:00 - Mon 9 Mar 16:00; Tue 10 Mar 14:00 - Tue 10 Mar 16:00"},
		{"right after lunch", "Wed 4 Mar 13:00 - Wed 4 Mar 17:00"},
		{"Monday first thing in the morning", "Mon 9 Mar 08:00 - Mon 9 Mar 10:00"},
		{"no, Friday then", "Fri 6 Mar"},
		{"Wednesday evening after six", "after Wed 11 Mar 18:00"},
		{"later than 9:30 but before 11 on Thursday", "Thu 5 Mar 09:30 - Thu 5 Mar 11:00"},
		{"7 or 8 on Friday", "Fri 6 Mar 07:00; Fri 6 Mar 08:00"},
		{"by the end of next month", "before Fri 1 May"},
		// What only looks like a time.
		{"may I have the address? May I?", ""},
		{"on second thought", ""},
		{"the August Barbershop", ""},
		{"1512 Main Street", ""},
		{"open 24/7", ""},
		{"three nights for 2", ""},
		{"with breakfast", ""},
		{"the second of the two", ""},
		{"room 12", ""},
		{"hold on for a second", ""},
		{"a table just for one", ""},
		{"from one account to another", ""},
		{"at the seven dwarves", ""},
		{"that's all for now", ""},
		{"I now have a question", ""},
		{"when is my next day off", ""},
		{"what day of the week is it", ""},
		{"3 times a day", ""},
		{"may I ask something", ""},
		{"this may or may not be right", ""},
		{"just a second", ""},
		{"the second one", ""},
		{"march on", ""},
		{"my number is 8 612 34567", ""},
		{"it costs 12.50", ""},
		{"at 20 euros", ""},
		{"a table for 4", ""},
		{"I have two dogs", ""},
		{"good morning", ""},
		{"the ratio is 4:3", ""},
	})
}

func FuzzTimes(f *testing.F) {
	r := timeReader(numerals())
	for _, s := range []string{"tomorrow at ten", "from the 13th to the 15th", "1/2/3 4:5 pm", "not before next may or 30-2", "half past 99", "in 9999 years", "February 30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = language.Cut(text, language.MaxUtterance)
		times, wish := r.Read(language.Tokenize(text), text, language.Anchor{Now: timextest.Now()})
		timextest.Check(t, text, times)
		window := language.Interval{Start: timextest.Now(), End: timextest.Now().AddDate(0, 1, 0)}
		for _, i := range wish.In(window) {
			if !i.Start.Before(i.End) {
				t.Fatalf("%q: empty interval", text)
			}
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	r := timeReader(numerals())
	const text = "could I come in on Thursday afternoon at about half past two or maybe some time next week, but not before ten on Monday"
	toks := language.Tokenize(text)
	at := language.Anchor{Now: timextest.Now()}
	b.ReportAllocs()
	for b.Loop() {
		r.Read(toks, text, at)
	}
}
