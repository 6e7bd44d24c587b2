package configs

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"

	"budi/language"
)

// observance is one public holiday: when it falls, and its name in each
// language that Budi speaks.
type observance struct {
	rule *cal.Holiday
	name Text
}

// HolidayCountries are the countries whose public holidays Budi knows.
func HolidayCountries() []string { return []string{"AM", "LT"} }

// publicHoliday tells whether t's calendar day is a public holiday of the
// country, and its name.
func publicHoliday(country string, t time.Time) (Text, bool) {
	var list []observance
	switch country {
	case "LT":
		list = lithuania
	case "AM":
		list = armenia
	}
	for _, o := range list {
		day, _ := o.rule.Calc(t.Year())
		if !day.IsZero() && day.Month() == t.Month() && day.Day() == t.Day() {
			return o.name, true
		}
	}
	return nil, false
}

func on(month time.Month, day int) *cal.Holiday {
	return &cal.Holiday{Type: cal.ObservancePublic, Month: month, Day: day, Func: cal.CalcDayOfMonth}
}

func firstSunday(month time.Month) *cal.Holiday {
	return &cal.Holiday{Type: cal.ObservancePublic, Month: month, Weekday: time.Sunday, Offset: 1, Func: cal.CalcWeekdayOffset}
}

func names(lt, en, ru, hy string) Text {
	return Text{language.Lithuanian: lt, language.English: en, language.Russian: ru, language.Armenian: hy}
}

// lithuania is article 123 of the Labour Code (Darbo kodeksas). The library's
// own list leaves out the holidays that always fall on a Sunday.
var lithuania = []observance{
	{on(time.January, 1), names("Naujieji metai", "New Year's Day", "Новый год", "Նոր տարի")},
	{on(time.February, 16), names("Lietuvos valstybės atkūrimo diena", "the Day of Restoration of the State of Lithuania", "День восстановления Литовского государства", "Լիտվայի պետության վերականգնման օր")},
	{on(time.March, 11), names("Lietuvos nepriklausomybės atkūrimo diena", "the Day of Restoration of Independence of Lithuania", "День восстановления независимости Литвы", "Լիտվայի անկախության վերականգնման օր")},
	{aa.Easter, names("šventos Velykos", "Easter Sunday", "Пасха", "Սուրբ Զատիկ")},
	{aa.EasterMonday, names("antroji Velykų diena", "Easter Monday", "второй день Пасхи", "Զատկի երկրորդ օր")},
	{on(time.May, 1), names("Tarptautinė darbo diena", "International Workers' Day", "День труда", "Աշխատանքի օր")},
	{firstSunday(time.May), names("Motinos diena", "Mother's Day", "День матери", "Մայրության օր")},
	{firstSunday(time.June), names("Tėvo diena", "Father's Day", "День отца", "Հոր օր")},
	{on(time.June, 24), names("Rasos ir Joninių diena", "Saint John's Day", "Иванов день", "Սուրբ Հովհաննեսի օր")},
	{on(time.July, 6), names("Valstybės diena", "Statehood Day", "День государства", "Պետականության օր")},
	{on(time.August, 15), names("Žolinė", "Assumption Day", "Успение Богородицы", "Աստվածածնի վերափոխման օր")},
	{on(time.November, 1), names("Visų šventųjų diena", "All Saints' Day", "День всех святых", "Բոլոր սրբերի օր")},
	{on(time.November, 2), names("Vėlinės", "All Souls' Day", "День поминовения усопших", "Հոգիների հիշատակի օր")},
	{on(time.December, 24), names("Kūčios", "Christmas Eve", "Сочельник", "Սուրբ Ծննդյան նախօր")},
	{on(time.December, 25), names("šventos Kalėdos", "Christmas Day", "Рождество", "Սուրբ Ծնունդ")},
	{on(time.December, 26), names("antroji Kalėdų diena", "the second day of Christmas", "второй день Рождества", "Սուրբ Ծննդյան երկրորդ օր")},
}

// armenia is the Law on Holidays and Memorial Days of the Republic of Armenia
// (2001, as amended): its days without work.
var armenia = []observance{
	{on(time.December, 31), names("Naujųjų metų išvakarės", "New Year's Eve", "канун Нового года", "Ամանորի նախօր")},
	{on(time.January, 1), names("Naujieji metai", "New Year's Day", "Новый год", "Ամանոր")},
	{on(time.January, 2), names("Naujųjų metų šventė", "the New Year holiday", "новогодний праздник", "Ամանորի տոն")},
	{on(time.January, 6), names("Kalėdos ir Kristaus apsireiškimas", "Christmas and Epiphany", "Рождество и Богоявление", "Սուրբ Ծնունդ և Աստվածահայտնություն")},
	{on(time.January, 28), names("Armijos diena", "Army Day", "День армии", "Բանակի օր")},
	{on(time.March, 8), names("Tarptautinė moters diena", "International Women's Day", "Международный женский день", "Կանանց տոն")},
	{on(time.April, 24), names("Genocido aukų atminimo diena", "the Day of Remembrance of the Genocide Victims", "День памяти жертв геноцида", "Ցեղասպանության զոհերի հիշատակի օր")},
	{on(time.May, 1), names("Darbo diena", "Labour Day", "Праздник труда", "Աշխատանքի օր")},
	{on(time.May, 9), names("Pergalės ir taikos diena", "Victory and Peace Day", "День Победы и Мира", "Հաղթանակի և Խաղաղության տոն")},
	{on(time.May, 28), names("Respublikos diena", "Republic Day", "День Республики", "Հանրապետության օր")},
	{on(time.July, 5), names("Konstitucijos diena", "Constitution Day", "День Конституции", "Սահմանադրության օր")},
	{on(time.September, 21), names("Nepriklausomybės diena", "Independence Day", "День независимости", "Անկախության օր")},
}
