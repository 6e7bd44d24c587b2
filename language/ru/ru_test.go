package ru_test

import (
	"testing"

	"budi/language"
	"budi/language/langtest"
	"budi/language/ru"
)

var samples = langtest.Samples{
	Introduction: "меня зовут Анна Петрова",
	Name:         "Анна Петрова",
	Phones:       []string{"+37061234567", "+74951234567", "+37491123456"},
	Currencies:   []string{"EUR", "RUB", "AMD"},
	Cases:        []language.Case{language.Nominative, language.Genitive, language.Dative, language.Accusative, language.Instrumental, language.Locative},
	Genders:      []language.Gender{language.Masculine, language.Feminine, language.Neuter},
	Courtesies:   []string{"пожалуйста", "большое спасибо", "будьте добры"},
	Signals: map[language.SignalKind]string{
		language.Yes:       "да",
		language.No:        "нет, спасибо",
		language.Maybe:     "может быть",
		language.Repeat:    "повторите пожалуйста",
		language.Slower:    "помедленнее",
		language.Louder:    "погромче",
		language.Stop:      "хватит",
		language.Wait:      "подождите",
		language.Thanks:    "спасибо",
		language.Bye:       "до свидания",
		language.Hello:     "добрый вечер",
		language.OptOut:    "больше не звоните",
		language.Nothing:   "это всё",
		language.DontKnow:  "не знаю",
		language.Any:       "мне всё равно",
		language.First:     "первый вариант",
		language.Second:    "второй вариант",
		language.Third:     "третий вариант",
		language.Last:      "последний",
		language.Earlier:   "пораньше",
		language.Later:     "попозже",
		language.Correct:   "вернее в четверг",
		language.Backchan:  "угу",
		language.Hesitates: "эм",
	},
}

func TestPack(t *testing.T) { langtest.Run(t, ru.New(), samples) }

func TestGolden(t *testing.T) {
	langtest.Golden(t, ru.New(), "testdata/said.golden", []language.Noun{{One: "визит", Few: "визита", Many: "визитов"}, {One: "услуга", Few: "услуги", Many: "услуг", Gender: language.Feminine}}, []string{"EUR", "RUB", "AMD"}, []string{
		"Работаем Пн-Пт 9:00-18:00.",
		"Вы записаны на 27.11.2026 в 14:30.",
		"2026-11-27",
		"Звоните +370 612 34 567 или 112.",
		"от 85 € до 120 €",
		"45,50 EUR",
		"1 200 руб.",
		"займёт 2-3 часа",
		"через 2 недели",
		"через 21 день",
		"до 30 минут",
		"к 27 ноября",
		"по 30 ноября",
		"5-й этаж",
		"ул. Ленина, д. 5",
		"скидка 20 %",
		"info@budi.lt",
		"А-Н-Н-А",
		"BMW 5 серии",
		"в 9:05",
		"после 18:00",
		"около 45 минут",
		"2027 года",
		"+370 5 200 0001 или +7 916 123-45-67",
		"Работаем с 8 до 18, обед с 13 до 14 часов",
		"от 2 до 3 недель",
		"с 5 до 10 января",
		"с 23 по 27 ноября",
		"с 2 детьми",
		"1,5 часа",
		"2,5 недели или 0,5 часа",
	})
}

func FuzzPack(f *testing.F) { langtest.Fuzz(f, ru.New(), samples) }

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		ru.New()
	}
}

func BenchmarkHear(b *testing.B) { langtest.BenchHear(b, ru.New(), samples) }

func BenchmarkNormalize(b *testing.B) { langtest.BenchNormalize(b, ru.New()) }
