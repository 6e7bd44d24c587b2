package lt

import (
	"strings"

	"budi/language/numeral"
)

// forms puts each of the space-separated endings behind stem.
func forms(stem, endings string) []string {
	list := strings.Fields(endings)
	for i, e := range list {
		list[i] = stem + strings.TrimPrefix(e, "_")
	}
	return list
}

// Endings of the declensions that number words follow; "_" is the bare stem.
const (
	nounAs   = "as o ui ą u e ai ų ams us ais uose"
	nounIs   = "is io iui į iu yje iai ių iams ius iais iuose"
	four     = "i ių iems is iais iuose ios ioms ias iomis iose"
	several  = "i ių iems ius iais iuose ios ioms ias iomis iose" // penkeri
	couple   = "i ų iems us ais uose os oms as omis ose"          // dveji
	teen     = "a os ai ą oje"
	tenth    = "_ ies į imi yje is ys"
	adjAs    = "as o am ą u ame a os ai oje i ų iems us ais uose oms omis ose"
	adjLong  = "asis ojo ajam ąjį uoju ajame oji osios ajai ąją ąja ojoje ieji ųjų iesiems uosius aisiais uosiuose osioms ąsias osiomis osiose"
	thirdAs  = "ias io iam ią iu iame ia ios iai ioje ių ius iais iuose ioms iomis iose"
	thirdLng = "iasis iojo iajam iąjį iuoju iajame ioji iosios iajai iąją iąja iojoje iųjų iuosius iaisiais iuosiuose iosioms iąsias iosiomis iosiose"
)

// teenStems lists 11 to 19.
var teenStems = [...]string{"vienuolik", "dvylik", "trylik", "keturiolik", "penkiolik", "šešiolik", "septyniolik", "aštuoniolik", "devyniolik"}

// tenStems lists 20 to 90, as said before a unit.
var tenStems = [...]string{
	"dvidešimt", "trisdešimt", "keturiasdešimt", "penkiasdešimt", "šešiasdešimt", "septyniasdešimt", "aštuoniasdešimt", "devyniasdešimt",
}

// scaleStems lists the nouns of the -as declension above a thousand.
var scaleStems = [...]struct {
	stem string
	exp  int
}{
	{"milijon", 6},
	{"milijard", 9},
	{"trilijon", 12},
	{"kvadrilijon", 15},
	{"kvintilijon", 18},
	{"sikstilijon", 21},
	{"sekstilijon", 21},
	{"septilijon", 24},
	{"oktilijon", 27},
	{"naintilijon", 30},
	{"nonilijon", 30},
	{"decilijon", 33},
}

func cardinalWords() numeral.Lexicon {
	l := numeral.Lexicon{}
	l.Add(numeral.Word{Kind: numeral.Zero}, forms("nul", nounIs)...)
	unit := func(v int64, list ...string) { l.Add(numeral.Word{Kind: numeral.Unit, Value: v}, list...) }
	unit(1, forms("vien", "as o am ą u ame a os ai oje i ų iems us ais uose oms omis ose")...)
	unit(2, "du", "dvi", "dviejų", "dviem", "dviejuose", "dviejose", "dviejuos")
	unit(2, forms("dvej", couple)...)
	unit(3, "trys", "trijų", "trims", "tris", "trimis", "trijuose", "trijose")
	unit(3, forms("trej", couple)...)
	for i, stem := range []string{"ketur", "penk", "šeš", "septyn", "aštuon", "devyn"} {
		unit(int64(i+4), forms(stem, four)...)
	}
	for i, stem := range []string{"ketver", "penker", "šešer", "septyner", "aštuoner", "devyner"} {
		unit(int64(i+4), forms(stem, several)...)
	}
	l.Add(numeral.Word{Kind: numeral.Teen, Value: 10}, forms("dešimt", tenth)...)
	l.Add(numeral.Word{Kind: numeral.Teen, Value: 10}, "dešimčiai", "dešimčių", "dešim")
	for i, stem := range teenStems {
		l.Add(numeral.Word{Kind: numeral.Teen, Value: int64(i + 11)}, forms(stem, teen)...)
	}
	for i, stem := range tenStems {
		w := numeral.Word{Kind: numeral.Ten, Value: int64(i+2) * 10}
		l.Add(w, forms(stem, tenth)...)
		l.Add(w, strings.TrimSuffix(stem, "t")+"čiai", strings.TrimSuffix(stem, "t"))
	}
	l.Join(tens(l), l)
	l.Add(numeral.Word{Kind: numeral.Times}, forms("šimt", nounAs)...)
	thousand := numeral.Word{Kind: numeral.Scale, Exp: 3}
	l.Add(thousand, "tūkstantis", "tūkstančio", "tūkstančiui", "tūkstantį", "tūkstančiu", "tūkstantyje")
	l.Add(thousand, forms("tūkstanč", "iai ių iams ius iais iuose")...)
	for _, s := range scaleStems {
		l.Add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, forms(s.stem, nounAs)...)
	}
	return l
}

// tens has the undeclined tens alone, which join with units.
func tens(l numeral.Lexicon) numeral.Lexicon {
	out := numeral.Lexicon{}
	for _, stem := range tenStems {
		out[stem] = l[stem]
	}
	return out
}

func ordinalWords(cardinals numeral.Lexicon) numeral.Lexicon {
	l := numeral.Lexicon{}
	add := func(w numeral.Word, stem string) {
		l.Add(w, forms(stem, adjAs)...)
		l.Add(w, forms(stem, adjLong)...)
	}
	for i, stem := range []string{"pirm", "antr", "", "ketvirt", "penkt", "šešt", "septint", "aštunt", "devint"} {
		w := numeral.Word{Kind: numeral.Unit, Value: int64(i + 1)}
		if i == 2 {
			l.Add(w, forms("treč", thirdAs+" "+thirdLng)...)
			l.Add(w, "treti", "tretiems", "tretieji", "tretiesiems")
			continue
		}
		add(w, stem)
	}
	add(numeral.Word{Kind: numeral.Teen, Value: 10}, "dešimt")
	for i, stem := range teenStems {
		add(numeral.Word{Kind: numeral.Teen, Value: int64(i + 11)}, stem+"t")
	}
	for i, stem := range tenStems {
		add(numeral.Word{Kind: numeral.Ten, Value: int64(i+2) * 10}, stem)
	}
	l.Join(tens(cardinals), l)
	add(numeral.Word{Kind: numeral.Times}, "šimt")
	add(numeral.Word{Kind: numeral.Scale, Exp: 3}, "tūkstant")
	for _, s := range scaleStems {
		add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, s.stem)
	}
	return l
}
