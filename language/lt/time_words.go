package lt

import (
	"strings"
	"time"

	"budi/language/timex"
)

// The indexes of partsOfDay.
const (
	partMorning = iota
	partForenoon
	partAfternoon
	partEvening
	partNight
	partLunch
	partAfterWork
	partFirstThing
	partBeforeWork
	partDay
	partEndOfDay
)

// partsOfDay are what Lithuanian speakers mean by the parts of a day. The wide
// bounds are for wishes: half past four is still "po pietų".
func partsOfDay() []timex.Part {
	const (
		h  = time.Hour
		am = "aaaaaaaaaaap"
		pm = "pppppppppppp"
	)
	return []timex.Part{
		partMorning:    {From: 8 * h, To: 12 * h, WideFrom: 5 * h, WideTo: 12 * h, Halves: am},
		partForenoon:   {From: 8 * h, To: 12 * h, WideFrom: 5 * h, WideTo: 12 * h, Halves: am},
		partAfternoon:  {From: 12 * h, To: 17 * h, WideFrom: 12 * h, WideTo: 18 * h, Halves: pm},
		partEvening:    {From: 18 * h, To: 22 * h, WideFrom: 17 * h, WideTo: 24 * h, Halves: "---ppppppppn"},
		partNight:      {From: 22 * h, To: 30 * h, Halves: "nnnnnnppppp" + "n"},
		partLunch:      {From: 12 * h, To: 14 * h, WideFrom: 11*h + h/2, WideTo: 14 * h, Halves: "pp--------ap"},
		partAfterWork:  {From: 17 * h, To: 20 * h, WideFrom: 16*h + h/2, WideTo: 22 * h, Halves: pm},
		partFirstThing: {From: 8 * h, To: 10 * h, WideFrom: 5 * h, WideTo: 10*h + h/2, Halves: am},
		partBeforeWork: {From: 6 * h, To: 9 * h, WideFrom: 5 * h, WideTo: 9 * h, Halves: am},
		partDay:        {From: 12 * h, To: 18 * h, WideFrom: 11 * h, WideTo: 18 * h, Halves: "ppppppp-aaap"},
		partEndOfDay:   {From: 16 * h, To: 18 * h, WideFrom: 15*h + h/2, WideTo: 19 * h, Halves: pm, Deadline: true},
	}
}

// timeHolidays are the days that Lithuanian speakers name.
func timeHolidays() []timex.Holiday {
	return []timex.Holiday{
		{Date: timex.Fixed(time.December, 25)},
		{Date: timex.Fixed(time.December, 24)},
		{Date: timex.Fixed(time.January, 1)},
		{Date: timex.Easter(0)},
		{Date: timex.Fixed(time.June, 24)},
		{Date: timex.Fixed(time.August, 15)},
		{Date: timex.Fixed(time.November, 2)},
		{Date: timex.Fixed(time.November, 1)},
		{Date: timex.NthWeekday(time.May, time.Sunday, 1)},
		{Date: timex.NthWeekday(time.June, time.Sunday, 1)},
		{Date: timex.Easter(-47)},
		{Date: timex.Fixed(time.February, 14)},
		{Date: timex.Fixed(time.December, 26)},
		{Date: timex.Easter(1)},
	}
}

// monthForms gives the forms of a month's name: the stem and the endings of its
// cases, split by |.
func monthForms(stem, endings string) string {
	return stem + strings.ReplaceAll(endings, "|", "|"+stem)
}

func timeTables() map[string]timex.Table {
	const jo = "as|o|ui|ą|u|e"
	return map[string]timex.Table{
		"month": timex.Values(1,
			monthForms("sausi", "s|o|ui|u")+"|sausį|sausyje|saus.", monthForms("vasari", "s|o|ui|u")+"|vasarį|vasaryje|vas.",
			monthForms("kov", jo)+"|kov.", monthForms("baland", "is|žio|žiui|į|žiu|yje")+"|bal.",
			monthForms("geguž", "ė|ės|ei|ę|e|ėje|io|is|į")+"|geg.", monthForms("birželi", "s|o|ui|u")+"|birželį|birželyje|birž.",
			monthForms("liep", "a|os|ai|ą|oje")+"|liep.", "rugpjūtis|rugpjūčio|rugpjūčiui|rugpjūtį|rugpjūčiu|rugpjūtyje|rugp.",
			"rugsėjis|rugsėjo|rugsėjui|rugsėjį|rugsėju|rugsėjyje|rugs.", monthForms("spali", "s|o|ui|u")+"|spalį|spalyje|spal.",
			"lapkritis|lapkričio|lapkričiui|lapkritį|lapkričiu|lapkrityje|lapkr.", monthForms("gruod", "is|žio|žiui|į|žiu|yje")+"|gruod."),
		"wd": timex.Values(0, "sekmadien*|sekmad|sekmad.|sekm.", "pirmadien*|pirmad|pirmad.|pirm.", "antradien*|antrad|antrad.|antr.", "trečiadien*|trečiad|trečiad.|treč.", "ketvirtadien*|ketvirtad|ketvirtad.|ketv.",
			"penktadien*|penktad|penktad.|penkt.", "šeštadien*|šeštad|šeštad.|šešt."),
		"unit": timex.Values(1, "sekund*|sek.|sek", "minut*|minuč*|min.|min", "valand*", "dien*", "savaitė|savaitės|savaitę|savaitei|savaite|savaitėje|savaites|savaičių|savaitėms|sav.",
			"", "mėnuo|mėnesį|mėnesio|mėnesiui|mėnesiu|mėnesyje|mėnesius|mėnesiai|mėnesių|mėn.|mėn", "metai|metų|metus|metams|metais|metuose",
			"savaitgal*", "darbo dien*|darbadien*"),
		"part": timex.Values(0, "rytas|ryto|rytą|ryte|rytais|rytmetį|rytmetis|iš ryto|rytinis|rytinį",
			"prieš pietus|priešpiet|iki pietų|pirmoje dienos pusėje|pirmą dienos pusę|pirma dienos pusė",
			"po pietų|popiet|popietę|popietė|popietės|popietei|po pietu|antroje dienos pusėje|antrą dienos pusę|antra dienos pusė",
			"vakaras|vakaro|vakarą|vakare|vakarais|vakarop|pavakare|pavakary|pavakarę|į vakarą", "naktis|naktį|nakties|naktimis",
			"per pietus|apie pietus|pietų metu|per pietų pertrauką|pietų pertraukos metu|pietų pertrauką",
			"po darbo|po darbų|po darbo valandų|po mokyklos|po pamokų", "iš pat ryto|anksti ryte|ankstyvą rytą|nuo pat ryto|pačią pradžią dienos|vos atsidarius|kai atsidarote|anksti ryto|anksti rytą",
			"prieš darbą|prieš darbus", "dieną|dienos metu|vidury dienos|viduryje dienos|per dieną|dienos|darbo metu", "dienos pabaigoje|šios dienos pabaigoje|dienos pabaigos|dienos pabaigai|darbo dienos pabaigos|darbo dienos pabaigoje|prieš uždarymą|į dienos pabaigą"),
		"season":    timex.Values(1, "pavasarį", "vasarą", "rudenį|rudeniop", "žiemą"),
		"clause":    timex.Words(0, "turite|turit|yra|aš|mes|jūs|man|mums|jam|jai|būtų|bus|būsiu|galiu|galime|galėčiau|galėtume|galima|noriu|norime|norėčiau|jei|jeigu|nes|kad|kai|kur|tai|ačiū|tinka|tiktų|tiks|gerai|laisv*|dar|jau|ateisiu|ateičiau|ateisim*|kas|ką|kokių|prašau|galbūt|gal|pavyktų|išeitų|užrašykit*"),
		"seasonOf":  timex.Values(1, "pavasarį|pavasario", "vasarą|vasaros", "rudenį|rudens", "žiemą|žiemos"),
		"idiom":     idioms(),
		"weeks":     timex.Values(int(timex.Week), "savaitė|savaitę|savaitės|savaitei"),
		"hourpart":  {"ryto": partMorning, "vakaro": partEvening, "nakties": partNight, "dienos": partDay},
		"wds":       timex.Values(0, "sekmadieniais", "pirmadieniais", "antradieniais", "trečiadieniais", "ketvirtadieniais", "penktadieniais", "šeštadieniais"),
		"following": timex.Words(0, "kitą|o kitą|bet kitą|tik kitą|kitas|o kitas|dar kitą|sekantį|o sekantį|ateinantį|o ateinantį"),
		"correct":   timex.Words(0, "tiksliau|atsiprašau|oi ne|ne palaukit|ne palaukite|palaukit|turiu omeny|norėjau pasakyti|ar ne geriau"),
		"notPost":   timex.Words(0, "negaliu|netinka|negalėsiu|netiks|negalėčiau|niekaip|nepavyks|nenoriu|neveikia|netiktų|esu užimtas|esu užimta|esu užsiėmęs|esu užsiėmusi"),
		"rday": {
			"šiandien": 0, "šiandieną": 0, "šiandienos": 0, "šiandienai": 0, "šiądien": 0, "rytoj": 1, "ryt": 1, "rytojui": 1, "rytojaus": 1, "rytdien": 1, "rytdieną": 1, "kitą dieną": 1,
			"poryt": 2, "porytoj": 2, "už poryt": 3, "užporyt": 3, "vakar": -1, "užvakar": -2, "vakarykštę": -1,
		},
		"shift": {
			"šis": 0, "šį": 0, "ši": 0, "šią": 0, "šio": 0, "šios": 0, "šiame": 0, "šioje": 0, "šitą": 0, "šitas": 0, "šito": 0, "šiais": 0, "šių": 0, "artimiausi*": 0,
			"kitas": 1, "kitą": 1, "kita": 1, "kito": 1, "kitos": 1, "kitame": 1, "kitoje": 1, "kitam": 1, "kitai": 1, "kitais": 1, "kitų": 1, "ateinant*": 1, "ateinanč*": 1, "sekant*": 1, "sekanč*": 1, "būsim*": 1,
			"praėjus*": -1, "praeit*": -1, "pereit*": -1, "paskutin*": -1,
		},
		"afternext": timex.Words(2, "dar kitą|dar kita|dar kitos|užkitą|už kitą|užkitos"),
		"holiday": timex.Values(0, "kalėdos|kalėdų|kalėdas|kalėdoms|šv. kalėdos|kalėdom", "kūčios|kūčių|kūčias|kūčioms", "naujieji metai|naujųjų metų|naujuosius metus|naujuosius|naujųjų|naujiesiems|naujieji|naujiems metams",
			"velykos|velykų|velykas|velykoms", "joninės|joninių|jonines|joninėms", "žolinė|žolinės|žolinę|žolines", "vėlinės|vėlinių|vėlines|vėlinėms", "visų šventųjų|visų šventųjų dieną",
			"motinos diena|motinos dieną|motinos dienos", "tėvo diena|tėvo dieną|tėvo dienos", "užgavėnės|užgavėnių|užgavėnes", "valentino diena|valentino dieną|šv. valentino dieną", "antrą kalėdų dieną|antra kalėdų diena|antrąją kalėdų dieną|antroji kalėdų diena", "antrą velykų dieną|antra velykų diena|antrąją velykų dieną|antroji velykų diena"),
		"hourword":    timex.Words(0, "val|val."),
		"ordinalHour": timex.Words(0, "pirmą|antrą|trečią|ketvirtą|penktą|šeštą|septintą|aštuntą|devintą|dešimtą|vienuoliktą|dvyliktą|penkioliktą|šešioliktą|septynioliktą|aštuonioliktą"),
		"oh":          timex.Words(0, "nulis|nulis nulis"),
		"currency":    timex.Words(0, "€|$|£"),
		"greet":       timex.Words(0, "labas|gero|gerą|labą|laba|geros|gražaus|smagaus|puikaus|labo|visą|kiekvien*"),
		"glue":        timex.Join(timex.Words(1, "ties|į"), timex.Words(0, ",|kokią|kokia|kokį|.|d|d.|dieną|dienos|(|)|gal|galbūt|galėtų būti|kur nors|kažkur|kažkada|laiku|laiką|pavyzdžiui|tarkim|tarkime|geriausia|geriau|tada|–|—|na|nu|e|ee|hm|prašau|jei galima|tuomet|kaip nors|bus|būtų|tiks|tiktų")),
		"at":          timex.Words(0, "lygiai|valandą|@"),
		"or":          timex.Words(0, "arba|ar|ar ba|ar bent|arba bent|/|nebent|o gal|ar gal"),
		"and":         timex.Words(0, "ir|bei|&|taip pat"),
		"to":          timex.Words(0, "iki|-|–|—|ligi|lig"),
		"from":        timex.Words(1, "nuo|pradedant|pradedant nuo"),
		"between":     timex.Words(0, "tarp"),
		"before":      {"iki": 1, "prieš": 0, "ligi": 1, "ne vėliau kaip": 1, "ne vėliau nei": 1, "vėliausiai": 1, "anksčiau nei": 0, "anksčiau kaip": 0, "anksčiau negu": 0, "ne vėliau": 1},
		"after":       {"po": 0, "vėliau nei": 0, "vėliau kaip": 0, "vėliau negu": 0, "ne anksčiau kaip": 1, "ne anksčiau nei": 1, "ne anksčiau": 1, "anksčiausiai": 1},
		"around":      timex.Words(0, "apie|maždaug|apytiksliai|artyn|arti|link|kažkur apie|apytikriai"),
		"beforePost":  timex.Words(1, "ar anksčiau|arba anksčiau|vėliausiai|ne vėliau"),
		"afterPost":   timex.Words(1, "ar vėliau|arba vėliau|ir vėliau|anksčiausiai|ne anksčiau|arba po to"),
		"aroundPost":  timex.Words(0, "maždaug|ar panašiai|daugmaž|plius minus"),
		"not":         timex.Words(0, "bet kurią dieną išskyrus|bet kurią dieną, išskyrus|bet kurią dieną tik ne|bet kada išskyrus|bet kada, išskyrus|ne|tik ne|bet ne|išskyrus|negaliu|negalėčiau|netinka|netiks|nenoriu|nenorėčiau|negalėsiu|bet kada tik ne|tiktai ne|nepavyks|niekaip|užimta|užimtas|užsiėmęs|užsiėmusi"),
		"count":       timex.Words(0, "eur*|€|$|%|žmon*|asmen*|vaik*|suaug*|kart*|dant*|padang*|vnt|vnt.|cent*|proc*|metų|metai|m.|kartą|kab.|kabinet*|aukšt*|butas|namas|g.|km|kg|litr*|viet*|numer*|mašin*|automobil*|šun*|kat*|ratai|ratų|ratus|nakt*|variant*"),
		"weak":        timex.Words(0, "kovas|kovą|kove|kovu|kovui|liepa|liepą|liepai|balandis|balandį|balandžiui|gegužė|dienos|dieną|birželis"),
		"hang":        timex.Words(0, "nuo|iki|apie|po|prieš|tarp|ir|arba|ar|kitą|šį|šią|kitos|kito|be|pusę|pusė|puse|už|į|su|kad|nes|o|bet|ne|tik ne|išskyrus|norėčiau|man reikia|mano vardas|mano numeris|mano telefonas|telefono numeris|maždaug|gal|galbūt|jei|jeigu|noriu|galima|ar galima|kokią|kažkur|aš|prie|pas|ketvirtis|be ketvirčio|būtų|tai|ee|mm|emm|nu|na"),
	}
}

// idioms are phrases that hold a word of time, or a number, and name none:
// what goes on "for the second day already".
func idioms() timex.Table {
	t := timex.Words(0, "vienas prie vieno|diena po dienos|diena iš dienos|kasdien|iš pirmo karto|pirmą kartą|antrą kartą|trečią kartą|vieną kartą|vieną dieną|vieną minutę|vieną sekundę|naktinis kremas|dienos kremas|laisva diena|laisvą dieną|gimimo diena|gimimo data|darbo diena")
	for _, ord := range []string{"antra", "trečia", "ketvirta", "penkta", "šešta", "septinta", "kelinta"} {
		for _, unit := range []string{"dien", "savait", "par"} {
			t["jau "+ord+" "+unit+map[string]string{"dien": "a", "savait": "ė", "par": "a"}[unit]] = 0
			t["jau "+ord[:len(ord)-1]+"ą "+unit+map[string]string{"dien": "ą", "savait": "ę", "par": "ą"}[unit]] = 0
		}
	}
	return t
}
