package lt

import (
	"strings"

	"budi/language/hearing"
	"budi/language/numeral"
)

// numberReader finds the numbers of a Lithuanian utterance.
func numberReader(g *numeral.Grammar) *numeral.Reader {
	parts := map[string]int64{}
	for stem, d := range map[string]int64{
		"trečdal": 3, "ketvirtadal": 4, "penktadal": 5, "šeštadal": 6, "septintadal": 7, "aštuntadal": 8, "devintadal": 9, "dešimtadal": 10,
		"šimtadal": 100, "tūkstantdal": 1000, "ketvirt": 4,
	} {
		for _, form := range forms(stem, nounIs) {
			if stem == "ketvirt" && !strings.HasPrefix(form, "ketvirti") && !strings.HasPrefix(form, "ketvirč") {
				continue
			}
			parts[form] = d
			parts[fold(form)] = d
		}
	}
	parts["ketvirčio"], parts["ketvirčiai"], parts["ketvirčių"] = 4, 4, 4
	for stem, d := range map[string]int64{
		"treči": 3, "ketvirt": 4, "penkt": 5, "šešt": 6, "septint": 7, "aštunt": 8, "devint": 9, "dešimt": 10, "šimt": 100, "tūkstant": 1000,
	} {
		for _, form := range forms(stem, "oji osios ųjų") { // "dvi trečiosios"
			parts[form] = d
			parts[fold(form)] = d
		}
	}
	fixed := map[string]string{"pora": "2", "porą": "2", "poros": "2"}
	for stem, v := range digitNouns {
		for _, form := range forms(stem, "as ą o u") {
			fixed[form], fixed[fold(form)] = string(v), string(v)
		}
	}
	for _, form := range forms("pusantr", "o os am ai ą u oje ų") {
		fixed[form], fixed[fold(form)] = "3/2", "3/2"
	}
	for _, form := range forms("pustreči", "o os am ai ą u oje ų") {
		fixed[form], fixed[fold(form)] = "5/2", "5/2"
	}
	half := [][]string{{"su", "puse"}, {"ir", "pusė"}, {"ir", "puse"}}
	return &numeral.Reader{
		Grammar: g,
		Repeats: map[string]int{"dukart": 2, "dvigubas": 2, "dvigubai": 2, "triskart": 3, "trigubas": 3, "trigubai": 3},
		Several: counted(),
		Point:   hearing.Words("kablelis", "taškas", "taskas"),
		Whole:   hearing.Words("sveikas", "sveikos", "sveiki", "sveikų", "sveika", "sveikiems"),
		Minus:   hearing.Words("minus"),
		Percent: hearing.Words(append(append(forms("procent", nounAs), "proc", "nuošimčių"), forms("procent", "u")...)...),
		Halves:  hearing.Words("pusė", "puse", "pusę", "pusės"),
		AndPart: hearing.Words("ir"),
		Fixed:   fixed,
		Parts:   parts,
		AndHalf: half,
		Over:    [][]string{{"iš"}, {"padalinta", "iš"}},
		Dozens:  map[string]int64{"tuzinas": 12, "tuzinai": 12, "tuzinų": 12, "tuziną": 12},
		Magnitudes: map[string]int{
			"k": 3, "tūkst": 3, "tukst": 3, "mln": 6, "mlrd": 9,
		},
	}
}

// digitNouns are the stems of the nouns that digits have, as marks too.
var digitNouns = map[string]byte{
	"vienet": '1', "dvejet": '2', "trejet": '3', "ketvert": '4', "penket": '5', "šešet": '6', "septynet": '7', "aštuonet": '8', "devynet": '9',
}

// counted are the forms of a digit that is told by how often it comes: "du
// penketai".
func counted() map[string]byte {
	m := map[string]byte{"nuliai": '0', "nulius": '0', "nulių": '0', "nuliu": '0'}
	for stem, d := range digitNouns {
		for _, form := range forms(stem, "ai us ų") {
			m[form], m[fold(form)] = d, d
		}
	}
	return m
}
