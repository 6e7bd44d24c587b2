package ru

import (
	"fmt"
	"strings"
	"time"

	"budi/language"
	"budi/language/aloud"
	"budi/language/saying"
)

// voice is the pack's Speaker.
type voice struct{ rules []aloud.Rule }

func newVoice() voice {
	var v voice
	v.rules = rules()
	return v
}

var (
	monthsGenitive = [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
	}
	weekdaysAccusative = [...]string{"воскресенье", "понедельник", "вторник", "среду", "четверг", "пятницу", "субботу"}
	weekdaysGenitive   = [...]string{"воскресенья", "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы"}
)

// onWeekday is "в пятницу", "во вторник".
func onWeekday(d time.Weekday) string {
	if d == time.Tuesday {
		return "во " + weekdaysAccusative[d]
	}
	return "в " + weekdaysAccusative[d]
}

// Day implements [language.Speaker].
func (voice) Day(day, now time.Time) string {
	switch {
	case saying.SameDay(day, now, 0):
		return "сегодня"
	case saying.SameDay(day, now, 1):
		return "завтра"
	}
	s := fmt.Sprintf("%s, %d %s", onWeekday(day.Weekday()), day.Day(), monthsGenitive[day.Month()-1])
	if !saying.SameYear(day, now) {
		s += fmt.Sprintf(" %d года", day.Year())
	}
	return s
}

// Clock implements [language.Speaker].
func (voice) Clock(t time.Time) string { return fmt.Sprintf("в %d:%02d", t.Hour(), t.Minute()) }

// Moment implements [language.Speaker].
func (v voice) Moment(t, now time.Time) string {
	day := v.Day(t, now)
	if strings.Contains(day, ",") {
		day += ","
	}
	return day + " " + v.Clock(t)
}

// Hours implements [language.Speaker].
func (voice) Hours(from, to time.Time) string {
	end := to.Hour()
	if end == 0 && to.Minute() == 0 {
		end = 24
	}
	return fmt.Sprintf("с %d:%02d до %d:%02d", from.Hour(), from.Minute(), end, to.Minute())
}

// Weekdays implements [language.Speaker].
func (voice) Weekdays(from, to time.Weekday) string {
	switch {
	case from == to:
		return onWeekday(from)
	case (from+1)%7 == to:
		return onWeekday(from) + " и " + weekdaysAccusative[to]
	}
	with := "с "
	if from == time.Tuesday {
		with = "со "
	}
	return with + weekdaysGenitive[from] + " по " + weekdaysAccusative[to]
}

// Nouns that are counted.
var (
	minute = noun{
		[6]string{"минута", "минуты", "минуте", "минуту", "минутой", "минуте"},
		[6]string{"минуты", "минут", "минутам", "минуты", "минутами", "минутах"},
		language.Feminine,
	}
	hour = noun{
		[6]string{"час", "часа", "часу", "час", "часом", "часе"},
		[6]string{"часы", "часов", "часам", "часы", "часами", "часах"},
		language.Masculine,
	}
)

// Duration implements [language.Speaker].
func (voice) Duration(d time.Duration) string {
	return saying.Duration(d, hour.counted, minute.counted, "полтора часа")
}

// currency holds a currency and its hundredth.
type currency struct{ unit, cent noun }

var currencies = map[string]currency{
	"EUR": {fixed("евро"), masculine("цент")},
	"USD": {masculine("доллар"), masculine("цент")},
	"GBP": {masculine("фунт"), fixed("пенсов")},
	"PLN": {fixed("злотых"), fixed("грошей")},
	"RUB": {
		noun{
			[6]string{"рубль", "рубля", "рублю", "рубль", "рублём", "рубле"},
			[6]string{"рубли", "рублей", "рублям", "рубли", "рублями", "рублях"},
			language.Masculine,
		},
		noun{
			[6]string{"копейка", "копейки", "копейке", "копейку", "копейкой", "копейке"},
			[6]string{"копейки", "копеек", "копейкам", "копейки", "копейками", "копейках"},
			language.Feminine,
		},
	},
	"AMD": {masculine("драм"), fixed("лум")},
	"GEL": {fixed("лари"), fixed("тетри")},
}

func fixed(word string) noun {
	all := [6]string{word, word, word, word, word, word}
	return noun{all, all, language.Masculine}
}

// Money implements [language.Speaker].
func (voice) Money(minor int64, code string) string { return amount(minor, code, language.Nominative) }

// MoneyFrom implements [language.Speaker].
func (voice) MoneyFrom(minor int64, code string) string {
	return "от " + amount(minor, code, language.Genitive)
}

// amount writes figures and the noun that the case wants.
func amount(minor int64, code string, c language.Case) string {
	cur, ok := currencies[code]
	if !ok {
		cur = currency{fixed(code), fixed("сотых")}
	}
	return saying.Money(minor, saying.Currency{Unit: cur.unit.counted, Cent: cur.cent.counted}, c, "минус")
}

// Phone implements [language.Speaker].
func (voice) Phone(e164 string) string { return strings.Join(saying.PhoneGroups(e164), " ") }

// Spell implements [language.Speaker].
func (voice) Spell(name string) string { return strings.Join(saying.Letters(name), "-") }

// List implements [language.Speaker].
func (voice) List(items []string, or bool) string {
	if or {
		return saying.Join(items, "или")
	}
	return saying.Join(items, "и")
}

// Count implements [language.Speaker].
func (voice) Count(n int, thing language.Noun) string {
	word := thing.Many
	switch pluralOf(int64(n)) {
	case one:
		word = thing.One
	case few:
		word = thing.Few
	}
	return saying.Group(int64(n), " ", false) + " " + word
}
