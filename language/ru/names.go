package ru

import (
	"strings"

	"budi/language"
	"budi/language/hearing"
	"budi/language/person"
)

func nameReader() *person.Reader {
	return &person.Reader{
		Intros: append(intros(false,
			"меня зовут", "мое имя", "имя", "моя фамилия", "фамилия", "имя и фамилия", "имя фамилия", "фамилия и имя", "зовут меня", "зовут", "вас беспокоит", "на имя", "запишите меня как", "запишите на имя", "запишите на", "запишите",
			"записывайте", "говорит", "с вами говорит", "это говорит", "мою дочь зовут", "моего сына зовут", "господин", "госпожа",
		), intros(true, "для моей дочери", "для моего сына", "для сына", "для дочери", "для мужа", "для жены", "для мамы", "для папы", "я", "это", "для", "на")...),
		Unless:  hearing.Words("собаку", "собаки", "кошку", "кошки", "кота", "пса", "щенка", "щенок", "котенка", "питомца", "улицы", "компании", "фирмы", "врача", "доктора", "попугая", "кролика", "хомяка", "его", "ее", "собака", "кошка", "кот"),
		Given:   person.NewGiven([]string{person.Russian}, decline, nil),
		Stop:    hearing.Words(strings.Fields(strings.ReplaceAll(stopWords, "ё", "е"))...),
		Denials: []person.Denial{{Words: []string{"не"}}, {Words: []string{"не", "для"}}},
		Letters: speller(),
		Family:  family,
	}
}

func intros(weak bool, phrases ...string) []person.Intro {
	var l []person.Intro
	for _, p := range phrases {
		l = append(l, person.Intro{Words: strings.Fields(p), Weak: weak})
	}
	return l
}

// irregular has the stems that change.
var irregular = map[string]string{"пётр": "петр", "павел": "павл", "лев": "льв"}

// decline lists a given name's forms.
func decline(name string) (forms map[string]language.Case, feminine bool) {
	forms = map[string]language.Case{}
	put := func(stem string, genitive, dative, accusative, instrumental, locative string) {
		for _, f := range [...]struct {
			ending string
			c      language.Case
		}{{genitive, language.Genitive}, {accusative, language.Accusative}, {dative, language.Dative}, {instrumental, language.Instrumental}, {locative, language.Locative}} {
			if _, taken := forms[stem+f.ending]; !taken {
				forms[stem+f.ending] = f.c
			}
		}
	}
	if stem, ok := irregular[name]; ok {
		put(stem, "а", "у", "а", "ом", "е")
		return forms, false
	}
	switch {
	case strings.HasSuffix(name, "ия"):
		put(strings.TrimSuffix(name, "я"), "и", "и", "ю", "ей", "и")
		return forms, true
	case strings.HasSuffix(name, "я"):
		put(strings.TrimSuffix(name, "я"), "и", "е", "ю", "ей", "е")
		return forms, true
	case strings.HasSuffix(name, "а"):
		stem := strings.TrimSuffix(name, "а")
		genitive := "ы"
		if strings.ContainsAny(stem[max(0, len(stem)-2):], "гкхжшчщ") {
			genitive = "и"
		}
		put(stem, genitive, "е", "у", "ой", "е")
		put(stem, genitive, "е", "у", "ей", "е")
		return forms, true
	case strings.HasSuffix(name, "ь") && name == "любовь":
		put("любов", "и", "и", "ь", "ью", "и")
		return forms, true
	case strings.HasSuffix(name, "ь"), strings.HasSuffix(name, "й"):
		_, cut := lastRune(name)
		put(cut, "я", "ю", "я", "ем", "е")
	case strings.HasSuffix(name, "о"), strings.HasSuffix(name, "е"), strings.HasSuffix(name, "э"):
	default:
		put(name, "а", "у", "а", "ом", "е")
	}
	return forms, false
}

func lastRune(s string) (last, rest string) {
	r := []rune(s)
	return string(r[len(r)-1]), string(r[:len(r)-1])
}

// family brings a family name to the nominative from the case that the given
// name before it has.
func family(name string, from language.Case, feminine bool) string {
	replace := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if stem, ok := strings.CutSuffix(name, pairs[i]); ok && len(stem) >= 4 {
				return stem + pairs[i+1]
			}
		}
		return name
	}
	switch {
	case from == language.Nominative:
		return name
	case feminine && from == language.Accusative:
		return replace("скую", "ская", "ову", "ова", "еву", "ева", "ину", "ина", "ыну", "ына")
	case feminine:
		return replace("ской", "ская", "овой", "ова", "евой", "ева", "иной", "ина", "ыной", "ына")
	}
	switch from {
	case language.Genitive, language.Accusative:
		return replace("ского", "ский", "цкого", "цкий", "ова", "ов", "ева", "ев", "ина", "ин", "ына", "ын", "яна", "ян", "ука", "ук", "ича", "ич")
	case language.Dative:
		return replace("скому", "ский", "цкому", "цкий", "ову", "ов", "еву", "ев", "ину", "ин", "ыну", "ын", "яну", "ян", "уку", "ук", "ичу", "ич")
	case language.Instrumental:
		return replace("ским", "ский", "цким", "цкий", "овым", "ов", "евым", "ев", "иным", "ин", "ыным", "ын", "яном", "ян", "уком", "ук", "ичем", "ич")
	}
	return name
}

const stopWords = `
я ты он она оно мы вы они меня мне мной тебя тебе его ему ей её нас нам вас вам их им мой моя моё мои твой ваш ваша наш свой
и или а но не что чтобы если как так же ли уж ну вот это этот эта эти тот та те там тут здесь сейчас теперь потом ещё уже только очень
в во на с со к ко от до из за по о об про для без при у над под между через после около
кто кого кому чего чем когда где куда откуда почему зачем сколько какой какая какое какие который
да нет ага угу хорошо ладно спасибо пожалуйста здравствуйте привет добрый день утро вечер доброе свидания пока извините простите
есть был была было были буду будет быть хочу хотел хотела хотелось бы могу можно нужно надо нужна нужен
записаться запись записать запишите отменить перенести изменить поменять приём прием визит услуга номер телефон телефона имя фамилия зовут фамилию звоню говорит говорю звонит
сегодня завтра послезавтра вчера утром днём вечером ночью неделя неделю месяц год час часа часов минут минуту полдень
понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье января февраля марта апреля мая июня июля августа сентября октября ноября декабря
стрижка стрижку окрашивание маникюр укладка осмотр чистка чистку пломба пломбу зуб зуба зубов врач врача врачу стоматолог отбеливание удаление замена масла шин диагностика прививка вакцинация консультация собака кошка кот машина
цена стоит стоимость адрес срочно болит боль кровь человек человека робот оператор оператора
один два три четыре пять шесть семь восемь девять десять ноль
знаю понял поняла думаю подождите повторите всё ничего никто кто-то любой другой другая новый первый второй третий последний раньше позже
жена жену жене жены муж мужа мужу сын сына сыну дочь дочери мама маму маме папа папу друг друга подруга ребенок ребенка мою моего моей моему
по-русски русски английски армянски литовски буквам скажу сказал сказала`
