package understand

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

// TestYesOrNo reads answers that hold words of both: a false yes books what
// nobody wanted.
func TestYesOrNo(t *testing.T) {
	u := general(t)
	for _, c := range []struct {
		lang, text string
		want       Intent
	}{
		{"en", "definitely not", No},
		{"en", "of course not", No},
		{"en", "absolutely no", No},
		{"en", "sure no problem", Yes},
		{"en", "yes no problem", Yes},
		{"en", "yeah no", No},
		{"en", "no yes", No},
		{"en", "okay no", No},
		{"en", "no okay", No},
		{"en", "right no", No},
		{"en", "why not", Yes},
		{"en", "no that's fine", No},
		{"en", "no wait yes", Yes},
		{"lt", "tikrai ne", No},
		{"lt", "žinoma ne", No},
		{"lt", "aišku kad ne", No},
		{"lt", "kodėl gi ne", Yes},
		{"lt", "ne, gerai", No},
		{"lt", "gerai ne", No},
		{"lt", "ne tinka", No},
		{"lt", "na ne", No},
		{"lt", "taip ne", No},
		{"lt", "be abejo ne", No},
		{"ru", "точно нет", No},
		{"ru", "конечно нет", No},
		{"ru", "разумеется нет", No},
		{"ru", "да нет", No},
		{"ru", "нет конечно", No},
		{"ru", "нет да", No},
		{"ru", "почему бы нет", Yes},
		{"ru", "почему нет", Yes},
		{"ru", "да нет не надо", No},
		{"ru", "хорошо нет", No},
		{"ru", "ладно нет", No},
		{"hy", "հաստատ ոչ", No},
		{"hy", "իհարկե ոչ", No},
		{"hy", "իհարկե չէ", No},
		{"hy", "ինչու ոչ", Yes},
		{"hy", "ինչու չէ", Yes},
		{"hy", "լավ ոչ", No},
		{"hy", "ոչ լավ", No},
	} {
		m := u.Understand(Utterance{Text: c.text, Lang: language.Tag(c.lang), Expect: "confirm"}, language.Anchor{Now: now, Expect: "confirm"})
		other := No
		if c.want == No {
			other = Yes
		}
		assert.True(t, m.Has(c.want, 0.8), "%q: %v", c.text, m.Intents)
		assert.False(t, m.Has(other, 0.3), "%q: %v", c.text, m.Intents)
	}
}

// TestNoYesByTheWay holds a yes/no question to answers: a kind word within
// another sentence is none.
func TestNoYesByTheWay(t *testing.T) {
	u := general(t)
	for text, lang := range map[string]language.Tag{
		"I watched a great film last night": "en", "I'd prefer to deal with a person": "en", "could you recommend a good restaurant": "en",
		"norėčiau pasikalbėti su žmogumi": "lt", "norėčiau vėlesnio laiko negu užrašytas": "lt", "лучше расскажите хороший анекдот": "ru",
		"լավ ռեստորան խորհուրդ կտա՞ք": "hy", "երեկ լավ ֆիլմ նայեցի": "hy",
	} {
		m := u.Understand(Utterance{Text: text, Lang: lang, Expect: "confirm"}, language.Anchor{Now: now, Expect: "confirm"})
		assert.False(t, m.Has(Yes, 0.3), "%q: %v", text, m.Intents)
	}
	for text, lang := range map[string]language.Tag{
		"yes and how much is it": "en", "that would be great, thank you": "en", "Friday at ten is perfect": "en", "I think that works for me": "en",
		"taip, o kiek tai kainuoja": "lt", "man labai tinka toks laikas": "lt", "да, а сколько это стоит": "ru", "այո, իսկ ինչ արժե": "hy",
	} {
		m := u.Understand(Utterance{Text: text, Lang: lang, Expect: "confirm"}, language.Anchor{Now: now, Expect: "confirm"})
		assert.True(t, m.Has(Yes, 0.6), "%q: %v", text, m.Intents)
	}
}
