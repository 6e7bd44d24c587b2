package lt

import (
	"strings"

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
	n := int64(atoi(strings.ReplaceAll(m.Groups[1], " ", "")))
	word := m.Groups[2]
	gen := genitive(m)
	for _, c := range countedNouns {
		nominative := c.counted(n, language.Nominative) == word
		if nominative && !gen {
			return "", false
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
	return "", false
}

// fromTo says a range, with the noun behind it in the genitive: "2-3 dienos"
// is "nuo dviejų iki trijų dienų".
func fromTo(m aloud.Match) (string, bool) {
	word, f := m.Groups[3], language.Form{Case: language.Genitive}
	for _, c := range countedNouns {
		if word == c.plural[language.Nominative] || word == c.plural[language.Genitive] {
			word = c.plural[language.Genitive]
			f.Gender, f.Plural = c.form.Gender, c.form.Plural
			break
		}
	}
	if m.Groups[1][0] == '0' || strings.HasSuffix(m.Before, "-") || strings.HasPrefix(m.After, "-") {
		return "", false
	}
	s := "nuo " + cardinal(int64(atoi(m.Groups[1])), f) + " iki " + cardinal(int64(atoi(m.Groups[2])), f)
	return strings.TrimSpace(s + " " + word), true
}

// hourWords says "14 valandą 30 minučių" and "8 val.".
func hourWords(m aloud.Match) (string, bool) {
	h, min := atoi(m.Groups[1]), atoi(m.Groups[3])
	gen := genitive(m)
	if h > 24 || min > 59 || m.Groups[2] == "valandos" && !gen {
		return "", false
	}
	end := ""
	if strings.HasSuffix(m.Groups[0], ".") && strings.TrimSpace(m.After) == "" {
		end = "."
	}
	return hourAloud(h, min, gen) + end, true
}
