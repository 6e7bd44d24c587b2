package all

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

// TestSignals says what people say and looks for what they mean: each line is
// language, expectation, utterance and the kinds that must be heard, and after
// an exclamation mark those that must not.
func TestSignals(t *testing.T) {
	packs := Packs()
	for line := range strings.SplitSeq(strings.TrimSpace(signalCases), "\n") {
		f := strings.Split(line, "|")
		if len(f) != 4 {
			t.Fatalf("bad line %q", line)
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		h := packs[language.Tag(f[0])].Hear(f[2], language.Anchor{Expect: f[1]})
		var got []string
		for _, s := range h.Signals {
			got = append(got, string(s.Kind))
		}
		for want := range strings.FieldsSeq(f[3]) {
			if kind, not := strings.CutPrefix(want, "!"); not {
				assert.False(t, slices.Contains(got, kind) || kind == "all" && len(got) > 0, "%s: %v", line, got)
			} else {
				assert.True(t, slices.Contains(got, kind), "%s: %v", line, got)
			}
		}
	}
}

const signalCases = `
en | confirm | yeah | yes
en | confirm | Yep, that's right. | yes
en | confirm | no thanks | no !yes !thanks
en | confirm | no, that's all | nothing
en | more | that's all thank you | nothing thanks
en | more | nothing else | nothing
en | confirm | sure | yes
en | confirm | I'm not sure | dont_know !yes
en | choice | the first one please | first
en | choice | second | second
en | choice | 2 | second
en | choice | the last | last
en | | the second of May | !second
en | choice | whichever | any
en | choice | I don't mind | any
en | | Could you say that again? | repeat
en | | sorry? | repeat
en | | speak slower please | slower
en | | I can't hear you | louder
en | | hold on a second | wait
en | | make sure the dentist is good | !yes
en | | there is no parking nearby | !no
en | time | no, Thursday | no
en | time | something earlier | earlier
en | time | later in the day | !later
en | time | actually, make it Friday | correction
en | | please stop calling me | opt_out
en | | um, let me think | hesitation
en | | mhm | backchannel
en | | hello, I'd like to book a haircut | hello
en | | see you later, bye | bye !later
en | confirm | that's not right | no !yes
en | confirm | Yesss | yes
en | | is that correct | !yes
en | time | do you have any time on Monday | !any
en | | do I have to wait long | !wait
lt | confirm | taip | yes
lt | confirm | jo | yes
lt | confirm | nu gerai | yes
lt | confirm | tinka | yes
lt | confirm | netinka | no !yes
lt | confirm | ne, ačiū | no !thanks
lt | confirm | zinoma | yes
lt | confirm | žinoma | yes
lt | more | ne, tai viskas | nothing
lt | more | nieko daugiau, ačiū | nothing thanks
lt | choice | pirmą | first
lt | choice | antrasis | second
lt | choice | tinka trečias | third yes
lt | choice | man nesvarbu | any
lt | time | pirmą valandą | !first
lt | | atsiprašau, nesupratau | repeat
lt | | pakartokite prašau | repeat
lt | | kalbėkite lėčiau | slower
lt | | blogai girdžiu | louder
lt | | minutėlę | wait
lt | | labas rytas | hello
lt | | viso gero | bye
lt | | daugiau man neskambinkite | opt_out
lt | time | gal anksčiau | earlier
lt | time | ne vėliau kaip penktą | !later
lt | time | geriau ketvirtadienį | correction
lt | | nežinau | dont_know
lt | | nu, kaip čia pasakyti | hesitation
ru | confirm | да | yes
ru | confirm | ага | yes
ru | confirm | хорошо | yes
ru | confirm | не подходит | no !yes
ru | confirm | нет, спасибо | no !thanks
ru | confirm | подойдёт | yes
ru | more | нет, это всё | nothing
ru | more | больше ничего | nothing
ru | choice | первый вариант | first
ru | choice | давайте второе | second yes
ru | choice | мне всё равно | any
ru | | повторите, пожалуйста | repeat
ru | | помедленнее пожалуйста | slower
ru | | вас плохо слышно | louder
ru | | минуточку | wait
ru | | здравствуйте | hello
ru | | до свидания | bye
ru | | больше мне не звоните | opt_out
ru | time | а пораньше есть? | earlier
ru | time | нет, лучше в четверг | no correction
ru | | не знаю | dont_know
ru | time | не раньше десяти | !earlier
hy | confirm | այո | yes
hy | confirm | հա | yes
hy | confirm | լավ | yes
hy | confirm | ոչ, շնորհակալություն | no !thanks
hy | confirm | չէ | no
hy | confirm | հարմար չէ | no !yes
hy | more | ոչ, այսքանը | nothing
hy | choice | առաջինը | first
hy | choice | երկրորդ տարբերակը | second
hy | choice | ինձ համար միևնույն է | any
hy | | կրկնեք խնդրեմ | repeat
hy | | ի՞նչ | repeat
hy | | ավելի դանդաղ | slower
hy | | լավ չեմ լսում | louder
hy | | մի րոպե | wait
hy | | բարև ձեզ | hello
hy | | ցտեսություն | bye
hy | | այլևս մի զանգահարեք | opt_out
hy | time | ավելի շուտ | earlier
hy | | չգիտեմ | dont_know
hy | | հարյուր հիսուն | !all
ru | confirm | нет, не тот день | no
en | confirm | no, sorry | no correction
lt | confirm | ne, atsiprašau | no
hy | confirm | ոչ, կներեք | no
en | time | later please | later !bye
en | | what's the deal with parking | !yes
ru | | что именно вы делаете | !yes
ru | | сколько идёт процедура | !yes
ru | | так, а сколько стоит | !yes
lt | | kada jums tinka | !yes
hy | | ձեր մոտ լավ բժիշկ կա | !yes
hy | | կարելի է գրանցվել | !yes
en | choice | the 10 o'clock one | !first
en | choice | half past two please | !second
en | choice | number two please | second
en | choice | December first | !first
en | choice | one | first
lt | choice | antrą prašau | second !repeat
lt | choice | du | second
lt | choice | antrą valandą | !second
lt | phone | tas pats numeris | !any
ru | choice | первого декабря | !first
ru | choice | в два | !second
hy | choice | մեկ | first
hy | name | Իմ անունը Սոնա է | !hesitation
en | confirm | i don't think that's right | no !yes
en | confirm | thats correct | yes
en | confirm | are you sure that's correct | no !yes
en | | stop please | stop !yes
en | | what time is it exactly | !yes
en | | I no longer need it | !no
en | | I can't make it to the appointment | no
en | | oh no, my dog is bleeding | !no
en | | talk to you later | bye !later
en | more | I don't need anything else, thanks | nothing
lt | confirm | nemanau | no !yes
lt | | ar jums tinka penktadienis | !yes
lt | more | ačiū, to užteks | nothing
lt | confirm | būtų puiku | yes
ru | confirm | не думаю | no !yes
ru | confirm | было бы здорово | yes
ru | more | спасибо, этого достаточно | nothing
hy | confirm | չեմ կարծում | no !yes
hy | confirm | լավ կլինի | yes
`
