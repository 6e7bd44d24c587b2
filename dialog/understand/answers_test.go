package understand

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/language/all"
)

// TestATimeNamesNothing says times, dates, numbers and telephone numbers the way
// people answer with them, and more: none of a business's things is heard in
// them, or "at seven in the evening" would make an evening hairstyle of a
// haircut.
func TestATimeNamesNothing(t *testing.T) {
	parts := map[language.Tag][]string{
		language.English: {
			"in the morning", "in the afternoon", "in the evening", "at seven in the evening", "around noon", "tonight", "after work", "first thing tomorrow",
			"next week", "the day after tomorrow", "at the weekend", "half past two", "a quarter to four", "not before ten", "between nine and eleven", "any day but Monday",
		},
		language.Lithuanian: {
			"ryte", "po pietų", "vakare", "septintą vakaro", "apie vidurdienį", "šį vakarą", "po darbo", "rytoj iš pat ryto", "kitą savaitę", "poryt", "savaitgalį", "pusę trečios", "be penkiolikos keturios",
			"ne anksčiau kaip dešimtą", "tarp devynių ir vienuolikos", "bet kurią dieną išskyrus pirmadienį", "vakaro", "ryto", "naktį",
		},
		language.Russian: {
			"утром", "днём", "вечером", "в семь вечера", "вечера", "утра", "дня", "ночи", "около полудня", "сегодня вечером", "после работы", "завтра с самого утра", "на следующей неделе", "послезавтра",
			"в выходные", "в половине третьего", "без четверти четыре", "не раньше десяти", "между девятью и одиннадцатью", "в любой день, кроме понедельника", "после шести вечера", "в обед", "ближе к вечеру",
		},
		language.Armenian: {
			"առավոտյան", "կեսօրից հետո", "երեկոյան", "երեկոյան ժամը յոթին", "այսօր երեկոյան", "աշխատանքից հետո", "հաջորդ շաբաթ", "վաղը չէ մյուս օրը", "շաբաթավերջին", "երեքն անց կես",
			"տասից ոչ շուտ", "երկուշաբթիից բացի ցանկացած օր",
		},
	}
	for _, slug := range []string{"dental", "garage", "vet", "salon"} {
		b := demo(t, slug)
		u, err := New(b, all.Packs())
		require.NoError(t, err)
		for _, lang := range b.Languages {
			p := all.Packs()[lang]
			said := parts[lang]
			for day := range 60 {
				at := now.AddDate(0, 0, day).Truncate(time.Hour).Add(time.Duration(day%9) * 15 * time.Minute)
				said = append(said, p.Day(at, now), p.Clock(at), p.Moment(at, now))
			}
			for n := range int64(40) {
				said = append(said, p.Cardinal(n, language.Form{}), p.Ordinal(n+1, language.Form{Case: language.Accusative}))
			}
			said = append(said, p.Phone("+37061234567"), p.Phone("+37491123456"))
			for _, text := range said {
				for _, expect := range []string{"request", "time", "choice", "phone"} {
					m := u.Understand(Utterance{Text: text, Lang: lang, Confidence: 1, Expect: expect}, language.Anchor{Now: now, Expect: expect})
					where := fmt.Sprintf("%s, %s, %s: %q", slug, lang, expect, text)
					assert.Empty(t, m.Services, where)
					assert.Empty(t, m.Staff, where)
					assert.Empty(t, m.Classes, where)
					assert.Equal(t, Normal, m.Urgency, where)
					assert.False(t, m.Has(No, 0.5), "%s: %v", where, m.Intents)
				}
			}
		}
	}
}
