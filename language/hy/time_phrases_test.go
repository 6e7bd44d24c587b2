package hy

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestPhrases has the short phrases of Armenian callers, and what they say that
// is no time.
func TestPhrases(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"վաղն առավոտյան", "Thu 5 Mar 08:00 - Thu 5 Mar 12:00"},
		{"ուրբաթ երեկոյան հինգին", "Fri 6 Mar 17:00"},
		{"այս շաբաթ օրը", "Sat 7 Mar"},
		{"մյուս երկուշաբթի", "Mon 9 Mar"},
		{"հաջորդ շաբաթ հինգշաբթի", "Thu 12 Mar"},
		{"45 րոպեից", "Wed 4 Mar 09:45"},
		{"վեց ամսից", "Fri 4 Sep"},
		{"մեկ տարուց", "Thu 4 Mar 2027"},
		{"15:40", "Wed 4 Mar 15:40"},
		{"ժամը 9-ին", "Wed 4 Mar 09:00"},
		{"երեկոյան 7-ին", "Wed 4 Mar 19:00"},
		{"առավոտյան 9-ին", "Wed 4 Mar 09:00"},
		{"մինչև ժամը 18-ը", "before Wed 4 Mar 18:00"},
		{"ժամը 16-ից հետո", "after Wed 4 Mar 16:00"},
		{"10-ից մինչև 12-ը", "Wed 4 Mar 10:00 - Wed 4 Mar 12:00"},
		{"մայիսի 3-ից 9-ը", "Sun 3 May - Sun 10 May"},
		{"մարտի 12-ին", "Thu 12 Mar"},
		{"մարտի 12-ին ժամը 14:30-ին", "Thu 12 Mar 14:30"},
		{"12 մարտի", "Thu 12 Mar"},
		{"12.03.2026", "Thu 12 Mar"},
		{"2026 թ. մարտի 12", "Thu 12 Mar"},
		{"ապրիլի մեկին", "Wed 1 Apr"},
		{"ապրիլի առաջին երկուշաբթին", "Mon 6 Apr"},
		{"մայիսի սկզբին", "Fri 1 May - Mon 11 May"},
		{"ապրիլի կեսին", "Fri 10 Apr - Tue 21 Apr"},
		{"ամսի 21-ին", "Sat 21 Mar"},
		{"Նոր տարուն", "Fri 1 Jan 2027"},
		{"օգոստոսին", "Sat 1 Aug - Tue 1 Sep"},
		{"այս շաբաթ", "Mon 2 Mar - Mon 9 Mar"},
		{"կեսգիշերին", "Thu 5 Mar 00:00"},
		{"մոտավորապես երեքին", "~Wed 4 Mar 15:00"},
		{"հիմա", "Wed 4 Mar 09:00"},
		{"հանգստյան օրերին", "Sat 7 Mar - Mon 9 Mar"},
		{"շաբաթ կամ կիրակի", "Sat 7 Mar; Sun 8 Mar"},
		{"3 օրից", "Sat 7 Mar"},
		{"2 ժամից", "Wed 4 Mar 11:00"},
		{"4 շաբաթից", "Wed 1 Apr"},
		{"10 ամսից", "Mon 4 Jan 2027"},
		{"հինգշաբթի, մարտի 5", "Thu 5 Mar"},
		{"5 մարտի, հինգշաբթի", "Thu 5 Mar"},
		{"ես 45 տարեկան եմ", ""},
		{"երկու հոգի", ""},
		{"1200 դրամ", ""},
		{"մի րոպե", ""},
		{"բարի լույս", ""},
		{"իմ համարը 091 23 45 67 է", ""},
	})
}

func TestPhrasesPast(t *testing.T) {
	timextest.RunPast(t, timeReader(numerals()), []timextest.Case{
		{"մեկ շաբաթ առաջ", "Wed 25 Feb"},
		{"երեք օր առաջ", "Sun 1 Mar"},
		{"երեկ", "Tue 3 Mar"},
	})
}
