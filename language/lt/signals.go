package lt

import (
	"budi/language"
	"budi/language/signal"
)

func signalReader() *signal.Reader {
	return signal.NewReader(signals(), []string{
		"prašau", "prasom", "prašyčiau", "tai", "nu", "na", "ir", "bet", "tada", "man", "jums", "čia", "yra", "va", "jau", "labai", "gal", "manau", "viskas", "o", "žinot", "žinote",
	}, fold)
}

func signals() signal.Table {
	return signal.Table{
		"": {
			"kada tinka", "kada jums tinka", "kas tinka", "kuris tinka", "kada patogu", "kada jums patogu", "ar jūs turite", "kaip jums sekasi", "jums tinka", "ar jums tinka", "ar patogu", "ar būtų gerai", "gal tinka", "ar teisinga", "malonu girdėti ar", "nemanau kad gerai ar",
			"tas pats numeris", "tuo pačiu numeriu", "to paties numerio", "iš to paties", "ar gerai", "ar tinka", "ar teisingai", "ne vėliau", "ne anksčiau", "ne vėliau kaip", "ne anksčiau kaip", "kiek anksčiau", "gerai būtų", "nuo pirmos", "pirmą kartą", "antrą kartą", "paskutinį kartą",
			"pirmą valandą", "antrą valandą", "trečią valandą", "po antros", "po pirmos", "pirmą dieną", "paskutinę savaitę", "pirmą savaitę", "ne tik", "ne tas pats", "pirma valanda", "antra valanda", "viso labo tik", "iki kada", "ar galima", "jo vardas", "jo telefonas", "jo numeris", "o jo",
		},
		language.Yes: {
			"=tiesa", "tikra tiesa", "sutikčiau", "būtų gerai", "būtų puiku", "būtų super", "būtų idealu", "=tikrai", "manau kad taip", "manau taip", "regis taip", "tinkamas laikas", "man patogu", "patogu", "užrašykite tada", "^nu taip", "^na taip", "aha gerai", "gerai sutinku", "viskas puiku", "idealu", "taip esu", "taip noriu",
			"taip", "taip taip", "taip prašau", "^jo", "=jo", "jojo", "taigi taip", "=taigi", "žinoma", "žinoma taip", "be abejo", "be abejonės", "aišku taip", "^aišku", "gerai", "labai gerai", "nu gerai", "na gerai", "viskas gerai", "puiku", "puikiai", "puikiausiai", "nuostabu", "šaunu", "super",
			"tinka", "tiks", "man tinka", "tinka man", "tikrai tinka", "tikrai taip", "^tikrai", "=tikrai", "sutinku", "sutarta", "sutarėm", "sutarėme", "susitarėm", "susitarėme", "teisingai", "viskas teisingai", "viskas tinka", "būtent", "būtent taip", "mhm", "=aha", "okei", "okey", "^ok", "okay",
			"patvirtinu", "tvirtinu", "kodėl gi ne", "kodėl ne", "mielai", "su malonumu", "tegul bus", "tegu bus", "tebūnie", "=galima", "=darom", "=eina", "=norėčiau", "=noriu", "=taip noriu", "=imu", "imu šitą", "tinka šitas", "tinka tas", "=registruokite", "=registruojam", "=užrašykite", "=rašykit", "=rašykite", "priimtina", "be problemų", "jokių problemų", "^gerai", "=teisybė", "tai taip", "=tinkama", "=tinkamas", "patinka", "neprieštarauju", "tiks man",
		},
		language.No: {
			"ne atsiprašau", "atsiprašau ne", "ne aš sakiau", "o ne", "ne tas", "ne ta", "=ne tą",
			"nemanau", "abejoju", "nebūtų gerai", "man nepatogu", "nebūtinai ne", "nepageidauju", "deja ne", "deja negaliu", "deja", "gaila bet ne", "tikrai netinka", "visai netinka", "niekaip", "neišeis", "neišeina", "neturiu", "ne ne tas", "nesutikčiau", "=nesu", "nieko panašaus", "ne mano", "jau nebereikia", "nebenoriu",
			"^ne", "=ne", "ne ne", "ne ačiū", "^nea", "nea", "tikrai ne", "aišku ne", "žinoma ne", "netinka", "netiks", "man netinka", "nenoriu", "nenorėčiau", "nereikia", "nebereikia", "neteisingai", "neteisinga", "^ne taip", "=ne taip", "nesutinku", "jokiu būdu", "anaiptol", "nieku gyvu", "nė vienas", "nė viena", "nė vienas netinka", "nei vienas", "nei viena", "=negaliu", "negalėsiu", "=nepatvirtinu", "čia klaida", "=klaida", "ne visai", "nelabai", "nepatogu", "nepatinka", "neįdomu", "=netiesa", "=neteisus", "^negerai", "=negerai", "ne gerai", "=nenorim", "nieko panašaus", "nei vienas netinka", "nei tas nei tas", "=niekada", "geriau ne",
		},
		language.Maybe:   {"manyčiau", "reikia pagalvoti", "turiu pagalvoti", "pagalvosiu dar", "gal ir", "lyg ir", "=gal", "=galbūt", "galbūt", "turbūt", "ko gero", "tikriausiai", "gali būti", "=priklauso", "pažiūrėsim", "pažiūrėsime", "matysim", "matysime", "nebūtinai", "galimas daiktas"},
		language.Repeat:  {"pasakykite dar kartą", "dar kartą pasakykite", "koks klausimas", "koks buvo klausimas", "ko klausėte", "ką klausėte", "gal galite pakartoti", "ar galite pakartoti", "nieko nesupratau", "neaišku", "nelabai išgirdau", "pakartokite", "pakartok", "pakartokit", "pakartoti", "pakartotumėte", "dar kartą pakartokite", "=dar kartą", "^dar kartą prašau", "dar kartelį", "=dar sykį", "ką sakėte", "ką sakėt", "ką sakei", "nesupratau", "nelabai supratau", "nesuprantu", "neišgirdau", "negirdėjau", "nenugirdau", "=ką", "=a", "=ko", "=kaip", "atsiprašau ką", "kaip sakėte", "=atsiprašau", "==prašau", "kokie variantai", "ką jūs sakėte", "kaip kaip", "nesugaudau", "praklausiau"},
		language.Slower:  {"lėčiau", "kalbėkite lėčiau", "per greitai", "neskubėkite", "ne taip greitai", "labai greitai kalbate", "lėtai"},
		language.Louder:  {"garsiau", "per tyliai", "blogai girdžiu", "blogai girdėti", "blogai girdisi", "nieko negirdžiu", "negirdžiu", "nesigirdi", "sunku girdėti", "labai tyliai"},
		language.Stop:    {"=stop", "^stop", "sustokite", "sustok", "pakaks", "užteks", "baikite", "baikit", "nutraukite", "=gana", "pamirškite", "pamirškit", "palikime", "nebesvarbu", "tiek to"},
		language.Wait:    {"palaukite", "palauk", "palaukit", "minutėlę", "vieną minutėlę", "vieną minutę", "=minutę", "sekundėlę", "vieną sekundę", "vieną sekundėlę", "=sekundę", "momentėlį", "=momentą", "vieną momentą", "luktelėkite", "luktelkite", "luktelkit", "=tuoj", "=tuojau", "tuoj tuoj", "tuoj pažiūrėsiu", "tuoj patikrinsiu", "leiskite pažiūrėti", "leiskite patikrinti", "lukterėkite", "neskubinkite"},
		language.Thanks:  {"esu dėkingas", "esu dėkinga", "dėkingas", "dėkinga", "labai padėjote", "ačiū už pagalbą", "puiki pagalba", "ačiū", "ačiū jums", "labai ačiū", "ačiū labai", "dėkoju", "labai dėkoju", "dėkoju labai", "dėkui", "labai dėkui", "ačiu", "nuoširdžiai dėkoju"},
		language.Bye:     {"turiu eiti", "turiu bėgti", "viso gražiausio", "buvo malonu", "malonu buvo", "iki kito karto", "pasimatysim", "pasimatysime", "sėkmės", "viso gero", "=viso", "^viso", "viso labo", "viso geriausio", "=iki", "iki pasimatymo", "iki susitikimo", "iki greito", "iki iki", "sudie", "=ate", "geros dienos", "gražios dienos", "gero vakaro", "gražaus vakaro", "gero savaitgalio", "labanakt", "labos nakties", "likite sveiki", "likit sveiki", "lik sveikas", "geros jums dienos", "ačiū iki"},
		language.Hello:   {"kaip sekasi", "kaip gyvuojate", "kaip laikotės", "sveikutis", "sveikučiai", "labas labas", "labas", "laba diena", "labas rytas", "labas vakaras", "labą dieną", "labą rytą", "labą vakarą", "labo vakaro", "gera diena", "geras rytas", "geras vakaras", "gerą dieną", "gerą rytą", "gerą vakarą", "laba", "sveiki", "^sveikas", "^sveika", "sveiki gyvi", "labukas", "labutis", "alio", "=klausau"},
		language.OptOut:  {"neskambinkite", "nebeskambinkite", "daugiau neskambinkite", "neskambinkit", "nebeskambinkit", "neberašykite", "nerašykite", "nerašykite man", "nesiųskite", "nebesiųskite", "išbraukite mane", "ištrinkite mano", "pašalinkite mano", "atsisakau pranešimų", "atsisakau priminimų", "nebenoriu gauti", "nenoriu gauti", "nebenoriu priminimų", "nenoriu priminimų", "ištrinkite mane", "nustokite skambinti", "be priminimų"},
		language.Nothing: {"nieko kito", "kito nieko", "daugiau nieko ačiū", "ačiū tai viskas", "ne ačiū viskas", "ne daugiau nieko", "to užteks", "to pakanka", "man užtenka", "šiandien viskas", "jau viskas", "=viskas", "=tai viskas", "tai viskas", "^viskas ačiū", "viskas ačiū", "ne viskas ačiū", "=ne viskas", "^ne tai viskas", "ačiū viskas", "=nieko", "daugiau nieko", "nieko daugiau", "ne nieko", "ne nieko daugiau", "nieko ačiū", "=tiek", "tai tiek", "=tiek ir", "nieko nereikia", "daugiau nereikia", "daugiau nieko nereikia", "nebereikia nieko", "šiam kartui viskas", "šiam kartui tiek", "kol kas viskas", "kol kas tiek", "kol kas nieko", "viskas tiek", "viskas nieko daugiau", "tai ir viskas", "daugiau klausimų neturiu", "daugiau neturiu klausimų", "viskas aišku ačiū"},
		language.DontKnow: {
			"nesu įsitikinęs", "nesu įsitikinusi", "nežinočiau", "nenutuokiu", "nepasakysiu", "negalėčiau pasakyti",
			"nežinau", "dar nežinau", "nesu tikras", "nesu tikra", "neįsivaizduoju", "neturiu supratimo", "sunku pasakyti", "negaliu pasakyti", "neatsimenu", "neprisimenu", "pamiršau", "neapsisprendžiau", "dar neapsisprendžiau", "kas žino", "net nežinau", "nepamenu",
		},
		language.Any: {
			"bet kada", "bet kuriuo metu", "man vis vien", "vis vien", "kaip norite", "kaip jums", "pasirinkite jūs", "rinkitės jūs", "kad ir kuris", "koks skirtumas", "visi geri", "tiks bet kas", "tiks bet kuris", "tinka bet koks", "man abu tinka",
			"bet kuris", "bet kuri", "bet kurį", "bet kurią", "bet koks", "bet kokia", "bet kokį", "bet kokią", "bet kas", "bet kuriuo", "bet ką", "pas bet ką", "pas bet kurį", "nesvarbu", "man nesvarbu", "visiškai nesvarbu", "nėra skirtumo", "jokio skirtumo", "koks skirtumas", "vis tiek", "man vis tiek", "visvien", "man visvien", "kaip jums patogiau", "kaip patogiau jums", "parinkite jūs", "jūs parinkite", "parinkite man", "kuris nors", "kas nors", "abu tinka", "tinka abu", "abu variantai tinka", "tinka bet kuris", "tinka visi", "visi tinka", "tas pats", "man tas pats", "prisitaikysiu", "kuris laisvas", "kas laisvas", "spręskite jūs",
		},
		language.First: {
			"pirmas variantas", "pirmą variantą", "pirmasis variantas", "pirmąjį variantą", "pirmas laikas", "pirmą laiką", "pirmasis laikas", "pirmąjį laiką", "pirmasis", "pirmąjį", "pirmąją", "pirmoji", "pirmojo", "pirmas tinka", "?pirmas", "?pirmą", "?pirma", "?pirmo", "=pirmas", "=pirmą", "numeris vienas", "?=vienas", "?=1", "?artimiausias", "?artimiausią", "?artimiausią laiką", "?artimiausias laikas", "?anksčiausias", "?anksčiausią", "?anksčiausiai", "?ankstesnis", "?ankstesnį", "?ankstesnį laiką", "variantas vienas", "?ankstyvesnį", "?ankstyvesnis",
		},
		language.Second:  {"antras variantas", "antrą variantą", "antrasis variantas", "antrąjį variantą", "antras laikas", "antrą laiką", "antrasis laikas", "antrąjį laiką", "antrasis", "antrąjį", "antrąją", "antroji", "antrojo", "?antras", "?antrą", "?antra", "?antro", "=antras", "=antrą", "numeris du", "?=du", "?=2", "?vidurinis", "?vidurinį"},
		language.Third:   {"trečias variantas", "trečią variantą", "trečiasis variantas", "trečiąjį variantą", "trečias laikas", "trečią laiką", "trečiąjį laiką", "trečiasis", "trečiąjį", "trečiąją", "trečioji", "trečiojo", "?trečias", "?trečią", "?trečia", "?trečio", "=trečias", "=trečią", "numeris trys", "?=trys", "?=3"},
		language.Last:    {"paskutinis", "paskutinį", "paskutinė", "paskutinę", "paskutinysis", "paskutinįjį", "pastarasis", "pastarąjį", "pastaroji", "pastarąją", "paskutinis variantas", "paskutinį variantą", "paskutinį laiką", "?vėliausias", "?vėliausią", "?vėlesnį", "?vėlesnis"},
		language.Earlier: {"anksčiau", "ankstesnis", "ankstesnį", "ankstesnio", "ankstesnių", "ankstyvesnis", "ankstyvesnio", "per vėlu", "per vėlai", "man per vėlu", "kuo anksčiau", "truputį anksčiau", "šiek tiek anksčiau"},
		language.Later:   {"vėliau", "vėlesnis", "vėlesnį", "vėlesnio", "vėlesnių", "per anksti", "man per anksti", "truputį vėliau", "šiek tiek vėliau"},
		language.Correct: {"norėjau pasakyti", "turėjau omeny", "turėjau omenyje", "turiu omeny", "atsiprašau ne", "ne atsiprašau", "verčiau", "geriau", "tiksliau", "pataisau", "pataisykite", "pataisymas", "sakiau", "ne aš sakiau", "suklydau", "apsirikau", "ne tas", "ne ta", "iš tikrųjų", "tiesą sakant", "persigalvojau", "apsigalvojau", "vietoj to", "pakeiskite", "=ne tą", "o ne", "klaidingai pasakiau"},
		language.Backchan: {
			"=aha", "=mhm", "=supratau", "=suprantu", "=aišku", "=gerai", "=nu", "=taip", "=taip taip", "=jo", "=jojo", "=aha aha", "=ok", "=klausau", "=a", "=o", "=nu gerai", "=a supratau", "=aišku aišku", "=gerai gerai",
		},
		language.Hesitates: {"em", "emm", "ė", "ėė", "ee", "mm", "hm", "hmm", "^nu", "^na", "kaip čia", "kaip čia pasakyti", "kaip pasakyti", "pagalvosiu", "leiskite pagalvoti", "leisk pagalvoti", "tuoj pagalvosiu", "žodžiu", "tai va", "na va", "kaip ten", "palaukit pagalvosiu"},
	}
}
