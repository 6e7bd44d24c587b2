package lt

import (
	"strings"

	"budi/language"
	"budi/language/hearing"
	"budi/language/person"
)

func nameReader() *person.Reader {
	return &person.Reader{
		Intros: append(intros(false,
			"mano vardas yra", "mano vardas", "mano vardas ir pavardė", "mano pavardė yra", "mano pavardė", "vardas", "pavardė", "vardas pavardė", "vardas ir pavardė", "vadinuosi", "esu vardu", "vardu",
			"ponas", "ponia", "panelė", "pono", "ponios",
			"čia kalba", "kalba", "su jumis kalba", "skambina", "čia skambina", "pavarde",
		), intros(true, "mano sūnus", "mano dukra", "mano vyras", "mano žmona", "sūnui", "dukrai", "vyrui", "žmonai", "mamai", "tėčiui", "aš esu", "aš", "esu", "čia", "čia yra", "tai", "kreipiasi",
			"užrašykite", "užrašykit", "registruokite", "registruokit", "užregistruokite", "užregistruokit", "rašykite", "rašykit", "įrašykite")...),
		Unless: hearing.Words("šuns", "šuniuko", "katės", "katino", "kačiuko", "gyvūno", "augintinio", "gatvės", "įmonės", "firmos", "gydytojo", "prekės", "triušio", "papūgos", "žiurkėno", "sunies", "kates", "suns", "jo", "jos", "šuo", "katė", "katinas"),
		Given: person.NewGiven([]string{person.Lithuanian, person.English}, func(name string) (map[string]language.Case, bool) {
			return decline(name)
		}, fold),
		Behind:  [][]string{{"vardu"}, {"pavarde"}, {"klauso"}, {"yra", "mano", "vardas"}},
		Stop:    stopSet(),
		Denials: []person.Denial{{Words: []string{"ne"}, No: true}, {Words: []string{"tik", "ne"}}, {Words: []string{"čia", "ne"}}},
		Letters: speller(),
		Family:  family,
	}
}

func intros(weak bool, phrases ...string) []person.Intro {
	var l []person.Intro
	for _, p := range phrases {
		l = append(l, person.Intro{Words: strings.Fields(p), Weak: weak})
		if plain := fold(p); plain != p {
			l = append(l, person.Intro{Words: strings.Fields(plain), Weak: weak})
		}
	}
	return l
}

// stopSet has the stop words with and without their marks.
func stopSet() map[string]bool {
	set := hearing.Words(strings.Fields(stopWords)...)
	for w := range strings.FieldsSeq(stopWords) {
		set[fold(w)] = true
	}
	return set
}

// vocative stands for the case of address, which [language.Case] lacks: the
// base form is found the same way.
const vocative = language.Nominative

// decline lists a given name's forms.
func decline(name string) (forms map[string]language.Case, feminine bool) {
	forms = map[string]language.Case{}
	put := func(stem string, endings ...string) {
		cases := [...]language.Case{language.Genitive, language.Dative, language.Accusative, language.Instrumental, language.Locative, vocative, vocative}
		for i, e := range endings {
			if e == "-" {
				continue
			}
			if _, taken := forms[stem+e]; !taken {
				forms[stem+e] = cases[i]
			}
		}
	}
	cut := func(n int) string { return name[:len(name)-n] }
	switch {
	case strings.HasSuffix(name, "ius"):
		put(cut(3), "iaus", "iui", "ių", "iumi", "iuje", "iau")
	case strings.HasSuffix(name, "us"):
		put(cut(2), "aus", "ui", "ų", "umi", "uje", "au")
	case strings.HasSuffix(name, "as"):
		put(cut(2), "o", "ui", "ą", "u", "e", "ai", "-")
	case strings.HasSuffix(name, "ys"):
		put(soften(cut(2)), "io", "iui", "-", "iu")
		put(cut(2), "-", "-", "į", "-", "yje", "y")
	case strings.HasSuffix(name, "is"):
		put(soften(cut(2)), "io", "iui", "-", "iu")
		put(cut(2), "-", "-", "į", "-", "yje", "i")
	case strings.HasSuffix(name, "ė"):
		put(strings.TrimSuffix(name, "ė"), "ės", "ei", "ę", "e", "ėje", "e")
		return forms, true
	case strings.HasSuffix(name, "a"):
		put(cut(1), "os", "ai", "ą", "-", "oje")
		return forms, true
	}
	return forms, false
}

// soften turns t and d before a soft ending into č and dž: Rytis, Ryčio.
func soften(stem string) string {
	switch {
	case strings.HasSuffix(stem, "t"):
		return stem[:len(stem)-1] + "č"
	case strings.HasSuffix(stem, "d"):
		return stem[:len(stem)-1] + "dž"
	}
	return stem
}

// family brings a family name to the nominative from the case that the given
// name before it has.
func family(name string, from language.Case, feminine bool) string {
	replace := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if stem, ok := strings.CutSuffix(name, pairs[i]); ok && len(stem) >= 3 {
				return stem + pairs[i+1]
			}
		}
		return name
	}
	if feminine {
		switch from {
		case language.Genitive:
			return replace("ės", "ė", "os", "a")
		case language.Dative:
			return replace("ei", "ė", "ai", "a")
		case language.Accusative:
			return replace("ę", "ė", "ą", "a")
		case language.Instrumental:
			return replace("e", "ė")
		case language.Nominative: // the vocative of a name in -ė: "Petraitiene"
			return replace("iene", "ienė", "aite", "aitė", "yte", "ytė", "ute", "utė")
		}
		return name
	}
	switch from {
	case language.Genitive:
		return replace("čiaus", "čius", "iaus", "ius", "aus", "us", "aičio", "aitis", "yčio", "ytis", "učio", "utis", "čio", "tis", "džio", "dis", "io", "is", "o", "as")
	case language.Dative:
		return replace("aičiui", "aitis", "yčiui", "ytis", "učiui", "utis", "evičiui", "evičius", "avičiui", "avičius", "čiui", "tis", "džiui", "dis", "iui", "is", "ui", "as")
	case language.Accusative:
		return replace("ičių", "ičius", "ių", "ius", "ų", "us", "į", "is", "ą", "as")
	case language.Instrumental:
		return replace("ičiumi", "ičius", "iumi", "ius", "umi", "us", "aičiu", "aitis", "yčiu", "ytis", "čiu", "tis", "džiu", "dis", "iu", "is", "u", "as")
	case language.Nominative: // the vocative: "Jonai Petraiti"
		return replace("auskai", "auskas", "aiti", "aitis", "yti", "ytis", "uti", "utis", "evičiau", "evičius", "avičiau", "avičius")
	}
	return name
}

const stopWords = `
aš tu jis ji mes jūs jie jos man mane manęs manimi tau tave jums jus jį ją jam jai mums mus jiems joms savo mano tavo jo jų mūsų jūsų
yra esu esi esame esate buvo buvau bus būsiu būtų būti noriu norėčiau norime norim noriu nori galiu galėčiau galima galite gali galėtumėte reikia reikės reikėtų
ir arba bet o nes kad jei jeigu kai kaip ar gal gi tik dar jau čia ten dabar tuoj labai taip ne nėra
su be nuo iki į iš ant po prie pas per apie dėl už prieš tarp
kas ką kada kur kiek koks kokia kokį kokią kuris kuri kurį kurią kodėl
labas laba diena rytas vakaras sveiki ačiū dėkui prašau atsiprašau viso gero gerai žinoma tinka netinka puiku aišku
vardas vardo vardą vardu pavardė pavardę pavarde telefonas numeris telefono numerio skambinu skambina kalbu kalba registruoti registruotis užsiregistruoti užsirašyti registracija vizitas vizitą vizito atšaukti perkelti pakeisti keisti
laiką laikas laiko valandą valanda valandos valandų minutė minutes minučių šiandien rytoj poryt vakar ryte vakare dieną dienos dienai pietų pietus savaitę savaitė savaitės mėnesį mėnuo mėnesio metai metų
pirmadienį antradienį trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
dantis dantų danties dantį dantistas odontologas odontologą gydytojas gydytoją gydytojos patikra patikrai patikrą apžiūra apžiūrą higiena higieną higienai plombavimas plombavimą plombuoti valymas valymą balinimas balinimą šalinimas tepalų tepalai keitimas keitimą padangų padangas ratų stabdžiai stabdžių diagnostika diagnostiką apžiūros kondicionierius automobilis automobilį mašina mašiną
šuo šunį šuniui katė katę katei skiepai skiepus skiepyti vakcinacija konsultacija konsultaciją sterilizacija čipas kirpimas kirpimą kirpti dažymas dažymą manikiūras manikiūrą
kaina kainos kainuoja adresas darbo skubiai skauda skausmas kraujuoja žmogus žmogumi žmogų robotas operatorius operatorių administratorė
vienas du trys keturi penki šeši septyni aštuoni devyni dešimt nulis
nežinau nesu noriu nenoriu nereikia pakartokite palaukite minutėlę viskas nieko kažkas bet tai tas ta toks tokia šis ši šitas šita visi visas kitas kita kitą
žmona žmoną žmonai žmonos vyras vyrą vyrui vyro sūnus sūnų sūnui sūnaus dukra dukrą dukrai dukros mama mamą mamai mamos tėtis tėtį tėčiui draugas draugą draugei draugė vaikas vaiką vaikui kam
raidėmis paraidžiui pasakysiu sakau sakiau vadinasi lietuviškai angliškai rusiškai lietuvių anglų rusų`
