package grammar

import "budi/language"

func lithuanianRules() ruleSet {
	s := parseRules(lithuanianTimeRules + lithuanianTalkRules + lithuanianAnswerRules)
	s.put("first-name", baltic(language.Lithuanian, lithuanianFirstNames))
	s.put("family-name", baltic(language.Lithuanian, lithuanianFamilyNames))
	return s
}

// lithuanianTimeRules are days, times of day and wishes about them.
const lithuanianTimeRules = `
<weekday> = pirmadienį | antradienį | trečiadienį | ketvirtadienį | penktadienį | /0.7/ šeštadienį | /0.3/ sekmadienį;
<weekday-base> = pirmadienis | antradienis | trečiadienis | ketvirtadienis | penktadienis | šeštadienis | sekmadienis;
<month> = sausio | vasario | kovo | balandžio | gegužės | birželio | liepos | rugpjūčio | rugsėjo | spalio | lapkričio | gruodžio;
<unit-nth> = pirmą | antrą | trečią | ketvirtą | penktą | šeštą | septintą | aštuntą | devintą;
<teen-nth> = dešimtą | vienuoliktą | dvyliktą | tryliktą | keturioliktą | penkioliktą | šešioliktą | septynioliktą | aštuonioliktą | devynioliktą;
<nth> = <unit-nth> | <teen-nth> | dvidešimtą | dvidešimt <unit-nth> | trisdešimtą | trisdešimt pirmą;
<date> = <month> <nth> [dieną] | /0.3/ <nth> dieną;
<morning> = aštuntą | devintą | dešimtą | vienuoliktą;
<daytime> = dvyliktą | pirmą | antrą | trečią | ketvirtą | penktą;
<evening> = /0.7/ penktą | šeštą | septintą | /0.5/ aštuntą;
<hour> = /4/ <morning> | /6/ <daytime> | šeštą | septintą | /0.7/ tryliktą | /0.7/ keturioliktą | /0.7/ penkioliktą | /0.7/ šešioliktą | /0.7/ septynioliktą | /0.7/ aštuonioliktą;
<hour-of> = aštuntos | devintos | dešimtos | vienuoliktos | dvyliktos | pirmos | antros | trečios | ketvirtos | penktos | šeštos | /0.3/ septintos;
<hours-of> = pirmos | dviejų | trijų | keturių | penkių | šešių | aštuonių | devynių | dešimties | vienuolikos | dvylikos;
<hours-to> = pirma | dvi | trys | keturios | penkios | šešios | devynios | dešimt | vienuolika | dvylika;
<minutes> = /3/ trisdešimt | penkiolika | keturiasdešimt penkios | /0.3/ dvidešimt | /0.2/ keturiasdešimt | /0.2/ penkiasdešimt;
<half> = /4/ pusę <hours-of> | /2/ pusė <hours-of> | pusę (antros | trečios | ketvirtos | penktos | devintos | dešimtos | vienuoliktos | dvyliktos);
<quarter> = /3/ be penkiolikos (/3/ <hours-to> | <hour>) | be (dešimties | penkių) <hours-to> | (penkiolika | dešimt) po <hours-of>;
<clock> = /4/ <hour> | /4/ <hour> valandą | /1.8/ <hour> <minutes> | /0.7/ <hour> valandą <minutes> [minučių] | /2.5/ <half> | /0.8/ <quarter> | /0.3/ vidurdienį;
<part> = ryte | /0.7/ iš ryto | po pietų | prieš pietus | vakare | /0.4/ dieną | /0.3/ po darbo | /0.3/ popiet | /0.2/ per pietus;
<parted> = /4/ <morning> [valandą] (/2/ ryto | /2/ ryte | iš ryto) | /4/ <daytime> [valandą] (/3/ po pietų | dienos) | /0.5/ pusę <hours-of> po pietų | /4/ <evening> [valandą] (/2/ vakaro | vakare);
<bounded> = /5/ <clock> | /3/ <parted> | /1.5/ po <hour-of> [valandos] | /0.7/ prieš <hour> | /1.5/ apie <clock> | /0.8/ nuo <hour-of> [valandos] | /0.3/ nuo <hour-of> iki <hour-of> | /0.5/ iki <hour-of> [valandos] | /0.3/ ne (anksčiau | vėliau) kaip <hour>;
<relative> = /4/ šiandien | /5/ rytoj | /2/ poryt | /0.3/ po savaitės | /0.2/ po dviejų dienų;
<week> = /2/ kitą savaitę | šią savaitę | /0.5/ ateinančią savaitę | /0.3/ savaitgalį | /0.2/ kitą mėnesį | /0.2/ kitos savaitės pradžioje;
<weekday-of> = pirmadienio | antradienio | trečiadienio | ketvirtadienio | penktadienio | šeštadienio;
<day-part> = <weekday-of> (/2/ rytą | vakarą | popietę) | /0.5/ šį vakarą | /0.5/ šiandien vakare | rytoj ryte;
<day> = /6/ <weekday> | /1.5/ kitą <weekday> | /1.5/ šį <weekday> | /0.4/ ateinantį <weekday> | /0.2/ kitos savaitės <weekday> | /0.2/ kitą savaitę <weekday> | /0.4/ <weekday-base> | /3/ <relative> | /2/ <date> | /0.4/ <weekday> <date>;
<moment> = /5/ <day> | /5/ <day> <bounded> | /5/ <bounded> | /3/ <day> <part> | /0.6/ <day-part> | /1.5/ <part> | /1.5/ <week> | /0.4/ <week> <part>;
<soon> = kuo greičiau | kuo anksčiau | bet kada | man nesvarbu | nesvarbu | bet kuriuo metu | artimiausiu metu | artimiausią laisvą laiką | kada turite laisvą laiką | kada turite;
<wish> = /12/ <moment> | /2/ <soon> | /0.8/ <day> arba <day> | /0.4/ tik ne <day> | /0.3/ <bounded> arba <clock>;
<time-lead> = gal | galėčiau | norėčiau | noriu | ar galima | ar galėčiau ateiti | galiu ateiti | man tiktų | man tinka | man geriau | geriau | ar turite laisvą laiką | ar turite | gal turite | tegul būna | užrašykite;
<time-tail> = prašau | jei galima | tiktų | man tinka | man tiktų | būtų gerai | ačiū | geriau;
<filler> = na | nu | tai | ee | am | hm | gerai;
`

// lithuanianTalkRules are what callers say in every state.
const lithuanianTalkRules = `
<yes> = /8/ taip | /2/ gerai | /2/ tinka | taip prašau | teisingai | taip teisingai | aha | žinoma | puiku | /0.5/ sutinku | taip tinka | /0.5/ tikrai taip | /0.5/ mhm | /0.5/ labai gerai | /0.3/ taip gerai | /0.3/ būtent | /0.4/ prašau;
<no> = /8/ ne | /1.5/ ne ačiū | /2/ netinka | /2/ neteisingai | ne netinka | ne neteisingai | /0.5/ nenoriu | /0.5/ tikrai ne | /0.4/ ne visai | /0.4/ ne taip | /0.3/ nereikia;
<repeat> = /2/ pakartokite [prašau] | prašau pakartokite | ką sakėte | nesupratau | neišgirdau | dar kartą [prašau] | atsiprašau | ką | prašau pakartoti | ar galite pakartoti;
<slower> = lėčiau [prašau] | kalbėkite lėčiau; <louder> = garsiau [prašau] | kalbėkite garsiau | nieko negirdžiu | blogai girdžiu;
<human> = noriu kalbėti su žmogumi | norėčiau kalbėti su žmogumi | [sujunkite] su žmogumi [prašau] | sujunkite su administratore | administratorę [prašau] | ar galiu pakalbėti su žmogumi | noriu pakalbėti su darbuotoju | operatorių;
<give-up> = atšaukti | stop | nebereikia | apsigalvojau | iš naujo | padėkite | pagalba;
<bye> = /2/ viso gero | /1.5/ sudie | iki | ačiū viso gero | ačiū iki | tai viskas [ačiū] | ne tai viskas [ačiū] | viskas ačiū | ne ačiū viso gero | geros dienos;
<thanks> = /3/ ačiū | dėkui | ačiū labai | labai ačiū | dėkoju;
<wait> = palaukite | sekundę [prašau] | minutėlę [prašau] | nežinau | /0.5/ pagalvosiu | nesu tikras | nesu tikra;
<halt> = /3/ stop | /2/ palaukite | palaukite prašau | palaukit | palaukite palaukite | stop stop | sustokite | /2/ ne ne | ne ne ne | ne palaukite | /0.5/ užtenka | /0.5/ gana | vieną minutę | sekundėlę;
<hello> = /3/ laba diena | labas | labas rytas | labas vakaras | sveiki | alio;
<price> = /2/ kiek kainuoja | kiek tai kainuoja | /4/ kiek kainuoja <service-term> | kokia kaina | kokia <service-term> kaina | kokios kainos | kiek kainuotų <service-term>;
<length> = kiek trunka | kiek laiko trunka | kiek trunka <service-term> | kiek tai užtrunka;
<hours> = kada dirbate | iki kelių dirbate | iki kelintos dirbate | ar dirbate (<weekday> | šiandien | rytoj | savaitgalį) | koks darbo laikas | nuo kelintos dirbate;
<place> = kur jūs esate | koks jūsų adresas | koks adresas | kaip jus rasti | kaip atvažiuoti | ar yra kur pasistatyti mašiną | kur galima pasistatyti automobilį;
<robot> = ar čia robotas | ar jūs robotas | ar kalbu su robotu | ar jūs žmogus;
<speak> = ar kalbate (rusiškai | angliškai) | ar galima (rusiškai | angliškai) | (rusiškai | angliškai) prašau;
<message> = noriu palikti žinutę | norėčiau palikti žinutę | perduokite žinutę | perskambinkite man [prašau] | ar galite man perskambinti | tegul man perskambina;
<urgent> = labai skubu | skubiai | tai skubu | labai skauda | reikia skubios pagalbos | neskubu;
<late> = vėluoju | truputį vėluosiu | vėluosiu;
<list> = kokias paslaugas teikiate | ką jūs darote | ar darote <service-term> | ar atliekate <service-term>;
<aside> = /3/ <repeat> | <halt> | /0.3/ <slower> | /0.3/ <louder> | /2/ <human> | <give-up> | /1.5/ <bye> | <thanks> | <wait> | /0.7/ <hello> | /2/ <price> | /0.7/ <length> | <hours> | /0.7/ <place> | /0.4/ <robot> | /0.4/ <speak> | /0.7/ <message> | /0.7/ <urgent> | /0.2/ <late> | /0.4/ <list> | <phrase>;
`

// lithuanianAnswerRules are the answers in each state, and free requests.
const lithuanianAnswerRules = `
<timed> = /6/ <wish> | /2/ <time-lead> <wish> | /1.5/ <wish> <time-tail>;
<time-answer> = /12/ <timed> | /1/ <filler> <timed> | /0.8/ <yes> | /0.8/ <no> | /0.6/ (ne | taip) <timed> | /3/ <aside>;
<ordinal> = pirmą | antrą | trečią | paskutinį | pirmas | antras | trečias | pirmasis | antrasis | trečiasis | pirmąjį | antrąjį | trečiąjį | ankstesnį | vėlesnį;
<picked> = /4/ <ordinal> | /3/ (pirmą | antrą | trečią | paskutinį | pirmąjį | antrąjį | trečiąjį) (variantą | laiką) | (pirmas | antras | trečias | paskutinis) (variantas | laikas) | /12/ <option> | /2/ <option> (prašau | tinka | gerai | man tinka | tiktų);
<pick-lead> = rinkčiausi | noriu | norėčiau | imu | tegul būna | gerai | taip | geriau | man tinka | užrašykite;
<refuse> = nė vienas [netinka] | joks [netinka] | netinka | vėliau | anksčiau | ar yra vėliau | ar yra anksčiau | gal yra vėliau | gal yra anksčiau | kitą dieną | kitu laiku | ar turite kitų laikų | kitą laiką | niekas netinka;
<choice-answer> = /10/ <picked> | /5/ <pick-lead> <picked> | /3/ <refuse> | /3/ <timed> | /0.5/ ne <timed> | <yes> | <no> | /2/ <aside>;
<confirm-answer> = /12/ <yes> | /11/ <no> | /2/ ne <timed> | /0.6/ <timed> | /0.5/ ne <full-name> | /0.3/ ne <digits> | /3/ <aside>;
<full-name> = /6/ <first-name> <family-name> | /3/ <first-name> | /1.5/ <family-name> | /5/ <known-name>;
<name-lead> = /3/ mano vardas | /2/ aš | esu | tai | čia | vardas | užrašykite | mano vardas pavardė;
<name-answer> = /6/ <full-name> | /5/ <name-lead> <full-name> | /0.4/ (taip | gerai | teisingai) | /0.4/ (ne | neteisingai) | /0.5/ ne <full-name> | /0.3/ [mano] pavardė <family-name> | /0.5/ <aside>;
<letters-answer> = <name-answer>;
<letters-right-answer> = <confirm-answer>;
<digit> = nulis | vienas | du | trys | keturi | penki | šeši | septyni | aštuoni | devyni;
<tens> = dešimt | vienuolika | dvylika | trylika | keturiolika | penkiolika | šešiolika | septyniolika | aštuoniolika | devyniolika | (dvidešimt | trisdešimt | keturiasdešimt | penkiasdešimt | šešiasdešimt | septyniasdešimt | aštuoniasdešimt | devyniasdešimt) [vienas | du | trys | keturi | penki | šeši | septyni | aštuoni | devyni];
<hundreds> = šimtas | (du | trys | keturi | penki | šeši | septyni | aštuoni | devyni) šimtai;
<digits> = [plius] (/8/ <digit> | /2/ <tens> | /0.7/ <hundreds>)+;
<phone-lead> = mano numeris | mano telefono numeris | numeris | taip | ne | telefonas;
<phone-answer> = /8/ <digits> | /4/ <phone-lead> <digits> | /1.5/ <yes> | /1.5/ <no> | (tas pats | šis | tuo pačiu | šiuo) [numeris | numeriu] | iš kurio skambinu | /2/ <aside>;
<who> = /6/ <staff-term> | bet kas | bet kuris | bet kuri | nesvarbu | man nesvarbu;
<staff-answer> = /8/ <who> | /3/ (pas | su | prie) <who> | /2/ (noriu | norėčiau) [pas] <who> | <yes> | <no> | /0.5/ <timed> | /2/ <aside>;
<branch-answer> = /8/ <option> | /2/ <ordinal> | <yes> | <no> | /2/ <aside>;
<rating-answer> = /8/ (<digit> | dešimt) | labai gerai | puikiai | gerai | blogai | labai blogai | neblogai | patenkinamai | /0.5/ <no> | <aside>;
<thing> = /4/ <class-term> | /3/ <detail-term> | <class-term> <detail-term>;
<detail-answer> = /8/ <thing> | /3/ (turiu | tai | mano | yra) <thing> | /2/ (<digit> | <tens>) [metų | mėnesių | metai] | /2/ <yes> | /2/ <no> | /1/ nežinau | <request> | /2/ <aside>;
<please-book> = /3/ noriu | /3/ norėčiau | /2/ noriu užsiregistruoti | /2/ norėčiau užsiregistruoti | noriu registruotis | norėčiau registruotis | reikia | man reikia | ar galima užsiregistruoti | užregistruokite mane | norėčiau užsirašyti | noriu užsirašyti | ar galiu užsirašyti | galima;
<bare-book> = noriu užsiregistruoti [vizitui] | norėčiau užsiregistruoti [vizitui] | norėčiau užsirašyti | noriu užsirašyti [pas gydytoją] | noriu registruotis | reikia vizito | norėčiau ateiti | ar galima užsiregistruoti;
<book> = /7/ <please-book> [į | dėl | pas] <service-term> | /4/ <please-book> [į | dėl] <service-term> <wish> | /4/ <service-term> | /1.5/ <service-term> <wish> | /4/ <bare-book> | /3/ <bare-book> <wish> | <bare-book> pas <staff-term> [<wish>] | /0.5/ <wish> <service-term>;
<free> = kada turite laisvą laiką | kada galėčiau ateiti | kada galima ateiti | ar turite laisvo laiko <wish> | ar yra laisvo laiko <wish> | kada artimiausias laisvas laikas | kada dirba <staff-term>;
<move> = (noriu | norėčiau | reikia) (perkelti | pakeisti) vizitą [<wish>] | ar galima perkelti vizitą [<wish>] | (noriu | norėčiau) pakeisti laiką | negaliu ateiti [<day>];
<cancel> = (noriu | norėčiau | reikia | prašau) atšaukti vizitą | atšaukite [mano] vizitą | negalėsiu ateiti [<day>];
<check> = kada mano vizitas | kelintą valandą mano vizitas | ar esu užregistruotas | ar esu užregistruota;
<request-core> = /10/ <book> | /2.5/ <price> | <length> | /1.5/ <hours> | <place> | /1.5/ <free> | /1.5/ <move> | /1.5/ <cancel> | /0.7/ <check> | /0.7/ <list> | /1.5/ <human> | /0.8/ <message> | /0.8/ <urgent> | /1.2/ <phrase> | /0.6/ <late>;
<greeted> = /4/ <request-core> | /2/ <hello> <request-core> | <filler> <request-core> | /0.5/ <request-core> prašau;
<request> = /20/ <greeted> | <yes> | <no> | /0.5/ <thanks> | <bye> | <hello> | <repeat> | /0.5/ <slower> | /0.3/ <louder> | /0.4/ <robot> | /0.5/ <speak> | /0.5/ <wait> | /0.3/ <give-up> | /0.7/ <timed> | /0.4/ <halt>;
<more> = /4/ <no> | /1.5/ <yes> | /4/ <bye> | /2/ <thanks> | /2/ ne (tai viskas | ačiū) [<bye>] | /6/ <greeted> | taip <request-core> | /0.5/ <repeat> | /0.3/ <wait> | /0.5/ <timed> | /0.4/ <halt>;
<service-answer> = /6/ <service-term> | /2/ <service-term> prašau | /4/ <please-book> [į | dėl] <service-term> | (ne | taip) <service-term> | /4/ <greeted> | /0.5/ <yes> | /0.5/ <no> | /0.5/ <wait> | /0.5/ <repeat> | /0.3/ <list> | /0.4/ <halt>;
`
