package stem

import "strings"

var (
	ruReflexive = longestFirst(`ся сь`)
	ruAdjective = longestFirst(`ейшими ейший ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею`)
	ruVerb      = longestFirst(`уйте ейте йте ите ете ешь ишь ать ять ить еть уть оть ыть ти ть чь
		ала яла ила ела ало яло ило ело али яли или ели ал ял ил ел л
		аю яю ую ею ю у ает яет ует еет ит ят ат ут ют ем им йте ирую ирует ировать овать евать ивать ывать
		аем яем уем аете яете уете аешь яешь уешь`)
	ruNoun = longestFirst(`иями ями ами иях ях ах иям ям ам ием ьем ем ом ией ией ьей ей ой ою ею
		ию ью ия ья ие ье ии ьи иев ев ов ию ию ий й а е и о у ы ь ю я`)
	ruDerived = longestFirst(`ирован ировани ирова иров овани ован овал ова ениц ени ани яни ени ива ыва аци иц ник ниц ост ост н`)
	ruK       = longestFirst(`ок ек к`)
)

// russian takes endings off in the order of Snowball's Russian stemmer
// (reflexive, adjective, verb, noun), then what makes a noun of a verb and the
// suffix -k- with its fleeting vowel: чистка, чисток, чистить.
func russian(s string) string {
	s, _ = strip(s, ruReflexive, 4)
	out, ok := strip(s, ruAdjective, 4)
	if !ok {
		if out, ok = strip(s, ruVerb, 4); !ok {
			out, _ = strip(s, ruNoun, 3)
		}
	}
	out = strings.TrimSuffix(out, "ь")
	if t, ok := strip(out, ruDerived, 4); ok {
		out = t
	}
	out, _ = strip(out, ruK, 4)
	if strings.HasSuffix(out, "нн") {
		out = out[:len(out)-len("н")]
	}
	return out
}
