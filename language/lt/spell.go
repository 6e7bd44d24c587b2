package lt

import (
	"strings"

	"budi/language"
)

// The rows of the tables are nominative, genitive, dative, accusative,
// instrumental and locative, as in [language.Case].
var (
	unitMasculine = table(
		"vienas du trys keturi penki šeši septyni aštuoni devyni",
		"vieno dviejų trijų keturių penkių šešių septynių aštuonių devynių",
		"vienam dviem trims keturiems penkiems šešiems septyniems aštuoniems devyniems",
		"vieną du tris keturis penkis šešis septynis aštuonis devynis",
		"vienu dviem trimis keturiais penkiais šešiais septyniais aštuoniais devyniais",
		"viename dviejuose trijuose keturiuose penkiuose šešiuose septyniuose aštuoniuose devyniuose",
	)
	unitFeminine = table(
		"viena dvi trys keturios penkios šešios septynios aštuonios devynios",
		"vienos dviejų trijų keturių penkių šešių septynių aštuonių devynių",
		"vienai dviem trims keturioms penkioms šešioms septynioms aštuonioms devynioms",
		"vieną dvi tris keturias penkias šešias septynias aštuonias devynias",
		"viena dviem trimis keturiomis penkiomis šešiomis septyniomis aštuoniomis devyniomis",
		"vienoje dviejose trijose keturiose penkiose šešiose septyniose aštuoniose devyniose",
	)
	// unitPlural counts nouns that have no singular: "dveji metai".
	unitPlural = table(
		"vieni dveji treji ketveri penkeri šešeri septyneri aštuoneri devyneri",
		"vienų dvejų trejų ketverių penkerių šešerių septynerių aštuonerių devynerių",
		"vieniems dvejiems trejiems ketveriems penkeriems šešeriems septyneriems aštuoneriems devyneriems",
		"vienus dvejus trejus ketverius penkerius šešerius septynerius aštuonerius devynerius",
		"vienais dvejais trejais ketveriais penkeriais šešeriais septyneriais aštuoneriais devyneriais",
		"vienuose dvejuose trejuose ketveriuose penkeriuose šešeriuose septyneriuose aštuoneriuose devyneriuose",
	)
	tenEndings  = [...]string{"", "ies", "čiai", "", "", "yje"}
	teenEndings = [...]string{"a", "os", "ai", "a", "a", "oje"}
)

func table(rows ...string) [][]string {
	t := make([][]string, len(rows))
	for i, r := range rows {
		t[i] = strings.Fields(r)
	}
	return t
}

// noun is a noun's singular and plural by case.
type noun struct{ singular, plural [6]string }

// nounOf declines a masculine noun in -as.
func nounOf(stem string) noun {
	var n noun
	for i, e := range [...]string{"as", "o", "ui", "ą", "u", "e"} {
		n.singular[i] = stem + e
	}
	for i, e := range [...]string{"ai", "ų", "ams", "us", "ais", "uose"} {
		n.plural[i] = stem + e
	}
	return n
}

var (
	hundred  = nounOf("šimt")
	thousand = noun{
		[6]string{"tūkstantis", "tūkstančio", "tūkstančiui", "tūkstantį", "tūkstančiu", "tūkstantyje"},
		[6]string{"tūkstančiai", "tūkstančių", "tūkstančiams", "tūkstančius", "tūkstančiais", "tūkstančiuose"},
	}
)

// counted is the form of a noun after the number n in case c: one takes the
// singular, what ends in 0 or is 11 to 19 the plural genitive.
func (n noun) counted(count int64, c language.Case) string {
	switch pluralOf(count) {
	case one:
		return n.singular[c]
	case many:
		if c == language.Nominative || c == language.Accusative {
			return n.plural[language.Genitive]
		}
	}
	return n.plural[c]
}

// plural is the category of CLDR's plural rules for whole numbers.
type plural uint8

const (
	one plural = iota
	few
	many
)

func pluralOf(n int64) plural {
	if n < 0 {
		n = -n
	}
	switch last, two := n%10, n%100; {
	case two >= 11 && two <= 19 || last == 0:
		return many
	case last == 1:
		return one
	}
	return few
}

// Cardinal implements [language.Speaker].
func (voice) Cardinal(n int64, f language.Form) string { return cardinal(n, f) }

func cardinal(n int64, f language.Form) string {
	if f.Case > language.Locative {
		f.Case = language.Nominative
	}
	if n == 0 {
		return [...]string{"nulis", "nulio", "nuliui", "nulį", "nuliu", "nulyje"}[f.Case]
	}
	if n < 0 {
		if n == -1<<63 {
			n++ // one off beyond any number that is ever said
		}
		return "minus " + cardinal(-n, f)
	}
	var words []string
	masculine := language.Form{Case: f.Case}
	for i := len(scaleNouns) - 1; i >= 0; i-- {
		s := scaleNouns[i]
		group := n / s.unit
		n %= s.unit
		switch {
		case group == 0:
			continue
		case group == 1 && i == 0:
			words = append(words, s.noun.singular[f.Case])
		default:
			words = append(words, cardinal(group, masculine), s.noun.counted(group, f.Case))
		}
	}
	if h := n / 100; h == 1 {
		words = append(words, hundred.singular[f.Case])
	} else if h > 1 {
		words = append(words, unitMasculine[f.Case][h-1], hundred.plural[f.Case])
	}
	if w := belowHundred(n%100, f); w != "" {
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// scaleNouns lists the scales that fit an int64, the smallest first.
var scaleNouns = [...]struct {
	unit int64
	noun noun
}{
	{1e3, thousand},
	{1e6, nounOf("milijon")},
	{1e9, nounOf("milijard")},
	{1e12, nounOf("trilijon")},
	{1e15, nounOf("kvadrilijon")},
	{1e18, nounOf("kvintilijon")},
}

func belowHundred(n int64, f language.Form) string {
	units := unitMasculine
	switch {
	case f.Plural:
		units = unitPlural
		if f.Gender == language.Feminine && f.Case != language.Genitive {
			units = feminine(unitPlural)
		}
	case f.Gender == language.Feminine:
		units = unitFeminine
	}
	switch {
	case n == 0:
		return ""
	case n < 10:
		return units[f.Case][n-1]
	case n == 10:
		return tenForm("dešimt", f.Case)
	case n < 20:
		return teenStems[n-11] + teenEndings[f.Case]
	case n%10 == 0:
		return tenForm(tenStems[n/10-2], f.Case)
	}
	return tenStems[n/10-2] + " " + units[f.Case][n%10-1]
}

// tenForm declines 10, 20 ... 90 standing alone.
func tenForm(stem string, c language.Case) string {
	if c == language.Dative {
		return strings.TrimSuffix(stem, "t") + tenEndings[c]
	}
	return stem + tenEndings[c]
}

// feminine turns the plural-only masculine forms into feminine ones.
func feminine(rows [][]string) [][]string {
	endings := [...][2]string{{"i", "os"}, {"ų", "ų"}, {"iems", "oms"}, {"us", "as"}, {"ais", "omis"}, {"uose", "ose"}}
	out := make([][]string, len(rows))
	for c, row := range rows {
		for i, w := range row {
			soft := ""
			if i >= 3 && (c == 0 || c == 2) {
				soft = "i"
			}
			out[c] = append(out[c], strings.TrimSuffix(w, endings[c][0])+soft+endings[c][1])
		}
	}
	return out
}
