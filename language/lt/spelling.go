package lt

import (
	"strings"

	"budi/language/hearing"
	"budi/language/person"
)

// letterNames lists the letters' names as they are said and as recognisers
// write them, and the code words of the school alphabet.
const letterNames = `
b:bė,be c:cė,ce č:čė,če d:dė,de f:ef,eff g:gė,ge h:ha,aš j:jot,jota k:ka l:el,elė m:em n:en p:pė,pe r:er s:es š:eš,ša t:tė,te v:vė,ve z:zė,ze ž:žė,že
q:kju w:dvigubave x:iks y:igrek,ypsilon ą:anosinė ę:enosinė į:inosinė ų:unosinė ė:ėė ū:uilgoji`

func speller() *person.Speller {
	names := map[string]string{"brūkšnelis": "-", "brukšnelis": "-"}
	for f := range strings.FieldsSeq(letterNames) {
		letter, list, _ := strings.Cut(f, ":")
		for n := range strings.SplitSeq(list, ",") {
			names[n] = letter
		}
	}
	return &person.Speller{
		Names:   names,
		Common:  hearing.Words("aš", "be", "ka", "es", "te", "ve", "ne", "o", "i", "a", "e", "u", "į", "de"),
		Links:   [][]string{{"kaip"}, {"kaip", "žodyje"}, {"nuo"}},
		Repeats: map[string]int{"dviguba": 2, "dvigubas": 2, "dvi": 2},
		Clues:   hearing.Words("paraidžiui", "raidėmis", "raidės", "raidė"),
		Fillers: hearing.Words("ir", "tada", "po", "to", "em", "didžioji"),
	}
}
