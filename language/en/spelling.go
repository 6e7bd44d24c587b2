package en

import (
	"strings"

	"budi/language/hearing"
	"budi/language/person"
)

// letterNames lists the letters' names as recognisers write them, and the
// NATO code words; those in common are ordinary words as well.
const letterNames = `
a:ay,eh b:bee,be c:see,sea,cee d:dee e:ee f:eff,ef g:gee,jee h:aitch,haitch,eitch i:eye j:jay k:kay,kaye l:ell,el m:em n:enn p:pee q:cue,queue,kew
r:ar,are s:ess,es t:tee,tea u:you,yew v:vee w:doubleyou,doubleu x:ex,eks y:why,wye z:zee,zed o:owe
a:alpha,alfa b:bravo c:charlie d:delta e:echo f:foxtrot g:golf h:hotel i:india j:juliet,juliett k:kilo l:lima m:mike n:november o:oscar p:papa q:quebec
r:romeo s:sierra t:tango u:uniform v:victor w:whiskey,whisky x:xray y:yankee z:zulu`

const commonLetters = `a i o be see sea are you tea why ex es el em owe eye cue queue
charlie mike oscar victor juliet november golf hotel india echo delta papa uniform romeo kilo lima`

func speller() *person.Speller {
	names := map[string]string{"dash": "-", "hyphen": "-", "apostrophe": "'"}
	for f := range strings.FieldsSeq(letterNames) {
		letter, list, _ := strings.Cut(f, ":")
		for n := range strings.SplitSeq(list, ",") {
			names[n] = letter
		}
	}
	return &person.Speller{
		Names:   names,
		Common:  hearing.Words(strings.Fields(commonLetters)...),
		Links:   [][]string{{"for"}, {"as", "in"}, {"like"}, {"as"}, {"like", "in"}},
		Repeats: map[string]int{"double": 2, "triple": 3},
		Clues:   hearing.Words("spelled", "spelt", "spell", "spelling", "letters"),
		Fillers: hearing.Words("then", "and", "um", "uh", "capital", "letter"),
	}
}
