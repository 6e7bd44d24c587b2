package hy

import (
	"strings"

	"budi/language"
	"budi/language/hearing"
	"budi/language/person"
)

func nameReader() *person.Reader {
	return &person.Reader{
		Intros: append(intros(false,
			"իմ անունը", "իմ անունն", "անունը", "անունս", "իմ անուն ազգանունը", "անուն ազգանունս", "անուն ազգանունը", "իմ ազգանունը", "ազգանունս", "ազգանունը", "ինձ կոչում են", "ինձ անվանում են",
			"գրանցեք ինձ որպես", "գրանցեք", "գրեք", "խոսում է", "պարոն", "տիկին", "օրիորդ",
		), intros(true, "ես", "ես եմ", "սա", "դա")...),
		Behind:  [][]string{{"անունով"}, {"անվամբ"}, {"է", "իմ", "անունը"}},
		Outros:  hearing.Words("է", "ա", "եմ", "էր"),
		Unless:  hearing.Words("շան", "շնիկի", "կատվի", "կատվիկի", "կենդանու", "փողոցի", "ընկերության", "բժշկի", "նրա", "շունիկի", "շանս", "կատվիս"),
		Given:   person.NewGiven([]string{person.Armenian}, declineGiven, nil),
		Stop:    hearing.Words(strings.Fields(stopWords)...),
		Denials: []person.Denial{{Words: []string{"ոչ", "թե"}}, {Words: []string{"ոչ"}, No: true}},
		Letters: &person.Speller{
			Names:   letterNames(),
			Common:  hearing.Words("է", "ո", "և", "դա", "ա", "ե", "ու", "մեն", "հո", "շա", "չա", "եչ"),
			Links:   [][]string{{"ինչպես"}, {"ոնց", "որ"}, {"ինչպես", "որ"}},
			Clues:   hearing.Words("տառերով", "տառ", "տառերը"),
			Fillers: hearing.Words("հետո"),
			Repeats: map[string]int{"կրկնակի": 2, "երկու": 2},
		},
		Family: family,
	}
}

func intros(weak bool, phrases ...string) []person.Intro {
	var l []person.Intro
	for _, p := range phrases {
		l = append(l, person.Intro{Words: strings.Fields(p), Weak: weak})
	}
	return l
}

// declineGiven lists a given name's forms: with the article, genitive, dative and
// ablative.
func declineGiven(name string) (map[string]language.Case, bool) {
	forms := map[string]language.Case{
		name + "ը": language.Accusative, name + "ն": language.Accusative, name + "ի": language.Genitive,
		name + "ին": language.Dative, name + "ից": language.Genitive, name + "ով": language.Instrumental,
	}
	if stem, ok := strings.CutSuffix(name, "ի"); ok { // Անի, Անու
		forms[stem+"ու"], forms[stem+"ուն"] = language.Genitive, language.Dative
	}
	if stem, ok := strings.CutSuffix(name, "ա"); ok { // Աննա, Աննայի
		for _, e := range []string{"այի", "այից"} {
			forms[stem+e] = language.Genitive
		}
		forms[stem+"ային"] = language.Dative
	}
	return forms, false
}

// family takes the endings off a family name in -յան.
func family(name string, _ language.Case, _ bool) string {
	at := strings.LastIndex(name, "յան")
	if at <= 0 {
		return name
	}
	switch name[at+len("յան"):] {
	case "ը", "ն", "ի", "ին", "ից", "ով", "ս":
		return name[:at+len("յան")]
	}
	return name
}

// letterNames maps the letters' names to the letters.
func letterNames() map[string]string {
	names := map[string]string{"գծիկ": "-"}
	for f := range strings.FieldsSeq(`
ա:այբ բ:բեն գ:գիմ դ:դա ե:եչ զ:զա է:է ը:ըթ թ:թո ժ:ժե ի:ինի լ:լյուն խ:խե ծ:ծա կ:կեն հ:հո ձ:ձա ղ:ղատ ճ:ճե մ:մեն յ:հի ն:նու շ:շա ո:ո,վո չ:չա պ:պե ջ:ջե ռ:ռա ս:սե
վ:վեվ տ:տյուն ր:րե ց:ցո ու:ու փ:փյուր ք:քե և:և օ:օ ֆ:ֆե`) {
		letter, list, _ := strings.Cut(f, ":")
		for n := range strings.SplitSeq(list, ",") {
			names[n] = letter
		}
	}
	return names
}

const stopWords = `
ես դու նա մենք դուք նրանք ինձ քեզ նրան մեզ ձեզ իմ քո նրա մեր ձեր իր
և ու կամ բայց այլ որ եթե երբ ինչպես ոնց թե էլ էլի դեռ արդեն հիմա այստեղ այնտեղ էստեղ միայն շատ
է եմ ես ենք եք են էի էր էինք էիք էին կա կան չկա լինի կլինի կլինեմ չէ չի չեմ չենք
ով ինչ երբ որտեղ ուր ինչու որքան քանի ինչքան որ որը որի
այո հա ոչ լավ շնորհակալություն խնդրում խնդրեմ բարև ողջույն կներեք ներեցեք ցտեսություն իհարկե
ուզում կուզեի կցանկանայի ցանկանում պետք հարկավոր կարող կարելի եք գրանցվել գրանցել գրանցեք չեղարկել տեղափոխել փոխել այց ժամ ժամը ժամի րոպե ծառայություն համար համարը հեռախոս հեռախոսի անուն անունը անունս ազգանուն զանգում խոսում
այսօր վաղը երեկ առավոտյան ցերեկը երեկոյան գիշեր շաբաթ ամիս տարի օր օրը կեսօր
երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ կիրակի հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
մազ մազերի մազերը կտրվածք կտրվածքի սանրվածք ներկում ներկել մատնահարդարում մատնահարդարման մանիկյուր սանրել գին գինը արժե հասցե հասցեն շտապ ցավում ցավ մարդ մարդու ռոբոտ օպերատոր վարպետ
մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը տասը զրո
գիտեմ չգիտեմ հասկացա սպասեք կրկնեք ամեն բան ոչինչ որևէ ցանկացած ուրիշ նոր առաջին երկրորդ երրորդ վերջին
կինս կնոջս ամուսինս ամուսնուս որդիս որդուս տղաս տղայիս աղջիկս աղջկաս մայրս մորս հայրս ընկերս ընկերոջս
հայերեն ռուսերեն անգլերեն տառերով ասեմ ասացի սա դա այս այդ`
