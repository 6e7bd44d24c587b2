package language

import "time"

// Speaker says things the way people of the language do, for text and voice
// alike. All times are said in the zone that they carry.
type Speaker interface {
	// Cardinal spells n in words: "twenty-one", "dvidešimt vieną".
	Cardinal(n int64, f Form) string
	// Ordinal spells the n-th in words: "twenty-first", "dvidešimt pirmą".
	Ordinal(n int64, f Form) string
	// Day says a date as the answer to "when?": "tomorrow", "on Friday,
	// November 27", "penktadienį, lapkričio 27 d.". It names today and
	// tomorrow by word together with nothing else, other days by weekday and
	// date, and adds the year when it differs from now's.
	Day(day, now time.Time) string
	// Clock says a time of day as the answer to "at what time?":
	// "at 2:30 p.m.", "14 valandą 30 minučių", "в 14:30".
	Clock(t time.Time) string
	// Moment says Day and Clock together as one natural phrase.
	Moment(t, now time.Time) string
	// Hours says opening hours, "from 8 a.m. to 6 p.m.".
	Hours(from, to time.Time) string
	// Weekdays says a run of weekdays: "Monday to Friday", "nuo pirmadienio
	// iki penktadienio"; from == to is one day ("on Saturday").
	Weekdays(from, to time.Weekday) string
	// Duration says a length: "45 minutes", "an hour and a half".
	Duration(d time.Duration) string
	// Money says an amount of minor units: "85 euros", "85 eurai".
	Money(minor int64, currency string) string
	// MoneyFrom says the same after "from": "nuo 85 eurų", "from 85 euros".
	MoneyFrom(minor int64, currency string) string
	// Phone says a number in groups that can be written down.
	Phone(e164 string) string
	// Spell says a name letter by letter.
	Spell(name string) string
	// List joins items with commas and "and" or "or".
	List(items []string, or bool) string
	// Count says n of a thing in the right number and case.
	Count(n int, noun Noun) string
	// Normalize rewrites text so that a synthesiser reads it right: dates,
	// phone numbers, currencies, abbreviations and ranges in words.
	Normalize(text string) string
}

// Case is a grammatical case.
type Case uint8

// The cases.
const (
	Nominative Case = iota
	Genitive
	Dative
	Accusative
	Instrumental
	Locative
)

// Gender is a grammatical gender.
type Gender uint8

// The genders.
const (
	Masculine Gender = iota
	Feminine
	Neuter
)

// Form chooses an inflected form; the zero Form is nominative masculine.
type Form struct {
	Case   Case
	Gender Gender
	Plural bool
}

// Noun holds a counted noun's forms: One "visit", Few "vizitai", Many
// "vizitų" (en: One, Many; lt, ru: all three; hy: One).
type Noun struct {
	One, Few, Many string
	Gender         Gender
}
