package en

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestDiary has meetings, leave and deadlines.
func TestDiary(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"I'll see you at 8 in the morning on Sunday", "Sun 8 Mar 08:00"},
		{"Let's have coffee at 10ish on Friday", "~Fri 6 Mar 10:00"},
		{"They arrived at twenty past three this afternoon", "Wed 4 Mar 15:20"},
		{"She'll be in from ten to twelve on Tuesday", "Tue 10 Mar 10:00 - Tue 10 Mar 12:00"},
		{"Please block 1-2pm on Monday", "Mon 9 Mar 13:00 - Mon 9 Mar 14:00"},
		{"Please book a room Monday 1-2", "Mon 9 Mar 13:00 - Mon 9 Mar 14:00"},
		{"I'll be out of office 15 May - 22 May", "Fri 15 May - Sat 23 May"},
		{"I'll be out of office May 15-May 22", "Fri 15 May - Sat 23 May"},
		{"I'll be out 5/15-5/22", "Fri 15 May - Sat 23 May"},
		{"I'll be out from 5/15/2026 to 5/22/2026", "Fri 15 May - Sat 23 May"},
		{"He will be gone for the rest of the month", "Wed 4 Mar - Wed 1 Apr"},
		{"We'll discuss it during the week of April 20", "Mon 20 Apr - Mon 27 Apr"},
		{"Could we meet the week after?", "Mon 9 Mar - Mon 16 Mar"},
		{"We open again the Monday after Easter", "Mon 6 Apr"},
		{"It is due two days before Christmas", "Wed 23 Dec"},
		{"It is due the last Friday in June", "Fri 26 Jun"},
		{"They meet every second Tuesday of the month", "Tue 10 Mar"},
		{"Let's reconvene in two and a half hours", "Wed 4 Mar 11:30"},
		{"He'll call back within 24 hours", "Wed 4 Mar 09:00 - Thu 5 Mar 09:00"},
		{"It'll be at least two weeks from now", "after Wed 18 Mar"},
		{"They'll move in at the end of summer", "Sun 23 Aug - Wed 23 Sep"},
		{"Schedule it for late May", "Sat 16 May - Mon 1 Jun"},
		{"Schedule it mid-week", "Wed 4 Mar - Fri 6 Mar"},
		{"Schedule it later this week", "Wed 4 Mar - Mon 9 Mar"},
		{"Schedule it for the beginning of next month", "Wed 1 Apr - Sat 11 Apr"},
		{"Can we do it after 4 but not on Friday", "after Wed 4 Mar 16:00; not Fri 6 Mar"},
		{"Are you free on either of Tuesday or Thursday", "Tue 10 Mar; Thu 5 Mar"},
		{"Are you free at 3 or 4 on Tuesday", "Tue 10 Mar 15:00; Tue 10 Mar 16:00"},
		{"Not Tuesday please", "not Tue 10 Mar"},
		{"Anything but Monday", "not Mon 9 Mar"},
		{"I can't make it on the 9th", "not Mon 9 Mar"},
		{"cancel my 9:30", "Wed 4 Mar 09:30"},
		{"the 9:30", "Wed 4 Mar 09:30"},
		{"the four o'clock", "Wed 4 Mar 16:00"},
		{"your 10 am tomorrow", "Thu 5 Mar 10:00"},
		{"Monday's 10 am", "Mon 9 Mar 10:00"},
		{"a 2pm on the 11th", "Wed 11 Mar 14:00"},
		{"I'll take the 4:15", "Thu 5 Mar 04:15"},
		{"My plane takes off at oh six hundred", "Thu 5 Mar 06:00"},
		{"report at 0600", "Thu 5 Mar 06:00"},
		{"be here at eighteen thirty", "Wed 4 Mar 18:30"},
		{"meet at 6 pm sharp", "Wed 4 Mar 18:00"},
		{"by 6 pm at the latest", "before Wed 4 Mar 18:00"},
		{"6pm at the earliest", "after Wed 4 Mar 18:00"},
		{"6 pm onwards", "after Wed 4 Mar 18:00"},
		{"Thursday or later", "after Thu 5 Mar"},
		{"Thursday at the latest", "before Thu 5 Mar"},
		{"from Thursday on", "after Thu 5 Mar"},
		{"on Thursday from 2", "after Thu 5 Mar 14:00"},
		{"on Thursday until 2", "before Thu 5 Mar 14:00"},
		{"Thursday before lunch", "before Thu 5 Mar 12:00"},
		{"end of day Thursday", "Thu 5 Mar 16:00 - Thu 5 Mar 18:00"},
		{"eod friday", "Fri 6 Mar 16:00 - Fri 6 Mar 18:00"},
		{"by eow", "before Mon 9 Mar"},
		{"start of business Monday", "Mon 9 Mar"},
		{"an hour before noon", "Wed 4 Mar 11:00"},
		{"two hours before midnight", "Wed 4 Mar 22:00"},
		{"half an hour after 3pm", "Wed 4 Mar 15:30"},
		{"30 minutes past 4", "Wed 4 Mar 16:30"},
		{"15 minutes to 4 pm", "Wed 4 Mar 15:45"},
		{"the second Sunday after Easter", "Sun 19 Apr"},
		{"the first Monday after the 10th", "Mon 16 Mar"},
		{"the last weekend of May", "Sat 30 May - Mon 1 Jun"},
		{"the third day of next month", "Fri 3 Apr"},
		{"the 3rd week of April", "Mon 13 Apr - Mon 20 Apr"},
		{"day 3 of the conference", ""},
	})
}

func TestDiaryPast(t *testing.T) {
	timextest.RunPast(t, timeReader(numerals()), []timextest.Case{
		{"I was there in the summer of 2024", "Fri 21 Jun 2024 - Mon 23 Sep 2024"},
		{"a day before yesterday", "Mon 2 Mar"},
	})
}
