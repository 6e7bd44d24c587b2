package lt

import (
	"strconv"
	"strings"
	"time"

	"budi/language"
	"budi/language/aloud"
)

// Normalize implements [language.Speaker].
func (v voice) Normalize(text string) string { return aloud.Rewrite(text, v.rules) }

// genitive reports whether the preposition in front of a number asks for the
// genitive: "nuo 85 eurų", "iki 18 val.".
func genitive(m aloud.Match) bool {
	switch m.WordBefore() {
	case "nuo", "iki", "be", "iš", "ant", "virš", "daugiau", "mažiau", "arti", "prie":
		return true
	}
	return false
}

// ordinalFor is the ordinal of a day or an hour, "kada?" or after "nuo".
func feminineOrdinal(n int, gen bool) string {
	if gen {
		return ordinal(int64(n), language.Form{Case: language.Genitive, Gender: language.Feminine})
	}
	return ordinal(int64(n), language.Form{Case: language.Accusative, Gender: language.Feminine})
}

// hourAloud says an hour as the answer to "kada?", or after "nuo" and "iki".
func hourAloud(h, m int, gen bool) string {
	c, word := language.Accusative, "valandą"
	if gen {
		c, word = language.Genitive, "valandos"
	}
	s := feminineOrdinal(h, gen) + " " + word
	if m == 0 {
		return s
	}
	return s + " " + cardinal(int64(m), language.Form{Case: c, Gender: language.Feminine}) + " " + minute.counted(int64(m), c)
}

func dayAloud(day int, gen bool) string {
	if gen {
		return feminineOrdinal(day, true) + " dienos"
	}
	return feminineOrdinal(day, false) + " dieną"
}

func yearAloud(year int) string {
	return ordinal(int64(year), language.Form{Case: language.Genitive, Plural: true}) + " metų"
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func rules(_ voice) []aloud.Rule {
	months := strings.Join(monthsGenitive[:], "|")
	r := aloud.Mails("eta", "taškas")
	r = append(r, aloud.Dates(func(year int, month time.Month, day int, m aloud.Match) string {
		s := monthsGenitive[month-1] + " " + dayAloud(day, genitive(m))
		if year != 0 {
			s = yearAloud(year) + " " + s
		}
		return s
	})...)
	r = append(r, aloud.Phones("LT", "plius", 3))
	r = append(r, aloud.Sums(func(minor int64, code string, m aloud.Match) string {
		if genitive(m) {
			return amount(minor, code, language.Genitive)
		}
		return amount(minor, code, language.Nominative)
	})...)
	r = append(r,
		aloud.ClockRanges(func(h1, m1, h2, m2 int, m aloud.Match) (string, bool) {
			return "nuo " + hourAloud(h1, m1, true) + " iki " + hourAloud(h2, m2, true), true
		}),
		aloud.New(`(\d{1,2})\s?[-–—]\s?(\d{1,2}) (?:val\.|h|valandomis)`, func(m aloud.Match) (string, bool) {
			switch m.WordBefore() {
			case "trunka", "užtrunka", "truks", "užtruks", "per", "apie", "maždaug": // a length, not times of day
				f := language.Form{Case: language.Genitive, Gender: language.Feminine}
				return "nuo " + cardinal(int64(atoi(m.Groups[1])), f) + " iki " + cardinal(int64(atoi(m.Groups[2])), f) + " valandų", true
			}
			return "nuo " + feminineOrdinal(atoi(m.Groups[1]), true) + " iki " + hourAloud(atoi(m.Groups[2]), 0, true), true
		}),
		aloud.New(`nuo (\d{1,2}) iki (\d{1,2}) (?:val\.|valandos)`, func(m aloud.Match) (string, bool) {
			return "nuo " + feminineOrdinal(atoi(m.Groups[1]), true) + " iki " + hourAloud(atoi(m.Groups[2]), 0, true), true
		}),
		aloud.New(`(\d{1,2})[:.](\d{2})(?: (?:val\.|h|valandą))?`, func(m aloud.Match) (string, bool) {
			h, min := atoi(m.Groups[1]), atoi(m.Groups[2])
			if h > 24 || min > 59 || strings.Contains(m.Groups[0], ".") && !strings.ContainsAny(m.Groups[0], "vh") {
				return "", false
			}
			return hourAloud(h, min, genitive(m)), true
		}),
		aloud.New(`(\d{1,2}),5 (?:val\.|h|valand\p{L}+)`, func(m aloud.Match) (string, bool) { return halfHours(atoi(m.Groups[1])), true }),
		aloud.New(`(\d{1,2}) (valandą|valandos|val\.)(?: (\d{1,2}) min(?:utę|utes|učių|utės|\.))?`, hourWords),
		aloud.New(`(?:(\d{4}) m\. )?((?i:`+months+`)) (\d{1,2})(?:[-–](\d{1,2}))? (?:d\.|dieną|dienos)`, func(m aloud.Match) (string, bool) {
			day := atoi(m.Groups[3])
			if day < 1 || day > 31 {
				return "", false
			}
			s := m.Groups[2] + " "
			if m.Groups[1] != "" {
				s = yearAloud(atoi(m.Groups[1])) + " " + s
			}
			if m.Groups[4] != "" {
				return "nuo " + s + feminineOrdinal(day, true) + " iki " + dayAloud(atoi(m.Groups[4]), true), true
			}
			return s + dayAloud(day, genitive(m)), true
		}),
		aloud.New(`(\d{4}) m\.`, func(m aloud.Match) (string, bool) { return yearAloud(atoi(m.Groups[1])), true }),
		aloud.New(`(\d{1,4})\s?[-–—]\s?(\d{1,4})(?: (min\.|mėn\.|sav\.|\p{L}+))?`, fromTo),
		aloud.New(`(nuo|iki|virš|daugiau nei|iš) (\d{1,3}(?: \d{3})+|\d{1,7}) (\p{L}+) (\d{1,2}) (cent\p{L}+)`, fromSum),
		aloud.New(`(\d{1,3}(?: \d{3})+|\d{1,7}) (\p{L}+)`, inflect),
		aloud.New(`(\d{1,6})\s?(%|proc\.|min\.)`, func(m aloud.Match) (string, bool) {
			thing := nounOf("procent")
			if m.Groups[2] == "min." {
				thing = minute
			}
			return m.Groups[1] + " " + thing.counted(int64(atoi(m.Groups[1])), language.Nominative), true
		}),
		aloud.New(`(\d{1,2}) a\.`, func(m aloud.Match) (string, bool) {
			return ordinal(int64(atoi(m.Groups[1])), language.Form{}) + " aukštas", true
		}),
		aloud.Thousands(),
		aloud.New(`((?i)skambinkite|skambinti|numeriu|telefonu|numeris) (112|116|911)`, func(m aloud.Match) (string, bool) {
			return m.Groups[1] + " " + aloud.Digits(m.Groups[2]), true
		}),
		aloud.New(`(VII|VI|IV|V|III|II|I)\s?[-–]\s?(VII|VI|IV|V|III|II)`, func(m aloud.Match) (string, bool) {
			return "nuo " + weekdayStems[roman[m.Groups[1]]] + "io iki " + weekdayStems[roman[m.Groups[2]]] + "io", true
		}),
		aloud.New(`(VII|VI) (nuo )`, func(m aloud.Match) (string, bool) {
			return weekdayStems[roman[m.Groups[1]]] + "į " + m.Groups[2], true
		}),
		aloud.Words(abbreviations),
		aloud.Spelled(),
	)
	return r
}

// abbreviations are what is written short and said in full.
var abbreviations = map[string]string{
	"val.": "valandos", "d.": "diena", "m.": "metai", "mėn.": "mėnuo", "sav.": "savaitė", "g.": "gatvė", "pr.": "prospektas",
	"tel.": "telefonas", "Tel.": "Telefonas", "nr.": "numeris", "Nr.": "numeris", "pvz.": "pavyzdžiui", "Pvz.": "Pavyzdžiui",
	"t. y.": "tai yra", "ir pan.": "ir panašiai", "ir t. t.": "ir taip toliau", "gyd.": "gydytojas", "vnt.": "vienetų", "&": "ir",
}

var roman = map[string]time.Weekday{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 0}
