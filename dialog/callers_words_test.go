package dialog_test

import "budi/language"

// tongue is how simulated callers of a language say things.
type tongue struct {
	book     []string  // %s is the service
	bookAt   []string  // %s is the service, then the time
	any      []string  // no service yet
	weekdays [7]string // from Sunday, as the answer to "when?"
	tomorrow string
	hours    map[int]string // as the answer to "at what time?"
	at       string         // joins day and hour
	first    []string
	second   []string
	yes, no  []string
	none     []string    // nothing else
	names    [][2]string // as said, and as it is meant
	phones   [][2]string
	price    string // %s is the service
	hoursQ   string
	robot    string
	repeat   string
	noDay    string // %s is another day
	fix      string // %s is the right name
	message  string
	text     string
	move     string
	cancel   string
	later    string
	noise    []string
	courtesy []string
	messages string   // the beginning of "message"
	around   []string // before what is meant
	all      string   // %[1]s the service, %[2]s the time, %[3]s the name, %[4]s the number
	both     string   // %[1]s and %[2]s the services, %[3]s the time
}

func tongues() map[language.Tag]tongue {
	return map[language.Tag]tongue{
		"en": {
			book:     []string{"I'd like to book %s", "hi, I need %s", "can I make an appointment for %s please", "%s please", "um, hello, could I come in for %s"},
			bookAt:   []string{"I'd like %[1]s %[2]s", "can you do %[1]s %[2]s?", "book me in for %[1]s %[2]s please"},
			any:      []string{"I'd like to make an appointment", "I want to book a visit", "can I book something please"},
			weekdays: [7]string{"on Sunday", "on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday"},
			tomorrow: "tomorrow",
			hours:    map[int]string{9: "nine", 10: "ten", 11: "eleven", 12: "noon", 13: "one in the afternoon", 14: "two p.m.", 15: "three in the afternoon", 16: "16:00", 17: "five p.m."},
			at:       " at ", first: []string{"the first one", "first please", "the earliest one"}, second: []string{"the second one", "second", "number two"},
			yes: []string{"yes", "yes please", "sure", "that's right", "okay", "yeah, go ahead"}, no: []string{"no", "no thanks"},
			none:   []string{"no thank you", "that's all", "no, that's it, bye", "nothing else, thanks"},
			names:  [][2]string{{"Tom", "Tom"}, {"my name is Anna Smith", "Anna Smith"}, {"it's Peter", "Peter"}, {"Mary Jones", "Mary Jones"}, {"this is John Baker speaking", "John Baker"}},
			phones: [][2]string{{"612 34 567", "+37061234567"}, {"it's zero six one two three four five six seven", "+37061234567"}, {"+370 698 76 543", "+37069876543"}, {"six one two, three four five, six seven", "+37061234567"}},
			price:  "how much is %s?", hoursQ: "when are you open?", robot: "am I talking to a robot?", repeat: "sorry, can you repeat that?",
			noDay: "no, %s", fix: "no, my name is %s", message: "I want to leave a message", text: "please send me the invoice from last week",
			move: "I need to move my appointment", cancel: "I'd like to cancel my appointment", later: "do you have anything later?",
			noise:    []string{"uh", "hmm let me think", "blah blah blah", "the weather is nice today"},
			messages: "messag", courtesy: []string{"please", "yes please", "thank you", "okay"},
			around: []string{"well you know, my wife said that I really should ring you, so", "hello dear, I hope I'm not disturbing, you see", "right, so, um, what I was thinking is"},
			all:    "I'd like %[1]s %[2]s, my name is %[3]s and my number is %[4]s", both: "I'd like %[1]s and %[2]s, %[3]s",
		},
		"lt": {
			book:     []string{"norėčiau užsiregistruoti: %s", "laba diena, man reikia: %s", "%s, prašau", "gal galėčiau užsirašyti, %s"},
			bookAt:   []string{"norėčiau užsiregistruoti, %[1]s, %[2]s", "ar galima %[2]s, %[1]s?"},
			any:      []string{"norėčiau užsiregistruoti", "noriu užsirašyti vizitui", "gal galite mane užregistruoti"},
			weekdays: [7]string{"sekmadienį", "pirmadienį", "antradienį", "trečiadienį", "ketvirtadienį", "penktadienį", "šeštadienį"},
			tomorrow: "rytoj",
			hours:    map[int]string{9: "devintą valandą", 10: "dešimtą", 11: "vienuoliktą valandą", 12: "dvyliktą", 13: "tryliktą valandą", 14: "antrą valandą dienos", 15: "penkioliktą", 16: "keturioliktą trisdešimt", 17: "17 valandą"},
			at:       " ", first: []string{"pirmas", "pirmą, prašau", "tinka pirmas"}, second: []string{"antras", "antrą", "tinka antras"},
			yes: []string{"taip", "taip, prašau", "gerai", "tinka", "taip, viskas teisingai"}, no: []string{"ne", "ne, ačiū"},
			none:   []string{"ne, ačiū", "tai viskas", "viskas, ačiū, viso gero", "daugiau nieko"},
			names:  [][2]string{{"Ona", "Ona"}, {"mano vardas Jonas Petraitis", "Jonas Petraitis"}, {"aš Rūta", "Rūta"}, {"Tomas Kazlauskas", "Tomas Kazlauskas"}},
			phones: [][2]string{{"612 34 567", "+37061234567"}, {"nulis šeši vienas du trys keturi penki šeši septyni", "+37061234567"}, {"+370 698 76 543", "+37069876543"}},
			price:  "kiek kainuoja %s?", hoursQ: "kokios jūsų darbo valandos?", robot: "ar jūs robotas?", repeat: "atsiprašau, pakartokite",
			noDay: "ne, %s", fix: "ne, mano vardas %s", message: "norėčiau palikti žinutę", text: "prašau atsiųsti praėjusios savaitės sąskaitą",
			move: "norėčiau perkelti savo vizitą", cancel: "noriu atšaukti vizitą", later: "gal turite ką nors vėliau?",
			noise:    []string{"nu", "palaukite, pagalvosiu", "bla bla bla", "šiandien gražus oras"},
			messages: "žinut", courtesy: []string{"prašau", "taip, prašau", "ačiū", "gerai"},
			around: []string{"žinote, žmona sakė, kad man reikėtų jums paskambinti, tai", "laba diena, atsiprašau, kad trukdau, matote", "na, tai aš pagalvojau, kad"},
			all:    "norėčiau užsiregistruoti, %[1]s, %[2]s, mano vardas %[3]s, telefonas %[4]s", both: "norėčiau užsiregistruoti: %[1]s ir %[2]s, %[3]s",
		},
		"ru": {
			book:     []string{"хочу записаться: %s", "здравствуйте, мне нужна услуга: %s", "%s, пожалуйста", "можно записаться, %s"},
			bookAt:   []string{"хочу записаться, %[1]s, %[2]s", "можно %[2]s, %[1]s?"},
			any:      []string{"хочу записаться", "запишите меня, пожалуйста", "можно к вам записаться?"},
			weekdays: [7]string{"в воскресенье", "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу"},
			tomorrow: "завтра",
			hours:    map[int]string{10: "в десять", 11: "в одиннадцать утра", 12: "в двенадцать", 13: "в час дня", 14: "в два часа дня", 15: "в три часа дня", 16: "в 16:00", 17: "в пять вечера"},
			at:       " ", first: []string{"первый", "первый вариант", "давайте первый"}, second: []string{"второй", "второе", "давайте второй вариант"},
			yes: []string{"да", "да, конечно", "хорошо", "верно", "да, записывайте"}, no: []string{"нет", "нет, спасибо"},
			none:   []string{"нет, спасибо", "это всё", "всё, спасибо, до свидания", "больше ничего"},
			names:  [][2]string{{"Мария", "Мария"}, {"меня зовут Анна Иванова", "Анна Иванова"}, {"Сергей", "Сергей"}},
			phones: [][2]string{{"+374 91 23 45 67", "+37491234567"}, {"ноль девяносто один двадцать три сорок пять шестьдесят семь", "+37491234567"}},
			price:  "сколько стоит %s?", hoursQ: "до скольки вы работаете?", robot: "вы робот?", repeat: "повторите, пожалуйста",
			noDay: "нет, %s", fix: "нет, меня зовут %s", message: "хочу оставить сообщение", text: "пришлите мне, пожалуйста, счёт за прошлую неделю",
			move: "хочу перенести запись", cancel: "хочу отменить запись", later: "а есть что-нибудь позже?",
			noise:    []string{"ну", "подождите, дайте подумать", "бла-бла-бла", "сегодня хорошая погода"},
			messages: "сообщ", courtesy: []string{"пожалуйста", "да, пожалуйста", "спасибо", "хорошо"},
			around: []string{"знаете, мне жена сказала вам позвонить, так вот", "здравствуйте, извините за беспокойство, понимаете", "ну, значит, я тут подумала"},
			all:    "хочу записаться, %[1]s, %[2]s, меня зовут %[3]s, телефон %[4]s", both: "хочу записаться: %[1]s и %[2]s, %[3]s",
		},
		"hy": {
			book:     []string{"ուզում եմ գրանցվել, %s", "բարև ձեզ, ինձ պետք է %s", "%s, խնդրում եմ"},
			bookAt:   []string{"ուզում եմ գրանցվել, %[1]s, %[2]s"},
			any:      []string{"ուզում եմ գրանցվել", "կարո՞ղ եք ինձ գրանցել"},
			weekdays: [7]string{"կիրակի", "երկուշաբթի", "երեքշաբթի", "չորեքշաբթի", "հինգշաբթի", "ուրբաթ", "շաբաթ օրը"},
			tomorrow: "վաղը",
			hours:    map[int]string{10: "ժամը տասին", 11: "ժամը տասնմեկին", 12: "ժամը տասներկուսին", 14: "ժամը 14-ին", 15: "ժամը 15:00-ին"},
			at:       " ", first: []string{"առաջինը", "առաջին տարբերակը"}, second: []string{"երկրորդը"},
			yes: []string{"այո", "այո, խնդրում եմ", "լավ"}, no: []string{"ոչ", "ոչ, շնորհակալություն"},
			none:   []string{"ոչ, շնորհակալություն", "այսքանը", "ոչ, ցտեսություն"},
			names:  [][2]string{{"Անահիտ", "Անահիտ"}, {"իմ անունը Լիլիթ է", "Լիլիթ"}, {"Արամ", "Արամ"}},
			phones: [][2]string{{"+374 91 23 45 67", "+37491234567"}, {"091 23 45 67", "+37491234567"}},
			price:  "որքա՞ն արժե %s", hoursQ: "մինչև ժամը քանիսն եք աշխատում", robot: "դուք ռոբո՞տ եք", repeat: "խնդրում եմ կրկնեք",
			noDay: "ոչ, %s", fix: "ոչ, իմ անունը %s է", message: "ուզում եմ թողնել հաղորդագրություն", text: "խնդրում եմ ուղարկել անցյալ շաբաթվա հաշիվը",
			move: "ուզում եմ տեղափոխել գրանցումս", cancel: "ուզում եմ չեղարկել գրանցումս", later: "ավելի ուշ ժամ ունե՞ք",
			noise:    []string{"դե", "սպասեք, մտածեմ", "բլա բլա", "այսօր լավ եղանակ է"},
			messages: "հաղորդ", courtesy: []string{"խնդրում եմ", "այո, խնդրում եմ", "շնորհակալություն", "լավ"},
			around: []string{"գիտեք, կինս ասաց, որ ձեզ զանգեմ", "բարև ձեզ, ներեցեք անհանգստացնելու համար"},
			all:    "ուզում եմ գրանցվել, %[1]s, %[2]s, իմ անունը %[3]s է, հեռախոսս՝ %[4]s", both: "ուզում եմ գրանցվել՝ %[1]s և %[2]s, %[3]s",
		},
	}
}
