package understand

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/language/all"
)

// general reads at a business of all four languages.
func general(t testing.TB) *Understander {
	u, err := General(slices.Collect(maps.Values(all.Packs()))...)
	require.NoError(t, err)
	return u
}

// TestCalm grades what only sounds urgent: it is denied, supposed, or over.
func TestCalm(t *testing.T) {
	u := general(t)
	for _, c := range []struct {
		lang, text string
		want       Level
	}{
		{"en", "it's not urgent", Normal},
		{"en", "no rush at all", Normal},
		{"en", "there's no emergency, I just want a checkup", Normal},
		{"en", "what if it becomes urgent?", Normal},
		{"en", "what should I do if the pain gets unbearable?", Normal},
		{"en", "yesterday it was bleeding but it stopped", Normal},
		{"en", "the bleeding has stopped", Normal},
		{"en", "it was swollen last week but now it's fine", Normal},
		{"en", "it was bleeding heavily but it stopped", Pressing},
		{"en", "the bleeding stopped and started again", Pressing},
		{"en", "what should I do if my dog ate chocolate", Pressing},
		{"en", "the bleeding won't stop", Life},
		{"en", "he has stopped breathing", Life},
		{"lt", "neskubu", Normal},
		{"lt", "čia nieko skubaus", Normal},
		{"lt", "neskauda, tik patikra", Normal},
		{"lt", "o kas jeigu pasidarys skubu", Normal},
		{"lt", "ką daryti jeigu pradės kraujuoti", Normal},
		{"lt", "vakar kraujavo bet nustojo", Normal},
		{"lt", "kraujavimas jau sustojo", Normal},
		{"lt", "kraujavo, nustojo ir vėl kraujuoja", Pressing},
		{"lt", "kraujuoja ir nesustoja", Life},
		{"ru", "не срочно", Normal},
		{"ru", "ничего срочного", Normal},
		{"ru", "а если станет срочно?", Normal},
		{"ru", "что делать если начнёт кровоточить", Normal},
		{"ru", "вчера шла кровь но остановилась", Normal},
		{"ru", "кровотечение прекратилось", Normal},
		{"ru", "это срочно", Pressing},
		{"ru", "опять пошла кровь", Pressing},
		{"hy", "շտապ չէ", Normal},
		{"hy", "ոչ մի շտապ բան չկա", Normal},
		{"hy", "չի ցավում, ուղղակի զննում", Normal},
		{"hy", "երեկ արյունահոսում էր, բայց դադարեց", Normal},
		{"hy", "շտապ է", Pressing},
	} {
		m := u.Understand(Utterance{Text: c.text, Lang: language.Tag(c.lang)}, language.Anchor{Now: now})
		assert.Equal(t, c.want, m.Urgency, c.text)
	}
}

// TestCourtesyAlone reads a lone word of courtesy as no answer: after "You're
// booked. Anything else?" nobody wishes for more with it.
func TestCourtesyAlone(t *testing.T) {
	u := general(t)
	for text, lang := range map[string]language.Tag{"please": "en", "prašau": "lt", "пожалуйста": "ru", "խնդրում եմ": "hy"} {
		for _, expect := range []string{"", "more", "confirm", "choice", "request"} {
			m := u.Understand(Utterance{Text: text, Lang: lang, Expect: expect}, language.Anchor{Now: now})
			assert.False(t, m.Has(Yes, 0), "%s: %q: %v", expect, text, m.Intents)
			assert.False(t, m.Has(OutOfScope, 0), "%s: %q: %v", expect, text, m.Intents)
		}
	}
	m := u.Understand(Utterance{Text: "yes please", Expect: "confirm"}, language.Anchor{Now: now})
	assert.True(t, m.Has(Yes, 0.9), "%v", m.Intents)
}

// TestErrands are wishes for nothing of ours, though a day is named.
func TestErrands(t *testing.T) {
	u := general(t)
	for text, lang := range map[string]language.Tag{
		"I have to drive to Kaunas on Thursday": "en", "I need to pick up my kids on Thursday": "en", "we're busy on Friday": "en",
		"ketvirtadienį turiu važiuoti į Kauną": "lt", "в четверг мне надо ехать в Каунас": "ru", "հինգշաբթի պետք է գնամ Գյումրի": "hy",
	} {
		m := u.Understand(Utterance{Text: text, Lang: lang}, language.Anchor{Now: now})
		assert.False(t, m.Has(Book, 0.3), "%q: %v", text, m.Intents)
		assert.False(t, m.Has(Move, 0.3), "%q: %v", text, m.Intents)
	}
}

// TestChangeOfThings changes tyres and oil, not the time of a visit.
func TestChangeOfThings(t *testing.T) {
	u, err := New(demo(t, "garage"), all.Packs())
	require.NoError(t, err)
	for text, want := range map[string]Intent{
		"reikia pakeisti padangas rytoj": Book, "norėčiau pakeisti tepalus kitą savaitę": Book, "reikia pakeisti vizito laiką": Move,
		"noriu pakeisti laiką į rytojų": Move, "I need to change my tyres tomorrow": Book, "change my appointment to Friday": Move,
	} {
		m := u.Understand(Utterance{Text: text}, language.Anchor{Now: now})
		require.NotEmpty(t, m.Intents, text)
		assert.Equal(t, want, m.Intents[0].Name, "%q: %v", text, m.Intents)
	}
}
