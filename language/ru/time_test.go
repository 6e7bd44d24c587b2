package ru

import (
	"testing"

	"budi/language"
	"budi/language/timex/timextest"
)

func TestTimes(t *testing.T) {
	timextest.Run(t, timeReader(numerals()), []timextest.Case{
		// Days.
		{"завтра", "Thu 5 Mar"},
		{"послезавтра", "Fri 6 Mar"},
		{"в пятницу", "Fri 6 Mar"},
		{"в следующий вторник", "Tue 10 Mar"},
		{"на следующей неделе во вторник", "Tue 10 Mar"},
		{"пятого мая", "Tue 5 May"},
		{"на двадцать третье марта", "Mon 23 Mar"},
		{"15-го апреля", "Wed 15 Apr"},
		{"десятого числа", "Tue 10 Mar"},
		{"через две недели", "Wed 18 Mar"},
		{"через три дня", "Sat 7 Mar"},
		{"через неделю", "Wed 11 Mar"},
		{"через неделю в пятницу", "Fri 13 Mar"},
		{"в конце месяца", "Sat 21 Mar - Wed 1 Apr"},
		{"в начале следующей недели", "Mon 9 Mar - Thu 12 Mar"},
		{"на выходных", "Sat 7 Mar - Mon 9 Mar"},
		{"после Нового года", "after Fri 1 Jan 2027"},
		{"на второй неделе декабря", "Mon 7 Dec - Mon 14 Dec"},
		{"во вторник или четверг на следующей неделе", "Tue 10 Mar; Thu 12 Mar"},
		// Times of day.
		{"в пять вечера", "Wed 4 Mar 17:00"},
		{"полтретьего", "Wed 4 Mar 14:30"},
		{"в половине третьего", "Wed 4 Mar 14:30"},
		{"без четверти пять", "Wed 4 Mar 16:45"},
		{"без пяти три", "Wed 4 Mar 14:55"},
		{"без двадцати минут двенадцать", "Wed 4 Mar 11:40"},
		{"десять минут шестого", "Wed 4 Mar 17:10"},
		{"четверть третьего", "Wed 4 Mar 14:15"},
		{"в час дня", "Wed 4 Mar 13:00"},
		{"в два часа дня", "Wed 4 Mar 14:00"},
		{"в десять тридцать", "Wed 4 Mar 10:30"},
		{"в четырнадцать часов тридцать минут", "Wed 4 Mar 14:30"},
		{"в три", "Wed 4 Mar 15:00"},
		{"часов в пять", "~Wed 4 Mar 17:00"},
		{"в полдень", "Wed 4 Mar 12:00"},
		{"через полчаса", "Wed 4 Mar 09:30"},
		{"через полтора часа", "Wed 4 Mar 10:30"},
		// Both.
		{"завтра в десять утра", "Thu 5 Mar 10:00"},
		{"в пятницу после обеда", "Fri 6 Mar 15:00 - Fri 6 Mar 18:00"},
		{"в четверг утром", "Thu 5 Mar 08:00 - Thu 5 Mar 12:00"},
		{"двенадцатого мая в полвторого", "Tue 12 May 13:30"},
		{"в понедельник с утра", "Mon 9 Mar 08:00 - Mon 9 Mar 12:00"},
		{"завтра вечером после работы", "Thu 5 Mar 17:00 - Thu 5 Mar 20:00"},
		// Ranges and bounds.
		{"с двух до четырёх", "Wed 4 Mar 14:00 - Wed 4 Mar 16:00"},
		{"между двумя и четырьмя", "Wed 4 Mar 14:00 - Wed 4 Mar 16:00"},
		{"с понедельника по среду", "Mon 9 Mar - Thu 12 Mar"},
		{"после четырёх", "after Wed 4 Mar 16:00"},
		{"не раньше десяти", "after Wed 4 Mar 10:00"},
		{"не позже пяти", "before Wed 4 Mar 17:00"},
		{"до пятницы", "before Fri 6 Mar"},
		{"в пятницу после трёх", "after Fri 6 Mar 15:00"},
		// Lists and negation.
		{"во вторник или в четверг после работы", "Tue 10 Mar 17:00 - Tue 10 Mar 20:00; Thu 5 Mar 17:00 - Thu 5 Mar 20:00"},
		{"только не в понедельник", "not Mon 9 Mar"},
		{"в понедельник, ой, во вторник", "Tue 10 Mar"},
		{"в пятницу не могу", "not Fri 6 Mar"},
		{"кроме следующей недели", "not Mon 9 Mar - Mon 16 Mar"},
		// What only looks like a time.
		{"добрый день", ""},
		{"доброе утро", ""},
		{"два дня болит зуб", ""},
		{"мой номер 8 612 34567", ""},
		{"стоит 12.50 рублей", ""},
		{"у меня двое детей", ""},
		{"второй вариант", ""},
		{"один час", ""},
		{"это займёт два часа", ""},
	})
}

func FuzzTimes(f *testing.F) {
	r := timeReader(numerals())
	for _, s := range []string{"завтра в десять", "с 13 по 15 марта", "без пяти три 31.02", "через 99 недель в пятницу"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = language.Cut(text, language.MaxUtterance)
		times, _ := r.Read(language.Tokenize(text), text, language.Anchor{Now: timextest.Now()})
		timextest.Check(t, text, times)
	})
}
