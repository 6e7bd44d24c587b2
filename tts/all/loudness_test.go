package all

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/media/loudness"
	"budi/tts"
)

// prompts are twenty clauses of usual lengths in each language.
func prompts() map[language.Tag][]string {
	return map[language.Tag][]string{
		language.English: {
			"Good morning!", "This is Balta Dental Clinic.", "How can I help?", "I'm Budi, an AI assistant.", "Yes.", "Sorry, I didn't catch that.",
			"Which day and time would suit you?", "Which one suits you?", "What name shall I put it under?", "What phone number can we reach you on?",
			"The soonest we are free is tomorrow at nine in the morning or on Friday at half past two.", "Shall I book it?", "You're booked.",
			"Is there anything else I can help with?", "See you on Tuesday at ten.", "Goodbye!", "Of course, I'll speak more slowly.",
			"zero six one two, three four five, six seven", "The price depends on the size of the filling.", "One moment, please.",
		},
		language.Lithuanian: {
			"Laba diena!", "Čia odontologijos klinika „Balta“.", "Kuo galiu padėti?", "Aš Budi, dirbtinio intelekto asistentas.", "Taip.", "Atsiprašau, neišgirdau.",
			"Kuri diena ir kuris laikas jums tiktų?", "Kuris laikas jums tinka?", "Kokiu vardu užregistruoti?", "Kokiu telefono numeriu galime su jumis susisiekti?",
			"Artimiausias laisvas laikas yra rytoj, 9 valandą, arba penktadienį, 14 valandą 30 minučių.", "Ar užregistruoti?", "Užregistravau.",
			"Ar dar kuo nors galiu padėti?", "Iki antradienio, 10 valandos.", "Viso gero!", "Žinoma, kalbėsiu lėčiau.",
			"8 6 1 2, 3 4 5, 6 7", "Kaina priklauso nuo plombos dydžio.", "Minutėlę.",
		},
		language.Russian: {
			"Добрый день!", "Это стоматологическая клиника «Балта».", "Чем могу помочь?", "Я Буди, ассистент с искусственным интеллектом.", "Да.", "Извините, я не расслышал.",
			"Какой день и какое время вам подойдут?", "Какое время вам подходит?", "На какое имя записать?", "По какому номеру с вами можно связаться?",
			"Ближайшее свободное время завтра в 9 часов или в пятницу в 14 часов 30 минут.", "Записать вас?", "Записал.",
			"Могу ли я ещё чем-нибудь помочь?", "До вторника, до 10 часов.", "До свидания!", "Конечно, буду говорить медленнее.",
			"8 6 1 2, 3 4 5, 6 7", "Цена зависит от размера пломбы.", "Одну минуту.",
		},
	}
}

// TestVoicesAreEquallyLoud measures the spread of integrated loudness of twenty
// prompts over every voice.
func TestVoicesAreEquallyLoud(t *testing.T) {
	voices := map[string]map[language.Tag][]string{
		"flite": {language.English: {"slt", "rms", "kal16"}},
		"espeak": {
			language.English: {"en-gb"}, language.Lithuanian: {"lt", "lt+f2"}, language.Russian: {"ru+f3"},
		},
	}
	var all []float64
	peak := 0.0
	for _, m := range members() {
		engine, err := m.open()
		if err != nil {
			t.Skip(err)
		}
		for lang, names := range voices[m.name] {
			for _, name := range names {
				var of []float64
				for _, text := range prompts()[lang] {
					pcm, err := engine.Render(t.Context(), tts.Voice{Lang: lang, Name: name, Rate: 8000}, text)
					require.NoError(t, err)
					of = append(of, loudness.Integrated(pcm, 8000))
					for _, v := range pcm {
						peak = max(peak, math.Abs(float64(v))/32768)
					}
				}
				mean, deviation, low, high := spread(of)
				t.Logf("%-6s %-9s mean %.1f LUFS, deviation %.2f LU, from %.1f to %.1f", m.name, name, mean, deviation, low, high)
				all = append(all, of...)
			}
		}
	}
	mean, deviation, low, high := spread(all)
	t.Logf("%d prompts: mean %.1f LUFS, deviation %.2f LU, from %.1f to %.1f, peak %.2f", len(all), mean, deviation, low, high, peak)
	assert.InDelta(t, -23, mean, 0.5)
	assert.Less(t, high-low, 3.0)
	assert.LessOrEqual(t, peak, 0.96)
}

func spread(x []float64) (mean, deviation, low, high float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		deviation += (v - mean) * (v - mean) / float64(len(x))
	}
	return mean, math.Sqrt(deviation), slices.Min(x), slices.Max(x)
}
