package en

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestMorePhrases has more short phrases of a dictionary.
func TestMorePhrases(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"just now", ""},
		{"now", "Wed 4 Mar 09:00"},
		{"later this afternoon", "Wed 4 Mar 14:00 - Wed 4 Mar 16:00"},
		{"next 4 hours", "Wed 4 Mar 10:00 - Wed 4 Mar 14:00"},
		{"next 4 months", "Wed 1 Apr - Sat 1 Aug"},
		{"current month", "Sun 1 Mar - Wed 1 Apr"},
		{"the 2nd of next month at 2", "Thu 2 Apr 14:00"},
		{"third tuesday of september 2026", "Tue 15 Sep"},
		{"first wednesday of october 2027", "Wed 6 Oct 2027"},
		{"last wednesday of october", "Wed 28 Oct"},
		{"second monday in may", "Mon 11 May"},
		{"the day after christmas eve", "Fri 25 Dec"},
		{"two days after new year's", "Sun 3 Jan 2027"},
		{"a week before easter", "Sun 29 Mar"},
		{"four weeks before valentine's day", "Sun 17 Jan 2027"},
		{"2 weeks hence", "Wed 18 Mar"},
		{"5 months hence", "Tue 4 Aug"},
		{"a year hence", "Thu 4 Mar 2027"},
		{"in 5 hours and 30 minutes", "Wed 4 Mar 14:30"},
		{"in 1 and a half hours", "Wed 4 Mar 10:30"},
		{"in 24 hours", "Thu 5 Mar 09:00"},
		{"in a few minutes", "Wed 4 Mar 09:03"},
		{"in a couple days", "Fri 6 Mar"},
		{"in an hour and 15 minutes", "Wed 4 Mar 10:15"},
		{"an hour and a half ago", "Wed 4 Mar 07:30"},
		{"3 pm on the dot", "Wed 4 Mar 15:00"},
		{"circa 3pm", "~Wed 4 Mar 15:00"},
		{"at 3pm-ish", "~Wed 4 Mar 15:00"},
		{"approximately 3pm", "~Wed 4 Mar 15:00"},
		{"exactly at 3pm", "Wed 4 Mar 15:00"},
		{"3pm sharp", "Wed 4 Mar 15:00"},
		{"about half past five in the evening", "~Wed 4 Mar 17:30"},
		{"5 in the evening", "Wed 4 Mar 17:00"},
		{"5 o'clock in the evening", "Wed 4 Mar 17:00"},
		{"eleven at night", "Wed 4 Mar 23:00"},
		{"one at night", "Thu 5 Mar 01:00"},
		{"two thirty at night", "Thu 5 Mar 02:30"},
		{"eight in the pm", "Wed 4 Mar 20:00"},
		{"fifteen thirty", "Wed 4 Mar 15:30"},
		{"twenty hundred hours", "Wed 4 Mar 20:00"},
		{"zero nine thirty", "Wed 4 Mar 09:30"},
		{"oh nine hundred hours", "Wed 4 Mar 09:00"},
		{"9:15:30", "Wed 4 Mar 09:15"},
		{"21:15h", "Wed 4 Mar 21:15"},
		{"9h15 am", "Wed 4 Mar 09:15"},
		{"tomorrow at 1200", "Thu 5 Mar 12:00"},
		{"thursday 530pm", "Thu 5 Mar 17:30"},
		{"mon-wed 9-12", "Mon 9 Mar 09:00 - Wed 11 Mar 12:00"},
		{"sat & sun", "Sat 7 Mar; Sun 8 Mar"},
		{"sat/sun", "Sat 7 Mar; Sun 8 Mar"},
		{"fri night", "Fri 6 Mar 20:00 - Sat 7 Mar 00:00"},
		{"before 9am", "before Wed 4 Mar 09:00"},
		{"after 9pm", "after Wed 4 Mar 21:00"},
		{"by 2pm", "before Wed 4 Mar 14:00"},
		{"until 8:30pm", "before Wed 4 Mar 20:30"},
		{"since 8am", "after Thu 5 Mar 08:00"},
		{"through friday", "before Fri 6 Mar"},
		{"by end of month", "before Wed 1 Apr"},
		{"by the end of april", "before Fri 1 May"},
		{"before the end of the week", "before Mon 9 Mar"},
		{"after the end of may", "after Mon 1 Jun"},
		{"start of may", "Fri 1 May - Mon 11 May"},
		{"the start of the year", "Thu 1 Jan - Wed 1 Apr"},
		{"mid next month", "Fri 10 Apr - Tue 21 Apr"},
		{"sat or sun", "Sat 7 Mar; Sun 8 Mar"},
		{"sat & sun at 10", "Sat 7 Mar 10:00; Sun 8 Mar 10:00"},
		{"I sat or stood", ""},
		{"Mon, Wed or Fri", "Mon 9 Mar; Wed 11 Mar; Fri 6 Mar"},
	})
}

func TestMorePhrasesPast(t *testing.T) {
	timextest.RunPast(t, timeReader(numerals()), []timextest.Case{
		{"the last hour", "Wed 4 Mar 08:00 - Wed 4 Mar 09:00"},
		{"last 2 hours", "Wed 4 Mar 07:00 - Wed 4 Mar 09:00"},
		{"7 days ago", "Wed 25 Feb"},
		{"a few days ago", "Sun 1 Mar"},
	})
}
