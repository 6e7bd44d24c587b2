package lt

import (
	"fmt"
	"strconv"
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
	v.rules = rules(v)
	return v
}

var (
	monthsGenitive = [...]string{
		"sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio",
	}
	weekdayStems = [...]string{"sekmadien", "pirmadien", "antradien", "trečiadien", "ketvirtadien", "penktadien", "šeštadien"}
)

// Day implements [language.Speaker].
func (voice) Day(day, now time.Time) string {
	switch {
	case saying.SameDay(day, now, 0):
		return "šiandien"
	case saying.SameDay(day, now, 1):
		return "rytoj"
	}
	year := ""
	if !saying.SameYear(day, now) {
		year = fmt.Sprintf("%d m. ", day.Year())
	}
	return fmt.Sprintf("%sį, %s%s %d d.", weekdayStems[day.Weekday()], year, monthsGenitive[day.Month()-1], day.Day())
}

// Clock implements [language.Speaker].
func (voice) Clock(t time.Time) string {
	s := strconv.Itoa(t.Hour()) + " valandą"
	if m := int64(t.Minute()); m != 0 {
		s += fmt.Sprintf(" %d %s", m, minute.counted(m, language.Accusative))
	}
	return s
}

// Moment implements [language.Speaker].
func (v voice) Moment(t, now time.Time) string {
	day := v.Day(t, now)
	if strings.HasSuffix(day, ".") {
		day += ","
	}
	return day + " " + v.Clock(t)
}

// Hours implements [language.Speaker].
func (voice) Hours(from, to time.Time) string {
	if from.Minute() == 0 && to.Minute() == 0 {
		return fmt.Sprintf("nuo %d iki %d valandos", from.Hour(), closing(to))
	}
	return "nuo " + hourGenitive(from.Hour(), from.Minute()) + " iki " + hourGenitive(closing(to), to.Minute())
}

// closing has midnight as the 24th hour.
func closing(t time.Time) int {
	if t.Hour() == 0 && t.Minute() == 0 {
		return 24
	}
	return t.Hour()
}

func hourGenitive(h, m int) string {
	s := fmt.Sprintf("%d valandos", h)
	if m != 0 {
		s += fmt.Sprintf(" %d %s", m, minute.counted(int64(m), language.Genitive))
	}
	return s
}

// Weekdays implements [language.Speaker].
func (voice) Weekdays(from, to time.Weekday) string {
	switch {
	case from == to:
		return weekdayStems[from] + "į"
	case (from+1)%7 == to:
		return weekdayStems[from] + "į ir " + weekdayStems[to] + "į"
	}
	return "nuo " + weekdayStems[from] + "io iki " + weekdayStems[to] + "io"
}

// Nouns that are counted.
var (
	minute = nounE("minut")
	hour   = noun{
		[6]string{"valanda", "valandos", "valandai", "valandą", "valanda", "valandoje"},
		[6]string{"valandos", "valandų", "valandoms", "valandas", "valandomis", "valandose"},
	}
)

// nounE declines a noun in -tė.
func nounE(stem string) noun {
	soft := strings.TrimSuffix(stem, "t") + "č"
	return noun{
		[6]string{stem + "ė", stem + "ės", stem + "ei", stem + "ę", stem + "e", stem + "ėje"},
		[6]string{stem + "ės", soft + "ių", stem + "ėms", stem + "es", stem + "ėmis", stem + "ėse"},
	}
}

// Duration implements [language.Speaker].
func (voice) Duration(d time.Duration) string {
	return saying.Duration(d, hour.counted, minute.counted, "pusantros valandos")
}

// currency holds a currency and its hundredth; a zero noun does not decline.
type currency struct{ unit, cent noun }

var currencies = map[string]currency{
	"EUR": {nounOf("eur"), nounOf("cent")},
	"USD": {
		noun{
			[6]string{"doleris", "dolerio", "doleriui", "dolerį", "doleriu", "doleryje"},
			[6]string{"doleriai", "dolerių", "doleriams", "dolerius", "doleriais", "doleriuose"},
		},
		nounOf("cent"),
	},
	"GBP": {nounOf("svar"), nounOf("pens")},
	"PLN": {nounOf("zlot"), fixed("grašių")},
	"RUB": {
		noun{
			[6]string{"rublis", "rublio", "rubliui", "rublį", "rubliu", "rublyje"},
			[6]string{"rubliai", "rublių", "rubliams", "rublius", "rubliais", "rubliuose"},
		},
		fixed("kapeikų"),
	},
	"AMD": {nounOf("dram"), fixed("lumų")},
}

func fixed(word string) noun {
	all := [6]string{word, word, word, word, word, word}
	return noun{all, all}
}

// Money implements [language.Speaker].
func (voice) Money(minor int64, code string) string { return amount(minor, code, language.Nominative) }

// MoneyFrom implements [language.Speaker].
func (voice) MoneyFrom(minor int64, code string) string {
	return "nuo " + amount(minor, code, language.Genitive)
}

// amount writes figures and the noun that the case wants.
func amount(minor int64, code string, c language.Case) string {
	cur, ok := currencies[code]
	if !ok {
		cur = currency{fixed(code), fixed("šimtosios")}
	}
	return saying.Money(minor, saying.Currency{Unit: cur.unit.counted, Cent: cur.cent.counted}, c, "minus")
}

// Phone implements [language.Speaker].
func (voice) Phone(e164 string) string { return strings.Join(saying.PhoneGroups(e164), " ") }

// Spell implements [language.Speaker].
func (voice) Spell(name string) string { return strings.Join(saying.Letters(name), "-") }

// List implements [language.Speaker].
func (voice) List(items []string, or bool) string {
	if or {
		return saying.Join(items, "arba")
	}
	return saying.Join(items, "ir")
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
