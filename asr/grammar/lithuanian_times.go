package grammar

import "time"

var (
	lithuanianWeekdays = [...]string{"sekmadienį", "pirmadienį", "antradienį", "trečiadienį", "ketvirtadienį", "penktadienį", "šeštadienį"}
	lithuanianMonths   = [...]string{"", "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio"}
	// Ordinals in the accusative feminine, as hours and days are named.
	lithuanianNth = [...]string{
		"nulinę", "pirmą", "antrą", "trečią", "ketvirtą", "penktą", "šeštą", "septintą", "aštuntą", "devintą", "dešimtą",
		"vienuoliktą", "dvyliktą", "tryliktą", "keturioliktą", "penkioliktą", "šešioliktą", "septynioliktą", "aštuonioliktą", "devynioliktą",
	}
	// The hour that is half gone, in the genitive: "pusę trijų".
	lithuanianHalf = [...][]string{
		{"dvylikos"},
		{"pirmos", "vienos"},
		{"dviejų", "antros"},
		{"trijų", "trečios"},
		{"keturių", "ketvirtos"},
		{"penkių", "penktos"},
		{"šešių", "šeštos"},
		{"septynių", "septintos"},
		{"aštuonių", "aštuntos"},
		{"devynių", "devintos"},
		{"dešimties", "dešimtos"},
		{"vienuolikos"},
	}
	lithuanianMinutes = map[int]string{
		5: "penkios", 10: "dešimt", 15: "penkiolika", 20: "dvidešimt", 25: "dvidešimt penkios", 30: "trisdešimt",
		35: "trisdešimt penkios", 40: "keturiasdešimt", 45: "keturiasdešimt penkios", 50: "penkiasdešimt", 55: "penkiasdešimt penkios",
	}
)

// lithuanianTimes lists the ways in which callers name an offered time.
func lithuanianTimes(t time.Time) []string {
	weekday := lithuanianWeekdays[t.Weekday()]
	date := lithuanianMonths[t.Month()] + " " + lithuanianOrdinal(t.Day())
	part := "ryte"
	switch {
	case t.Hour() >= 17:
		part = "vakare"
	case t.Hour() >= 12:
		part = "po pietų"
	}
	days := []string{weekday, "rytoj", "šiandien", date, date + " dieną"}
	out := append([]string{part, weekday + " " + part, "rytoj " + part}, days...)
	for _, c := range lithuanianClocks(t.Hour(), t.Minute()) {
		out = append(out, c)
		for _, d := range days {
			out = append(out, d+" "+c)
		}
	}
	return out
}

// lithuanianClocks lists the ways to say a time of day.
func lithuanianClocks(hour, minute int) []string {
	var out []string
	hours := []int{hour}
	if hour > 12 {
		hours = append(hours, hour-12)
	}
	for _, h := range hours {
		nth := lithuanianOrdinal(h)
		switch m := lithuanianMinutes[minute]; {
		case minute == 0:
			out = append(out, nth, nth+" valandą")
		case m != "":
			out = append(out, nth+" "+m, nth+" valandą "+m, nth+" valandą "+m+" minučių")
		}
	}
	if minute == 30 {
		for _, h := range lithuanianHalf[(hour+1)%12] {
			out = append(out, "pusę "+h)
		}
	}
	return out
}

func lithuanianOrdinal(n int) string {
	switch {
	case n < 20:
		return lithuanianNth[n]
	case n == 20:
		return "dvidešimtą"
	case n < 30:
		return "dvidešimt " + lithuanianNth[n-20]
	case n == 30:
		return "trisdešimtą"
	default:
		return "trisdešimt pirmą"
	}
}
