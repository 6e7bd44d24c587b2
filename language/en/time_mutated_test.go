package en

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestMutatedTimes has forms that differ from those of the other tests in one
// word or mark.
func TestMutatedTimes(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		// A day of the month with a year, whatever stands between them.
		{"Jul-18, 2026", "Sat 18 Jul"},
		{"July/18, 2027", "Sun 18 Jul 2027"},
		{"july the 4 of 2027", "Sun 4 Jul 2027"},
		{"4-july of 2027", "Sun 4 Jul 2027"},
		{"18 July/2027", "Sun 18 Jul 2027"},
		{"July 18th/2027", "Sun 18 Jul 2027"},
		{"up to October the 3 2027", "before Sun 3 Oct 2027"},
		{"May the 4 of us come", ""},

		// Hours behind a weekday, which a date in figures has to bear out.
		{"Monday, 12-4", "Mon 9 Mar 12:00 - Mon 9 Mar 16:00"},
		{"next Monday, 6-8", "Mon 9 Mar 18:00 - Mon 9 Mar 20:00"},
		{"Mon. 12-4", "Mon 9 Mar 12:00 - Mon 9 Mar 16:00"},
		{"Friday, 9-11", "Fri 11 Sep"},

		// Minutes behind a weekday, not a day of the month.
		{"Monday 20 past 8", "Mon 9 Mar 08:20"},
		{"on Friday 15 past 2 pm", "Fri 6 Mar 14:15"},
		{"Monday 25 to 3", "Mon 9 Mar 14:35"},
		{"on Monday 25 to 3 in the afternoon", "Mon 9 Mar 14:35"},
		{"Friday 20 to Monday 23", "Fri 20 Mar - Tue 24 Mar"},

		// Both ends of a range with points.
		{"from 9.30 to 4.30", "Wed 4 Mar 09:30 - Wed 4 Mar 16:30"},
		{"between 9.15 and 4.45 tomorrow", "Thu 5 Mar 09:15 - Thu 5 Mar 16:45"},
		{"Friday 9.30 until 11.15", "Fri 6 Mar 09:30 - Fri 6 Mar 11:15"},
		{"from 2.50 to 3.75 euros", ""},
		{"7:56:30p", "Wed 4 Mar 19:56"},

		// Abbreviated weekdays in the middle of things.
		{"leaving on the mon.", "Mon 9 Mar"},
		{"schedule it to fri.", "Fri 6 Mar"},
		{"is 9 pm free this wed?", "Wed 11 Mar 21:00; Wed 11 Mar"},
		{"is there a slot this fri", "Fri 6 Mar"},
		{"this sun cream is too thick", ""},
		{"this sun is hot", ""},
		{"is there anything before this sun?", "before Sun 8 Mar"},
		{"I sat there", ""},
		{"the mon repos villa", ""},
		{"my man friday", ""},
		{"write to may2@example.org", ""},
		{"tomorrow@3pm", "Thu 5 Mar 15:00"},

		// What points to a week or a weekday.
		{"until upcoming Tuesday", "before Tue 10 Mar"},
		{"from tomorrow to upcoming Sunday", "Thu 5 Mar - Mon 9 Mar"},
		{"two weeks from this next Friday", "Fri 27 Mar"},
		{"this next week", "Mon 9 Mar - Mon 16 Mar"},
		{"this coming two weeks", "Thu 5 Mar - Thu 19 Mar"},
		{"the three next years", "Thu 5 Mar - Mon 5 Mar 2029"},
		{"I can do the entire week", "Mon 2 Mar - Mon 9 Mar"},

		// Lengths that are told in words.
		{"in several days", "Sat 7 Mar"},
		{"the next several weeks", "Mon 9 Mar - Mon 30 Mar"},
		{"for the next a few days", "Thu 5 Mar - Sun 8 Mar"},
		{"in more than two weeks", "after Wed 18 Mar"},
		{"in at most three days", "Wed 4 Mar - Sat 7 Mar"},
		{"I'm coming two days from now", "Fri 6 Mar"},

		// Words that join the ends of a range.
		{"jan 4 through to jan 22", "Mon 4 Jan 2027 - Sat 23 Jan 2027"},
		{"from May 4 all the way to May 22", "Mon 4 May - Sat 23 May"},
		{"during lunch", "Wed 4 Mar 12:00 - Wed 4 Mar 14:00"},
		{"9.30am to 4.30", "Wed 4 Mar 09:30 - Wed 4 Mar 16:30"},
		{"from 9am Monday until 5pm Wednesday", "Mon 9 Mar 09:00 - Wed 11 Mar 17:00"},
		{"from 9am today until 5pm tomorrow", "Wed 4 Mar 09:00 - Thu 5 Mar 17:00"},
		{"from 9am until 5pm on Wednesday", "Wed 11 Mar 09:00 - Wed 11 Mar 17:00"},
		{"Mon 9 - Fri 13 March", "Mon 9 Mar - Sat 14 Mar"},
		{"tomorrow or the day after", "Thu 5 Mar; Fri 6 Mar"},

		{"9th of March to 11th of April", "Mon 9 Mar - Sun 12 Apr"},
		{"between the 9th of March and the 11th of April", "Mon 9 Mar - Sun 12 Apr"},
		{"from the 9th of this month to the 11th of the following month", "Mon 9 Mar - Sun 12 Apr"},
		{"the 9th of March to the 11th", "Mon 9 Mar - Thu 12 Mar"},
		{"the first few days in April", "Wed 1 Apr - Sat 4 Apr"},
		{"the last couple of days in April", "Wed 29 Apr - Fri 1 May"},

		{"a table for 4 people between 5 and 6pm tomorrow", "Thu 5 Mar 17:00 - Thu 5 Mar 18:00"},
		{"four guests between 5 and 6 in the afternoon", "Wed 4 Mar 17:00 - Wed 4 Mar 18:00"},
		{"two children between 5 and 12", ""},
		{"\"5/4-5/22\"", "Mon 4 May - Sat 23 May"},

		{"tomorrow - Saturday", "Thu 5 Mar - Sun 8 Mar"},
		{"from next friday - Oct 1st", "Fri 13 Mar - Fri 2 Oct"},
		{"Friday - May 1st", "Fri 1 May"},
		{"three thirty - four thirty", "Wed 4 Mar 15:30 - Wed 4 Mar 16:30"},
		{"2/27–3/6", "Sat 27 Feb 2027 - Sun 7 Mar 2027"},

		// Bounds of days on both sides, in either order.
		{"after Tuesday and before Friday", "after Tue 10 Mar; before Fri 13 Mar"},
		{"before Friday but after Tuesday", "before Fri 13 Mar; after Tue 10 Mar"},
		{"after May 9th but before the 12th", "after Sat 9 May; before Tue 12 May"},
		{"after tomorrow but before Sunday", "after Thu 5 Mar; before Sun 8 Mar"},
		{"the same day next week", "Wed 11 Mar"},

		// Minutes to an hour, and what only looks like them.
		{"cancel my 25 to 9 appointment", "Thu 5 Mar 08:35"},
		{"a booking at 5 to 10 under Jones", "Wed 4 Mar 09:55"},
		{"there will be 15 to 20 people", ""},
		{"twenty to one odds", ""},

		{"2day at five", "Wed 4 Mar 17:00"},
	})
	timextest.RunPast(t, timeReader(numerals()), []timextest.Case{
		{"the beginning of this past week", "Mon 23 Feb - Thu 26 Feb"},
		{"the 20th day of this past month", "Fri 20 Feb"},
		{"over the last several months", "Mon 1 Dec 2025 - Sun 1 Mar"},
	})
}
