package lt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"budi/language"
	"budi/language/aloud"
)

// countedNoun is a noun that often follows figures, with how it is counted.
type countedNoun struct {
	noun
	form language.Form
}

// countedNouns lists them; figures in front of a form that is not the
// nominative are put into words, because a synthesiser reads figures in the
// nominative only.
var countedNouns = [...]countedNoun{
	{nounOf("eur"), language.Form{}},
	{nounOf("cent"), language.Form{}},
	{nounOf("procent"), language.Form{}},
	{nounOf("vizit"), language.Form{}},
	{nounOf("kart"), language.Form{}},
	{currencies["USD"].unit, language.Form{}},
	{nounOf("dram"), language.Form{}},
	{minute, language.Form{Gender: language.Feminine}},
	{hour, language.Form{Gender: language.Feminine}},
	{noun{
		[6]string{"diena", "dienos", "dienai", "dieną", "diena", "dienoje"},
		[6]string{"dienos", "dienų", "dienoms", "dienas", "dienomis", "dienose"},
	}, language.Form{Gender: language.Feminine}},
	{noun{
		[6]string{"savaitė", "savaitės", "savaitei", "savaitę", "savaite", "savaitėje"},
		[6]string{"savaitės", "savaičių", "savaitėms", "savaites", "savaitėmis", "savaitėse"},
	}, language.Form{Gender: language.Feminine}},
	{noun{
		[6]string{"mėnuo", "mėnesio", "mėnesiui", "mėnesį", "mėnesiu", "mėnesyje"},
		[6]string{"mėnesiai", "mėnesių", "mėnesiams", "mėnesius", "mėnesiais", "mėnesiuose"},
	}, language.Form{}},
	{noun{
		[6]string{"metai", "metų", "metams", "metus", "metais", "metuose"},
		[6]string{"metai", "metų", "metams", "metus", "metais", "metuose"},
	}, language.Form{Plural: true}},
}

// inflect puts a counted number into words when its noun is not in the
// nominative.
func inflect(m aloud.Match) (string, bool) {
	if m.AfterAcronym() || m.AfterDigit() || m.AfterDecimal() {
		return "", false
	}
	n := int64(atoi(strings.ReplaceAll(m.Groups[1], " ", "")))
	word := m.Groups[2]
	gen := genitive(m)
	for _, c := range countedNouns {
		nominative := c.counted(n, language.Nominative) == word
		if nominative && !gen {
			// Figures are read in the masculine: "du valandos" would be wrong.
			if pluralOf(n) == many || c.form.Gender != language.Feminine && !c.form.Plural {
				return "", false
			}
			return cardinal(n, c.form) + " " + word, true
		}
		order := []language.Case{language.Genitive, language.Accusative, language.Dative, language.Instrumental, language.Locative}
		if !gen {
			order = order[1:]
			order = append(order, language.Genitive)
		}
		for _, k := range order {
			if c.counted(n, k) == word {
				f := c.form
				f.Case = k
				return cardinal(n, f) + " " + word, true
			}
		}
	}
	return byEnding(n, word)
}

// byEnding puts the number into words where the noun's ending shows that it is
// feminine or in the accusative: "2 paslaugos", "3 vizitus".
func byEnding(n int64, word string) (string, bool) {
	if utf8.RuneCountInString(word) < 4 || word == "telefonas" { // "tel.", before its number
		return "", false
	}
	for _, full := range abbreviations {
		if word == full {
			return "", false // "gatvė", "telefonas": numbers stand before them by chance
		}
	}
	endings := map[string]language.Form{
		"os": {Gender: language.Feminine}, "ės": {Gender: language.Feminine}, "us": {Case: language.Accusative},
		"as": {Gender: language.Feminine, Case: language.Accusative}, "es": {Gender: language.Feminine, Case: language.Accusative},
	}
	switch pluralOf(n) {
	case many:
		return "", false
	case one:
		endings = map[string]language.Form{"a": {Gender: language.Feminine}, "ė": {Gender: language.Feminine}}
	}
	for ending, f := range endings {
		if strings.HasSuffix(word, ending) {
			return cardinal(n, f) + " " + word, true
		}
	}
	return "", false
}

// fromTo says a range, with the noun behind it in the genitive: "2-3 dienos"
// is "nuo dviejų iki trijų dienų".
func fromTo(m aloud.Match) (string, bool) {
	word, f := m.Groups[3], language.Form{Case: language.Genitive}
	if long := map[string]string{"min.": "minutės", "mėn.": "mėnesiai", "sav.": "savaitės"}[word]; long != "" {
		word = long
	}
	for _, c := range countedNouns {
		if slices.Contains(c.plural[:], word) {
			word = c.plural[language.Genitive]
			f.Gender, f.Plural = c.form.Gender, c.form.Plural
			break
		}
	}
	if m.Groups[1][0] == '0' || strings.HasSuffix(m.Before, "-") || strings.HasPrefix(m.After, "-") || m.BeforeDecimal() {
		return "", false
	}
	s := "nuo " + cardinal(int64(atoi(m.Groups[1])), f) + " iki " + cardinal(int64(atoi(m.Groups[2])), f)
	return strings.TrimSpace(s + " " + word), true
}

// fromSum says "nuo 85 eurų 50 centų", where both nouns are in the genitive.
func fromSum(m aloud.Match) (string, bool) {
	f := language.Form{Case: language.Genitive}
	whole, cents := int64(atoi(strings.ReplaceAll(m.Groups[2], " ", ""))), int64(atoi(m.Groups[4]))
	for _, c := range currencies {
		if c.unit.counted(whole, language.Genitive) == m.Groups[3] {
			return strings.Join([]string{m.Groups[1], cardinal(whole, f), m.Groups[3], cardinal(cents, f), nounOf("cent").counted(cents, language.Genitive)}, " "), true
		}
	}
	return "", false
}

// earliestHour is the hour from which on a number behind "po" tells a time of
// day rather than a length.
const earliestHour = 7

// halfHours says n hours and a half.
func halfHours(n int) string {
	switch n {
	case 0:
		return "pusė valandos"
	case 1:
		return "pusantros valandos"
	}
	return cardinal(int64(n), language.Form{Gender: language.Feminine}) + " su puse valandos"
}

// hourWords says "14 valandą 30 minučių" and "8 val.".
func hourWords(m aloud.Match) (string, bool) {
	h, min := atoi(m.Groups[1]), atoi(m.Groups[3])
	gen := genitive(m)
	if m.AfterDecimal() {
		return "", false
	}
	switch m.WordBefore() {
	case "už", "per", "kas", "trunka", "truks", "užtrunka", "užtruks": // how long, not when
		s := cardinal(int64(h), language.Form{Case: language.Accusative, Gender: language.Feminine}) + " " + hour.counted(int64(h), language.Accusative)
		if min > 0 {
			s += " " + cardinal(int64(min), language.Form{Case: language.Accusative, Gender: language.Feminine}) + " " + minute.counted(int64(min), language.Accusative)
		}
		return s, true
	case "po": // "after 14:00", but "in two hours' time"
		if gen = h >= earliestHour; !gen {
			return cardinal(int64(h), language.Form{Case: language.Genitive, Gender: language.Feminine}) + " " + hour.counted(int64(h), language.Genitive), true
		}
	}
	if h > 24 || min > 59 || m.Groups[2] == "valandos" && !gen {
		return "", false
	}
	return hourAloud(h, min, gen), true
}
