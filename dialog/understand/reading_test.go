package understand

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"budi/language"
	"budi/language/all"
)

func dental(t testing.TB) *Understander {
	t.Helper()
	u, err := New(demo(t, "dental"), all.Packs())
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestNBest: the reading that answers what was asked wins, unless the first
// does well enough.
func TestNBest(t *testing.T) {
	u := dental(t)
	options := []string{"tomorrow at 10:30", "tomorrow at 14:30", "on Monday at 9:00"}
	for _, c := range []struct {
		expect, text string
		nbest        []string
		want         string
	}{
		{"service", "denim higher", []string{"dental hygiene", "dental high jean"}, "dental hygiene"},
		{"time", "turn state at ten", []string{"thursday at ten"}, "thursday at ten"},
		{"confirm", "guess", []string{"yes"}, "yes"},
		{"confirm", "no", []string{"yes", "know"}, "no"},
		{"request", "i want to brook a pound meant", []string{"i want to book an appointment"}, "i want to book an appointment"},
		{"request", "how much is a filling", []string{"how much is a feeling"}, "how much is a filling"},
		{"request", "", []string{"", "hello"}, "hello"},
		{"choice", "the first one", []string{"the first one at three", "third one on friday at ten"}, "the first one"},
		{"choice", "third one please", []string{"the first one at one please"}, "third one please"},
		{"choice", "fist swan", []string{"the first one"}, "the first one"},
		{"time", "thursday", []string{"thursday at ten"}, "thursday"},
		{"choice", "the monday", []string{"at nine"}, "the monday"},
	} {
		m := u.Understand(Utterance{Text: c.text, NBest: c.nbest, Expect: c.expect, Lang: "en", Options: options}, language.Anchor{Now: now})
		if m.Text != c.want {
			t.Errorf("%s %q: chose %q %v", c.expect, c.text, m.Text, m.Intents)
		}
	}
}

// TestChoiceOfCommonWords: what the options are called by may be a word that
// tells little elsewhere.
func TestChoiceOfCommonWords(t *testing.T) {
	u := dental(t)
	m := u.Understand(Utterance{
		Text: "the name", NBest: []string{"the time", "at nine"}, Expect: "choice", Lang: "en",
		Options: []string{"the service", "the time", "the name", "the number"},
	}, language.Anchor{Now: now})
	if m.Text != "the name" || m.Choice != 3 {
		t.Errorf("chose %q, option %d", m.Text, m.Choice)
	}
}

func TestChoice(t *testing.T) {
	u := dental(t)
	times := []string{"tomorrow at 10:30", "tomorrow at 14:30", "on Monday at 9:00"}
	laikai := []string{"rytoj 10 valandą 30 minučių", "rytoj 14 valandą 30 minučių", "pirmadienį 9 valandą"}
	vremena := []string{"завтра в 10:30", "завтра в 14:30", "в понедельник в 9:00"}
	for _, c := range []struct {
		lang    language.Tag
		options []string
		text    string
		want    int
	}{
		{"en", times, "the first one", 1},
		{"en", times, "second please", 2},
		{"en", times, "the last one", 3},
		{"en", times, "the half past two one", 2},
		{"en", times, "monday", 3},
		{"en", times, "nine o'clock", 3},
		{"en", times, "tomorrow", 0},
		{"en", times, "none of these", 0},
		{"en", times, "no", 0},
		{"en", []string{"doctor Petrauskas", "doctor Jonaitienė"}, "with Petrauskas", 1},
		{"lt", laikai, "pirmas variantas", 1},
		{"lt", laikai, "antras tinka", 2},
		{"lt", laikai, "pirmadienį", 3},
		{"lt", laikai, "pusę trijų", 2},
		{"lt", laikai, "devintą", 3},
		{"lt", laikai, "netinka", 0},
		{"lt", laikai, "imu tą antrą", 2},
		{"ru", vremena, "второй вариант", 2},
		{"ru", vremena, "давайте первый", 1},
		{"ru", vremena, "в понедельник", 3},
		{"ru", vremena, "в половине третьего", 2},
		{"ru", vremena, "никакой", 0},
	} {
		m := u.Understand(Utterance{Text: c.text, Expect: "choice", Options: c.options, Lang: c.lang}, language.Anchor{Now: now})
		if m.Choice != c.want {
			t.Errorf("%q: chose %d, want %d; heard %+v", c.text, m.Choice, c.want, m.Heard)
		}
	}
}

// TestExpect: the same words mean another thing when another answer is due.
func TestExpect(t *testing.T) {
	u := dental(t)
	for _, c := range []struct {
		lang         language.Tag
		expect, text string
		has, hasNot  Intent
		services     bool
	}{
		{"en", "confirm", "that works", Yes, No, false},
		{"en", "confirm", "perfect", Yes, No, false},
		{"en", "confirm", "that doesn't work for me", No, Yes, false},
		{"en", "name", "Will Price", "", Price, false},
		{"en", "name", "it's Anna Smith", "", OutOfScope, false},
		{"en", "more", "no that's it", Nothing, Book, false},
		{"en", "choice", "too early", No, Yes, false},
		{"lt", "confirm", "tinka", Yes, No, false},
		{"lt", "confirm", "netinka", No, Yes, false},
		{"lt", "more", "ne, ačiū, viskas", Nothing, Book, false},
		{"lt", "name", "Jonas Petraitis", "", Book, false},
		{"lt", "name", "mano vardas Rūta", "", OutOfScope, false},
		{"ru", "confirm", "да, подходит", Yes, No, false},
		{"en", "confirm", "no wait yes", Yes, No, false},
		{"en", "confirm", "yes, wait, no", No, Yes, false},
		{"en", "confirm", "yes, no problem", Yes, No, false},
		{"en", "confirm", "no no no", No, Nothing, false},
		{"en", "confirm", "almost, but the name is wrong", No, Yes, false},
		{"lt", "confirm", "o galima vėliau", "", Yes, false},
		{"lt", "confirm", "beveik, tik vardas kitas", No, Yes, false},
		{"lt", "confirm", "kokią dieną sakėt", Repeat, Yes, false},
		{"ru", "confirm", "не подходит", No, Yes, false},
		{"en", "time", "sometime next week in the morning", "", OutOfScope, false},
	} {
		m := u.Understand(Utterance{Text: c.text, Expect: c.expect, Lang: c.lang}, language.Anchor{Now: now, Expect: c.expect})
		if c.has != "" && !m.Has(c.has, 0.5) || m.Has(c.hasNot, 0.5) {
			t.Errorf("%s %q: %v", c.expect, c.text, m.Intents)
		}
		if (len(m.Services) > 0) != c.services {
			t.Errorf("%s %q: services %v", c.expect, c.text, m.Services)
		}
	}
}

// TestNames: the caller's own name is neither staff nor a wish.
func TestNames(t *testing.T) {
	u := dental(t)
	for _, c := range []struct {
		lang         language.Tag
		expect, text string
		name, staff  string
	}{
		{"lt", "name", "Tomas Kazlauskas", "Tomas Kazlauskas", ""},
		{"lt", "request", "mano vardas Tomas", "Tomas", ""},
		{"lt", "request", "norėčiau pas Tomą", "", "petrauskas"},
		{"lt", "name", "gal Ieva", "Ieva", ""},
		{"en", "request", "my name is Anna Smith", "Anna Smith", ""},
		{"en", "name", "Tom Baker", "Tom Baker", ""},
		{"en", "request", "I'd like to see doctor Petrauskas", "", "petrauskas"},
	} {
		m := u.Understand(Utterance{Text: c.text, Lang: c.lang, Expect: c.expect}, language.Anchor{Now: now, Expect: c.expect})
		if c.name != "" && (len(m.Heard.Names) != 1 || m.Heard.Names[0].Value != c.name) {
			t.Errorf("%q: names %v", c.text, m.Heard.Names)
		}
		if c.staff == "" && len(m.Staff) > 0 || c.staff != "" && (len(m.Staff) == 0 || m.Staff[0].ID != c.staff) {
			t.Errorf("%q: staff %v", c.text, m.Staff)
		}
		if m.Has(OutOfScope, 0.1) || m.Has(Maybe, 0.1) {
			t.Errorf("%q: %v", c.text, m.Intents)
		}
	}
}

func TestLanguage(t *testing.T) {
	u := everything(t, "")
	for text, want := range map[string]language.Tag{
		"yes":                             "en",
		"taip":                            "lt",
		"да":                              "ru",
		"այո":                             "hy",
		"okay":                            "",
		"Petrauskas":                      "",
		"612":                             "",
		"norėčiau užsiregistruoti":        "lt",
		"noreciau uzsiregistruoti vizita": "lt",
		"I want to book":                  "en",
		"labas, do you speak english":     "en",
		"хочу на маникюр":                 "ru",
		"ուզում եմ գրանցվել":              "hy",
	} {
		if m := u.Understand(Utterance{Text: text}, language.Anchor{Now: now}); m.Lang != want {
			t.Errorf("%q: %q, want %q", text, m.Lang, want)
		}
	}
	for text, want := range map[string]language.Tag{
		"do you speak Russian?":     "ru",
		"можно по-русски":           "ru",
		"ar galime lietuviškai":     "lt",
		"can we speak English":      "en",
		"можно на английском":       "en",
		"կարո՞ղ ենք խոսել ռուսերեն": "ru",
		"ar kalbate angliškai":      "en",
		"do you speak Spanish":      "",
	} {
		m := u.Understand(Utterance{Text: text}, language.Anchor{Now: now})
		if m.Speak != want || !m.Has(Speak, 0.5) {
			t.Errorf("%q: speak %q, want %q, %v", text, m.Speak, want, m.Intents)
		}
	}
}

func TestResult(t *testing.T) {
	u := dental(t)
	at, layout, err := ParseNow("2013-02-12T04:30:00", time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	m := u.Understand(Utterance{Text: "book a teeth cleaning tomorrow, not on Friday, my number is +370 612 34567", Lang: "en"}, language.Anchor{Now: at})
	raw, err := m.Result(layout).JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got Result
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	// What is excluded is named all the same.
	if len(got.Times) != 2 || got.Times[0] != (ResultTime{Start: "2013-02-13T00:00:00", Grain: "day"}) {
		t.Errorf("times %v", got.Times)
	}
	if len(got.Services) != 1 || got.Services[0] != "hygiene" || len(got.Phones) != 1 || got.Phones[0] != "+37061234567" {
		t.Errorf("got %s", raw)
	}
	if got.Urgent || got.Intents[0].Name != Book {
		t.Errorf("got %s", raw)
	}
	if raw, _ := (Meaning{}).Result(layout).JSON(); string(raw) !=
		`{"text":"","intents":[],"times":[],"numbers":[],"phones":[],"names":[],"services":[],"urgent":false}` {
		t.Errorf("empty: %s", raw)
	}
}

func TestParseNow(t *testing.T) {
	zone := time.FixedZone("", 2*3600)
	for in, want := range map[string]string{
		"2026-11-21T14:30:00+02:00": "2026-11-21T14:30:00+02:00",
		"2026-11-21T14:30:00Z":      "2026-11-21T14:30:00Z",
		"2026-11-21T14:30:00":       "2026-11-21T14:30:00",
		"2026-11-21T14:30":          "2026-11-21T14:30:00",
		"2026-11-21":                "2026-11-21T00:00:00",
	} {
		at, layout, err := ParseNow(in, zone)
		if err != nil || at.Format(layout) != want {
			t.Errorf("%s: %v %v", in, at, err)
		}
	}
	if _, _, err := ParseNow("soon", zone); err == nil {
		t.Error("soon was read")
	}
}

// TestWithoutDiacritics: Lithuanian that is typed or recognised without its
// letters means the same.
func TestWithoutDiacritics(t *testing.T) {
	u := dental(t)
	plain := strings.NewReplacer("ą", "a", "č", "c", "ę", "e", "ė", "e", "į", "i", "š", "s", "ų", "u", "ū", "u", "ž", "z")
	for _, c := range readCases(t, "testdata/cases/lt.txt") {
		want := u.Understand(Utterance{Text: c.text, Lang: "lt"}, language.Anchor{Now: now})
		got := u.Understand(Utterance{Text: plain.Replace(c.text), Lang: "lt"}, language.Anchor{Now: now})
		if len(want.Intents) > 0 && (len(got.Intents) == 0 || got.Intents[0].Name != want.Intents[0].Name) || got.Urgency != want.Urgency {
			t.Errorf("%q: %v %d, with diacritics %v %d", plain.Replace(c.text), got.Intents, got.Urgency, want.Intents, want.Urgency)
		}
	}
}
