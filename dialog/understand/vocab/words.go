package vocab

import (
	"slices"
	"strings"

	"budi/dialog/understand/stem"
	"budi/dialog/understand/word"
	"budi/language"
)

// stopWords name nothing within a term.
var stopWords = map[language.Tag]map[string]bool{
	language.English:    folded("a an the of for my your our to see and in on with at is it its do does this that i me we you be are"),
	language.Lithuanian: folded("ir su be už dėl į iš mano jūsų tai ar yra per nuo iki man prie pas po"),
	language.Russian:    folded("и с на в для от за по у со к ко мой моя моей моего это ли мне вы"),
	language.Armenian:   folded("և ու է իմ ձեր մեր համար մեջ ես եք են"),
}

// generic heads name too many things to stand for one.
var generic = func() map[string]bool {
	m := map[string]bool{}
	for lang, list := range map[language.Tag]string{
		language.English: "visit appointment service change check procedure work treatment repair replacement care therapy " +
			"time job fix fixed done side look put work working statement package session test system set new car dog cat pet day hair tooth teeth",
		language.Lithuanian: "vizitas procedūra paslauga keitimas gydymas remontas darbas darbai patikrinimas priežiūra " +
			"paketas laikas automobilis šuo šunį šuniui šuns šunys katė katę katei katinas katiną kalė gyvūnas gyvūno diena plaukai " +
			"dantys dantis danties dantį",
		language.Russian:  "визит процедура услуга замена лечение ремонт работа проверка уход пакет время волос волосы зуб зубов день",
		language.Armenian: "այց ծառայություն փոխում բուժում աշխատանք ստուգում մազեր մազերի ժամ օր ատամ",
	} {
		for w := range strings.FieldsSeq(list) {
			m[stem.Of(lang, word.Fold(w))] = true
		}
	}
	return m
}()

// common words are never taken for a misheard term.
var common = folded(`about after again allow already another anything around because before being book booking
	bring broken calling could doing feeling filing finding friday monday tuesday thursday saturday sunday wednesday
	going great happy having hello hours house later leave maybe meeting minute month morning never nothing number
	order other people phone place please price really reason right second should since someone something sorry
	speak still thank thanks there these thing think third those today tomorrow tonight under until using usual
	visit wanted waiting watch water week weekend would wrong years yesterday talking taking thinking testing
	noriu norėčiau galima galėčiau reikia laikas laiko laisvas labas labai vakare rytoj šiandien kada prašau
	penktadienį pirmadienį antradienį trečiadienį ketvirtadienį šeštadienį sekmadienį valandą kaina kainuoja
	geriau gerai tikrai tikras tikra tiksliai viskas ačiū turiu kitas kitą savaitę dieną dienos sveiki patogu tinka
	можно нужно хочу хотел хотела хотелось будет завтра сегодня вечером утром пожалуйста спасибо время когда
	сколько стоит здравствуйте добрый пятницу среду субботу понедельник вторник четверг воскресенье
	հարմար ուզում կարող պետք խնդրում շնորհակալ հերթագրվել գրանցվել`)

// Stem is what a folded word of a language is compared by: its stem, or a
// common word itself, which is never an inflected form of something else.
func Stem(lang language.Tag, fold string) string { return stemOf(lang, fold, common[fold]) }

func stemOf(lang language.Tag, fold string, common bool) string {
	if common {
		return fold
	}
	return stem.Of(lang, fold)
}

func folded(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[word.Fold(w)] = true
	}
	return m
}

// content leaves the stop words of a language out, unless nothing else is
// there.
func content(words []word.Word, lang language.Tag) []word.Word {
	out := slices.DeleteFunc(slices.Clone(words), func(w word.Word) bool { return stopWords[lang][w.Fold] })
	if len(out) == 0 {
		return words
	}
	return out
}

// digits are the figures that are said within the name of a thing ("X five").
var digits = func() map[string]string {
	m := map[string]string{}
	for _, list := range []string{
		"zero one two three four five six seven eight nine",
		"nulis vienas du trys keturi penki šeši septyni aštuoni devyni",
		"ноль один два три четыре пять шесть семь восемь девять",
		"զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը",
	} {
		for i, w := range strings.Fields(list) {
			m[word.Fold(w)] = string(rune('0' + i))
		}
	}
	return m
}()

// digit is the figure that a word names, or the word.
func digit(fold string) string {
	if d, ok := digits[fold]; ok {
		return d
	}
	return fold
}
