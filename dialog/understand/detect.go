package understand

import (
	"slices"
	"strings"

	"budi/dialog/understand/word"
	"budi/language"
)

// telling are words that one of the Latin-written languages has and the other
// has not.
var telling = map[language.Tag]map[string]bool{
	language.English: folded(`i a an the you your my me we he she it is are was were do does did have has had can could would will
		should may might must to of in on at for with from and or not but if this that these those there here what when where
		how why who which please yes yeah yep no nope hello hi hey thanks thank bye goodbye want need like make book get take
		give tell speak talk know think im id ill dont cant wont its thats whats lets much many time appointment tomorrow today
		morning afternoon evening next week monday tuesday wednesday thursday friday saturday sunday one two three four five six
		seven eight nine ten eleven twelve half past quarter good great perfect fine sorry repeat again change cancel
		as late oil tyres tires brakes check car price cost open name first second third last any other more anything nothing sure right
		correct wrong works earlier later after before around between sounds human person`),
	language.Lithuanian: folded(`man mane mano jūs jus jums jūsų tu tau tave jis ji mes mums ir ar bei arba bet kad kai kaip kada kur kas
		ką kuo koks kokia kiek kodėl yra esu esate buvo būtų bus turiu turite noriu norėčiau galiu galima galite galėčiau
		reikia reikėtų prašau prašom taip ne nea gerai labas laba diena sveiki ačiū dėkui viso gero sudie rytoj šiandien poryt
		vakar ryte vakare ryto vakaro dieną valandą valandos pirmadienį antradienį trečiadienį ketvirtadienį penktadienį
		šeštadienį sekmadienį savaitę kitą pas dėl už iš į su prie per nuo iki po prieš apie tik dar jau labai vizitas vizitą
		vienas vieną du dvi trys tris keturi penki šeši šešias septyni aštuoni devyni dešimt dešimtą dvyliktą kaina kainuoja
		pirmą antrą pirmas antras trečias paskutinis tinka netinka žinoma aha gal galbūt nežinau skauda užregistruokite
		vardas nulis tai čia ten šitą tą negaliu nenoriu nieko viskas geriau susirgau gydytoja gydytojas kalbėti pakartokite`),
}

// romanised are greetings and thanks in Latin letters of languages that have
// their own: what a recogniser of another language or a foreign keyboard makes
// of them.
var romanised = map[language.Tag]map[string]bool{
	language.Russian:  folded(`zdravstvuyte zdravstvujte zdravstvuite zdravstvuj privet dobryj dobriy dobryy spasibo pozhaluysta pozhalujsta`),
	language.Armenian: folded(`barev barevdzez dzez voghjuyn shnorhakalutyun shnorhakal khndrum`),
}

// detect names the language of a text among langs, "" when it can't be told.
func detect(words []word.Word, text string, langs []language.Tag) language.Tag {
	var score [4]float64 // en, lt, ru, hy
	for _, w := range words {
		switch w.Script {
		case word.Cyrillic:
			score[2]++
		case word.Armenian:
			score[3]++
		case word.Latin:
			en, lt := latin(w, text[w.From:w.To])
			score[0] += en
			score[1] += lt
			if romanised[language.Russian][w.Fold] {
				score[2] += 2
			}
			if romanised[language.Armenian][w.Fold] {
				score[3] += 2
			}
		}
	}
	best, second, tag := 0.0, 0.0, language.Tag("")
	for i, lang := range [...]language.Tag{language.English, language.Lithuanian, language.Russian, language.Armenian} {
		switch {
		case !slices.Contains(langs, lang):
		case score[i] > best:
			best, second, tag = score[i], best, lang
		case score[i] > second:
			second = score[i]
		}
	}
	if best < 0.5 || best == second {
		return ""
	}
	return tag
}

// latin weighs one word of the Latin alphabet.
func latin(w word.Word, raw string) (en, lt float64) {
	if telling[language.English][w.Fold] {
		en = 1
	}
	if telling[language.Lithuanian][w.Fold] {
		lt = 1
	}
	if strings.ContainsAny(raw, "ąčęėįšųūžĄČĘĖĮŠŲŪŽ") {
		return en * 0.2, lt + 1
	}
	if strings.ContainsAny(w.Fold, "qwx") {
		en += 0.4
	}
	if len(w.Fold) >= 6 && en == 0 {
		switch {
		case hasSuffix(w.Fold, "iu", "gau", "iau", "ciau", "siu", "imas", "ymas", "uoti", "ijos", "ija", "ams", "oms", "uose", "ose", "kite", "ite", "ote", "yti", "eti", "oti", "ius", "ienę", "iene", "iui", "davo", "jau", "iai", "auti", "avimas", "avimo", "imo", "ymo", "logas", "logo", "loga"):
			lt += 0.5
		case hasSuffix(w.Fold, "ing", "tion", "ment", "ness", "ally", "ght", "ould", "ous", "ful", "able", "ck", "ed"):
			en += 0.5
		}
	}
	return en, lt
}

func hasSuffix(s string, list ...string) bool {
	for _, x := range list {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}
