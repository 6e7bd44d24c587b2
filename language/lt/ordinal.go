package lt

import (
	"strings"

	"budi/language"
)

var (
	ordinalStems    = [...]string{"pirm", "antr", "treč", "ketvirt", "penkt", "šešt", "septint", "aštunt", "devint", "dešimt"}
	adjective       = table("as a", "o os", "am ai", "ą ą", "u a", "ame oje")
	definite        = table("asis oji", "ojo osios", "ajam ajai", "ąjį ąją", "uoju ąja", "ajame ojoje")
	definitePlural  = table("ieji osios", "ųjų ųjų", "iesiems osioms", "uosius ąsias", "aisiais osiomis", "uosiuose osiose")
	adjectivePlural = table("i os", "ų ų", "iems oms", "us as", "ais omis", "uose ose")
)

// Ordinal implements [language.Speaker].
func (voice) Ordinal(n int64, f language.Form) string { return ordinal(n, f) }

func ordinal(n int64, f language.Form) string {
	if f.Case > language.Locative {
		f.Case = language.Nominative
	}
	if n <= 0 {
		if n == 0 {
			return nulinis(f)
		}
		if n == -1<<63 {
			n++ // one off beyond any number that is ever said
		}
		return "minus " + ordinal(-n, f)
	}
	before, stem := int64(0), ""
	switch two := n % 100; {
	case n%1000 == 0:
		for i := len(scaleNouns) - 1; i >= 0; i-- {
			s := scaleNouns[i]
			if n%s.unit != 0 {
				continue
			}
			stem = strings.TrimSuffix(s.noun.singular[0], "as")
			if i == 0 {
				stem = "tūkstant"
			}
			group := n / s.unit % 1000
			before = n - group*s.unit
			return joined(before, group, stem, f)
		}
	case two == 0:
		return joined(n-n%1000, n%1000/100, "šimt", f)
	case two <= 10:
		stem, before = ordinalStems[two-1], n-two
	case two < 20:
		stem, before = teenStems[two-11]+"t", n-two
	case two%10 == 0:
		stem, before = tenStems[two/10-2], n-two
	default:
		stem, before = ordinalStems[two%10-1], n-two%10
	}
	word := stem + adjectiveEnding(f, stem == "treč")
	if stem == "treč" && f.Plural && f.Gender != language.Feminine && (f.Case == language.Nominative || f.Case == language.Dative) {
		word = "tret" + adjectiveEnding(f, false)
	}
	if before == 0 {
		return word
	}
	return cardinal(before, language.Form{}) + " " + word
}

// joined is the ordinal of before + group hundreds or scales.
func joined(before, group int64, stem string, f language.Form) string {
	s := ""
	if before > 0 {
		s = cardinal(before, language.Form{}) + " "
	}
	if group > 1 {
		s += cardinal(group, language.Form{}) + " "
	}
	return s + stem + definiteEnding(f)
}

// definiteEnding makes the ordinal of a round number, which without the
// article's ending would be the noun itself: "šimtasis" is the hundredth,
// "šimtas" a hundred.
func definiteEnding(f language.Form) string {
	rows := definite
	if f.Plural {
		rows = definitePlural
	}
	if f.Gender == language.Feminine {
		return rows[f.Case][1]
	}
	return rows[f.Case][0]
}

func adjectiveEnding(f language.Form, soft bool) string {
	rows := adjective
	if f.Plural {
		rows = adjectivePlural
	}
	g := 0
	if f.Gender == language.Feminine {
		g = 1
	}
	e := rows[f.Case][g]
	if soft && !strings.HasPrefix(e, "i") {
		return "i" + e
	}
	return e
}

// nulinis is the ordinal of zero, an adjective in -is.
func nulinis(f language.Form) string {
	endings := [6][2]string{{"is", "ė"}, {"io", "ės"}, {"iam", "ei"}, {"į", "ę"}, {"iu", "e"}, {"iame", "ėje"}}
	if f.Plural {
		endings = [6][2]string{{"iai", "ės"}, {"ių", "ių"}, {"iams", "ėms"}, {"ius", "es"}, {"iais", "ėmis"}, {"iuose", "ėse"}}
	}
	g := 0
	if f.Gender == language.Feminine {
		g = 1
	}
	return "nulin" + endings[f.Case][g]
}
