package hy

import (
	"testing"

	"budi/language/timex/timextest"
)

// TestTimesOfCallers has times as people say them to a receptionist.
func TestTimesOfCallers(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		{"վաղը առավոտյան", "Thu 5 Mar 08:00 - Thu 5 Mar 12:00"},
		{"վաղը ժամը տասին", "Thu 5 Mar 10:00"},
		{"ուրբաթ օրը ժամը երեքին", "Fri 6 Mar 15:00"},
		{"մյուս երեքշաբթի", "Tue 10 Mar"},
		{"հաջորդ շաբաթ", "Mon 9 Mar - Mon 16 Mar"},
		{"երկու շաբաթից", "Wed 18 Mar"},
		{"մեկ ժամից", "Wed 4 Mar 10:00"},
		{"կես ժամից", "Wed 4 Mar 09:30"},
		{"երեք օրից", "Sat 7 Mar"},
		{"մարտի տասներկուսին", "Thu 12 Mar"},
		{"ապրիլի 5-ին ժամը 14:30", "Sun 5 Apr 14:30"},
		{"մայիսի մեկին", "Fri 1 May"},
		{"ժամը տասնմեկից մինչև մեկը", "Wed 4 Mar 11:00 - Wed 4 Mar 13:00"},
		{"երկուշաբթիից չորեքշաբթի", "Mon 9 Mar - Thu 12 Mar"},
		{"ժամը հինգից հետո", "after Wed 4 Mar 17:00"},
		{"մինչև ժամը տասներկուսը", "before Wed 4 Mar 12:00"},
		{"ոչ շուտ քան տասը", "after Wed 4 Mar 10:00"},
		{"շաբաթ-կիրակի", "Sat 7 Mar - Mon 9 Mar"},
		{"այսօր երեկոյան", "Wed 4 Mar 18:00 - Wed 4 Mar 22:00"},
		{"վաղը կեսօրին", "Thu 5 Mar 12:00"},
		{"ժամը մոտ երեքին", "~Wed 4 Mar 15:00"},
		{"երեքն անց կես", "Thu 5 Mar 03:30"},
		{"տասից տասնհինգ պակաս", "Wed 4 Mar 09:45"},
		{"բացի չորեքշաբթիից", "not Wed 11 Mar"},
		{"երեքշաբթի կամ հինգշաբթի", "Tue 10 Mar; Thu 5 Mar"},
		{"հունիսի 15, 2026", "Mon 15 Jun"},
		{"ամսի վերջին", "Sat 21 Mar - Wed 1 Apr"},
		{"մյուս ամիս", "Wed 1 Apr - Fri 1 May"},
		{"վաղը չէ մյուս օրը", "Fri 6 Mar"},
		{"մեկ շաբաթից", "Wed 11 Mar"},
		{"ես երեսունհինգ տարեկան եմ", ""},
		{"մի վայրկյան", ""},
		{"մեկ րոպե", ""},
	})
}
