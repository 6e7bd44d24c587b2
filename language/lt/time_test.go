package lt

import (
	"testing"

	"budi/language"
	"budi/language/timex/timextest"
)

func TestTimes(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		// Days.
		{"rytoj", "Thu 5 Mar"},
		{"poryt, jei galima", "Fri 6 Mar"},
		{"penktadienį", "Fri 6 Mar"},
		{"kitą penktadienį", "Fri 13 Mar"},
		{"kitos savaitės antradienį", "Tue 10 Mar"},
		{"kitą savaitę antradienį", "Tue 10 Mar"},
		{"dar kitą savaitę", "Mon 16 Mar - Mon 23 Mar"},
		{"kovo dvidešimt trečią dieną", "Mon 23 Mar"},
		{"gegužės 12-ąją", "Tue 12 May"},
		{"lapkričio trečią", "Tue 3 Nov"},
		{"2026 m. kovo 27 d., penktadienis", "Fri 27 Mar"},
		{"už dviejų savaičių", "Wed 18 Mar"},
		{"po trijų dienų", "Sat 7 Mar"},
		{"po savaitės", "Wed 11 Mar"},
		{"po Naujųjų", "after Fri 1 Jan 2027"},
		{"per Kalėdas", "Fri 25 Dec"},
		{"kitos savaitės pradžioje", "Mon 9 Mar - Thu 12 Mar"},
		{"savaitgalį", "Sat 7 Mar - Mon 9 Mar"},
		{"kita menesi", "Wed 1 Apr - Fri 1 May"},
		{"gruodžio antrą savaitę", "Mon 7 Dec - Mon 14 Dec"},
		{"penktad. 10 val.", "Fri 6 Mar 10:00"},
		{"antradieni arba treciadieni kita savaite", "Tue 10 Mar; Wed 11 Mar"},
		// Times of day.
		{"pusė trijų", "Wed 4 Mar 14:30"},
		{"pusę dešimtos", "Wed 4 Mar 09:30"},
		{"be penkiolikos penkios", "Wed 4 Mar 16:45"},
		{"be ketvirčio trys", "Wed 4 Mar 14:45"},
		{"dešimt trisdešimt", "Wed 4 Mar 10:30"},
		{"trečią valandą", "Wed 4 Mar 15:00"},
		{"14 valandą 30 minučių", "Wed 4 Mar 14:30"},
		{"aštuntą vakaro", "Wed 4 Mar 20:00"},
		{"apie trečią", "~Wed 4 Mar 15:00"},
		{"15.30 val.", "Wed 4 Mar 15:30"},
		{"po pusvalandžio", "Wed 4 Mar 09:30"},
		{"vidurdienį", "Wed 4 Mar 12:00"},
		{"pirmą dienos", "Wed 4 Mar 13:00"},
		{"nustatykite šeštai vakaro", "Wed 4 Mar 18:00"},
		{"dvi dienos", ""},
		// Both.
		{"rytoj dešimtą valandą ryto", "Thu 5 Mar 10:00"},
		{"penktadienį po pietų", "Fri 6 Mar 12:00 - Fri 6 Mar 17:00"},
		{"penktadieni po pietu apie trecia", "~Fri 6 Mar 15:00"},
		{"gegužės 12 d. 10:30", "Tue 12 May 10:30"},
		{"ketvirtadienį po darbo", "Thu 5 Mar 17:00 - Thu 5 Mar 20:00"},
		{"pirmadienį iš pat ryto", "Mon 9 Mar 08:00 - Mon 9 Mar 10:00"},
		{"šiandien vakare", "Wed 4 Mar 18:00 - Wed 4 Mar 22:00"},
		{"rytoj pusę antros", "Thu 5 Mar 13:30"},
		{"rytoj dešimtą higienai", "Thu 5 Mar 10:00"},
		{"rytoj dešimtą noriu valymo", "Thu 5 Mar 10:00"},
		{"kitą antradienį apie dešimtą jeigu galima pas gydytoją", "~Tue 10 Mar 10:00"},
		{"rytoj desimta noriu", "Thu 5 Mar 10:00"},
		{"rytoj antrą eilę", "Thu 5 Mar"},
		// Ranges and bounds.
		{"nuo devynių iki vienuolikos", "Wed 4 Mar 09:00 - Wed 4 Mar 11:00"},
		{"tarp dviejų ir keturių", "Wed 4 Mar 14:00 - Wed 4 Mar 16:00"},
		{"nuo pirmadienio iki trečiadienio", "Mon 9 Mar - Thu 12 Mar"},
		{"po keturių", "after Wed 4 Mar 16:00"},
		{"ne anksčiau kaip dešimtą", "after Wed 4 Mar 10:00"},
		{"iki penktadienio", "before Fri 6 Mar"},
		{"rytoj po antros valandos", "after Thu 5 Mar 14:00"},
		// Lists and negation.
		{"antradienį arba ketvirtadienį po darbo", "Tue 10 Mar 17:00 - Tue 10 Mar 20:00; Thu 5 Mar 17:00 - Thu 5 Mar 20:00"},
		{"bet kada, tik ne pirmadienį", "not Mon 9 Mar"},
		{"pirmadienį, tiksliau antradienį", "Tue 10 Mar"},
		{"penktadienį negaliu", "not Fri 6 Mar"},
		{"ne, tada penktadienį", "Fri 6 Mar"},
		{"išskyrus kitą savaitę", "not Mon 9 Mar - Mon 16 Mar"},
		// What only looks like a time.
		{"labas rytas", ""},
		{"labą dieną", ""},
		{"geros dienos", ""},
		{"kainuoja 20 eurų", ""},
		{"mano numeris 8 612 34567", ""},
		{"turiu du vaikus", ""},
		{"antras variantas", ""},
		{"truks dvi valandas", ""},
		{"kada galėčiau ateiti", ""},
	})
}

func FuzzTimes(f *testing.F) {
	r := timeReader(numerals())
	for _, s := range []string{"rytoj dešimtą", "kovo 31 d.", "po 99 savaičių", "nuo pirmadienio iki 2026-02-30", "be penkių trys po pietų"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = language.Cut(text, language.MaxUtterance)
		times, _ := r.Read(language.Tokenize(text), text, language.Anchor{Now: timextest.Now()})
		timextest.Check(t, text, times)
	})
}
